"""Who reads a report, in which order: worked out when it comes in, and written nowhere but in who has a key.

Sources: about a possible sexual offence by somebody who works for the school, the board is told at once and directly
(onderwijsinspectie.nl, zedenmisdrijven); about home, the care coordinator follows the meldcode; the order of article 6
(mentor, coordinator, head) holds for everything else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from netjes.reports.errors import CannotReport
from netjes.reports.states import Level, Route
from netjes.schools.family import family_of
from netjes.schools.models import Group, Person, School, StandIn
from netjes.schools.queries import holders, mentors_of, today
from netjes.schools.states import Role

LADDERS: dict[Route, tuple[tuple[Role, ...], ...]] = {
    Route.CONFIDENTIAL: ((Role.CONFIDENTIAL,), (Role.ANTI_BULLYING, Role.CARE_COORDINATOR), (Role.HEAD,)),
    Route.ABOUT_STAFF: ((Role.CONFIDENTIAL,), (Role.HEAD,), (Role.BOARD,)),
    Route.ABOUT_HEAD: ((Role.BOARD,), (), ()),
    Route.OFFENCE: ((Role.BOARD,), (), ()),
    Route.HOME: ((Role.CARE_COORDINATOR,), (Role.CONFIDENTIAL,), (Role.HEAD,)),
}
DEPARTMENT = (Role.COORDINATOR, Role.TEAM_LEADER, Role.ANTI_BULLYING)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a report touches, as far as who reported says so.

    They and their family do not read it, and neither does who stands in for somebody it is about.
    """

    reporter: Person | None = None
    group: Group | None = None  # the class of who reported, or of whom it is about
    involved: Sequence[Person] = field(default_factory=tuple)

    def passed_over(self) -> frozenset[int]:
        named = [person for person in (self.reporter, *self.involved) if person is not None]
        family = frozenset().union(*(family_of(person) for person in named)) if named else frozenset()
        parents = {guardian for person in named for guardian in _guardians(person)}
        return frozenset(person.pk for person in named) | family | parents | self._stand_ins()

    def _stand_ins(self) -> frozenset[int]:
        if not self.involved:
            return frozenset()
        found = StandIn.objects.for_school(self.involved[0].school).on(today()).filter(absent__in=self.involved)
        return frozenset(found.values_list("person_id", flat=True))


def _guardians(person: Person) -> Iterable[int]:
    return person.guardians.for_school(person.school).values_list("guardian_id", flat=True)


def readers_for(
    school: School, route: Route, concerned: Concerned, having_keys: Iterable[int]
) -> dict[Level, list[Person]]:
    """Who reads at each level. A level that nobody is left at is filled by the next; everybody stands in one level.

    `having_keys` are the primary keys of who could open it. Raises `CannotReport` when there is nobody at all.
    """
    out, able = concerned.passed_over(), frozenset(having_keys)
    found: list[list[Person]] = []
    seen: set[int] = set()
    for people in _ladder(school, route, concerned.group):
        fresh = [p for p in people if p.pk not in out | seen and p.pk in able]
        seen |= {p.pk for p in fresh}
        if fresh:
            found.append(fresh)
    if not found:
        raise CannotReport(_("Er is nu niemand die dit hier kan lezen. Bel of loop langs: dat staat hieronder."))
    return {level: found[level] for level in Level if level < len(found)}


def _ladder(school: School, route: Route, group: Group | None) -> Iterable[list[Person]]:
    if route is Route.ORDINARY:
        if group is not None:
            yield mentors_of(group)
            yield holders(school, *DEPARTMENT, group=group)
        else:
            yield holders(school, Role.CONFIDENTIAL, Role.ANTI_BULLYING)
            yield holders(school, Role.CARE_COORDINATOR)
        yield holders(school, Role.HEAD)
        return
    for roles in LADDERS[route]:
        yield holders(school, *roles) if roles else []
