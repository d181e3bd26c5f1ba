"""Where a case came from, when another page led here: a report, an incident or something seen, by its reference."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from netjes.cases.states import CaseSource
from netjes.phones.models import Sighting
from netjes.schools.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known already; nothing of it when somebody simply begins."""

    source: CaseSource = CaseSource.STAFF
    ref: str = ""
    on: date | None = None
    people: list[str] = field(default_factory=list)


def origin_for(viewer: Viewer, ref: str) -> Origin:
    """What this viewer may use of it; what is not theirs gives nothing, as if it did not exist."""
    kind, _colon, key = ref.partition(":")
    person = viewer.person
    if person is None or not (key.isascii() and key.isdecimal() and len(key) <= 15):
        return Origin()
    if kind == "report":
        from netjes.reports.queries import reports_of

        report = reports_of(person).filter(pk=int(key)).first()
        return Origin(CaseSource.REPORT, report.ref) if report else Origin()
    if kind == "incident":
        return _incident(viewer, int(key))
    if kind == "sighting":
        seen = Sighting.objects.for_school(person.school).filter(pk=int(key), seen_by=person).first()
        if seen:
            return Origin(
                CaseSource.SIGHTING,
                f"sighting:{seen.pk}",
                timezone.localtime(seen.seen_at).date(),
                [str(seen.pupil_id)],
            )
    return Origin()


def _incident(viewer: Viewer, pk: int) -> Origin:
    from netjes.reports.access import INCIDENT_READERS
    from netjes.reports.noting import incidents_for, own_incidents
    from netjes.schools.family import own_family

    assert viewer.person is not None
    found = own_incidents(viewer.person).filter(pk=pk).first()
    if found is None and viewer.has(*INCIDENT_READERS):
        found = incidents_for(viewer.person.school, own_family(viewer)).filter(pk=pk).first()
    if found is None:
        return Origin()
    people = [str(each.person_id) for each in found.people.all()]
    return Origin(CaseSource.INCIDENT, f"incident:{found.pk}", found.on_day, people)
