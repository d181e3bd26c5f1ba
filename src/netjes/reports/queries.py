"""What waits for a reader, who reads a report now, and who looked at what."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet

from netjes.keyring.queries import OWNERS, public_keys_of
from netjes.records.models import LogRow
from netjes.reports.models import Evidence, Report, ReportKey
from netjes.reports.routing import LADDERS
from netjes.reports.states import ReportState, Route
from netjes.schools.models import Person
from netjes.schools.queries import held_by, people_of
from netjes.schools.states import Role

READ, SEEN, TAKEN = "reports.read", "reports.evidence.seen", "reports.evidence.taken"
MOST_LOOKS = 200


def reads_here(person: Person) -> bool:
    """Whether somebody still has a role in which reports are read. Without one, the keys they have open nothing."""
    return any(held.role in OWNERS for held in held_by(person))


def reports_of(person: Person) -> QuerySet[Report]:
    """What this person reads now: a key at the level that was reached. What was promised longest ago first."""
    if not reads_here(person):
        return Report.objects.for_school(person.school).none()
    mine = ReportKey.objects.for_school(person.school).filter(reader=person, level__lte=F("report__level"))
    found = Report.objects.for_school(person.school).filter(pk__in=mine.values("report"))
    return found.select_related("school").order_by("answer_by", "on_day", "pk")


def waiting_for(person: Person) -> QuerySet[Report]:
    """What waits for an answer of this person."""
    return reports_of(person).filter(waits_for_school=True).exclude(state=ReportState.CLOSED)


def readers_now(report: Report) -> list[Person]:
    """Who can read it at the level that it reached, by surname."""
    keys = ReportKey.objects.for_school(report.school).filter(report=report, reader__isnull=False)
    found = [key.reader for key in keys.filter(level__lte=report.level).select_related("reader__school") if key.reader]
    return sorted((each for each in found if reads_here(each)), key=lambda p: (p.family_name, p.given_name, p.pk))


def roles_for(route: Route) -> tuple[Role, ...]:
    """Who may ever read a report of this route: what a ladder names, or anybody who reads reports."""
    ladder = LADDERS.get(route, ())
    return tuple(role for roles in ladder for role in roles) or tuple(OWNERS)


def can_become_reader(report: Report) -> list[Person]:
    """Who works here, may read this route, has a key, and does not read it yet; by surname."""
    allowed, there = frozenset(roles_for(Route(report.route))), {each.pk for each in readers_now(report)}
    public = public_keys_of(people_of(report.school))
    found = [each for each in people_of(report.school).filter(pk__in=public) if each.pk not in there]
    return [each for each in found if any(held.role in allowed for held in held_by(each))]


def looks_at(report: Report, evidence: Iterable[Evidence]) -> list[tuple[LogRow, Person | None]]:
    """Who opened this report and what came with it, newest first."""
    refs = [report.ref, *(each.ref for each in evidence)]
    rows = LogRow.objects.for_school(report.school_id).filter(act__in=[READ, SEEN, TAKEN], subject__in=refs)
    found = list(rows.order_by("-number")[:MOST_LOOKS])
    numbers = {int(row.actor.partition(":")[2]) for row in found if row.actor.startswith("person:")}
    people = {p.ref: p for p in Person.objects.for_school(report.school).filter(pk__in=numbers)}
    return [(row, people.get(row.actor)) for row in found]


def days_late(report: Report, day: date) -> bool:
    return report.waits_for_school and report.answer_by < day
