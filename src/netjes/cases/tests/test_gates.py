"""What comes first, and what opens it: the agreement's own duties, and what the law asks around a measure."""

from datetime import timedelta

import pytest

from netjes.cases.actions.measures import Proposal, begin_measure, decide_measure, propose_measure, second_measure
from netjes.cases.actions.steps import Done, note_step, pass_gate
from netjes.cases.errors import CannotDecide, CannotOpenCase, CannotStep, GateClosed
from netjes.cases.models import CatalogueEntry, GatePass, Measure
from netjes.cases.queries import gate_for, treated_unlike, who_gets_letters
from netjes.cases.states import CasePlace, CaseState, GateCode, GateState, Gravity, LetterKind, MeasureState, StepKind
from netjes.cases.tests.conftest import ACTOR, as_staff, starts
from netjes.lib.clock import now
from netjes.schools.queries import today


def test_it_works(hand, people):
    """Talk, hear, choose, decide, tell home, write, begin."""
    it = hand().weighs(Gravity.SERIOUS)
    assert it.open_now()[0] == "talk"
    it.did(StepKind.TALK)
    assert it.open_now()[0] == "heard"
    it.did(StepKind.HEARD)
    measure = it.proposes("telefoon-innemen", days=1)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=measure)
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD)
    it.sends_letter(measure)
    assert begin_measure(actor=ACTOR, measure=measure, starts_on=today()).state == MeasureState.RUNNING


def test_the_gate_names_the_article_of_that_day(hand):
    gate = gate_for(hand().party, GateCode.TALK)
    assert gate.state is GateState.OPEN and "12" in gate.source and gate.opens_with == (StepKind.TALK,)


def test_outside_school_first_says_why_it_is_the_schools_business(begin, hand, people):
    it = hand(begin(people.sami, place=CasePlace.OUTSIDE))
    assert it.open_now() == ["ours"] and it.gates()["talk"] == "locked"
    with pytest.raises(CannotStep, match="Schrijf op"):
        it.did(StepKind.WHY_OURS, words=" ")
    it.did(StepKind.WHY_OURS, words="De jongen durft niet meer naar school.")
    assert it.gates()["ours"] == "done" and it.open_now()[0] == "talk"


@pytest.mark.parametrize("missing", [StepKind.TALK, StepKind.HEARD])
def test_no_measure_before_a_talk_and_a_hearing(hand, missing):
    it = hand().weighs(Gravity.SERIOUS).did(*({StepKind.TALK, StepKind.HEARD} - {missing}))
    with pytest.raises(GateClosed):
        it.proposes("opdracht", days=1)


def test_what_is_very_grave_needs_a_hearing_and_no_talk_first(hand):
    it = hand().weighs(Gravity.GRAVE)
    assert it.gates()["talk"] == "not_needed" and it.open_now()[0] == "heard"


def test_an_anonymous_text_alone_carries_no_measure(begin, hand, people):
    it = hand(begin(people.sami, only_anonymous=True)).weighs(Gravity.SERIOUS).did(StepKind.TALK, StepKind.HEARD)
    with pytest.raises(GateClosed, match="anonieme"):
        it.proposes("opdracht", days=1)
    it.did(StepKind.SUPPORTED, words="Hij liet het account zelf zien.")
    assert it.proposes("opdracht", days=1).pk


def test_a_measure_does_not_go_beyond_how_grave_it_is(hand):
    it = hand().weighs(Gravity.SERIOUS).did(StepKind.TALK, StepKind.HEARD)
    with pytest.raises(CannotStep, match="zeer ernstig"):
        it.proposes("schorsen", days=1)


def test_the_agreement_asks_for_the_last_resort(hand):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    with pytest.raises(GateClosed, match="artikel"):
        it.proposes("schorsen", days=1, last_resort=False)


def test_a_light_answer_needs_no_gates(hand, people):
    assert hand().proposes("goedmaken").state == MeasureState.PROPOSED


@pytest.mark.parametrize("who", ["bos", "ruud", "visser"])
def test_only_the_head_suspends(hand, people, who):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = it.proposes("schorsen", days=1)
    with pytest.raises(CannotDecide, match="rector"):
        decide_measure(actor=ACTOR, by=getattr(people, who), measure=measure)


def test_who_is_in_it_or_their_family_decides_nothing(begin, hand, people):
    it = hand(begin(people.eva)).weighs(Gravity.SERIOUS).did(StepKind.TALK, StepKind.HEARD)  # Ruud's daughter
    measure = it.proposes("opdracht", days=1)
    with pytest.raises(CannotDecide, match="betrokken"):
        decide_measure(actor=ACTOR, by=people.ruud, measure=measure)
    with pytest.raises(CannotOpenCase, match="familie"):
        begin(people.eva, handler=people.ruud)


def test_a_grave_measure_needs_a_second_person(hand, people, others):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=it.proposes("schorsen", days=1))
    assert it.gates()["measure"] == "open"
    for nobody in (people.terpstra, people.visser, people.ruud):  # decided, proposed, no such role
        with pytest.raises(CannotDecide):
            second_measure(actor=ACTOR, by=nobody, measure=measure)
    second_measure(actor=ACTOR, by=others.care, measure=measure)
    assert it.gates()["measure"] == "done"


def test_a_suspension_waits_for_everything_around_it(suspended, people):
    _it, measure = suspended
    assert starts(measure).state == MeasureState.RUNNING


@pytest.mark.parametrize("days", [1, 3])
def test_the_inspectorate_hears_of_more_than_a_day(hand, people, others, days):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=it.proposes("schorsen", days=days))
    second_measure(actor=ACTOR, by=others.care, measure=measure)
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD, StepKind.EDUCATION, StepKind.LEERPLICHT)
    assert (it.gates()["around"] == "done") == (days == 1)


def test_a_suspension_is_a_week_at_most(suspended, hand):
    _it, measure = suspended
    with pytest.raises(CannotStep, match="week"):
        starts(measure, days=7)
    with pytest.raises(CannotStep, match="hooguit"):
        _it.case.refresh_from_db()
        other = suspended[0]
        measure.state = MeasureState.WITHDRAWN
        measure.save()
        other.proposes("schorsen", days=6)


def test_nobody_is_removed_before_hearing_inspectorate_and_another_school(hand, people, others):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=it.proposes("verwijderen"))
    second_measure(actor=ACTOR, by=others.board, measure=measure)
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD, StepKind.LEERPLICHT)
    it.sends_letter(measure)
    for kind in (StepKind.PARENTS_HEARD, StepKind.INSPECTORATE, StepKind.OTHER_SCHOOL):
        with pytest.raises(GateClosed):
            begin_measure(actor=ACTOR, measure=measure, starts_on=today())
        it.did(kind)
    assert begin_measure(actor=ACTOR, measure=measure, starts_on=today()).state == MeasureState.RUNNING


def test_parents_are_told_after_it_was_asked_whether_home_is_safe(hand):
    with pytest.raises(CannotStep, match="thuis veilig"):
        hand().did(StepKind.PARENTS_TOLD)


def test_not_telling_parents_takes_a_reason(hand):
    it = hand().did(StepKind.SAFETY_ASKED)
    with pytest.raises(CannotStep, match="waarom"):
        it.did(StepKind.PARENTS_NOT_TOLD, words="")


def test_of_who_is_18_the_parents_are_not_told(hand, people):
    people.sami.is_18 = True
    people.sami.save()
    assert hand().gates()["parents"] == "not_needed"


def test_police_only_for_what_may_be_a_crime_or_danger(hand):
    it = hand()
    with pytest.raises(CannotStep, match="strafbaar"):
        it.did(StepKind.POLICE)
    it.weighs(Gravity.GRAVE, may_be_crime=True).did(StepKind.POLICE)


def test_an_emergency_goes_past_a_gate_by_name_and_for_ever(hand, people):
    it = hand().weighs(Gravity.SERIOUS).did(StepKind.HEARD)
    with pytest.raises(GateClosed, match="waarom"):
        pass_gate(actor=ACTOR, by=people.terpstra, case=it.case, party=it.party, gate=GateCode.TALK, because=" ")
    pass_gate(
        actor=ACTOR, by=people.terpstra, case=it.case, party=it.party, gate=GateCode.TALK, because="Hij is ziek thuis."
    )
    assert it.gates()["talk"] == "passed"
    assert GatePass.objects.for_school(it.case.school).get().because == "Hij is ziek thuis."
    it.did(StepKind.TALK)
    assert GatePass.objects.for_school(it.case.school).count() == 1


@pytest.mark.parametrize("gate", [GateCode.MEASURE, GateCode.OBJECTION, GateCode.CLOSE])
def test_no_emergency_decides_objects_or_closes(hand, people, gate):
    it = hand()
    with pytest.raises(GateClosed, match="niemand omheen"):
        pass_gate(actor=ACTOR, by=people.terpstra, case=it.case, party=it.party, gate=gate, because="Haast")


def test_nothing_is_done_before_it_happened_or_tomorrow(hand, people):
    it = hand()
    for day in (today() + timedelta(days=1), today() - timedelta(days=9)):
        with pytest.raises(CannotStep, match="dag"):
            note_step(
                actor=as_staff(people.visser), by=people.visser, case=it.case, party=it.party,
                done=Done(StepKind.TALK, day),
            )  # fmt: skip


def test_a_retired_entry_is_chosen_no_more(hand, people):
    it = hand()
    entry = CatalogueEntry.objects.for_school(it.case.school).get(code="goedmaken")
    entry.retired_at = now()
    entry.save()
    with pytest.raises(CannotStep, match="lijst"):
        propose_measure(
            actor=ACTOR, by=people.visser, party=it.party, what=Proposal(entry=entry, article="2", why="Goed.")
        )


def test_like_cases_that_are_treated_unlike_are_pointed_out(begin, hand, people, monkeypatch):
    monkeypatch.setattr("netjes.cases.queries.ENOUGH", 2)
    for pupil in (people.noor, people.lotte):
        it = hand(begin(pupil)).weighs(Gravity.GRAVE).did(StepKind.HEARD)
        measure = it.proposes("goedmaken")
        measure.state, measure.decided_at = MeasureState.ENDED, now()
        measure.save()
        it.case.state, it.case.closed_at = CaseState.CLOSED, now()
        it.case.save()
    it = hand(begin(people.sami)).weighs(Gravity.GRAVE).did(StepKind.HEARD)
    assert treated_unlike(it.proposes("schorsen", days=1)).startswith("In alle 2 zaken")
    other = hand(begin(people.daan)).weighs(Gravity.GRAVE).did(StepKind.HEARD)
    assert treated_unlike(other.proposes("excuus")) == ""


def test_two_who_act_at_once_do_it_once(hand, people, others):
    """The second works with what lay there before the first was done: it is refused, and nothing stands twice."""
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    first = it.proposes("schorsen", days=1)
    with pytest.raises(CannotStep, match="al een maatregel"):
        it.proposes("schorsen", days=2)
    stale = Measure.objects.for_school(it.case.school).select_related("school", "case__school").get(pk=first.pk)
    decide_measure(actor=ACTOR, by=people.terpstra, measure=first)
    with pytest.raises(CannotStep, match="al besloten"):
        decide_measure(actor=ACTOR, by=people.terpstra, measure=stale)
    second_measure(actor=ACTOR, by=others.care, measure=stale)
    with pytest.raises(CannotDecide):
        second_measure(actor=ACTOR, by=others.board, measure=stale)
    assert Measure.objects.for_school(it.case.school).get(pk=first.pk).seconded_by == others.care


def test_a_suspension_is_on_paper_for_the_pupil_and_for_each_parent_apart(hand, people, others):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=it.proposes("schorsen", days=1))
    second_measure(actor=ACTOR, by=others.care, measure=measure)
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD, StepKind.EDUCATION, StepKind.LEERPLICHT)
    it.sends_letter(measure, LetterKind.SUSPENSION, people.karima)
    assert gate_for(it.party, GateCode.TOLD).why == "Stuur de brief, met hoe iemand bezwaar maakt."
    it.sends_letter(measure, LetterKind.SUSPENSION, people.sami)
    gate = gate_for(it.party, GateCode.TOLD)
    assert gate.state is GateState.OPEN and people.youssef.name in gate.why and "onderwijsinspectie" in gate.source
    with pytest.raises(GateClosed, match="ouder"):
        starts(measure, days=0)
    it.sends_letter(measure, LetterKind.SUSPENSION, people.youssef)
    assert starts(measure, days=0).state == MeasureState.RUNNING


def test_home_gets_no_letter_while_there_is_a_reason_not_to_tell_them(hand, people, others):
    it = hand().weighs(Gravity.GRAVE).did(StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=it.proposes("schorsen", days=1))
    second_measure(actor=ACTOR, by=others.care, measure=measure)
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_NOT_TOLD, StepKind.EDUCATION, StepKind.LEERPLICHT)
    assert who_gets_letters(it.party) == [people.sami]
    it.sends_letter(measure, LetterKind.SUSPENSION)
    assert gate_for(it.party, GateCode.TOLD).state is GateState.DONE


def test_a_lighter_measure_waits_for_the_pupils_letter_alone(hand, people):
    it = hand().weighs(Gravity.SERIOUS).did(StepKind.TALK, StepKind.HEARD)
    measure = decide_measure(actor=ACTOR, by=people.terpstra, measure=it.proposes("opdracht", days=1))
    it.did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD)
    it.sends_letter(measure, LetterKind.MEASURE, people.sami)
    assert gate_for(it.party, GateCode.TOLD).state is GateState.DONE
