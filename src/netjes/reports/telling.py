"""From the answers of a form to what is sealed: whom it touches, who reads it, and what goes inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from netjes.lib.remembered import remembered
from netjes.reports.actions.intake import who_could_read
from netjes.reports.asked import Answers, Step, Topic, route_of
from netjes.reports.contents import First
from netjes.reports.errors import CannotReport
from netjes.reports.kept_words import ABOUT
from netjes.reports.questions import TOPIC, label_of
from netjes.reports.routing import LADDERS, Concerned
from netjes.reports.rules import promise_of
from netjes.reports.states import Route
from netjes.schools.models import Group, Person, Position, School
from netjes.schools.queries import classes_of, held_by, holders, people_of, today
from netjes.schools.states import STAFF, Role

MOST_FOUND = 8
SHORTEST = 2  # letters of a name before anybody is looked up


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads it first, as who reports is told, and the last day of the promise. Without readers nobody can."""

    who: str
    answer_by: date
    count: int = 1


def staff_like(school: School, typed: str) -> list[Person]:
    """Who works here under a name that begins like this: a few, so that nobody gets the list."""
    wanted = typed.strip().lower()
    if len(wanted) < SHORTEST:
        return []
    working = Position.objects.for_school(school).on(today()).filter(role__in=STAFF).values("person")
    people = people_of(school).filter(pk__in=working)
    return [p for p in people if _is_like(p, wanted)][:MOST_FOUND]


def _is_like(person: Person, wanted: str) -> bool:
    names = (person.family_name, person.name, person.addressed, f"{person.infix} {person.family_name}".strip())
    return any(name.lower().startswith(wanted) for name in names)


def staff_of(school: School, answers: Answers) -> Person | None:
    """The colleague that somebody pointed out."""
    return people_of(school).filter(pk=int(answers.staff)).first() if answers.staff else None


def class_chosen(school: School, answers: Answers) -> Group | None:
    return classes_of(school).filter(pk=int(answers.group)).first() if answers.group else None


def concerned_by(school: School, answers: Answers) -> Concerned:
    """Whom it touches. A name that somebody types is believed for one thing only: their own family does not read it."""
    involved: list[Person] = []
    colleague = staff_of(school, answers) if answers.topic == Topic.STAFF else None
    if colleague is not None:
        involved.append(colleague)
    if answers.topic == Topic.HEAD:
        involved += holders(school, Role.HEAD)
    return Concerned(_named(school, answers.name), class_chosen(school, answers), involved)


def _named(school: School, typed: str) -> Person | None:
    wanted = " ".join(typed.lower().split())
    if not wanted:
        return None
    last = wanted.rpartition(" ")[2]
    found = [p for p in people_of(school).filter(family_name__iendswith=last) if p.name.lower() == wanted]
    return found[0] if len(found) == 1 else None


def route_for(school: School, answers: Answers) -> Route:
    """The route of the answers; somebody who leads the school is never read about by who they lead."""
    route = route_of(answers)
    colleague = staff_of(school, answers)
    if route is Route.ABOUT_STAFF and colleague and any(held.role is Role.HEAD for held in held_by(colleague)):
        return Route.ABOUT_HEAD
    return route


def reading_of(school: School, answers: Answers) -> Reading:
    """Who would read it first. Raises `CannotReport` when nobody can."""
    if answers.staff or answers.name or answers.group:
        return _reading_of(school, answers)
    # The same for everybody who named nobody: a second old is good enough, so that a flood asks no database.
    key = ("reports.reading", school.pk, route_of(answers), answers.topic, get_language())
    return remembered(key, lambda: _reading_of(school, answers))


def _reading_of(school: School, answers: Answers) -> Reading:
    route = route_for(school, answers)
    people = who_could_read(school, route, concerned_by(school, answers))
    group = class_chosen(school, answers) if route is Route.ORDINARY else None
    who = _("de mentor van %(group)s") % {"group": group.name} if group else spoken(people, route)
    return Reading(who, promise_of(school).due(today()), len(people))


def spoken(people: Sequence[Person], route: Route) -> str:
    """`mevrouw Bos en meneer Idrissi (vertrouwenspersoon)`: the role when it is the one that this route begins with."""
    names = joined([person.addressed for person in people])
    first = LADDERS.get(route, ((),))[0]
    roles = {str(h.role.label) for p in people for h in held_by(p) if h.role in first}
    return f"{names} ({roles.pop()})" if len(roles) == 1 else names


def joined(names: Sequence[str]) -> str:
    """`a, b en c`."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def first_from(school: School, answers: Answers) -> First:
    """What goes inside the seal. Topics are written in Dutch, whatever language the page was in."""
    language = get_language() or "nl"
    with translation.override("nl"):
        topic = label_of(TOPIC, answers.topic)
    colleague = staff_of(school, answers) if answers.topic == Topic.STAFF else None
    name = colleague.name if colleague else answers.staff_name.strip() if answers.topic == Topic.STAFF else ""
    group = class_chosen(school, answers)
    if not (answers.words.strip() or topic):
        raise CannotReport(_("Schrijf eerst iets, of kies waar het over gaat."))
    naked = True if answers.is_naked else False if answers.naked else None
    return First(
        want=answers.want, topic=topic, words=answers.words.strip(), name=answers.name.strip(),
        group=answers.of_class.strip() or (group.name if group else ""),
        involved=((name, ABOUT),) if name else (), naked=naked, language=language,
    )  # fmt: skip


def changeable(answers: Answers) -> Step:
    """Where somebody goes to change what they told."""
    return Step.WORDS if answers.words else Step.TOPIC
