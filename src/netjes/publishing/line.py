"""Who is asked in doubt, and who comes next when nobody answers. Never the asker, never who has family in it."""

from netjes.checks.finding import Kind
from netjes.checks.roster import Roster
from netjes.checks.text import check_text
from netjes.publishing.models import Doubt
from netjes.publishing.states import AskedOf
from netjes.schools.family import family_of
from netjes.schools.models import Person, Position, StandIn
from netjes.schools.queries import class_of, holders, mentors_of, today
from netjes.schools.states import Role

LEADERS = (Role.SUPERVISOR, Role.TEAM_LEADER)
# Whom a question can be handed over to.
HANDED = (*LEADERS, Role.COORDINATOR, Role.COMMUNICATION, Role.PRIVACY, Role.CARE_COORDINATOR, Role.HEAD)
# Whoever can have a question on their desk at all.
ANSWERERS = (*HANDED, Role.MENTOR, Role.BOARD)


def rungs_for(asker: Person, asked_of: str) -> list[list[Person]]:
    """Those who are asked, those who come next, and so on: every step once, none of them empty."""
    school = asker.school
    head, board = holders(school, Role.HEAD), holders(school, Role.BOARD)
    if asked_of == AskedOf.COMMUNICATION:
        steps = [holders(school, Role.COMMUNICATION), leaders_of(asker), head, board]
    elif asked_of == AskedOf.MENTOR:
        group = class_of(asker)
        above = holders(school, Role.TEAM_LEADER, Role.COORDINATOR, group=group) if group else []
        steps = [mentors_of(group) if group else [], above, head, board]
    else:
        steps = [leaders_of(asker), head, board]
    without = [[each for each in step if each.pk != asker.pk] for step in steps]
    return [step for step in without if step]


def leaders_of(asker: Person) -> list[Person]:
    """Who leads the groups that somebody teaches or is mentor of; where that is nobody, every supervisor of school."""
    positions = Position.objects.for_school(asker.school).on(today()).filter(person=asker, group__isnull=False)
    found: dict[int, Person] = {}
    for position in positions.select_related("group__school", "group__parent"):
        for each in holders(asker.school, Role.TEAM_LEADER, group=position.group):
            found[each.pk] = each
    found.pop(asker.pk, None)
    others = [each for each in holders(asker.school, *LEADERS) if each.pk != asker.pk]
    return list(found.values()) or others


def answerers_of(doubt: Doubt) -> list[Person]:
    """Who may answer now: whom it was handed to or who was asked, and after each school day the next in line."""
    rungs = rungs_for(doubt.asker, doubt.asked_of)
    if doubt.handed_to is not None:
        handed = _present(doubt)
        rungs = [handed, *[step for step in rungs if not {p.pk for p in handed} & {p.pk for p in step}]]
    free: list[list[Person]] = []
    for step in rungs:
        able = [each for each in step if each.pk != doubt.asker_id and not concerns_family(each, doubt)]
        if able:
            free.append(able)
    return list({each.pk: each for step in free[: doubt.climbed + 1] for each in step}.values())


def may_be_handed(doubt: Doubt) -> list[Person]:
    """To whom a question can be handed over: anybody who answers such questions, and is not in it."""
    found = holders(doubt.school, *HANDED)
    return [each for each in found if each.pk != doubt.asker_id and not concerns_family(each, doubt)]


def can_climb(doubt: Doubt) -> bool:
    """Whether there is still somebody who was not asked."""
    further = Doubt(
        school=doubt.school, asker=doubt.asker, asked_of=doubt.asked_of, handed_to=doubt.handed_to, words=doubt.words,
        text=doubt.text, publication=doubt.publication, climbed=doubt.climbed + 1,
    )  # fmt: skip
    return len(answerers_of(further)) > len(answerers_of(doubt))


def _present(doubt: Doubt) -> list[Person]:
    """Whom it was handed to, or who stands in for them today."""
    person = doubt.handed_to
    assert person is not None
    if person.left_on is not None and person.left_on <= today():
        return []
    instead = StandIn.objects.for_school(doubt.school).on(today()).filter(absent=person).select_related("person")
    return [each.person for each in instead] or [person]


def concerns_family(person: Person, doubt: Doubt) -> bool:
    """Whether the asker is this person's own family, or the question names somebody who is."""
    family = family_of(person)
    if not family:
        return False
    if doubt.asker_id in family:
        return True
    names = [each.name for each in Person.objects.for_school(doubt.school).filter(pk__in=family)]
    if doubt.publication_id and doubt.publication and doubt.publication.people.filter(person__in=family).exists():
        return True
    found = check_text(f"{doubt.words}\n{doubt.text}", "medewerker", Roster(names), tone=False)
    return any(each.kind is Kind.PERSON for each in found)
