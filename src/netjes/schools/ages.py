"""The two birthdays that matter: at 16 a pupil decides, at 18 the parents' access ends. Pure.

Of a birth date is kept the day on which 16 comes, after that the day on which 18 comes, after that only that it
has been. So a person's row tells no more than the school needs on that day.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Turns = Literal[16, 18]


class Ages(Protocol):
    """What is kept of somebody's age."""

    @property
    def turns_on(self) -> date | None: ...
    @property
    def turns(self) -> int | None: ...
    @property
    def is_18(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Turning:
    """The birthday that comes next of these two, or that both have been."""

    turns_on: date | None = None
    turns: int | None = None
    is_18: bool = False


def birthday(born: date, age: int) -> date:
    """The day on which somebody reaches an age; who was born on 29 February does so on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def turning(born: date, on: date) -> Turning:
    """What is kept of a birth date on a day."""
    for age in (16, 18):
        day = birthday(born, age)
        if day > on:
            return Turning(day, age)
    return Turning(is_18=True)


def moved_on(ages: Ages, on: date) -> Turning:
    """What is kept after the days that have passed by `on`."""
    day, age = ages.turns_on, ages.turns
    if day is None or day > on:
        return Turning(day, age, ages.is_18)
    if age == 16:
        return moved_on(Turning(birthday(day, 2), 18), on)
    return Turning(is_18=True)


def controls_itself(person: Ages, on: date) -> bool:
    """Whether somebody is known to be 16 or older on a day from now on. Unknown is not: then parents decide too."""
    if person.turns == 16 and person.turns_on is not None:
        return person.turns_on <= on
    return person.is_18 or person.turns == 18


def is_adult(person: Ages, on: date) -> bool:
    """Whether somebody is known to be 18 or older on a day."""
    return moved_on(person, on).is_18
