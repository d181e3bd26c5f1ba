"""Incidents and calls: whose own they are, and what may be counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.reports.models import Call, Incident
from netjes.reports.states import IncidentKind, IncidentPlace
from netjes.schools.models import Person, School
from netjes.schools.queries import today

OWN_FOR = timedelta(days=7)  # that who noted it still sees it
FEWEST = 5  # fewer are not shown as a number
CALLS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Count:
    """How often; None when that is fewer than five, which is not told."""

    label: str
    n: int | None


def own_incidents(person: Person | None) -> QuerySet[Incident]:
    """What somebody noted in the last week, newest first."""
    if person is None:
        raise TypeError("Een bezoeker noteert niets.")
    since = today() - OWN_FOR
    found = Incident.objects.for_school(person.school).filter(noted_by=person, noted_on__gte=since)
    return found.prefetch_related("people__person").order_by("-on_day", "-pk")


def incidents_for(school: School, family: Iterable[int]) -> QuerySet[Incident]:
    """What colleagues noted, for who leads: without what one's own family was in."""
    found = Incident.objects.for_school(school).exclude(people__person__in=list(family))
    return found.select_related("noted_by").prefetch_related("people__person").order_by("-on_day", "-pk")


def figures_of(school: School) -> tuple[list[Count], list[Count]]:
    """By what happened and by where, for the whole school."""
    rows = list(Incident.objects.for_school(school).values_list("kind", "place"))
    return _counted(IncidentKind, [kind for kind, _p in rows]), _counted(IncidentPlace, [place for _k, place in rows])


def _counted(states: type[IncidentKind] | type[IncidentPlace], found: list[str]) -> list[Count]:
    count = Counter(found)
    ordered = sorted(states, key=lambda each: -count[each.value])
    return [Count(str(each.label), count[each.value] if count[each.value] >= FEWEST else None) for each in ordered
            if count[each.value]]  # fmt: skip


def calls_about(pupil: Person) -> list[Call]:
    found = Call.objects.for_school(pupil.school).filter(pupil=pupil).select_related("by")
    return list(found.order_by("-on_day", "-pk")[:CALLS_SHOWN])


def line_for_file(call: Call) -> str:
    """Two lines to put in the pupil file elsewhere."""
    by = call.by.addressed if call.by else _("een collega")
    interpreter = _(" Er was een tolk bij.") if call.with_interpreter else ""
    return _("%(day)s: %(by)s sprak met %(with)s.%(interpreter)s\nAfspraak: ") % {
        "day": date_format(call.on_day, "j F Y"), "by": by, "with": call.get_spoke_with_display(),
        "interpreter": interpreter,
    }  # fmt: skip


def line_of_incident(incident: Incident) -> str:
    names = ", ".join(each.person.name for each in incident.people.all())
    who = _(" Erbij: %(names)s.") % {"names": names} if names else ""
    return _("%(day)s: %(what)s, %(where)s.%(who)s\nGedaan: %(measure)s") % {
        "day": date_format(incident.on_day, "j F Y"), "what": incident.get_kind_display(),
        "where": incident.get_place_display(), "who": who, "measure": incident.measure,
    }  # fmt: skip
