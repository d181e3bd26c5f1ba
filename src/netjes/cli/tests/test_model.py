import json

import pytest

from netjes.norms.library import MODELS, WORDS, text_of
from netjes.norms.notation import read, read_words


@pytest.mark.parametrize("name", MODELS)
def test_it_works(netjes, name):
    said = netjes("model", name)
    assert (said.status, said.out, said.err) == (0, text_of(f"{name}.md"), "")
    assert read(said.out).articles


def test_the_word_list_is_printed_as_it_ships(netjes):
    said = netjes("words")
    assert (said.status, said.out) == (0, text_of(WORDS))
    assert read_words(said.out).acts


@pytest.mark.parametrize("name", MODELS)
def test_the_worked_situations_are_one_json_object_a_line(netjes, name):
    lines = netjes("model", name, "--situations").out.splitlines()
    assert all({"article", "story", "role", "act", "facts"} <= set(json.loads(line)) for line in lines)


@pytest.mark.parametrize("words", [[], ["rector"], ["leerlingen", "ouders"]])
def test_another_audience_is_refused_with_those_there_are(netjes, words):
    said = netjes("model", *words)
    assert said.status == 2 and said.out == "" and "netjes model" in said.err
