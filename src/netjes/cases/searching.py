"""Finding people by name for a case; never one's own family, which a colleague does."""

from typing import Any

from django.db.models import Q

from netjes.schools.family import own_family
from netjes.schools.models import Person
from netjes.schools.queries import people_of
from netjes.schools.viewer import Viewer

FEWEST, MOST = 2, 30  # letters of a search, and people it finds


def _here(viewer: Viewer) -> Any:
    assert viewer.person is not None
    return people_of(viewer.person.school).exclude(pk__in=own_family(viewer) | {viewer.person.pk})


def people_chosen(viewer: Viewer, given: list[str]) -> list[Person]:
    """Who a form names, in its order."""
    keys = [int(each) for each in given if each.isascii() and each.isdecimal() and len(each) <= 15]
    people = list(_here(viewer).filter(pk__in=keys[:MOST]).select_related("school"))
    return sorted(people, key=lambda each: keys.index(each.pk))


def people_found(viewer: Viewer, search: str, chosen: list[Person]) -> list[Person]:
    """Everybody of school with these words in their name, without who was chosen already."""
    if len(search) < FEWEST:
        return []
    found = _here(viewer)
    for word in search.split()[:4]:
        found = found.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
    return list(found.exclude(pk__in=[each.pk for each in chosen])[:MOST])
