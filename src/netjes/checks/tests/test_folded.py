"""Whatever a text is written with, a place in the folded text leads back to the text as given."""

from hypothesis import given
from hypothesis import strategies as st

from netjes.checks.draft import Draft
from netjes.checks.folded import Folded, fold
from netjes.checks.people import find_people
from netjes.checks.roster import Roster
from netjes.checks.text import check_text

ODD = st.text(st.sampled_from("aZëß\u0301\u200b\u200f\ufe0f\u200d👩👧ﬁ½İıæ \n.'’\ud800א"), max_size=40)
ROSTER = Roster(["Sanne de Boer", "Zoë Ăn"])


def test_it_works():
    view = Folded("Zo\u200be\u0308 ﬁets")
    assert view.text == "zoe fiets"
    assert view.span(0, 3) == (0, 5)
    assert view.given[slice(*view.span(4, 9))] == "ﬁets"


@given(st.one_of(st.text(max_size=60), ODD))
def test_every_place_leads_back(text):
    view = Folded(text)
    assert view.text == fold(text)
    last = 0
    for at in range(len(view.text)):
        start, end = view.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last
        assert view.text[at] in fold(text[start:end])
        last = start


@given(ODD, ODD)
def test_a_name_is_found_at_its_own_place_between_anything(before, after):
    text = f"{before}\n06 12345678 sanne de boer\n{after}"
    draft = Draft(text)
    spans = [draft.view.span(each.start, each.end) for each in find_people(draft, ROSTER)]
    at = text.index("sanne")
    assert any(start == at and text[at:end].startswith("sanne de boer") for start, end in spans)


@given(st.one_of(st.text(max_size=80), ODD))
def test_a_finding_holds_the_text_between_its_offsets(text):
    for each in check_text(f"{text} 0612345678 a@b.example {text}", "leerling", ROSTER, tone=False):
        assert each.end <= len(text) * 2 + 30
        assert f"{text} 0612345678 a@b.example {text}"[each.start : each.end] == each.text
