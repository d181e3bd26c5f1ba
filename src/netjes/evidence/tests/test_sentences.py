"""Every sentence of the room can be said in English, and what is kept says the same in both languages."""

import ast
import string
from pathlib import Path

import pytest

from netjes.evidence import (
    CannotTake,
    ChainRole,
    EvidenceKind,
    Known,
    as_bytes,
    as_view,
    from_bytes,
    in_language,
    read_apart,
    read_chat,
    read_letter,
    recognise,
)
from netjes.evidence.received import _METHODS
from netjes.evidence.recognising import MAX_BYTES
from netjes.evidence.refusals import SAID
from netjes.evidence.sentences import ENGLISH, Sentence, kept, said, to_keep
from netjes.evidence.tests.samples import letter

ROOM = Path(__file__).parents[1]


def test_it_works():
    who = said(
        "Het is wel ondertekend door {domain}, maar dat is een ander domein dan dat van de afzender.", domain="x.nl"
    )
    assert who == "Het is wel ondertekend door x.nl, maar dat is een ander domein dan dat van de afzender."
    assert in_language(who, "en") == "It was signed by x.nl, but that is another domain than the sender’s."
    assert in_language(who, "nl") == who


def _forms() -> set[str]:
    """Every text that is given to `said`, raised as a refusal or named a refusal, wherever in the room."""
    found = {*SAID.values(), *_METHODS.values()}
    found |= {word for kind in (EvidenceKind, ChainRole) for word in (each.word for each in kind)}
    for path in ROOM.glob("*.py"):
        names = {}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names[node.targets[0].id] = node.value
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("said", "CannotTake")
            ):
                first = node.args[0] if node.args else None
                first = names.get(first.id, first) if isinstance(first, ast.Name) else first
                found |= {each.value for each in _strings(first)}
    return {form for form in found if form}


def _strings(node: ast.AST | None) -> list[ast.Constant]:
    if isinstance(node, ast.IfExp):
        return [*_strings(node.body), *_strings(node.orelse)]
    return [node] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_sentence_has_its_english_and_nothing_is_left_over():
    assert _forms() == set(ENGLISH)


@pytest.mark.parametrize("form", sorted(ENGLISH))
def test_the_same_words_of_the_file_stand_in_both(form):
    def filled(text: str) -> list[str]:
        return sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name)

    assert filled(form) == filled(ENGLISH[form]) and ENGLISH[form]


def test_what_is_kept_does_not_depend_on_a_language_and_comes_back_as_it_was():
    data = letter(sender="Iris Bakker <iris@ergens.example>", subject="Toets")
    read = read_letter(data, own_domains=["school.example"], known=[Known("Iris Bakker", ("bakker@school.example",))])
    back = from_bytes(EvidenceKind.LETTER, as_bytes(EvidenceKind.LETTER, read))
    assert back == read
    dutch, english = as_view(back).notes, as_view(back, language="en").notes
    assert dutch == as_view(read).notes and len(dutch) == len(english)
    assert "cannot be checked" in english[0] and "has no signature" in english[0]
    assert any(
        "‘Iris Bakker’ is the name of somebody at school, but iris@ergens.example is not" in each for each in english
    )
    assert not set(dutch) & set(english)


def test_what_was_kept_as_a_bare_sentence_is_still_understood():
    assert in_language(kept("De handtekening is verlopen."), "en") == "The signature has expired."
    assert in_language(kept("Iets van vroeger."), "en") == "Iets van vroeger."


@pytest.mark.parametrize(
    "given", [7, None, ["{a.__class__}", {}], ["{verdict} {why}", {"why": "ja"}], ["", 3], ["ja"], ["ja", {}, 1]]
)
def test_what_is_no_sentence_of_ours_is_refused(given):
    with pytest.raises(ValueError, match=r"sentence|unpack"):
        kept(given)


def test_a_sentence_in_a_sentence_is_kept_with_its_own_form():
    nested = said("{one} en {other}", one=said("de datum"), other="de datum")
    back = kept(to_keep(nested))
    assert back == nested and isinstance(back, Sentence)
    assert in_language(back, "en") == "the date and de datum"  # the second are words of the file


def test_words_of_a_file_stay_as_they_are():
    view = as_view(read_letter(letter(subject="Tekst")), language="en")
    assert view.title == "Tekst"


def test_a_chat_is_told_in_english():
    view = as_view(read_chat(b"24-11-2026 10:00 - Noor: hoi\n24-11-2026 10:01 - Sem: dag\n"), language="en")
    assert view.title == "WhatsApp chat" and [fact.label for fact in view.facts] == [
        "Who",
        "First message",
        "Last message",
    ]
    assert "anybody can edit" in view.notes[0]


def test_a_refusal_comes_out_of_the_child_in_a_form_that_can_be_said_in_english():
    with pytest.raises(CannotTake) as refused:
        read_apart(EvidenceKind.PICTURE, b"\xff\xd8\xff\xe0 geen beeld")
    assert in_language(refused.value.sentence, "en").startswith("This picture is damaged")
    with pytest.raises(CannotTake) as refused:
        recognise("foto.jpg", b"\xff\xd8\xff" + bytes(MAX_BYTES))
    assert in_language(refused.value.sentence, "en").startswith("This file is 2") or "MB, and that is too large" in str(
        in_language(refused.value.sentence, "en")
    )
