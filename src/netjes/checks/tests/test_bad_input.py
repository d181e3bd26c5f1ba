"""Whatever is pasted: mixed scripts, marks that turn the writing, broken emoji, and far too much of it."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.checks.errors import CannotCheck
from netjes.checks.repairs import mend, repairs_for
from netjes.checks.text import MAX_BYTES, check_text

from .marked import roster

ROSTER = roster()
SCRIPTS = "aeiouzAZ0123 \t\r\n.,:;!?'\"@#()[]{}<>/\\-_=+*&%$€ëéçøßıŁæאבגدمиЖжα中文日本हि한"
MARKS = (
    "\u0000\u0001\u001b\u007f\u00ad\u0301\u0308\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\ufe0f\ufffd"
)
EMOJI = ["👩‍👩‍👧", "👋🏽", "🏳️‍🌈", "🇳🇱", "❤️", "1️⃣", "👩", "\u200d👧"]
BROKEN = ["\ud83d", "\udc69", "\ud800", "\udfff", "\udc69\ud83d"]
SAID = [
    *("Sanne de Boer", "zoe", "06-12345678", "bsn 111222333", "nl91abna0417164300", "a@b.example", "ww is hondje123"),
    *(
        "heeft adhd",
        "een 4,2 voor wiskunde",
        "woont in de kerkstraat 12",
        "wij vinden het onderwijs",
        "je bent een sukkel",
    ),
    *(
        "dit is vertrouwelijk",
        "beste ouder, u liegt",
        "weet niet of dit mag",
        "\n[12:01] Elif: hoi\n[12:02] Tess: hoi\n",
    ),
    *("FW: ", "deze school is waardeloos", "reorganisatie", "geboren op 12-03-2011", "maps.app.goo.gl/x"),
]
PIECES = st.one_of(
    st.sampled_from([*SAID, *EMOJI, *BROKEN]),
    st.text(st.sampled_from(SCRIPTS + MARKS), max_size=6),
    st.text(max_size=4),
)
ANY = st.lists(PIECES, max_size=14).map("".join)
ROLES = st.sampled_from(["leerling", "medewerker"])


def test_it_works():
    text = "\u202eאב 👩‍👩‍👧\ud83d za\u0308z\u00ad e\u0301 \x00sanne\u200b de boer\ufeff, wij vinden het onderwijs top"
    kinds = {each.kind.value: each.text for each in check_text(text, "medewerker", ROSTER)}
    assert kinds == {"person": "sanne\u200b de boer", "voice": "wij vinden"}


@settings(max_examples=300, deadline=None)
@given(ANY, ROLES)
def test_a_finding_always_holds_what_stands_between_its_offsets(text, role):
    last = 0
    for each in check_text(text, role, ROSTER):
        assert 0 <= each.start <= each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.text.strip()
        assert each.articles
        assert each.advice
        assert each.start >= last
        last = each.start


@settings(max_examples=200, deadline=None)
@given(ANY, ROLES)
def test_every_repair_of_every_finding_can_be_done(text, role):
    found = check_text(text, role, ROSTER)
    for each in found:
        for offered in repairs_for(each):
            assert isinstance(mend(text, [(each, offered.repair)]), str)
    firsts = [(each, repairs_for(each)[0].repair) for each in found if repairs_for(each)]
    assert isinstance(mend(text, firsts), str)


@settings(max_examples=100, deadline=None)
@given(ANY, ROLES)
def test_the_same_text_gives_the_same_answer(text, role):
    assert check_text(text, role, ROSTER) == check_text(text, role, ROSTER)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([each for each in SAID if each.isprintable()]),
    st.sampled_from(list(MARKS.lstrip("\x00\x01\x1b\x7f").rstrip("\ufffd"))),
)
def test_an_invisible_mark_hides_nothing(said, mark):
    plain = [each.kind for each in check_text(said, "medewerker", ROSTER)]
    marked = check_text(mark.join(said), "medewerker", ROSTER)
    assert [each.kind for each in marked] == plain


@pytest.mark.parametrize("text", ["a" * (MAX_BYTES + 1), "é" * (MAX_BYTES // 2 + 1), "\ud800" * (MAX_BYTES // 3 + 1)])
def test_more_than_five_megabytes_is_refused(text):
    with pytest.raises(CannotCheck, match="5 MB"):
        check_text(text, "leerling")


HARD = [
    *(
        "a",
        "\n",
        "\x00",
        "\ud800",
        "👩‍👩‍👧",
        "\u202e",
        "א",
        "wij vinden ",
        "het onderwijs. ",
        "reorganisatie ",
        "geheim ",
    ),
    *(
        "vertrouwelijk. ",
        "beste ouder onzin ",
        "u liegt ",
        "> ",
        "[12:01] a: b\n",
        "12:01 - a: b\n",
        "fw: ",
        "rt @a ",
        "op ",
    ),
    *(
        "op 1 schreef a\n",
        "weet niet of dit ",
        "mag ik dit ",
        "waardeloos ",
        "waardeloos school is ",
        "onderwijs",
        "namens ",
        "mijn ",
    ),
]


@pytest.mark.parametrize("piece", HARD)
def test_time_grows_with_the_text_and_not_faster(piece):
    """Four times the text may take at most nine times as long; a square would take sixteen times."""
    assert any(_growth(piece) < 9 for _ in range(3))


def _growth(piece: str) -> float:
    took = []
    for size in (5_000, 20_000):
        text = (piece * (size // len(piece) + 1))[:size]
        gc.collect()
        start = time.process_time()
        check_text(text, "medewerker", ROSTER)
        took.append(time.process_time() - start)
    return took[1] / max(took[0], 1e-4)
