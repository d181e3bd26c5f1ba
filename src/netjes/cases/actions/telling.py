"""Telling who it concerns, in writing and at a set moment; and what they write back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.cases.actions.opening import held
from netjes.cases.deciders import is_involved
from netjes.cases.errors import CannotDecide, CannotObject, CannotStep, GateClosed
from netjes.cases.gates import objection_ends
from netjes.cases.letters import told_in_writing
from netjes.cases.models import WORDS, Case, CaseStep, Letter, Measure, Objection, Party
from netjes.cases.queries import gate_for, gates_for, measure_that_counts, situation_of
from netjes.cases.states import GateCode, LetterKind, MeasureState, ObjectionState, Sending, StepKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

ABOUT_A_MEASURE = frozenset({LetterKind.MEASURE, LetterKind.SUSPENSION, LetterKind.REMOVAL})


@transaction.atomic
def tell_party(*, actor: Actor, party: Party, home_sees: bool) -> Party:
    """From now on who it concerns sees their own file, without who reported. Once; `home_sees` may change later.

    A person decides here whether the guardians see it too (care: home may be the danger). Raises `CannotStep`.
    """
    case = held(party.case)
    party = Party.objects.for_school(case.school).select_for_update().select_related("person").get(pk=party.pk)
    if home_sees and not situation_of(party).did(StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD):
        raise CannotStep(_("Vraag eerst of thuis veilig is. Pas daarna mogen ouders meelezen."))
    first = party.told_at is None
    party.told_at = party.told_at or now()
    party.home_sees = home_sees
    party.save(update_fields=["told_at", "home_sees"])
    if first:
        tell(actor=actor, school=case.school, people=[party.person], message=told_in_writing(party))
        log(school_key=case.school_id, actor=actor, act="cases.party.told", subject=case.ref, about=party.person.ref)
    return party


@transaction.atomic
def make_letter(
    *, actor: Actor, by: Person, party: Party, to: Person, kind: LetterKind, body: dict[str, Any],
    measure: Measure | None = None,
) -> Letter:  # fmt: skip
    """Freeze a letter as it will go out. Raises `GateClosed` for a measure that nobody decided."""
    case = held(party.case)
    if kind in ABOUT_A_MEASURE:
        if measure is None or measure.state not in (MeasureState.DECIDED, MeasureState.RUNNING):
            raise GateClosed(_("Er is nog niet besloten. Een brief over een maatregel komt na het besluit."))
        if not gate_for(party, GateCode.MEASURE).is_past:
            raise GateClosed(_("Een tweede persoon kijkt nog mee. Wacht daarop."))
    letter = Letter.objects.create(
        school=case.school, case=case, party=party, to=to, kind=kind, measure=measure, body=body, made_by=by,
        made_at=now(),
    )  # fmt: skip
    log(
        school_key=case.school_id, actor=actor, act="cases.letter.made", subject=letter.ref, about=to.ref,
        detail={"kind": kind},
    )  # fmt: skip
    return letter


@transaction.atomic
def send_letter(*, actor: Actor, letter: Letter, way: Sending, on_day: date | None = None) -> Letter:
    """Write down how and when it went out; the term of an objection counts from that day. Once. Raises `CannotStep`."""
    letter = Letter.objects.for_school(letter.school).select_for_update().get(pk=letter.pk)
    day = on_day or today()
    if letter.sent_on is not None:
        raise CannotStep(_("Deze brief is al verstuurd."))
    if day > today():
        raise CannotStep(_("De dag ligt in de toekomst."))
    letter.sent_by_way, letter.sent_on = way, day
    letter.save(update_fields=["sent_by_way", "sent_on"])
    log(
        school_key=letter.school_id, actor=actor, act="cases.letter.sent", subject=letter.ref,
        about=letter.to.ref if letter.to else "", detail={"way": way},
    )  # fmt: skip
    return letter


@transaction.atomic
def party_replies(*, actor: Actor, by: Person, party: Party, words: str) -> CaseStep:
    """Who it concerns (or their guardian) writes what they think of it. It stands in the file as they wrote it."""
    case = held(party.case)
    if not words.strip() or len(words) > WORDS:
        raise CannotStep(_("Schrijf iets, in hooguit %(n)s tekens.") % {"n": WORDS})
    step = CaseStep.objects.create(
        school=case.school, case=case, party=party, kind=StepKind.REPLY, by=by, on_day=today(), words=words.strip(),
        added_at=now(),
    )  # fmt: skip
    log(school_key=case.school_id, actor=actor, act="cases.party.replied", subject=case.ref, about=party.person.ref)
    return step


@transaction.atomic
def object_to(*, actor: Actor, by: Person, party: Party, words: str, received_on: date | None = None) -> Objection:
    """Object to the measure that counts. Raises `CannotObject` where that cannot be, or not any more."""
    case = Case.objects.for_school(party.school).select_for_update().get(pk=party.case_id)
    case.school = party.school
    measure = measure_that_counts(party)
    day = received_on or today()
    ends = objection_ends(situation_of(party))
    if measure is None or ends is None:
        raise CannotObject(_("Hiertegen kent school geen bezwaar. Een klacht indienen kan wel."))
    if day > ends:
        raise CannotObject(_("De termijn voor bezwaar is voorbij. Een klacht indienen kan nog."))
    if not words.strip() or len(words) > WORDS:
        raise CannotObject(_("Schrijf op waarom je het er niet mee eens bent."))
    if Objection.objects.for_school(party.school).filter(measure=measure, state=ObjectionState.OPEN).exists():
        raise CannotObject(_("Er loopt al een bezwaar tegen deze maatregel."))
    objection = Objection.objects.create(
        school=party.school, measure=measure, by=by, received_on=day, words=words.strip()
    )
    log(school_key=party.school_id, actor=actor, act="cases.objection.made", subject=objection.ref, about=by.ref)
    return objection


@transaction.atomic
def give_objection_to(*, actor: Actor, objection: Objection, handler: Person) -> Objection:
    """Another than who handled, proposed, decided or seconded it weighs the objection. Raises `CannotDecide`."""
    objection = _held(objection)
    measure, case = objection.measure, objection.measure.case
    out = {case.handler_id, measure.proposed_by_id, measure.decided_by_id, measure.seconded_by_id, objection.by_id}
    if handler.pk in out or is_involved(case, handler):
        raise CannotDecide(_("Wie eraan meewerkte of erbij betrokken is, weegt het bezwaar niet. Kies een ander."))
    objection.handler = handler
    objection.save(update_fields=["handler"])
    log(
        school_key=objection.school_id, actor=actor, act="cases.objection.given", subject=objection.ref,
        about=handler.ref,
    )  # fmt: skip
    return objection


@transaction.atomic
def decide_objection(
    *, actor: Actor, by: Person, objection: Objection, state: ObjectionState, answer: str
) -> Objection:
    """Decide it, with a reason. Only who it was given to. Raises `CannotDecide`."""
    objection = _held(objection)
    if objection.handler_id != by.pk:
        raise CannotDecide(_("Dit bezwaar is aan een ander gegeven."))
    if objection.state != ObjectionState.OPEN or state is ObjectionState.OPEN:
        raise CannotDecide(_("Over dit bezwaar is al beslist."))
    if not answer.strip():
        raise CannotDecide(_("Schrijf op waarom je zo beslist. Dat komt in de brief."))
    objection.state, objection.answer, objection.decided_on = state, answer.strip(), today()
    objection.save(update_fields=["state", "answer", "decided_on"])
    log(
        school_key=objection.school_id, actor=actor, act="cases.objection.decided", subject=objection.ref,
        detail={"state": state},
    )  # fmt: skip
    return objection


def _held(objection: Objection) -> Objection:
    Objection.objects.for_school(objection.school).select_for_update().get(pk=objection.pk)
    found = Objection.objects.for_school(objection.school).select_related("measure__case__school", "school")
    return found.get(pk=objection.pk)


def open_gates(party: Party) -> list[GateCode]:
    """The gates of a party that are not past, without the last one."""
    return [gate.code for gate in gates_for(party) if not gate.is_past and gate.code is not GateCode.CLOSE]
