"""A set of situations as the few conditions that describe it: each as short as can be, and none to spare.

The situations come as a truth table, one bit each (see `space`). What cannot happen may be counted in or out,
whichever makes a condition shorter: "bij een toets" says enough where every test is in a lesson.
"""

from functools import cache

LIMIT = 400  # conditions for one set of situations; nobody reads that many, and finding more takes too long

Cube = tuple[tuple[int, bool], ...]  # (place of the fact, its value), lowest place last


class TooManyConditions(ValueError):
    """This set of situations has no short description."""


def cubes(region: int, free: int, count: int) -> list[Cube]:
    """Conditions on `count` facts that together hold in all of `region`, and elsewhere only in `free`.

    Each is minimal: without any one of its facts it would hold in a situation outside both. None is redundant.
    This is the irredundant sum of products of Minato and Morreale. Raises `TooManyConditions`.
    """
    budget = [LIMIT * 60]
    found = _cover(region, region | free, count, budget)[0]
    if len(found) > LIMIT:
        raise TooManyConditions
    return found


@cache
def _all(count: int) -> int:
    return (1 << (1 << count)) - 1


def _cover(least: int, most: int, count: int, budget: list[int]) -> tuple[list[Cube], int]:
    """Conditions that hold in all of `least` and nowhere outside `most`, and where they hold."""
    if not least:
        return [], 0
    if most == _all(count):
        return [()], most
    budget[0] -= 1
    if budget[0] < 0:
        raise TooManyConditions
    place = count - 1
    half = 1 << place
    under = _all(place)
    least_no, least_yes = least & under, least >> half
    most_no, most_yes = most & under, most >> half
    if least_no == least_yes and most_no == most_yes:
        found, where = _cover(least_no, most_no, place, budget)
        return found, where | where << half
    only_no, where_no = _cover(least_no & ~most_yes, most_no, place, budget)
    only_yes, where_yes = _cover(least_yes & ~most_no, most_yes, place, budget)
    rest = (least_no & ~where_no) | (least_yes & ~where_yes)
    either, where = _cover(rest, most_no & most_yes, place, budget)
    found = [((place, False), *cube) for cube in only_no] + [((place, True), *cube) for cube in only_yes] + either
    return found, (where | where_no) | (where | where_yes) << half
