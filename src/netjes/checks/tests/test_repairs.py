"""One tap mends a text, and the next look finds it mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.checks.errors import CannotCheck
from netjes.checks.finding import CONTEXT, COVERABLE, Certainty, Finding, Kind
from netjes.checks.repairs import COVERED, Repair, mend, repairs_for, shortened
from netjes.checks.text import check_text

from .marked import STYLES, roster, texts
from .test_context import written

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
        mended = mend(each.text, [(f, Repair.COVER) for f in found if f.kind in COVERABLE])
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


def mended(text: str, repair: Repair, role: str = "medewerker", **more) -> str:
    """What the first finding that offers this repair makes of the text."""
    found = check_text(text, role, ROSTER, tone=False)
    offering = next(each for each in found if any(m.repair is repair for m in repairs_for(each)))
    return mend(text, [(offering, repair)], **more)


@pytest.mark.parametrize(
    ("text", "repair", "after"),
    [
        ("Wij vinden dat het onderwijs beter moet.", Repair.OWN_VOICE,
         "Wij vinden dat het onderwijs beter moet. Ik schrijf dit op persoonlijke titel."),
        ("Wij vinden dat het onderwijs beter moet.", Repair.SCHOOL_VOICE,
         "Namens Havenlyceum: Wij vinden dat het onderwijs beter moet."),
        ("We think schools must change.", Repair.OWN_VOICE,
         "We think schools must change. I write this in a personal capacity."),
        ("Hoi. De reorganisatie gaat door. Tot morgen.", Repair.SENTENCE, "Hoi. Tot morgen."),
        ("Sanne de Boer heeft ADHD. Tot morgen!", Repair.SENTENCE, "Tot morgen!"),
        ("Deze school is waardeloos!", Repair.AS_MINE, "Deze school is waardeloos, vind ik!"),
        ("this school is trash", Repair.AS_MINE, "this school is trash, I think"),
        ("Kijk:\n[12:01] Karim: kom je\n[12:02] Elif: nee\nGroetjes", Repair.OWN_WORDS, "Kijk:\nGroetjes"),
        ("Hoi\nFW: uitslag\nvan Piet", Repair.OWN_WORDS, "Hoi\n"),
    ],
)  # fmt: skip
def test_how_it_is_meant_is_mended_in_one_tap(text, repair, after):
    assert mended(text, repair, school="Havenlyceum") == after


def test_an_argument_becomes_an_invitation_to_talk():
    assert mended("Beste ouder, dat is niet waar. U overdrijft.", Repair.REPLY).startswith("Dank u wel")
    assert mended("Beste leerling, jij had je moeten schamen.", Repair.REPLY).startswith("Goed dat je")
    assert mended("Dear parents, you are lying about my son.", Repair.REPLY).startswith("Thank you")


def test_what_is_mended_raises_no_question_of_its_kind_again():
    for name in ("context", "context-later", "context-third", "context-fourth"):
        for row in written(name):
            for each in check_text(row["text"], row["role"], ROSTER, tone=False):
                for offered in repairs_for(each) if each.kind in CONTEXT - {Kind.CONFIDENTIAL, Kind.FORWARDED} else ():
                    after = mend(row["text"], [(each, offered.repair)])
                    again = [f for f in check_text(after, row["role"], ROSTER, tone=False) if f.kind is each.kind]
                    assert not again or again[0].start != each.start or offered.repair is Repair.SENTENCE, after


def test_the_voice_that_the_writer_chose_is_offered_alone():
    (voice,) = check_text("Wij vinden dat het onderwijs beter moet.", "medewerker", tone=False)
    assert [each.repair for each in repairs_for(voice)] == [Repair.OWN_VOICE, Repair.SCHOOL_VOICE]
    assert [each.repair for each in repairs_for(voice, voice="own")] == [Repair.OWN_VOICE]
    (offered,) = repairs_for(voice, voice="school", school="Havenlyceum")
    assert offered.instead == "Namens Havenlyceum:"


def test_doubt_is_talked_about_and_not_taken_out():
    (doubt,) = check_text("Geen idee of dit mag.", "medewerker", tone=False)
    assert repairs_for(doubt) == ()


def test_what_takes_the_place_of_the_text_is_no_part_of_all_at_once():
    alone = {each for found in _EVERY for each in repairs_for(found) if each.alone}
    assert {each.repair for each in alone} == {Repair.REPLY, Repair.OWN_WORDS}


_EVERY = [Finding(kind, 0, 3, "hoi", Certainty.POSSIBLE) for kind in Kind]


@given(st.permutations(range(6)))
def test_the_order_in_which_repairs_are_given_does_not_matter(order):
    text = "Wij vinden dat Sanne de Boer (0612345678) een 4,2 voor de toets had. De reorganisatie is geheim. Els belt."
    found = [each for each in check_text(text, "medewerker", ROSTER, tone=False) if repairs_for(each)]
    chosen = [(each, repairs_for(each)[0].repair) for each in found]
    shuffled = [chosen[at % len(chosen)] for at in order] + chosen
    assert mend(text, shuffled) == mend(text, chosen)


@given(st.text(max_size=30), st.integers(-5, 60), st.integers(-5, 60), st.sampled_from(list(Kind)))
def test_offsets_that_are_not_those_of_the_text_are_refused_or_harmless(text, start, end, kind):
    finding = Finding(kind, start, end, "sanne", Certainty.CERTAIN)
    for offered in repairs_for(finding):
        if text[max(start, 0) : max(end, 0)] == "sanne":
            continue
        with pytest.raises(CannotCheck):
            mend(text, [(finding, offered.repair)])
