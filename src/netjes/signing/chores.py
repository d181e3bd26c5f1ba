"""Reminding by itself: a few times, with days in between, and never whoever has answered or left."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from netjes.lib.actors import system
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.signing.actions import send_reminder, tell_newcomers
from netjes.signing.actions.rounds import locked
from netjes.signing.queries import open_rounds

REMINDER = system("signing")


def remind(school: School) -> int:
    """Tell newcomers once, and remind where it is time; returns how many people were told.

    A round that closed, or whose version was replaced, reminds nobody.
    """
    told = 0
    for each in open_rounds(school):
        with transaction.atomic():
            held = locked(each.round)
            if held.closed_at:
                continue
            told += tell_newcomers(actor=REMINDER, each=each)
            last = held.last_reminded_on or timezone.localtime(held.opened_at).date()
            due = last + timedelta(days=held.remind_every)
            if held.reminded < held.remind_times and today() >= due:
                told += send_reminder(actor=REMINDER, each=each, held=held, counts=True)
    return told
