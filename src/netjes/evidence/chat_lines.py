"""The start of a message in an export: a date, a time, a dash or brackets, and usually who."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

MARKS = "\u200e\u200f\u202a\u202b\u202c\u2068\u2069\ufeff"
_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_SPACE = "[ \u00a0\u202f\u2009]"
_HEAD = re.compile(
    rf"[{MARKS}]*(?P<open>\[?)(?P<moment>(?P<a>[0-9]{{1,4}})(?P<sep>[-/.])(?P<b>[0-9]{{1,2}})(?P=sep)(?P<c>[0-9]{{2}}|[0-9]{{4}})"
    rf"[{MARKS}]*,?{_SPACE}+(?:om |at )?(?P<hour>[0-9]{{1,2}})[:.](?P<minute>[0-9]{{2}})(?:[:.](?P<second>[0-9]{{2}}))?"
    rf"(?:{_SPACE}?(?P<half>[AaPp])\.?{_SPACE}?[Mm]\.?)?)[{MARKS}]*(?:(?P<close>\])|{_SPACE}+[-–]){_SPACE}"
)
_LOOKED_AT = 40  # lines, when asked whether a text is a chat


@dataclass(slots=True, repr=False)
class Head:
    """A message as it stands in the file: its moment as written and in numbers, and its lines."""

    written: str
    numbers: tuple[int, int, int]
    clock: tuple[int, int, int]
    rest: list[str] = field(default_factory=list)

    @property
    def by_year(self) -> bool:
        return self.numbers[0] > 31

    def at(self, *, day_first: bool) -> datetime | None:
        """None when there is no such day."""
        a, b, c = self.numbers
        year, month, day = (a, b, c) if self.by_year else (c, b, a) if day_first else (c, a, b)
        try:
            return datetime(year if year > 99 else 2000 + year, month, day, *self.clock)
        except ValueError:
            return None


def heads_of(text: str) -> Iterator[Head]:
    """Every message with the lines that belong to it. Lines before the first are no message."""
    head = None
    for line in text.split("\n"):
        match = _HEAD.match(line)
        started = _head(match, line) if match else None
        if started is not None:
            if head is not None:
                yield head
            head = started
        elif head is not None:
            head.rest.append(line)
    if head is not None:
        yield head


def looks_like_a_chat(text: str) -> bool:
    """Whether one of the first lines with words starts as a message does."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:_LOOKED_AT]
    starts = sum(1 for line in lines if (match := _HEAD.match(line)) and _head(match, line))
    return bool(starts) and (starts >= 2 or len(lines) <= 5 or bool(_HEAD.match(lines[0])))


def _head(match: re.Match[str], line: str) -> Head | None:
    """None for numbers that are no moment, and for a bracket that opens and does not close."""
    if bool(match["open"]) != bool(match["close"]):
        return None
    hour = int(match["hour"])
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    numbers = int(match["a"]), int(match["b"]), int(match["c"])
    written = " ".join(line[match.start("a") : match.end("moment")].translate(_NO_MARKS).split())
    head = Head(written, numbers, (hour, int(match["minute"]), int(match["second"] or 0)), [line[match.end() :]])
    return head if head.at(day_first=True) or head.at(day_first=False) else None
