"""Links to guidance that others keep up: each with the day on which it was looked at, and hidden a year later."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "guidance.toml"
GOOD_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Guide:
    """A place elsewhere; `kind` is "app" (its own help) or "more"."""

    kind: str
    name: str
    url: str
    checked_on: date
    about: str = ""


@lru_cache(maxsize=1)
def all_guides() -> tuple[Guide, ...]:
    """Every row of the file, in its order. Raises `KeyError` or `TypeError` for a row that is not whole."""
    with FILE.open("rb") as file:
        rows = tomllib.load(file)
    return tuple(Guide(kind=kind, **row) for kind in ("app", "more") for row in rows[kind])


def guides_on(day: date, kind: str) -> list[Guide]:
    """The links of a kind that were looked at less than a year before a day."""
    return [each for each in all_guides() if each.kind == kind and day < each.checked_on + GOOD_FOR]


def hidden_on(day: date, kind: str) -> list[Guide]:
    """The links of a kind that nobody looked at for a year: they are not shown any more."""
    shown = guides_on(day, kind)
    return [each for each in all_guides() if each.kind == kind and each not in shown]
