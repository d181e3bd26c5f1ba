"""One tap mends a text, and the next look finds it mended."""

import pytest

from netjes.checks.errors import CannotCheck
from netjes.checks.finding import COVERABLE, Certainty, Finding, Kind
from netjes.checks.repairs import COVERED, Repair, mend, repairs_for, shortened
from netjes.checks.text import check_text

from .marked import STYLES, roster, texts

ROSTER = roster()


def test_it_works():
    text = "het nr van sanne is 06-12345678."
    person, phone = check_text(text, "leerling", ROSTER, tone=False)
    assert mend(text, [(person, Repair.SHORTEN), (phone, Repair.COVER)]) == "het nr van S. is [nummer]."
    assert mend(text, [(phone, Repair.REMOVE)]) == "het nr van sanne is."


def test_a_name_is_shortened_to_its_letters():
    assert shortened("Sanne de Boer") == "S. B."
    assert shortened("jan-willem kuipers") == "J. W."
    assert shortened("van den") == "[naam]"


def test_every_kind_in_a_text_can_be_mended():
    assert set(COVERED) == COVERABLE


@pytest.mark.parametrize("style", [style for style in STYLES if "clean" not in style])
def test_what_is_covered_is_not_found_again(style):
    for each in texts():
        if each.style != style:
            continue
        found = check_text(each.text, each.role, ROSTER, tone=False)
        mended = mend(each.text, [(f, Repair.COVER) for f in found])
        assert not check_text(mended, each.role, ROSTER, tone=False).found, mended


def test_a_text_that_changed_since_is_refused():
    (person,) = check_text("hoi sanne", "leerling", ROSTER, tone=False)
    with pytest.raises(CannotCheck, match="veranderd"):
        mend("hallo sanne", [(person, Repair.COVER)])


def test_tone_has_no_button():
    tone = Finding(Kind.INSULT, 0, 3, "hoi", Certainty.POSSIBLE)
    assert repairs_for(tone) == ()
    with pytest.raises(CannotCheck):
        mend("hoi", [(tone, Repair.REMOVE)])
