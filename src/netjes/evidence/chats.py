"""A chat that WhatsApp exported, as messages: who, when, what. Read as it stands; never called unaltered."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, pairwise

from netjes.evidence import packed, plain
from netjes.evidence.chat_lines import MARKS, Head, heads_of
from netjes.evidence.chat_words import is_deleted, is_media, is_notice, is_system, without_edited
from netjes.evidence.errors import CannotTake
from netjes.evidence.recognising import MAX_TEXT, chat_member
from netjes.evidence.refusals import SAID
from netjes.evidence.sentences import Sentence, said
from netjes.evidence.states import MessageKind

MAX_MESSAGES = 300_000
_MAX_NAME = 100
UNVERIFIED = said(
    "Niet na te gaan of dit de hele chat is en of er iets is veranderd: een export is een gewoon tekstbestand, en "
    "dat kan iedereen aanpassen. Vraag de ander naar dezelfde chat, of kijk samen op het toestel."
)


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """`who` is None for what WhatsApp itself says. `at` is None when day and month could be either.

    Times are of the telephone that exported, which the file does not name.
    """

    who: str | None
    at: datetime | None
    text: str
    kind: MessageKind
    written: str = ""  # the moment as it stands in the file


@dataclass(frozen=True, slots=True, repr=False)
class Enclosed:
    """A file beside the chat in its zip: told, never opened. `size` in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, repr=False)
class Chat:
    """`participants` as the file names them, who wrote most first; how many each wrote is in `counts`.

    `ambiguous_dates`: day and month could be either; somebody has to say, and `read_chat(…, day_first=…)` reads again.
    `goes_back` counts the messages that stand before an earlier one.
    """

    messages: tuple[Message, ...]
    participants: tuple[str, ...]
    counts: tuple[int, ...]
    ambiguous_dates: bool
    first: datetime | None
    last: datetime | None
    goes_back: int = 0
    files: tuple[Enclosed, ...] = ()
    unverified: Sentence = UNVERIFIED

    @property
    def example(self) -> tuple[str, date, date] | None:
        """A date as written and the two days it could be, to ask which; None when nothing is to be asked."""
        if not self.ambiguous_dates:
            return None
        for message in self.messages:
            if message.at is None and (found := re.match(r"(\d+)\D(\d+)\D(\d+)", message.written)):
                a, b, c = map(int, found.groups())
                year = c if c > 99 else 2000 + c
                return found.group(), date(year, b, a), date(year, a, b)
        return None


def read_chat(data: bytes, *, day_first: bool | None = None) -> Chat:
    """A .txt or .zip as WhatsApp exports it. Raises `CannotTake`.

    Dates are read as the file itself decides; `day_first` decides where it does not.
    """
    raw, files = _from_zip(data) if data.startswith(b"PK") else (data, ())
    text = plain.decode(raw) if len(raw) <= MAX_TEXT else None
    if text is None:
        raise CannotTake(SAID["chat unreadable"])
    heads = list(islice(heads_of(text.replace("\r\n", "\n").replace("\r", "\n")), MAX_MESSAGES + 1))
    if not heads:
        raise CannotTake(SAID["chat unreadable"])
    if len(heads) > MAX_MESSAGES:
        raise CannotTake(SAID["too heavy"])
    decided = _order(heads)
    ambiguous = decided is None and day_first is None
    order = decided if decided is not None else day_first
    return _chat([_message(head, order) for head in heads], ambiguous, files)


def _from_zip(data: bytes) -> tuple[bytes, tuple[Enclosed, ...]]:
    with packed.opened(data) as package:
        chosen = chat_member(package.namelist())
        if chosen is None:
            raise CannotTake(SAID["zip"])
        beside = [
            Enclosed(plain.shown_name(member.filename.rsplit("/", 1)[-1]), member.file_size)
            for member in package.infolist()
            if member.filename != chosen and not member.is_dir() and not member.filename.startswith("__MACOSX/")
        ]
        return packed.unpacked(package, package.getinfo(chosen), MAX_TEXT), tuple(beside)


def _order(heads: list[Head]) -> bool | None:
    """Whether the day comes first, when the file itself says so; None when it could be either."""
    numbers = [head for head in heads if not head.by_year]
    if not numbers or all(head.numbers[0] == head.numbers[1] for head in numbers):
        return True
    day_first = any(head.numbers[0] > 12 for head in numbers)
    month_first = any(head.numbers[1] > 12 for head in numbers)
    if day_first != month_first:
        return day_first
    if day_first:
        return None  # both occur, as when two exports were put together
    if all("/" not in head.written for head in numbers):
        return True  # with dashes or dots no telephone puts the month first
    back_as_day, back_as_month = _days_back(numbers, day_first=True), _days_back(numbers, day_first=False)
    if bool(back_as_day) != bool(back_as_month):
        return not back_as_day
    return None


def _days_back(heads: Iterable[Head], *, day_first: bool) -> int:
    days = [moment.date() for head in heads if (moment := head.at(day_first=day_first))]
    return sum(later < earlier for earlier, later in pairwise(days))


def _message(head: Head, order: bool | None) -> Message:
    who, text, marked = _said(head)
    kind = _kind(who, text, marked=marked)
    if kind is MessageKind.EDITED:
        text = without_edited(text) or ""
    return Message(None if kind is MessageKind.SYSTEM else who, _moment(head, order), text, kind, head.written)


def _moment(head: Head, order: bool | None) -> datetime | None:
    a, b, _ = head.numbers
    if order is None and not head.by_year and a != b and a <= 12 and b <= 12:
        return None
    return head.at(day_first=order is not False) or head.at(day_first=order is False)


def _said(head: Head) -> tuple[str | None, str, bool]:
    """Who, what, and whether WhatsApp set its mark before it, as iPhones do for words that are not the sender's."""
    line = head.rest[0].lstrip(MARKS)
    who, colon, said = line.partition(": ")
    if not colon and line.endswith(":"):
        who, colon, said = line[:-1], ":", ""
    if not colon or len(who) > _MAX_NAME or is_system(line):
        return None, _whole(line, head), True
    return plain.shown_name(who) or "?", _whole(said, head), said[:1] in MARKS and bool(said)


def _whole(first: str, head: Head) -> str:
    return plain.shown("\n".join([first, *head.rest[1:]]) if len(head.rest) > 1 else first).strip("\n ")


def _kind(who: str | None, text: str, *, marked: bool) -> MessageKind:
    if who is None or is_notice(text) or (marked and is_system(text)):
        return MessageKind.SYSTEM
    if is_deleted(text):
        return MessageKind.DELETED
    if is_media(text):
        return MessageKind.MEDIA
    return MessageKind.TEXT if without_edited(text) is None else MessageKind.EDITED


def _chat(messages: list[Message], ambiguous: bool, files: tuple[Enclosed, ...]) -> Chat:
    counts = Counter(message.who for message in messages if message.who is not None)
    ranked = counts.most_common()
    moments = [message.at for message in messages if message.at is not None]
    return Chat(
        messages=tuple(messages),
        participants=tuple(who for who, _ in ranked),
        counts=tuple(count for _, count in ranked),
        ambiguous_dates=ambiguous,
        first=min(moments, default=None),
        last=max(moments, default=None),
        goes_back=sum(later < earlier for earlier, later in pairwise(moments)),
        files=files,
    )
