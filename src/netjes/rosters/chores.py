"""Work that waits for nobody: birthdays that pass, and lists that were looked at and left."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import override

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell
from netjes.notices.models import Notice
from netjes.records.actions import log
from netjes.rosters.models import RosterImport
from netjes.schools.ages import moved_on
from netjes.schools.models import Person, School
from netjes.schools.queries import guardians_of, today

CALENDAR = system("calendar")
BEFOREHAND = timedelta(days=30)
BATCH = 500


def turn_ages(school: School) -> int:
    """Tell of birthdays that come, once, and move on those that passed; returns how many of both."""
    return _tell_of_birthdays(school) + _move_on(school)


def _tell_of_birthdays(school: School) -> int:
    day = today()
    coming = Person.objects.for_school(school).filter(
        Q(left_on__isnull=True) | Q(left_on__gt=day), turns_on__gt=day, turns_on__lte=day + BEFOREHAND
    )
    told = 0
    for pupil in coming.order_by("pk"):
        key = f"age:{pupil.turns}:{pupil.pk}"
        if Notice.objects.for_school(school).filter(key=key).exists():
            continue
        with transaction.atomic():
            parents = [each.guardian for each in guardians_of([pupil], school)]
            tell(actor=CALENDAR, school=school, people=[pupil], message=_to_pupil(pupil, key))
            if parents:
                tell(actor=CALENDAR, school=school, people=parents, message=_to_parents(pupil, key))
        told += 1
    return told


def _to_pupil(pupil: Person, key: str) -> Message:
    if pupil.turns == 16:
        return Message(
            key,
            "Je wordt 16",
            f"Vanaf {_day(pupil)} beslis je zelf over je toestemming en over je gegevens. Je ouders beslissen dan "
            "niet meer voor je. Zij blijven wel je ouders bij de school.",
        )
    return Message(
        key,
        "Je wordt 18",
        f"Vanaf {_day(pupil)} ben je volwassen. Je ouders zien dan niet meer wat hier over je staat. Wil je dat zij "
        "nog iets van de school horen? Vertel het ze zelf.",
    )


def _to_parents(pupil: Person, key: str) -> Message:
    """By letter to who has no mail: it takes something away. It says no more than the birthday."""
    if pupil.turns == 16:
        return Message(
            key,
            f"{pupil.given_name} wordt 16",
            f"Vanaf {_day(pupil)} beslist {pupil.given_name} zelf over toestemming en over de eigen gegevens. U hoeft "
            "niets te doen.",
            letter=True,
        )
    return Message(
        key,
        f"{pupil.given_name} wordt 18",
        f"Vanaf {_day(pupil)} ziet u hier niets meer over {pupil.given_name}. Zo is het geregeld voor wie volwassen "
        "is. U hoeft niets te doen.",
        letter=True,
    )


def _day(pupil: Person) -> str:
    with override("nl"):
        return date_format(pupil.turns_on, "j F") if pupil.turns_on else ""


def _move_on(school: School) -> int:
    day = today()
    passed = list(Person.objects.for_school(school).filter(turns_on__lte=day).order_by("pk"))
    for at in range(0, len(passed), BATCH):
        _store(school, passed[at : at + BATCH])
    return len(passed)


@transaction.atomic
def _store(school: School, people: Sequence[Person]) -> None:
    day = today()
    for person in people:
        turned = person.turns
        kept = moved_on(person, day)
        person.turns_on, person.turns, person.is_18 = kept.turns_on, kept.turns, kept.is_18
        log(
            school_key=school.pk, actor=CALENDAR, act="schools.age.reached", about=person.ref,
            detail={"age": 18 if kept.is_18 else turned},
        )  # fmt: skip
    Person.objects.for_school(school).bulk_update(people, ["turns_on", "turns", "is_18"], batch_size=200)


def forget_lists(school: School) -> int:
    """Lists that nobody took over within a day go, with everything in them; returns how many."""
    gone, _ = RosterImport.objects.for_school(school).filter(applied_at__isnull=True, expires_at__lte=now()).delete()
    return gone
