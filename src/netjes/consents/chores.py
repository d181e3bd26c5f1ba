"""Telling beforehand: at 16 a pupil chooses, and both the pupil and the parents hear it some weeks earlier."""

from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format

from netjes.consents.letters import SIXTEEN, sixteen_for_guardian, sixteen_for_pupil
from netjes.lib.actors import system
from netjes.notices.actions import tell
from netjes.notices.models import Notice
from netjes.schools.models import School
from netjes.schools.queries import guardians_of, people_of, today

BEFOREHAND = timedelta(days=28)


def tell_of_sixteen(school: School) -> int:
    """Tell each pupil who becomes 16 within four weeks, and their guardians, once; returns how many pupils."""
    day = today()
    soon = people_of(school, day).filter(turns=16, turns_on__gt=day, turns_on__lte=day + BEFOREHAND)
    told = Notice.objects.for_school(school).filter(key=SIXTEEN, person__in=soon).values("person")
    done = 0
    for pupil in soon.exclude(pk__in=told):
        with transaction.atomic(), translation.override(school.language):
            assert pupil.turns_on is not None
            on = date_format(pupil.turns_on, "j F Y")
            actor = system("chores")
            tell(actor=actor, school=school, people=[pupil], message=sixteen_for_pupil(school, on))
            guardians = [each.guardian for each in guardians_of([pupil], school, day)]
            tell(actor=actor, school=school, people=guardians, message=sixteen_for_guardian(school, on, pupil.pk))
            done += 1
    return done
