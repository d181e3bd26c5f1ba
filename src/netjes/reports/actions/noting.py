"""Noting an incident or a call. Neither makes a case, and neither opens a file."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.phones.queries import is_pupil
from netjes.records.actions import log
from netjes.reports.errors import CannotNote
from netjes.reports.models import Call, Incident, IncidentPerson
from netjes.reports.models.noted import LONGEST_NOTE
from netjes.reports.states import CallWith, IncidentKind, IncidentPlace
from netjes.schools.family import family_of
from netjes.schools.models import Person
from netjes.schools.queries import today

MOST_PEOPLE = 20
LONG_AGO = timedelta(days=60)


@transaction.atomic
def note_incident(
    *, actor: Actor, by: Person, kind: IncidentKind, place: IncidentPlace, on_day: date,
    people: Sequence[Person] = (), measure: str = "",
) -> Incident:  # fmt: skip
    """Note what happened. Raises `CannotNote`."""
    _check_day(on_day)
    if len(measure.strip()) > LONGEST_NOTE:
        raise CannotNote(
            _("Dit is te lang: er passen %(n)s tekens in. De rest hoort in het leerlingdossier.") % {"n": LONGEST_NOTE}
        )
    unique = {person.pk: person for person in people}
    if len(unique) > MOST_PEOPLE or not all(is_pupil(person) for person in unique.values()):
        raise CannotNote(_("Kies hooguit twintig leerlingen, of laat leeg wie erbij was."))
    incident = Incident.objects.create(
        school=by.school, kind=kind, place=place, on_day=on_day, measure=measure.strip(), noted_by=by, noted_on=today()
    )
    IncidentPerson.objects.bulk_create(
        [IncidentPerson(school=by.school, incident=incident, person=person) for person in unique.values()]
    )
    log(
        school_key=by.school_id, actor=actor, act="reports.incident.noted", subject=incident.ref,
        detail={"kind": kind, "place": place, "people": len(unique)},
    )  # fmt: skip
    return incident


@transaction.atomic
def withdraw_incident(*, actor: Actor, incident: Incident) -> None:
    """It was a mistake: it goes, and the log keeps that it was."""
    log(school_key=incident.school_id, actor=actor, act="reports.incident.withdrawn", subject=incident.ref)
    incident.delete()


@transaction.atomic
def note_call(
    *, actor: Actor, by: Person, pupil: Person, spoke_with: CallWith, with_interpreter: bool, on_day: date
) -> Call:
    """Note that somebody called. Raises `CannotNote`."""
    _check_day(on_day)
    if not is_pupil(pupil):
        raise CannotNote(_("Een gesprek hoort bij een leerling van nu."))
    if pupil.pk in family_of(by):
        raise CannotNote(_("Dit is je eigen kind. Een collega noteert het."))
    call = Call.objects.create(
        school=by.school, pupil=pupil, by=by, spoke_with=spoke_with, with_interpreter=with_interpreter, on_day=on_day
    )
    log(school_key=by.school_id, actor=actor, act="reports.call.noted", subject=call.ref, about=pupil.ref)
    return call


@transaction.atomic
def withdraw_call(*, actor: Actor, call: Call) -> None:
    """It was a mistake."""
    log(
        school_key=call.school_id, actor=actor, act="reports.call.withdrawn", subject=call.ref, about=call.pupil.ref
    )  # fmt: skip
    call.delete()


def _check_day(on_day: date) -> None:
    if not today() - LONG_AGO <= on_day <= today():
        raise CannotNote(_("Kies een dag van de afgelopen twee maanden, en niet na vandaag."))
