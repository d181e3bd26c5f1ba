"""What a pupil's phone hears when it asks again: at most a second old, the same in every process, hardly ever long.

Each process looks at the database once a second however many phones ask; one thread looks, the others wait for it.
A picture is never older than that: can the database not be asked, then there is no answer rather than an old *mag*.
And whatever the picture's age, times are judged at the moment of answering, so what has ended is never shown as open.
"""

import hashlib
import random
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from netjes.lessons import boards
from netjes.lessons.moments import Holding, Picture, holds_for, picture_of
from netjes.lessons.overlay import NotAPass, Overlay, opaque_name, opened
from netjes.lessons.standing import stand_of
from netjes.lib.clock import now
from netjes.schools.access import school_at
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.models import Membership, Position, School
from netjes.schools.states import Role

PASS, CLOCK, NEXT = "Netjes-Les", "Netjes-Tijd", "Netjes-Straks"  # headers: the pass, milliseconds, seconds
IN_LESSON, ELSEWHERE = 5.0, 15.0  # seconds between two questions of one phone
ROOM = "lessons"
ROLL_LASTS = 60.0  # seconds that we go by the same list of pupils
MOST = 1024  # answers kept in words

Answer = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Seen:
    """A school as this process saw it: `edition` is another number as soon as anything in the picture is other."""

    school: School
    is_open: bool
    picture: Picture
    edition: int
    roll: Mapping[str, frozenset[int]]  # who is a pupil today, by opaque name, and in which groups


class Looking:
    """One host's pictures. `seconds` is how old one may be: nought (commands, tests) looks every time."""

    seconds = 0.0

    def __init__(self, host: str) -> None:
        self.host = host
        self._lock = Lock()
        self._seen: Seen | None = None
        self._since = self._roll_since = 0.0

    def now(self) -> Seen:
        """Raises what the database raises, and `NoSchoolHere`."""
        with self._lock:
            started = monotonic()
            if self._seen is None or started - self._since >= self.seconds:
                before, self._seen = self._seen, None  # an error leaves nothing behind to go by
                self._seen = self._look(before, started)
                self._since = started  # its age counts from before the first question
            return self._seen

    def _look(self, before: Seen | None, started: float) -> Seen:
        school = school_at(self.host)
        picture = picture_of(school, now())
        same = before is not None and replace(before.picture, taken_at=picture.taken_at) == picture
        edition = before.edition + (0 if same else 1) if before else 1
        fresh = before is not None and before.picture.day == picture.day and before.school.pk == school.pk
        if before is not None and fresh and self.seconds and started - self._roll_since < ROLL_LASTS:
            roll = before.roll
        else:
            roll, self._roll_since = roll_of(school, picture.day), started
        return Seen(school, ROOM in open_rooms(school), picture, edition, roll)


_looking: dict[str, Looking] = {}
_words: OrderedDict[Hashable, tuple[str, bytes]] = OrderedDict()
_words_lock = Lock()


def look_at_most_every(seconds: float) -> None:
    """From now on, in this process; a server says one second when it starts."""
    Looking.seconds = seconds
    _looking.clear()
    _words.clear()


def now_of(host: str) -> Seen:
    """The school at this host, looked at less than a second ago. Raises `DatabaseError`, never an old one."""
    looking = _looking.get(host)
    if looking is None:
        if len(_looking) >= MOST:
            _looking.clear()
        looking = _looking.setdefault(host, Looking(host))
    return looking.now()


def roll_of(school: School, day: date) -> dict[str, frozenset[int]]:
    """Who is a pupil on a day, by the day's opaque name, with their groups. Two questions to the database."""
    pupils = Position.objects.for_school(school).on(day).filter(role=Role.PUPIL).exclude(person__left_on__lte=day)
    groups: dict[int, set[int]] = {pk: set() for pk in pupils.values_list("person_id", flat=True)}
    members = Membership.objects.for_school(school).on(day).values_list("person_id", "group_id")
    for person, group in members:
        if person in groups:
            groups[person].add(group)
    shared: dict[frozenset[int], frozenset[int]] = {}
    return {
        opaque_name(school.pk, person, day): shared.setdefault(frozenset(found), frozenset(found))
        for person, found in groups.items()
    }


def answer(pass_: str, if_none_match: str, *, host: str, language: str = "") -> Answer:
    """Status, headers and body for a phone that asks what holds.

    200 with the fragment or 304; 404 for who is no pupil here, and where the room is closed; 410 for a pass that is
    no good any more (of another day, or of groups that changed), so that the page is loaded anew; 503 without database.
    """
    try:
        seen = now_of(host)
    except DatabaseError:
        return _plain(503)
    moment = now()
    if not seen.is_open:
        return _plain(404)
    language = language or seen.school.language
    if pass_.startswith(boards.MARK):
        return _for_board(seen, pass_, if_none_match, moment, language)
    try:
        who = opened(pass_)
    except NotAPass:
        return _plain(410)
    if who.school != seen.school.pk:
        return _plain(404)
    if who.day != timezone.localtime(moment).date() or who.day != seen.picture.day:
        return _plain(410)
    groups = seen.roll.get(who.opaque)
    if groups is None:
        return _plain(404)
    if groups != who.groups:
        return _plain(410)
    with translation.override(language):  # what the school set no name for, is called in the page's language
        holding = holds_for(seen.picture, who, moment)
    return _told(in_words(seen, holding, language), if_none_match, moment, wished(bool(holding.lessons)))


def _for_board(seen: Seen, pass_: str, if_none_match: str, moment: datetime, language: str) -> Answer:
    """A board says what holds for everybody in one lesson; 410 when that lesson is not of today any more."""
    try:
        school, day, lesson = boards.opened(pass_)
    except NotAPass:
        return _plain(410)
    if school != seen.school.pk:
        return _plain(404)
    if day != timezone.localtime(moment).date():
        return _plain(410)
    return _told(board_in_words(seen, lesson, moment, language), if_none_match, moment, wished(True))


def _told(words: tuple[str, bytes], if_none_match: str, moment: datetime, next_: float) -> Answer:
    tag, body = words
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Vary": f"{PASS}, Cookie",
        CLOCK: str(round(moment.timestamp() * 1000)),
        NEXT: f"{next_:.1f}",
    }
    if tag in if_none_match:
        return 304, headers, b""
    return 200, headers | {"Content-Type": "text/html; charset=utf-8"}, body


def _plain(status: int) -> Answer:
    return status, {"Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8", NEXT: "20"}, b""


def wished(in_lesson: bool) -> float:
    """In how many seconds this phone had best ask again: spread, so that a school does not ask all at once."""
    return (IN_LESSON if in_lesson else ELSEWHERE) * random.uniform(0.8, 1.2)  # noqa: S311 (no secret)


def in_words(seen: Seen, holding: Holding, language: str) -> tuple[str, bytes]:
    """The fragment and its tag. The same state is put into words once for all who share it."""
    key = (
        seen.school.pk, seen.edition, language, holding.is_exempt, holding.paused, holding.circumstance,
        tuple(lesson.pk for lesson in holding.lessons), tuple(each.pk for each in holding.permissions),
        tuple(sorted(holding.facts.items())), holding.regime and (holding.regime.name, holding.regime.sentence),
    )  # fmt: skip
    return _written(key, language, "lessons/_now.html", lambda: {"stand": stand_of(holding, seen.picture.rules)})


def board_in_words(seen: Seen, lesson: int, moment: datetime, language: str) -> tuple[str, bytes]:
    """The same for the board of a lesson."""
    with translation.override(language):
        holding, partly = boards.for_everybody(seen.picture, lesson, moment)
    key = (
        seen.school.pk, seen.edition, language, "board", lesson, partly, holding.paused, holding.circumstance,
        tuple(each.pk for each in holding.permissions), tuple(sorted(holding.facts.items())),
        holding.regime and (holding.regime.name, holding.regime.sentence),
    )  # fmt: skip
    rules = seen.picture.rules
    return _written(
        key, language, "lessons/_board.html", lambda: {"stand": boards.stand_of_board(holding, partly, rules)}
    )


def _written(
    key: Hashable, language: str, template: str, made_of: Callable[[], dict[str, object]]
) -> tuple[str, bytes]:
    with _words_lock:
        if Looking.seconds and key in _words:
            _words.move_to_end(key)
            return _words[key]
    with translation.override(language):
        body = render_to_string(template, made_of()).strip().encode()
    made = f'W/"{hashlib.sha256(language.encode() + body).hexdigest()[:20]}"', body
    with _words_lock:
        _words[key] = made
        if len(_words) > MOST:
            _words.popitem(last=False)
    return made


def language_of(request: HttpRequest) -> str:
    """The language that this visitor chose; empty is the school's."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else ""


def response_to(request: HttpRequest) -> HttpResponse:
    """The same for Django's view and for the short way in front of it. Raises `DisallowedHost` and `NoSchoolHere`."""
    status, headers, body = answer(
        request.headers.get(PASS, ""),
        request.headers.get("If-None-Match", ""),
        host=request.get_host(),
        language=language_of(request),
    )
    response = HttpResponse(body, status=status, headers=headers)
    if status == 304:
        del response["Content-Type"]
    return response


def holding_of(who: Overlay, host: str) -> tuple[Seen, Holding]:
    """For the page itself: what the next answer to this phone will say too."""
    seen = now_of(host)
    return seen, holds_for(seen.picture, who, now())
