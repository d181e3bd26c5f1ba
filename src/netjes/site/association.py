"""How the schools of an association stand, for who does something for it: numbers and versions, never a name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.agreements.models import Version
from netjes.schools.access import association_for, signed_in
from netjes.schools.models import Position, School
from netjes.schools.queries import today
from netjes.schools.states import STAFF, AssociationDuty, Role
from netjes.signing.queries import answers_in, open_rounds, roll_of
from netjes.signing.states import Part
from netjes.site.open_rooms import closed_rooms
from netjes.site.rooms import ROOMS, Room

FEW = 5  # below this a number could point at somebody

# What each duty shows of every school of the association; nothing else of another school shows anywhere.
SEES: dict[AssociationDuty, frozenset[str]] = {
    AssociationDuty.ADMINISTRATOR: frozenset({"people", "agreements", "signing", "rooms"}),
    AssociationDuty.BOARD: frozenset({"people", "agreements", "signing", "rooms"}),
    AssociationDuty.PRIVACY: frozenset({"people", "agreements", "rooms"}),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A version in force, as one line."""

    title: str
    label: str
    since: date
    review_on: date | None
    due: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """How many per cent of one kind of people answered in one round; None where so few were asked that it tells."""

    title: str
    part: Part
    share: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One school. A number of people is None under five: it could point at somebody."""

    school: School
    pupils: int | None
    staff: int | None
    agreements: list[Held]
    signing: list[Signed]
    rooms: list[Room]


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    viewer, _person = signed_in(request)
    association, duties, schools = association_for(viewer)
    sees = frozenset().union(*(SEES[duty] for duty in duties))
    context = {
        "association": association,
        "duties": sorted(str(duty.label) for duty in duties),
        "sees": sees,
        "schools": [standing_of_school(school, sees) for school in schools],
    }
    return render(request, "site/association.html", context)


def standing_of_school(school: School, sees: frozenset[str]) -> Standing:
    """What of a school these duties show; what they do not show is not asked of the database either."""
    shut = {room.code for room in closed_rooms(school)}
    people = "people" in sees
    return Standing(
        school=school,
        pupils=_count(school, {Role.PUPIL}) if people else None,
        staff=_count(school, STAFF) if people else None,
        agreements=_agreements(school) if "agreements" in sees else [],
        signing=_signing(school) if "signing" in sees and "signing" not in shut else [],
        rooms=[room for room in ROOMS if room.code not in shut] if "rooms" in sees else [],
    )


def _count(school: School, roles: set[Role] | frozenset[Role]) -> int | None:
    day = today()
    here = Q(person__left_on__isnull=True) | Q(person__left_on__gt=day)
    found = Position.objects.for_school(school).on(day).filter(here, role__in=roles).values("person").distinct().count()
    return found if found >= FEW else None


def _agreements(school: School) -> list[Held]:
    day = today()
    holds = Q(in_force_until__isnull=True) | Q(in_force_until__gt=day)
    found = Version.objects.for_school(school).filter(holds, in_force_from__lte=day).select_related("agreement")
    return [
        Held(v.title, v.label, v.in_force_from, v.review_on, bool(v.review_on and v.review_on <= day))
        for v in found.order_by("agreement__audience").defer("text", "words", "situations", "decision")
    ]


def _signing(school: School) -> list[Signed]:
    rounds = open_rounds(school)
    roll = roll_of(school) if rounds else None
    found = []
    for each in rounds:
        given = answers_in(each.round)
        for part in each.parts:
            keys = [one.key for one in roll.expected(each) if one.part is part] if roll else []
            if keys:
                share = sum(key in given for key in keys) * 100 // len(keys) if len(keys) >= FEW else None
                found.append(Signed(each.version.title, part, share))
    return found
