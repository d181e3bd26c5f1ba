"""The doors of this room: who may have a key, and whose request for help somebody sees."""

from django.http import HttpRequest

from netjes.keyring.models import ReadingKey, ReadingPasskey, Recovery
from netjes.keyring.queries import OWNERS, key_of, passkeys_of
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.viewer import Viewer


def owner(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who works here or is on the board. Raises `LoginNeeded` and `NotYours`."""
    return with_role(request, *OWNERS)


def own_key(person: Person) -> ReadingKey:
    """Raises `NotYours` for who has none (any more)."""
    key = key_of(person)
    if key is None:
        raise NotYours
    return key


def own_passkey(person: Person, pk: int) -> ReadingPasskey:
    """One of the passkeys that open one's own key. Raises `NotYours`."""
    found = next((each for each in passkeys_of(own_key(person)) if each.pk == pk), None)
    if found is None:
        raise NotYours
    return found


def recovery_for(holder: Person, pk: int) -> Recovery:
    """Somebody's request to this holder of a half. Raises `NotYours`."""
    found = Recovery.objects.for_school(holder.school).filter(pk=pk, key__shares__holder=holder)
    recovery = found.select_related("person__school", "key__person__school", "key__school", "school").first()
    if recovery is None:
        raise NotYours
    return recovery
