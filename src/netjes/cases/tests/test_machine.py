"""Anybody does anything in any order: no gate is passed wrongly, no step is lost, nobody sees what is not theirs.

A case about Sami and Eva (whose father Ruud teaches here). Each rule is one thing that somebody tries; most are
refused. After every try the invariants are looked at from what lies in the database, not from what actions said.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from netjes.agreements.models import Audience
from netjes.cases.access import case_for, cases_of, own_party_for
from netjes.cases.actions.closing import close_case
from netjes.cases.actions.measures import (
    Proposal,
    begin_measure,
    decide_measure,
    end_measure,
    propose_measure,
    second_measure,
    withdraw_measure,
)
from netjes.cases.actions.opening import Happening, add_party, add_reader, hand_over_case, open_case, weigh
from netjes.cases.actions.steps import Done, note_step, pass_gate
from netjes.cases.actions.telling import (
    decide_objection,
    give_objection_to,
    make_letter,
    object_to,
    party_replies,
    send_letter,
    tell_party,
)
from netjes.cases.deciders import is_involved, may_decide
from netjes.cases.errors import CannotClose, CannotDecide, CannotObject, CannotStep, GateClosed
from netjes.cases.models import Case, CaseStep, GatePass, Letter, Measure, Objection, Party
from netjes.cases.queries import catalogue_of, concerned_in
from netjes.cases.states import (
    CaseOutcome,
    CasePlace,
    CaseState,
    GateCode,
    Gravity,
    LetterKind,
    MeasureState,
    ObjectionState,
    PartyRole,
    Sending,
    StepKind,
)
from netjes.cases.tests.conftest import ACTOR
from netjes.schools.errors import NotYours
from netjes.schools.queries import today
from netjes.schools.viewer import viewer_for

REFUSED = (CannotClose, CannotDecide, CannotObject, CannotStep, GateClosed)
STAFF = ("visser", "terpstra", "bos", "ruud", "kaya", "geert", "fatma")
PUPILS = ("sami", "eva")
IN_FORCE = (MeasureState.RUNNING, MeasureState.ENDED)


def machine(people, others, outside: bool, anonymous: bool) -> type[RuleBasedStateMachine]:
    who = {name: getattr(people, name) for name in ("visser", "terpstra", "bos", "ruud", "kaya", "noor", *PUPILS)}
    who |= {"geert": others.board, "fatma": others.care}

    viewers = {name: viewer_for(who[name], "account") for name in (*STAFF, *PUPILS)}

    class Tries(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.undo = transaction.atomic()
            self.undo.__enter__()
            place = CasePlace.OUTSIDE if outside else CasePlace.SCHOOL
            self.case = open_case(
                actor=ACTOR, handler=who["visser"], concerned=[who["sami"], who["eva"]],
                what=Happening("Nepaccount", today() - timedelta(days=1), place, ("2",), only_anonymous=anonymous),
            )  # fmt: skip
            self.seen_steps: set[int] = set()
            self.seen_passes: set[int] = set()

        def teardown(self) -> None:
            try:
                self.nobody_in_it_or_their_family_opens_it_as_a_colleague()
            finally:
                self.undone()

        def undone(self) -> None:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

        def attempt(self, action, **given) -> None:
            try:
                with transaction.atomic():
                    action(actor=ACTOR, **given)
            except REFUSED:
                pass

        def party(self, name: str) -> Party:
            return next(p for p in concerned_in(self.case) if p.person_id == who[name].pk)

        def measure(self, at: int) -> Measure | None:
            found = list(Measure.objects.for_school(self.case.school).filter(case=self.case).select_related("school"))
            return found[at % len(found)] if found else None

        @rule(by=st.sampled_from(STAFF), name=st.sampled_from(PUPILS), kind=st.sampled_from(StepKind),
              words=st.sampled_from(("", "Zo ging het.")), shared=st.booleans())  # fmt: skip
        def notes_a_step(self, by, name, kind, words, shared):
            done = Done(kind, today(), words, shared=shared)
            self.attempt(note_step, by=who[by], case=self.case, party=self.party(name), done=done)

        @rule(gravity=st.sampled_from(Gravity), crime=st.booleans())
        def weighs(self, gravity, crime):
            self.attempt(
                weigh, case=self.case, gravity=gravity, because="Zo is het.", articles=["2"], may_be_crime=crime
            )

        @rule(by=st.sampled_from(STAFF), name=st.sampled_from(PUPILS), at=st.integers(0, 30),
              days=st.sampled_from((None, 1, 3, 9)), last=st.booleans())  # fmt: skip
        def proposes(self, by, name, at, days, last):
            entries = catalogue_of(self.case.school, Audience.PUPILS)
            what = Proposal(entries[at % len(entries)], "2", "Dit past.", days, last)
            self.attempt(propose_measure, by=who[by], party=self.party(name), what=what)

        @rule(by=st.sampled_from(STAFF), at=st.integers(0, 9))
        def decides(self, by, at):
            if measure := self.measure(at):
                self.attempt(decide_measure, by=who[by], measure=measure)

        @rule(by=st.sampled_from(STAFF), at=st.integers(0, 9))
        def seconds(self, by, at):
            if measure := self.measure(at):
                self.attempt(second_measure, by=who[by], measure=measure)

        @rule(at=st.integers(0, 9), days=st.sampled_from((0, 2, 9)))
        def begins(self, at, days):
            if measure := self.measure(at):
                self.attempt(begin_measure, measure=measure, starts_on=today(), ends_on=today() + timedelta(days=days))

        @rule(at=st.integers(0, 9), withdraws=st.booleans())
        def ends(self, at, withdraws):
            if measure := self.measure(at):
                if withdraws:
                    self.attempt(withdraw_measure, measure=measure, because="Toch niet.")
                else:
                    self.attempt(end_measure, measure=measure)

        @rule(by=st.sampled_from(STAFF), name=st.sampled_from(PUPILS), gate=st.sampled_from(GateCode))
        def goes_past(self, by, name, gate):
            self.attempt(
                pass_gate, by=who[by], case=self.case, party=self.party(name), gate=gate, because="Haast."
            )  # fmt: skip

        @rule(by=st.sampled_from(STAFF), at=st.integers(0, 9), kind=st.sampled_from(LetterKind), sends=st.booleans())
        def writes(self, by, at, kind, sends):
            measure = self.measure(at)
            party = self.party("sami") if measure is None else Party.objects.for_school(
                self.case.school).select_related("case__school", "person").get(pk=measure.party_id)  # fmt: skip
            before = Letter.objects.for_school(self.case.school).count()
            self.attempt(
                make_letter, by=who[by], party=party, to=party.person, kind=kind, body={}, measure=measure
            )  # fmt: skip
            if sends and Letter.objects.for_school(self.case.school).count() > before:
                letter = Letter.objects.for_school(self.case.school).select_related("to", "school").latest("pk")
                self.attempt(send_letter, letter=letter, way=Sending.PRINT)

        @rule(name=st.sampled_from(PUPILS), home=st.booleans())
        def tells(self, name, home):
            self.attempt(tell_party, party=self.party(name), home_sees=home)

        @rule(name=st.sampled_from(PUPILS), objects=st.booleans())
        def answers(self, name, objects):
            action = object_to if objects else party_replies
            self.attempt(action, by=who[name], party=self.party(name), words="Ik ben het er niet mee eens.")

        @rule(by=st.sampled_from(STAFF), to=st.sampled_from(STAFF), state=st.sampled_from(ObjectionState))
        def weighs_an_objection(self, by, to, state):
            found = Objection.objects.for_school(self.case.school).select_related("school").first()
            if found:
                self.attempt(give_objection_to, objection=found, handler=who[to])
                self.attempt(decide_objection, by=who[by], objection=found, state=state, answer="Want zo is het.")

        @rule(name=st.sampled_from(("ruud", "bos", "noor")), role=st.sampled_from(PartyRole))
        def is_in_it_too(self, name, role):
            if role is not PartyRole.CONCERNED:
                self.attempt(add_party, case=self.case, person=who[name], role=role)

        @rule(to=st.sampled_from(STAFF), reads=st.booleans())
        def passes_on(self, to, reads):
            if reads:
                self.attempt(add_reader, case=self.case, person=who[to])
            else:
                self.attempt(hand_over_case, case=self.case, to=who[to])

        @rule(outcome=st.sampled_from(CaseOutcome))
        def closes(self, outcome):
            self.attempt(close_case, case=self.case, outcome=outcome)

        @invariant()
        def what_runs_went_through_its_gates(self):
            found = Measure.objects.for_school(self.case.school).filter(case=self.case, state__in=IN_FORCE)
            for measure in found.select_related("entry", "party", "decided_by", "case__school"):
                if not measure.entry.act:
                    continue
                steps = CaseStep.objects.for_school(self.case.school).filter(case=self.case)
                kinds = {k for k, p in steps.values_list("kind", "party_id") if p in (None, measure.party_id)}
                passes = GatePass.objects.for_school(self.case.school).filter(case=self.case, party=measure.party)
                past = set(passes.values_list("gate", flat=True))
                assert StepKind.HEARD in kinds or GateCode.HEARD in past
                assert not outside or StepKind.WHY_OURS in kinds or GateCode.OURS in past
                assert not anonymous or StepKind.SUPPORTED in kinds
                assert {StepKind.PARENTS_TOLD, StepKind.PARENTS_NOT_TOLD} & kinds or GateCode.PARENTS in past
                assert StepKind.PARENTS_TOLD not in kinds or StepKind.SAFETY_ASKED in kinds
                assert measure.decided_by is not None
                assert may_decide(self.case, measure.entry, measure.decided_by) or self.joined_later(measure.decided_by)
                if measure.entry.needs_second:
                    assert measure.seconded_by is not None and measure.seconded_by != measure.decided_by
                letters = Letter.objects.for_school(self.case.school).filter(measure=measure, sent_on__isnull=False)
                assert letters.exists() or GateCode.TOLD in past
                if measure.entry.code == "schorsen":
                    assert (measure.days or 9) <= 5 and (measure.ends_on - measure.starts_on).days <= 6
                    assert StepKind.EDUCATION in kinds or GateCode.AROUND in past
                if measure.entry.code == "verwijderen":
                    assert StepKind.OTHER_SCHOOL in kinds or GateCode.AROUND in past

        def joined_later(self, person) -> bool:
            """Who decided and only then turned out to be in it too."""
            return is_involved(self.case, person)

        @invariant()
        def no_step_and_no_pass_is_ever_lost(self):
            steps = set(
                CaseStep.objects.for_school(self.case.school).filter(case=self.case).values_list("pk", flat=True)
            )
            passes = set(GatePass.objects.for_school(self.case.school).values_list("pk", flat=True))
            assert steps >= self.seen_steps and passes >= self.seen_passes
            self.seen_steps, self.seen_passes = steps, passes

        def nobody_in_it_or_their_family_opens_it_as_a_colleague(self):
            for name in STAFF:
                viewer = viewers[name]
                try:
                    case_for(viewer, self.case.pk)
                except NotYours:
                    opens = False
                else:
                    opens = True
                inside = is_involved(self.case, who[name])
                assert not (opens and inside)
                assert not inside or self.case.pk not in {case.pk for case in cases_of(viewer)}

        @invariant()
        def who_it_is_about_sees_nothing_before_being_told(self):
            for name in PUPILS:
                party = self.party(name)
                viewer = viewers[name]
                if party.told_at is None:
                    with pytest.raises(NotYours):
                        own_party_for(viewer, party.pk)
                other = self.party("eva" if name == "sami" else "sami")
                with pytest.raises(NotYours):
                    own_party_for(viewer, other.pk)

        @invariant()
        def what_is_closed_has_nothing_running(self):
            case = Case.objects.for_school(self.case.school).get(pk=self.case.pk)
            if case.state == CaseState.CLOSED:
                running = Measure.objects.for_school(case.school).filter(
                    case=case, state__in=[MeasureState.PROPOSED, MeasureState.DECIDED, MeasureState.RUNNING]
                )
                assert not running.exists()

        @invariant()
        def an_objection_is_weighed_by_another(self):
            found = Objection.objects.for_school(self.case.school).exclude(state=ObjectionState.OPEN)
            for objection in found.select_related("measure__case"):
                measure = objection.measure
                assert objection.handler_id not in (measure.proposed_by_id, measure.decided_by_id, objection.by_id)

    return Tries


@pytest.mark.parametrize(("outside", "anonymous"), [(False, False), (True, False), (False, True)])
def test_any_order_of_anything_by_anybody(people, others, outside, anonymous):
    run_state_machine_as_test(
        machine(people, others, outside, anonymous),
        settings=settings(
            max_examples=6, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )  # fmt: skip
