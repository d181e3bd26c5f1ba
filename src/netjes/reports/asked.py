"""What somebody answered so far, which question comes next, and who reads it then. Pure.

Nothing of it is kept anywhere: it goes from page to page in the form itself. The order of questions follows from the
answers, so that the way back does too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from netjes.reports.states import Route, Want

YES, NO = "ja", "nee"
LONGEST_NAME = 120
LONGEST_WORDS = 12_000  # carried along; what is too long is refused where it is taken in


class Step(StrEnum):
    """One page of the way; its value stands in the form, never in an address."""

    TOPIC = "over"
    NAKED = "bloot"
    NOT_SENT = "niet-sturen"
    STAFF = "wie-werkt-hier"
    SEXUAL = "seks"
    OFTEN = "vaker"
    READER = "lezer"
    TALK = "zelf-praten"
    CLASS = "klas"
    WORDS = "woorden"
    NAME = "naam"
    CHECK = "nakijken"


class Topic(StrEnum):
    """What it is about, in the words of who tells it."""

    MESSAGES = "berichten"
    PICTURE = "beeld"
    ACCOUNT = "account"
    NUDE = "naakt"
    THREAT = "dreiging"
    HOME = "thuis"
    STAFF = "medewerker"
    HEAD = "rector"
    TEST = "toets"
    OTHER = "anders"


class Reader(StrEnum):
    """Who may read it; the first two of article 6's order are not reading but trying oneself."""

    ADVISER = "vertrouwenspersoon"
    MENTOR = "mentor"
    MYSELF = "zelf"
    FRIEND = "vriend"


OF_SCHOOL = frozenset({Topic.STAFF, Topic.HEAD})
# For these nobody is told to talk first, and the question how often says nothing more.
GRAVE = frozenset({Topic.NUDE, Topic.THREAT, Topic.HOME, *OF_SCHOOL})
WITH_PICTURES = frozenset({Topic.PICTURE, Topic.ACCOUNT})


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer may be empty: each question can be skipped."""

    want: str = ""
    topic: str = ""
    naked: str = ""
    staff: str = ""  # the key of who works here
    staff_name: str = ""  # as typed, when that person is not in the list
    sexual: str = ""
    often: str = ""
    reader: str = ""
    group: str = ""  # the key of a class
    words: str = ""
    name: str = ""
    of_class: str = ""
    bring: str = ""

    @classmethod
    def read(cls, posted: Mapping[str, str]) -> "Answers":
        """What stands in a form; what is too long is cut, and what is no answer is none."""
        most = {"words": LONGEST_WORDS}
        given = {name: _text(posted.get(name, ""))[: most.get(name, LONGEST_NAME)] for name in cls.__dataclass_fields__}
        found = cls(**given)
        return replace(
            found,
            want=found.want if found.want in Want.values else "",
            topic=_one_of(Topic, found.topic), reader=_one_of(Reader, found.reader),
            naked=_yes_or_no(found.naked), sexual=_yes_or_no(found.sexual), often=_yes_or_no(found.often),
            bring=_yes_or_no(found.bring),
            staff=found.staff if found.staff.isdecimal() and len(found.staff) < 19 else "",
            group=found.group if found.group.isdecimal() and len(found.group) < 19 else "",
        )  # fmt: skip

    def carried(self, without: str = "") -> list[tuple[str, str]]:
        """The hidden fields of the next page."""
        return [(name, value) for name, value in asdict(self).items() if value and name != without]

    @property
    def is_naked(self) -> bool:
        return self.naked == YES or self.topic == Topic.NUDE

    @property
    def may_bring(self) -> bool:
        """Whether a file may come along: only after it was said that nobody is naked on it."""
        return self.naked == NO and not self.is_naked

    @property
    def may_talk_first(self) -> bool:
        """Whether talking to them oneself is offered: not for threats, sexual matters, repetition or fear."""
        return self.topic not in GRAVE and not self.is_naked and self.often == NO


def _one_of(kind: type[StrEnum], given: str) -> str:
    return given if given in {each.value for each in kind} else ""


def _text(given: object) -> str:
    """Without the sign that no database can look for."""
    return str(given).replace("\0", "")


def _yes_or_no(given: str) -> str:
    return given if given in (YES, NO) else ""


def steps_of(answers: Answers) -> list[Step]:
    """The whole way, as far as the answers so far tell."""
    return list(_steps(answers))


def _steps(a: Answers) -> Iterator[Step]:
    yield Step.TOPIC
    asks_naked = a.topic in WITH_PICTURES or (a.want in (Want.SENT, Want.TAKE_DOWN) and a.topic not in GRAVE)
    late = a.bring == YES and not asks_naked and a.topic != Topic.NUDE  # who only then wants to bring something
    if asks_naked:
        yield Step.NAKED
    if a.is_naked and not late:
        yield Step.NOT_SENT
    if a.topic == Topic.STAFF:
        yield Step.STAFF
    if a.topic in OF_SCHOOL:
        yield Step.SEXUAL
    if a.topic not in GRAVE and not a.is_naked:
        yield Step.OFTEN
    if special_route(a) is None and not a.is_naked:
        yield Step.READER
        if a.reader in (Reader.MYSELF, Reader.FRIEND) and a.may_talk_first:
            yield Step.TALK
        if a.reader == Reader.MENTOR:
            yield Step.CLASS
    yield Step.WORDS
    yield Step.NAME
    if late:
        yield Step.NAKED
        if a.is_naked:
            yield Step.NOT_SENT
    yield Step.CHECK


def after(step: Step, answers: Answers) -> Step:
    """The next question; the last one is to look it over and send it."""
    way = steps_of(answers)
    return way[min(way.index(step) + 1, len(way) - 1)] if step in way else way[0]


def before(step: Step, answers: Answers) -> Step | None:
    """The question before; None when that is where one says what one wants."""
    way = steps_of(answers)
    at = way.index(step) if step in way else 0
    return way[at - 1] if at else None


def questions_left(step: Step, answers: Answers) -> int:
    """How many pages may still come after this one, the last excluded."""
    way = steps_of(answers)
    return len(way) - way.index(step) - 2 if step in way else len(way) - 1


def special_route(a: Answers) -> Route | None:
    """Where somebody's answers lead whatever they choose; None when the choice is theirs."""
    if a.topic in OF_SCHOOL and (a.sexual == YES or a.naked == YES):
        return Route.OFFENCE
    return {Topic.HEAD: Route.ABOUT_HEAD, Topic.STAFF: Route.ABOUT_STAFF, Topic.HOME: Route.HOME}.get(a.topic)  # type: ignore[call-overload]


def route_of(a: Answers) -> Route:
    """Who reads it: the confidential adviser, unless the answers lead elsewhere or a mentor was chosen."""
    special = special_route(a)
    if special is not None:
        return special
    to_mentor = a.reader == Reader.MENTOR and a.group and not a.is_naked
    return Route.ORDINARY if to_mentor else Route.CONFIDENTIAL
