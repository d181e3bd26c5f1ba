"""Who is meant where a list names a mentor: by number, address, whole name, or a surname that only one has."""

import re
from collections import defaultdict

from netjes.rosters.formats.names import folded, split_whole
from netjes.rosters.formats.roster import GroupRow, Problem, Roster
from netjes.rosters.formats.sds import STAFF
from netjes.rosters.known import Known, State
from netjes.rosters.matching import Matching

HONORIFIC = re.compile(r"^(?:mevrouw|mevr|mw|meneer|dhr|de heer|mr|drs|ir|dr|juf|meester)\.? +", re.IGNORECASE)
INITIALS = re.compile(r"^(?:[A-Z]{1,3}\.? ?)+(?=[A-Za-z'])")
BETWEEN = re.compile(r" *(?:[/&+;]|,| en ) *")
Ref = int | str


def mentors_in(
    roster: Roster, matching: Matching, state: State
) -> tuple[dict[GroupRow, set[Ref]], set[GroupRow], list[Problem]]:
    """The mentors of each class, the classes of which one was not found, and what to say about that."""
    wanted: dict[GroupRow, set[Ref]] = defaultdict(set)
    unsure: set[GroupRow] = set()
    problems: dict[tuple[GroupRow, str], Problem] = {}
    for key, known in matching.known.items():
        for row in roster.entries[key].leads:
            wanted[row].add(known.pk if known else key)
    by_name = _staff(roster, matching, state) if roster.mentors else {}
    for mentor in roster.mentors:
        for part, ref in _found(mentor.text, by_name):
            if ref is not None:
                wanted[mentor.group].add(ref)
                continue
            unsure.add(mentor.group)
            at = (mentor.group, part)
            if at not in problems or mentor.line < problems[at].line:
                what = f"We weten niet wie ‘{part}’ is, de mentor van {mentor.group.name}."
                problems[at] = Problem(
                    mentor.file, mentor.line, "mentor", what,
                    "Voeg die collega eerst toe, of kies de mentor straks bij Mensen.", waits=False,
                    who=f"klas {mentor.group.name}",
                )  # fmt: skip
    return wanted, unsure, list(problems.values())


def _found(text: str, by_name: dict[str, set[Ref]]) -> list[tuple[str, Ref | None]]:
    whole = _one(text, by_name)
    if whole is not None:
        return [(text, whole)]
    return [(part, _one(part, by_name)) for part in BETWEEN.split(text) if part]


def _one(text: str, by_name: dict[str, set[Ref]]) -> Ref | None:
    bare = HONORIFIC.sub("", text.strip())
    turned = split_whole(bare) if "," in bare else None
    ways = [bare, INITIALS.sub("", bare)]
    if turned:
        ways.insert(0, f"{turned.given} {turned.infix} {turned.family}")
    for way in ways:
        found = by_name.get(folded(way), set())
        if len(found) == 1:
            return next(iter(found))
    return None


def _staff(roster: Roster, matching: Matching, state: State) -> dict[str, set[Ref]]:
    found: dict[str, set[Ref]] = defaultdict(set)

    def put(ref: Ref, number: str, email: str, name: str, surname: str) -> None:
        for way in (name, surname, email, number.removeprefix(STAFF)):
            if way:
                found[folded(way)].add(ref)

    def surname(of: Known) -> str:
        return f"{of.infix} {of.family_name}"

    for known in state.of("staff"):
        put(known.pk, known.number, known.email, known.name, surname(known))
    for key, matched in matching.known.items():
        entry = roster.entries[key]
        if entry.staff and matched is None:
            put(key, entry.number, entry.email, entry.name, f"{entry.infix} {entry.family_name}")
    return found
