"""What lies before somebody over all cases: what is next in each, on whom it waits, and which days matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from netjes.cases.deciders import may_decide
from netjes.cases.gates import objection_ends
from netjes.cases.models import Case, Measure, NetworkTask, Objection, Party
from netjes.cases.pages import BEGIN, Where, where_is
from netjes.cases.queries import concerned_in, situation_of
from netjes.cases.states import CaseState, GateCode, MeasureState, ObjectionState
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.states import Role


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list: what is next, by when, and on whom it waits."""

    case: Case
    party: Party
    gate: str
    why: str
    waits_for: str  # empty: for who looks
    late: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    on: date
    what: str
    case: Case


def lines_of(cases: Iterable[Case], viewer: Person) -> list[Line]:
    """Every open case, once for everybody it concerns."""
    lines = []
    for case in cases:
        if case.state != CaseState.OPEN:
            continue
        for party in concerned_in(case):
            party.case, party.person.school = case, case.school
            where = where_is(party)
            label = _("Laat de maatregel ingaan") if where.turn == BEGIN else str(where.gate.code.label)
            lines.append(Line(case, party, label, where.gate.why, _waits_for(case, where, viewer)))
    return lines


def _waits_for(case: Case, where: Where, viewer: Person) -> str:
    measure = where.measure
    if measure and measure.state == MeasureState.PROPOSED:
        return "" if may_decide(case, measure.entry, viewer) else str(Role(measure.entry.decided_by).label)
    if where.turn == GateCode.MEASURE and measure and measure.state == MeasureState.DECIDED:
        mine = viewer.pk not in (measure.decided_by_id, measure.proposed_by_id)
        return "" if mine else _("een tweede persoon")
    if where.turn == GateCode.OBJECTION:
        running = Objection.objects.for_school(case.school).filter(measure=measure, state=ObjectionState.OPEN)
        objection = running.select_related("handler").first()
        if objection and objection.handler and objection.handler_id != viewer.pk:
            return objection.handler.addressed
        if objection is None:
            return where.party.person.name
    if case.handler_id != viewer.pk:
        return case.handler.addressed if case.handler else _("een collega")
    return ""


def deadlines_of(cases: Iterable[Case]) -> list[Deadline]:
    """What ends or has to be done on a day, the soonest first."""
    open_ones = [case for case in cases if case.state == CaseState.OPEN]
    if not open_ones:
        return []
    by_pk = {case.pk: case for case in open_ones}
    school = open_ones[0].school
    running = Measure.objects.for_school(school).filter(
        case__in=by_pk, state=MeasureState.RUNNING, ends_on__isnull=False
    )
    found = [
        Deadline(
            row.ends_on,
            _("Laatste dag: %(measure)s, %(name)s")
            % {"measure": row.entry.name.lower(), "name": row.party.person.name},
            by_pk[row.case_id],
        )
        for row in running.select_related("entry", "party__person")
        if row.ends_on
    ]
    tasks = NetworkTask.objects.for_school(school).filter(measure__case__in=by_pk, done_at__isnull=True)
    for task in tasks.select_related("measure"):
        shut, open_again = _("Van het netwerk halen (netwerkbeheer)"), _("Weer op het netwerk toelaten (netwerkbeheer)")
        found.append(Deadline(task.due_on, shut if task.shuts else open_again, by_pk[task.measure.case_id]))
    for case in open_ones:
        for party in concerned_in(case):
            party.case = case
            ends = objection_ends(situation_of(party))
            if ends and ends >= today():
                found.append(
                    Deadline(ends, _("Laatste dag voor bezwaar, %(name)s") % {"name": party.person.name}, case)
                )
    return sorted(found, key=lambda each: each.on)


def lines_for_today(cases: Iterable[Case], viewer: Person) -> list[Line]:
    """What waits for somebody now: in the cases they handle, and what they may decide or look over elsewhere."""
    open_ones = [case for case in cases if case.state == CaseState.OPEN]
    if not open_ones:
        return []
    asks = [MeasureState.PROPOSED, MeasureState.DECIDED]
    rows = Measure.objects.for_school(open_ones[0].school).filter(case__in=open_ones, state__in=asks)
    asked = set(rows.values_list("case", flat=True))
    looked_at = [case for case in open_ones if case.handler_id == viewer.pk or case.pk in asked]
    return [line for line in lines_of(looked_at, viewer) if not line.waits_for]
