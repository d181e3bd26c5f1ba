"""What holds, from everything that was chosen: examples as sentences, and what may never be so whatever is chosen."""

from hypothesis import given
from hypothesis import strategies as st

from netjes.consents.standing import FAMILY, Situation, Voice, standing_in
from netjes.consents.states import Chosen, Standing

PUPIL, MOTHER, FATHER, STRANGER = 1, 2, 3, 4
YES, ASK, NO = Voice(Chosen.YES), Voice(Chosen.ASK_ME), Voice(Chosen.NO)
BOTH = frozenset({MOTHER, FATHER})


def holds(voices, guardians=BOTH, **more) -> Standing:
    return standing_in(Situation(PUPIL, voices, guardians, **more))


def test_it_works():
    assert holds({MOTHER: YES, FATHER: YES}) is Standing.YES


def test_one_no_wins():
    assert holds({MOTHER: YES, FATHER: NO}) is Standing.NO


def test_one_ask_me_makes_it_a_question():
    assert holds({MOTHER: YES, FATHER: ASK}) is Standing.ASK_ME


def test_silence_is_no_yes():
    assert holds({}) is Standing.UNANSWERED
    assert holds({MOTHER: YES}) is Standing.UNANSWERED


def test_a_school_may_trust_one_parent_while_the_other_is_silent():
    assert holds({MOTHER: YES}, every_guardian=False) is Standing.YES
    assert holds({MOTHER: YES, FATHER: NO}, every_guardian=False) is Standing.NO


def test_the_pupils_own_no_counts_at_any_age():
    assert holds({MOTHER: YES, FATHER: YES, PUPIL: NO}) is Standing.NO


def test_the_pupils_own_yes_is_not_enough_under_16():
    assert holds({PUPIL: YES}) is Standing.UNANSWERED
    assert holds({PUPIL: YES, MOTHER: NO}) is Standing.NO


def test_at_16_the_pupil_alone_decides():
    assert holds({MOTHER: NO, FATHER: NO, PUPIL: YES}, decides_alone=True) is Standing.YES


def test_until_the_pupil_chooses_what_the_parents_chose_stands():
    assert holds({MOTHER: YES}, frozenset(), decides_alone=True) is Standing.YES
    assert holds({MOTHER: YES, FATHER: NO}, frozenset(), decides_alone=True) is Standing.NO


def test_who_no_longer_has_authority_no_longer_counts():
    assert holds({MOTHER: YES, FATHER: NO}, frozenset({MOTHER})) is Standing.YES


def test_a_changed_use_takes_every_yes_away_and_no_no():
    old_yes, old_no = Voice(Chosen.YES, counts=False), Voice(Chosen.NO, counts=False)
    assert holds({MOTHER: old_yes, FATHER: old_yes}) is Standing.UNANSWERED
    assert holds({MOTHER: YES, FATHER: old_no}) is Standing.NO


def test_a_family_answer_counts_until_each_parent_has_spoken():
    assert holds({FAMILY: YES}) is Standing.YES
    assert holds({FAMILY: NO, MOTHER: YES}) is Standing.NO
    assert holds({FAMILY: NO, MOTHER: YES, FATHER: YES}) is Standing.YES


def test_a_pupil_without_known_parents_has_no_yes():
    assert holds({PUPIL: YES}, frozenset()) is Standing.UNANSWERED
    assert holds({FAMILY: YES}, frozenset()) is Standing.YES


voices = st.builds(Voice, st.sampled_from(Chosen), st.booleans())
situations = st.builds(
    Situation, st.just(PUPIL),
    st.dictionaries(st.sampled_from([PUPIL, MOTHER, FATHER, STRANGER, FAMILY]), voices),
    st.frozensets(st.sampled_from([MOTHER, FATHER])), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip


@given(situations)
def test_the_shield_beats_everything(situation):
    if situation.shielded:
        assert standing_in(situation) is Standing.NO


@given(situations)
def test_a_yes_rests_on_a_yes_that_somebody_gave_to_this_use(situation):
    if standing_in(situation) is Standing.YES:
        assert any(v.answer is Chosen.YES and v.counts for v in situation.voices.values())
        own = situation.voices.get(PUPIL)
        assert own is None or own.answer is not Chosen.NO


@given(situations, st.sampled_from([PUPIL, MOTHER, FATHER]))
def test_a_no_more_never_lets_more_through(situation, who):
    if who != PUPIL and (situation.decides_alone or who not in situation.guardians):
        return
    after = Situation(
        PUPIL, {**situation.voices, who: NO}, situation.guardians, situation.decides_alone, situation.shielded,
        situation.every_guardian,
    )  # fmt: skip
    assert standing_in(after) is Standing.NO


@given(situations, voices)
def test_a_stranger_changes_nothing_for_a_child(situation, voice):
    if situation.decides_alone or STRANGER in situation.voices:
        return
    after = Situation(
        PUPIL, {**situation.voices, STRANGER: voice}, situation.guardians, False, situation.shielded,
        situation.every_guardian,
    )  # fmt: skip
    assert standing_in(after) is standing_in(situation)
