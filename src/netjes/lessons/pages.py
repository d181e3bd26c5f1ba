"""What the teacher's page shows of a lesson."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from netjes.lessons.consent import who_need_another
from netjes.lessons.models import Permission
from netjes.lessons.queries import apps_of, exempt_in, going_on_in, last_choice, pupils_in
from netjes.lessons.states import PermissionState, Purpose
from netjes.schools.models import Group, Person
from netjes.timetables.models import Lesson

MINUTES = (10, 15, 25)
USUAL = 15


@dataclass(frozen=True, slots=True)
class Given:
    """A permission as its teacher sees it."""

    permission: Permission
    state: PermissionState
    what: str
    whom: str
    until: datetime
    need_another: int = 0  # pupils for whom this app is not

    @property
    def can_be_longer(self) -> bool:
        each = self.permission
        return not each.lasts_whole_lesson and each.ends_at < each.lesson.ends_at


@dataclass(frozen=True, slots=True)
class Again:
    """The same as last time, in one tap."""

    purpose: str
    words: str
    minutes: str  # "" is the whole lesson
    said: str


@dataclass(frozen=True, slots=True)
class LessonPage:
    """Everything of one lesson for who gives it."""

    lesson: Lesson
    groups: tuple[Group, ...]
    pupils: tuple[Person, ...]
    given: tuple[Given, ...]
    exempt: tuple[Person, ...]
    again: Again | None
    apps: tuple[str, ...]
    is_ahead: bool
    is_over: bool

    @property
    def names(self) -> str:
        return ", ".join(group.name for group in self.groups)


def lesson_page(lesson: Lesson, teacher: Person, moment: datetime) -> LessonPage:
    pupils = pupils_in(lesson)
    before = last_choice(teacher, lesson, moment)
    return LessonPage(
        lesson=lesson,
        groups=tuple(lesson.groups.all()),
        pupils=tuple(pupils),
        given=tuple(_given(each, moment, pupils) for each in going_on_in(lesson, moment)),
        exempt=tuple(exempt_in(lesson, pupils)),
        again=_again(before) if before else None,
        apps=tuple(app.name for app in apps_of(lesson.school)),
        is_ahead=lesson.starts_at > moment,
        is_over=lesson.ends_at <= moment or lesson.is_cancelled,
    )


def _given(each: Permission, moment: datetime, pupils: list[Person]) -> Given:
    apart = who_need_another(each.school, each.words, pupils) if each.purpose == Purpose.APP else []
    what = said_of(each.purpose, each.words)
    return Given(each, each.state_at(moment), what, _whom(each), each.until, len(apart))


def said_of(purpose: str, words: str) -> str:
    """What it is for, as a teacher says it: `voor Klokquiz`, `voor foto of film`."""
    if words:
        return _("voor {words}").format(words=words)
    return {
        Purpose.LOOKUP: _("om iets op te zoeken"),
        Purpose.CAPTURE: _("voor foto of film"),
        Purpose.APP: _("voor een quiz of app"),
        Purpose.OTHER: _("voor de les"),
    }[Purpose(purpose)]


def _whom(each: Permission) -> str:
    audience = list(each.audience.all())
    if not audience:
        return _("de hele klas")
    names = [row.group.name for row in audience if row.group] + [
        row.person.given_name for row in audience if row.person
    ]
    return ", ".join(names)


def _again(before: Permission) -> Again:
    length = round((before.ends_at - before.starts_at) / timedelta(minutes=1))
    minutes = "" if before.lasts_whole_lesson else str(length if length in MINUTES else USUAL)
    what = said_of(before.purpose, before.words)
    said = (
        _("Zet {n} minuten aan, {what}").format(n=minutes, what=what)
        if minutes
        else _("Zet de hele les aan, {what}").format(what=what)
    )
    return Again(before.purpose, before.words, minutes, said)


def alternatives(page: LessonPage, app: str) -> list[Person]:
    """Who in this lesson may not use this app."""
    return who_need_another(page.lesson.school, app, list(page.pupils))
