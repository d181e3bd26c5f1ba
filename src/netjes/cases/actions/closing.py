"""Closing a case: with everything done, or because it proved not to be so; and forgetting what was written."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.cases.actions.opening import held
from netjes.cases.actions.telling import open_gates
from netjes.cases.errors import CannotClose
from netjes.cases.models import Case, CaseRecord, Letter, Measure, Party
from netjes.cases.queries import concerned_in, gates_for
from netjes.cases.states import CaseOutcome, CaseState, GateCode, LetterKind, MeasureState
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.queries import school_year


@transaction.atomic
def close_case(*, actor: Actor, case: Case, outcome: CaseOutcome) -> Case:
    """Close it. Raises `CannotClose` with what still has to be done."""
    case = held(case)
    parties = concerned_in(case)
    case.outcome = outcome
    running = Measure.objects.for_school(case.school).filter(case=case)
    if running.filter(state__in=[MeasureState.PROPOSED, MeasureState.DECIDED, MeasureState.RUNNING]).exists():
        raise CannotClose(_("Er is nog een maatregel die wacht of loopt. Beëindig die, of trek hem in."))
    has_measure = running.filter(state=MeasureState.ENDED).exists()
    if has_measure != (outcome is CaseOutcome.MEASURE):
        raise CannotClose(_("Kies hoe het afliep: met of zonder maatregel."))
    nothing = outcome in (CaseOutcome.UNFOUNDED, CaseOutcome.NOT_OURS)
    if nothing:
        _check_told(case)
    else:
        for party in parties:
            party.case = case
            left = _left(party, case)
            if left:
                raise CannotClose(left)
    case.state, case.closed_at = CaseState.CLOSED, now()
    case.save(update_fields=["state", "outcome", "closed_at"])
    log(school_key=case.school_id, actor=actor, act="cases.closed", subject=case.ref, detail={"outcome": outcome})
    return case


def _left(party: Party, case: Case) -> str:
    settled = {GateCode.MEASURE} if case.outcome != CaseOutcome.MEASURE else set()
    for gate in gates_for(party):
        if gate.code is not GateCode.CLOSE and not gate.is_past and gate.code not in settled:
            return gate.why
    return ""


def _check_told(case: Case) -> None:
    """Who heard of it hears, by letter, that it was not so."""
    for party in concerned_in(case):
        if party.told_at is None:
            continue
        letters = Letter.objects.for_school(case.school).filter(party=party, sent_on__isnull=False)
        if not letters.filter(kind__in=[LetterKind.UNFOUNDED, LetterKind.CLOSING]).exists():
            raise CannotClose(_("Stuur eerst de brief die zegt dat het niet zo was. Wie ervan weet, hoort ook dat."))


@transaction.atomic
def forget_case(*, actor: Actor, case: Case) -> CaseRecord:
    """Everything of a closed case goes; a bare record without people, words or days stays for the year's figures.

    Raises `CannotClose` for a case that is open.
    """
    found = Case.objects.for_school(case.school).select_for_update().get(pk=case.pk)
    if found.state != CaseState.CLOSED or found.closed_at is None:
        raise CannotClose(_("Deze zaak is nog niet afgesloten."))
    measures = Measure.objects.for_school(case.school).filter(case=found).exclude(state=MeasureState.WITHDRAWN)
    record = CaseRecord.objects.create(
        school=case.school, number=found.number, year=school_year(found.happened_on), articles=found.articles,
        audiences=sorted({party.audience for party in concerned_in(found)}), gravity=found.gravity,
        measures=sorted(measures.values_list("entry__code", flat=True)), outcome=found.outcome,
        weeks=(found.closed_at - found.opened_at).days // 7,
    )  # fmt: skip
    log(school_key=found.school_id, actor=actor, act="cases.forgotten", subject=found.ref)
    found.delete()
    return record


def left_in(case: Case) -> list[str]:
    """What still has to be done, in words, for whoever wants to close it."""
    return [str(code.label) for party in concerned_in(case) for code in open_gates(party)]


@transaction.atomic
def settle_without_measure(*, actor: Actor, case: Case, settled: bool = True) -> Case:
    """Say that no measure is needed: then who it concerns is told, and it can close. It can be taken back till then."""
    case = held(case)
    case.outcome = CaseOutcome.TALKED if settled else ""
    case.save(update_fields=["outcome"])
    log(
        school_key=case.school_id, actor=actor, act="cases.settled", subject=case.ref, detail={"settled": settled}
    )  # fmt: skip
    return case
