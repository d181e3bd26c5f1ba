"""What a check knows of the school: its people's names, its own public addresses, its confidential words.

Kept in memory only. Names alone are here, never who is who: a shielded pupil's name is found like everybody's, and
nothing leads from a name to a person.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max

from netjes.agreements.queries import in_force
from netjes.agreements.safety import current_statement
from netjes.checks.context.confidential import ConfidentialWords
from netjes.checks.roster import Roster
from netjes.checks.text import SchoolOwn
from netjes.checks.words import phrases
from netjes.lib.clock import now
from netjes.publishing.models import ConfidentialList
from netjes.schools.models import Person, Position, School
from netjes.schools.queries import people_of, today
from netjes.schools.states import STAFF, Role

KEPT_FOR = 300  # seconds; a name that was mended is found after this
NAMED = (Role.PUPIL, *sorted(STAFF))
_WRITTEN = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d(?:[ ()./-]{0,2}\d){8,12}")


@dataclass(frozen=True, slots=True)
class _Kept:
    roster: Roster
    stamp: tuple[int, int]
    since: float


_rosters: dict[int, _Kept] = {}
_own: dict[int, tuple[float, SchoolOwn]] = {}


def names_of(school: School) -> Roster:
    """The names of the school's pupils and staff, made again when people came or went, and after some minutes."""
    stamp, moment = _stamp(school), now().timestamp()
    kept = _rosters.get(school.pk)
    if kept and kept.stamp == stamp and 0 <= moment - kept.since < KEPT_FOR:
        return kept.roster
    here = Position.objects.for_school(school).on(today()).filter(role__in=NAMED).values("person")
    found = people_of(school).filter(pk__in=here).values_list("given_name", "infix", "family_name")
    roster = Roster(" ".join(part for part in parts if part) for parts in found.order_by())
    _rosters[school.pk] = _Kept(roster, stamp, moment)
    return roster


def _stamp(school: School) -> tuple[int, int]:
    found = Person.objects.for_school(school).aggregate(n=Count("pk"), last=Max("pk"))
    return found["n"], found["last"] or 0


def own_of(school: School) -> SchoolOwn:
    """The addresses and numbers that the school itself made public: in its agreements, and where it says who helps.

    Looked up again after some minutes.
    """
    moment = now().timestamp()
    since, found = _own.get(school.pk, (0.0, None))
    if found is not None and 0 <= moment - since < KEPT_FOR:
        return found
    texts, statement = [each.version.text for each in in_force(school)], current_statement(school)
    if statement:
        texts += [statement.who, statement.how, statement.for_pupils, statement.for_staff, statement.for_parents]
    made = SchoolOwn([school.host or "", *(word for text in texts for word in _WRITTEN.findall(text))])
    _own[school.pk] = (moment, made)
    return made


def confidential_of(school: School) -> tuple[str, ...]:
    """The school's own list of confidential words; empty where it has none and the usual one counts."""
    found = ConfidentialList.objects.for_school(school).values_list("words", flat=True).first()
    return tuple(found.splitlines()) if found else ()


def usual_words() -> tuple[str, ...]:
    """The list that ships."""
    return phrases("context", "confidential", "words")


@lru_cache(maxsize=32)
def words_made(words: tuple[str, ...]) -> ConfidentialWords:
    """Compiled once per list."""
    return ConfidentialWords(words)


def forget_names() -> None:
    """For tests: the next check asks the database again."""
    _rosters.clear()
    _own.clear()
