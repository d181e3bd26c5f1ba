"""What two sequences have in common, in order: fast also where they are long, and without wild guesses.

Things that occur once on both sides are trusted first (as in patience diff); what lies between them is worked
out in the same way, and in full only where that is small.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

SMALL = 200_000  # comparisons of one gap that may be made in full


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of equal things, rising on both sides."""
    found: list[tuple[int, int]] = []
    todo = [(0, len(old), 0, len(new))]
    while todo:
        a, end_a, b, end_b = todo.pop()
        while a < end_a and b < end_b and old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < end_a and b < end_b and old[end_a - 1] == new[end_b - 1]:
            end_a, end_b = end_a - 1, end_b - 1
            found.append((end_a, end_b))
        if a == end_a or b == end_b:
            continue
        anchors = _anchors(old[a:end_a], new[b:end_b])
        if not anchors:
            if (end_a - a) * (end_b - b) <= SMALL:
                blocks = SequenceMatcher(None, old[a:end_a], new[b:end_b], autojunk=False).get_matching_blocks()
                found += [(a + m.a + i, b + m.b + i) for m in blocks for i in range(m.size)]
            continue
        from_a, from_b = a, b
        for i, j in [*anchors, (end_a - a, end_b - b)]:
            todo.append((from_a, a + i, from_b, b + j))
            if a + i < end_a:
                found.append((a + i, b + j))
            from_a, from_b = a + i + 1, b + j + 1
    return sorted(found)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of things that occur once on both sides, as many as can rise together."""
    count_old, count_new = Counter(old), Counter(new)
    place = {thing: j for j, thing in enumerate(new) if count_new[thing] == 1}
    pairs = [(i, place[thing]) for i, thing in enumerate(old) if count_old[thing] == 1 and thing in place]
    return [pairs[k] for k in rising([j for _, j in pairs])]


def rising(values: Sequence[int]) -> list[int]:
    """Places of a longest strictly rising row in `values`."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [k]
    found = []
    k = ends[-1] if ends else -1
    while k >= 0:
        found.append(k)
        k = before[k]
    return found[::-1]
