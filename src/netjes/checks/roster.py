"""The names of the people of a school, ready to be looked up in memory.

Names are compared folded: no case, no diacritics. Sixty thousand names take under a second to index; nothing is kept on
disk, and nothing but names comes in.
"""

from collections import Counter
from collections.abc import Iterable
from sys import intern

from netjes.checks.errors import CannotCheck
from netjes.checks.folded import fold
from netjes.checks.words import phrases, word_set

MOST_NAMES = 250_000
LONGEST = 200  # characters of one name


class Roster:
    """Who belongs to the school, by all the ways in which people write a name.

    `pairs` holds "first last", `initials` "f last", `short` "first l" with how many people it can mean; `firsts` and
    `lasts` count how many people have that name. `joined` are names as they stand in an account: "sannedeboer".
    """

    __slots__ = ("firsts", "initials", "joined", "lasts", "middles", "nicknames", "pairs", "short", "size")

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.firsts: Counter[str] = Counter()
        self.lasts: Counter[str] = Counter()
        self.middles: set[str] = set()
        self.pairs: set[str] = set()
        self.initials: set[str] = set()
        self.short: Counter[str] = Counter()
        self.joined: set[str] = set()
        self.size = 0
        particles = word_set("names", "particles", "words")
        for name in set(names):
            self._add(name, particles)
        self.nicknames = self._nicknames()

    def _add(self, name: str, particles: frozenset[str]) -> None:
        if not isinstance(name, str) or len(name) > LONGEST:
            raise CannotCheck(f"Een naam is een stuk tekst van hoogstens {LONGEST} tekens. Kijk de namenlijst na.")
        if self.size >= MOST_NAMES:
            raise CannotCheck(f"De namenlijst heeft meer dan {MOST_NAMES:,} namen. Neem één school per lijst.")
        given, particle, last = split_name(name, particles)
        if not given and not last:
            return
        self.size += 1
        first = intern(given[0]) if given else ""
        if first:
            self.firsts[first] += 1
            for part in first.split("-"):
                if part != first and len(part) > 2:
                    self.middles.add(intern(part))
            self.middles.update(intern(part) for part in given[1:] if len(part) > 2)
        for part in last:
            self.lasts[intern(part)] += 1
        if len(given) > 1:
            self.pairs.add(f"{first} {given[1]}")
        if first and last:
            for part in last:
                self.pairs.add(f"{first} {part}")
                self.initials.add(f"{first[0]} {part}")
            self.short[f"{first} {(particle or last)[0][0]}"] += 1
            if particle:
                self.short[f"{first} {last[0][0]}"] += 1
            self.joined.add("".join((*first.split("-"), *particle, *last)))

    def _nicknames(self) -> dict[str, str]:
        """Short name → first name, only where exactly one person of the list can be meant."""
        meant: dict[str, list[str]] = {}
        for line in phrases("names", "nicknames", "pairs"):
            full, *shorts = line.split()
            if full in self.firsts:
                for short in shorts:
                    meant.setdefault(short, []).append(full)
        return {
            short: fulls[0]
            for short, fulls in meant.items()
            if len(fulls) == 1 and self.firsts[fulls[0]] == 1 and short not in self.firsts
        }


def split_name(name: str, particles: frozenset[str]) -> tuple[list[str], list[str], list[str]]:
    """Given names, particles and surnames of a full name, folded; "Boer, Sanne de" is put in order first."""
    folded = fold(name)
    if "," in folded:
        last_name, _, rest = folded.partition(",")
        folded = f"{rest} {last_name}"
    parts = [part for part in folded.replace(".", " ").split() if part.strip("-'")]
    if len(parts) < 2:
        return ([parts[0].strip("-'")] if parts else []), [], []
    ends = len(parts) - 1
    cut = next((i for i, part in enumerate(parts) if i and i < ends and (part in particles or "-" in part)), ends)
    given, rest_of = parts[:cut], parts[cut:]
    particle: list[str] = []
    last: list[str] = []
    for part in rest_of:
        if part in particles and not last:
            particle.append(part.strip("'"))
        else:
            last += [piece for piece in part.replace("'", "-").split("-") if piece and piece not in particles]
    return [g.strip("-'") for g in given], particle, last


NOBODY = Roster()
