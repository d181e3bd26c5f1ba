"""Giving an exemption, and ending it early. Why stands nowhere, so nothing here takes a reason."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.lessons.errors import CannotExempt
from netjes.lessons.letters import exempted, no_longer_exempted
from netjes.lessons.models import Exemption
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

LONGEST = timedelta(days=366)  # a school year; after that it is given again


@transaction.atomic
def give_exemption(*, actor: Actor, by: Person, pupil: Person, first: date, last: date) -> Exemption:
    """From the first up to and with the last day. Raises `CannotExempt`; the pupil is told."""
    Person.objects.for_school(pupil.school).select_for_update().get(pk=pupil.pk)  # one at a time for each pupil
    if first < today():
        raise CannotExempt(_("De eerste dag is al voorbij. Kies vandaag of later."))
    if last < first:
        raise CannotExempt(_("De laatste dag ligt vóór de eerste. Kies een latere dag."))
    if last - first >= LONGEST:
        raise CannotExempt(_("Dit is langer dan een schooljaar. Kies een eerdere laatste dag; daarna kan het opnieuw."))
    end = last + timedelta(days=1)
    mine = Exemption.objects.for_school(pupil.school).filter(person=pupil)
    running = mine.filter(starts_on__lt=end, ends_on__gt=first).order_by("ends_on").last()
    if running and running.ends_on:
        until = date_format(running.ends_on - timedelta(days=1), "j F Y")
        raise CannotExempt(
            _("Er is al een vrijstelling tot en met {day}. Begin daarna, of stop die eerst.").format(day=until)
        )
    made = Exemption.objects.create(
        school=pupil.school, person=pupil, given_by=by, starts_on=first, ends_on=end, created_at=now()
    )
    _told(actor, made, "given")
    return made


@transaction.atomic
def end_exemption(*, actor: Actor, exemption: Exemption) -> Exemption:
    """From now on it no longer holds. One that is over stays as it is."""
    held = Exemption.objects.for_school(exemption.school).select_for_update().get(pk=exemption.pk)
    ends_on = max(today(), held.starts_on)
    if held.ends_on is not None and held.ends_on <= ends_on:
        return held
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    _told(actor, held, "ended")
    return held


def _told(actor: Actor, each: Exemption, what: str) -> None:
    message = exempted(each) if what == "given" else no_longer_exempted(each)
    log(
        school_key=each.school_id, actor=actor, act=f"lessons.exemption.{what}", subject=each.ref,
        about=each.person.ref, detail={"from": each.starts_on, "until": each.ends_on},
    )  # fmt: skip
    tell(actor=actor, school=each.school, people=[each.person], message=message)
