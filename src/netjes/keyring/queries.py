"""Whose keys hold, who can read, who holds a half of whose key, and what waits for whom."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from netjes.keyring.models import ReadingKey, ReadingPasskey, Recovery, RecoveryShare
from netjes.schools.models import Person, School
from netjes.schools.queries import holders, today
from netjes.schools.states import STAFF, Role

# Who may have a reading key: whoever a report can be sealed to, or who can hold half of a key.
OWNERS = (Role.BOARD, *sorted(STAFF))
# Who is proposed to hold a half, in this order: not two from the same line of command when it can be otherwise.
KEEPERS_OF_HALVES = (Role.BOARD, Role.CONFIDENTIAL, Role.HEAD, Role.ADMINISTRATOR)
HALVES = 2


def keys_that_hold(school: School) -> QuerySet[ReadingKey]:
    """Not retired, and of somebody who still belongs to the school."""
    here = Q(person__left_on__isnull=True) | Q(person__left_on__gt=today())
    return ReadingKey.objects.for_school(school).filter(here, retired_at__isnull=True)


def key_of(person: Person) -> ReadingKey | None:
    return keys_that_hold(person.school).filter(person=person).select_related("person__school", "school").first()


def has_key(person: Person) -> bool:
    return keys_that_hold(person.school).filter(person=person).exists()


def public_keys_of(people: Iterable[Person]) -> dict[int, bytes]:
    """The public key of each of these people (by primary key) who has one that holds. All are of one school."""
    wanted = list(people)
    if not wanted:
        return {}
    found = keys_that_hold(wanted[0].school).filter(person__in=wanted)
    return {person: bytes(public) for person, public in found.values_list("person_id", "public")}


def readers_with_keys(school: School, roles: Iterable[Role]) -> list[Person]:
    """Who has one of these roles today and a key that holds, by surname; stand-ins in place of who is away."""
    present = holders(school, *roles)
    for each in present:
        each.school = school
    keys = public_keys_of(present)
    return [each for each in present if each.pk in keys]


def can_hold_half(person: Person) -> dict[Person, Role]:
    """Who could hold half of this person's key, and as what; who is proposed first comes first."""
    found: dict[Person, Role] = {}
    for role in KEEPERS_OF_HALVES:
        for each in readers_with_keys(person.school, [role]):
            found.setdefault(each, role)
    found.pop(person, None)
    return found


def proposed_holders(person: Person) -> list[Person]:
    """Two to hold half of this person's key, of different roles where that can be; fewer when there are none."""
    possible = can_hold_half(person)
    of_each_role = {role: each for each, role in reversed(possible.items())}
    first = [each for each, role in possible.items() if of_each_role[role] == each]
    return [*first, *(each for each in possible if each not in first)][:HALVES]


def shares_of(key: ReadingKey) -> list[RecoveryShare]:
    """The halves that still open: their holder is here, and has the key that they were sealed to."""
    found = RecoveryShare.objects.for_school(key.school).filter(key=key)
    alive = found.filter(sealed_to__in=keys_that_hold(key.school))
    return list(alive.select_related("holder", "sealed_to").order_by("holder__family_name", "pk"))


def passkeys_of(key: ReadingKey) -> list[ReadingPasskey]:
    """With what else this key opens, oldest first; nothing once it is retired."""
    found = ReadingPasskey.objects.for_school(key.school).filter(key=key, key__in=keys_that_hold(key.school))
    return list(found.select_related("key__person", "key__school", "school").order_by("pk"))


def open_recovery_of(person: Person) -> Recovery | None:
    found = Recovery.objects.for_school(person.school).filter(person=person, done_at__isnull=True)
    return found.filter(goes_on__gt=today()).select_related("key", "person__school", "school").first()


def recoveries_waiting_for(holder: Person) -> list[Recovery]:
    """Who asks this person to pass their half on, oldest first."""
    found = Recovery.objects.for_school(holder.school).filter(
        done_at__isnull=True, goes_on__gt=today(), key__shares__holder=holder, key__retired_at__isnull=True
    )
    return list(found.exclude(parts__holder=holder).select_related("person", "key", "school").order_by("asked_at"))


def held_by(holder: Person) -> list[Person]:
    """Of whom this person holds a half, by surname."""
    found = RecoveryShare.objects.for_school(holder.school).filter(holder=holder, key__in=keys_that_hold(holder.school))
    people = {each.key.person_id: each.key.person for each in found.select_related("key__person")}
    return sorted(people.values(), key=lambda p: (p.family_name, p.given_name, p.pk))
