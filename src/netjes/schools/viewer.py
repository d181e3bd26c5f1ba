"""Who looks at a page: as far as we know, and no further.

A page asks `request.viewer` and never finds out how it is known: by an account, by a link on paper that opens
one thing, in the demo by the strip on top of the page, and for a visitor of the public pages not at all.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeGuard

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.lib.actors import Actor
from netjes.schools.models import Person
from netjes.schools.queries import Held, held_by
from netjes.schools.states import BOUND_AS, STAFF, Role

BoundRole = Literal["leerling", "medewerker", "ouder"]
Through = Literal["", "account", "signing", "demo"]

# The role a viewer is called by, when there are several: the one that carries most comes first.
CALLED = (Role.HEAD, Role.ADMINISTRATOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.MENTOR, Role.TEACHER)


def is_bound_role(code: str) -> TypeGuard[BoundRole]:
    return code in ("leerling", "medewerker", "ouder")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: the role the agreements bind them by, what to call them, and, once known, the person.

    `through` says how they came in; "signing" is a link that opens signing and nothing else.
    """

    role: BoundRole | None
    label: str | Promise
    person: Person | None = None
    held: frozenset[Held] = field(default_factory=frozenset)
    through: Through = ""

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(each.role for each in self.held)

    @property
    def is_staff(self) -> bool:
        return not self.roles.isdisjoint(STAFF)

    def has(self, *roles: Role) -> bool:
        """Whether the viewer has one of these roles, for any group; never through a link that only signs."""
        return self.through != "signing" and not self.roles.isdisjoint(roles)

    def leads(self, group: int) -> bool:
        """Whether the viewer is mentor of this group (its primary key), or stands in for its mentor."""
        return self.through != "signing" and Held(Role.MENTOR, group) in self.held

    def acting_as(self, *roles: Role) -> Actor:
        """The actor for the log: this person, in the first of these roles that they have."""
        if self.person is None:
            raise TypeError("Een bezoeker zonder naam doet niets wat wordt opgeslagen.")
        role = next((r for r in roles if r in self.roles), next(iter(sorted(self.roles)), None))
        return Actor(ref=self.person.ref, role=role or "none")


NOBODY = Viewer(role=None, label=_("bezoeker"))


def viewer_for(person: Person, through: Through) -> Viewer:
    """The viewer that a person is today, with all their roles."""
    held = held_by(person)
    roles = {each.role for each in held}
    bound = next((b for b in ("medewerker", "leerling", "ouder") if any(BOUND_AS.get(r) == b for r in roles)), "")
    called = next((role for role in (*CALLED, *sorted(roles)) if role in roles), None)
    return Viewer(
        role=bound if is_bound_role(bound) else None,
        label=called.label if called else _("bezoeker"),
        person=person,
        held=held,
        through=through,
    )
