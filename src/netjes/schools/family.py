"""One human, two roles: what a staff role reaches stops at one's own family, and a colleague does it instead."""

from netjes.schools.errors import OwnFamily
from netjes.schools.models import Guardianship, Person
from netjes.schools.queries import holders, today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer


def family_of(person: Person) -> frozenset[int]:
    """Somebody's children here, of any age and with or without authority, and whoever else raises them."""
    bonds = Guardianship.objects.for_school(person.school).on(today())
    children = frozenset(bonds.filter(guardian=person).values_list("child_id", flat=True))
    if not children:
        return children
    others = bonds.filter(child__in=children).values_list("guardian_id", flat=True)
    return (children | frozenset(others)) - {person.pk}


def own_family(viewer: Viewer) -> frozenset[int]:
    """Whose files no staff role of this viewer reaches: what they may see there, they see as a guardian."""
    return family_of(viewer.person) if viewer.person is not None else frozenset()


def not_for_family(viewer: Viewer, about: Person, *roles: Role) -> OwnFamily:
    """The refusal for a file of the viewer's own family, naming whoever has these roles and may do it instead."""
    assert viewer.person is not None
    mine = {viewer.person.pk, about.pk}

    def free(*wanted: Role) -> list[Person]:
        return [p for p in holders(about.school, *wanted) if p.pk not in mine and about.pk not in family_of(p)]

    instead = free(*roles)
    return OwnFamily(about, instead, board=[] if instead else free(Role.BOARD))
