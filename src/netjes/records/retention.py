"""How a room says what it keeps about people: for how long, since when, why, and what of it somebody may see.

Every model of the product is in one of these two: a `Rule`, or `Kept` with the reason why no clock runs on it.
The rooms write them in their `retention.py`; `privacy/table.py` holds them together. The sentences are Dutch:
they are what a school answers for, in its register and on its public page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from netjes.records.states import Needed, Way

TWO_YEARS, FIVE_YEARS = 730, 1825  # days
# The source of a term that no law or agreement of the sector gives.
OWN_CHOICE = "Keuze van Netjes: niet langer dan nodig (AVG art. 5 lid 1 onder e)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a row appears in the export of somebody to whom `link` leads: which fields, under which name.

    A link is a foreign key to a person, or a field that names one as the log does (`person:81`). Of these fields
    a parent sees, in the export about a child, only those in `to_parents`: without it, nothing. A row of which the
    field `once` is still empty does not appear: whoever it is about was not told yet.
    """

    link: str
    fields: Mapping[str, str]
    title: str = ""
    to_parents: tuple[str, ...] = ()
    once: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One datum with its clock: `days` after the first of `clocks` it goes, or loses the fields in `blanks`.

    `carry_out(school_key, up_to)` is for rows that a plain deletion would break; it returns how many went.
    """

    code: str
    model: str
    what: str
    clocks: tuple[str, ...]
    since: str
    days: int
    why: str
    source: str
    basis: str = "wettelijke taak van de school (AVG art. 6 lid 1 onder e)"
    way: Way = Way.ERASE
    blanks: tuple[str, ...] = ()
    only: Q | None = None
    needed: Needed = Needed.AT_SCHOOL
    shows: tuple[Shown, ...] = ()
    carry_out: Callable[[int, date], int] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A model on which no clock runs, and why that is right."""

    model: str
    why: str
    personal: bool = False
    what: str = ""
    shows: tuple[Shown, ...] = ()
