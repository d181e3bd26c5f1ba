"""What is held stays, until its day has passed or somebody lifts the hold."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.records.holds import CannotHold, held_keys, lift_hold, place_hold
from netjes.records.queries import told_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_now")]
ACTOR, US = system("test"), 1


def today():
    return timezone.localtime(now()).date()


def held(days: int = 30):
    return place_hold(
        actor=ACTOR, school_key=US, about="person:7", reason="court", until_on=today() + timedelta(days=days)
    )


def test_it_works():
    hold = held()
    assert held_keys(US, today()) == {7}
    assert held_keys(US, hold.until_on) == {7}
    assert held_keys(US, hold.until_on + timedelta(days=1)) == set()
    lift_hold(actor=ACTOR, hold=hold)
    assert held_keys(US, today()) == set()


def test_a_hold_needs_a_day_to_come():
    with pytest.raises(CannotHold, match="Kies tot wanneer"):
        held(days=0)


def test_the_log_does_not_tell_the_one_it_is_about():
    held()
    assert told_of(US, "person:7") == []
