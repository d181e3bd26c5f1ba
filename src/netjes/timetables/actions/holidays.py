"""The days off that a school writes down, on which no promise falls due and no measure counts."""

from datetime import date

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.timetables.errors import CannotSetHoliday
from netjes.timetables.models import Holiday

LONGEST, MOST = 70, 60  # days, and rows


@transaction.atomic
def add_holiday(*, actor: Actor, school: School, name: str, starts_on: date, ends_on: date) -> Holiday:
    """Days without school, the last one included. Raises `CannotSetHoliday`."""
    if ends_on < starts_on:
        raise CannotSetHoliday("De laatste dag ligt voor de eerste. Kijk de twee dagen na.")
    if (ends_on - starts_on).days >= LONGEST:
        raise CannotSetHoliday("Zo lang duurt geen vakantie. Kijk de twee dagen na.")
    if Holiday.objects.for_school(school).count() >= MOST:
        raise CannotSetHoliday("Er staan er al zestig. Haal eerst oude weg.")
    if not name.strip():
        raise CannotSetHoliday("Geef de vakantie een naam.")
    holiday = Holiday.objects.create(school=school, name=name.strip()[:60], starts_on=starts_on, ends_on=ends_on)
    log(school_key=school.pk, actor=actor, act="timetables.holiday.added", subject=f"holiday:{holiday.pk}")
    return holiday


@transaction.atomic
def remove_holiday(*, actor: Actor, holiday: Holiday) -> None:
    log(school_key=holiday.school_id, actor=actor, act="timetables.holiday.removed", subject=f"holiday:{holiday.pk}")
    holiday.delete()
