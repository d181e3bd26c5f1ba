"""Which group or teacher a name in a timetable stands for. What could be two is never guessed."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from netjes.schools.models import Account, Group, Person, Position, School
from netjes.schools.queries import people_of, school_year
from netjes.schools.states import STAFF, GroupKind
from netjes.timetables.formats import Slot
from netjes.timetables.models import NameFor
from netjes.timetables.states import Named

Key = tuple[str, str]  # what, text


def folded(name: str) -> str:
    """For comparing: without capitals, accents and double spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose lesson it is, as far as known; `unknown` are names that stand for nobody yet.

    `noted` are those, and the names of which somebody said what they stand for: said otherwise, the lesson follows.
    """

    groups: frozenset[int]
    teachers: frozenset[int]
    unknown: frozenset[Key]
    noted: frozenset[Key]
    subject: str


@dataclass
class Names:
    """Every name that this school knows, by how a timetable may write it."""

    said: dict[Key, NameFor] = field(default_factory=dict)
    groups: dict[str, set[int]] = field(default_factory=dict)
    teachers: dict[str, set[int]] = field(default_factory=dict)

    def _of(self, what: str, text: str) -> tuple[int | None, bool]:
        """The group or person, and whether the name is settled: also one that is left out is."""
        said = self.said.get((str(what), folded(text)[:120]))
        if said is not None and _is_settled(said):
            return (None, True) if said.is_ignored else (said.group_id or said.person_id, True)
        found = (self.groups if what == Named.GROUP else self.teachers).get(folded(text), set())
        return (next(iter(found)), True) if len(found) == 1 else (None, False)

    def whom(self, slot: Slot) -> Whom:
        """The groups and teachers of a lesson."""
        groups: set[int] = set()
        teachers: set[int] = set()
        unknown: set[Key] = set()
        for what, texts, into in (
            (Named.GROUP, slot.groups, groups),
            (Named.TEACHER, slot.teachers, teachers),
        ):
            for text in texts:
                found, settled = self._of(what, text)
                if found is not None:
                    into.add(found)
                elif not settled and not (what == Named.TEACHER and "@" in text):
                    unknown.add((what.value, folded(text)[:120]))
        rest = self._loose(slot, groups, teachers, unknown)
        noted = unknown | self._said(Named.GROUP, (*slot.groups, *slot.loose))
        noted |= self._said(Named.TEACHER, (*slot.teachers, *slot.loose))
        return Whom(
            frozenset(groups), frozenset(teachers), frozenset(unknown), frozenset(noted), slot.subject or rest
        )  # fmt: skip

    def _said(self, what: str, texts: Iterable[str]) -> set[Key]:
        keys = {(str(what), folded(text)[:120]) for text in texts}
        return {key for key in keys if key in self.said and _is_settled(self.said[key])}

    def _loose(self, slot: Slot, groups: set[int], teachers: set[int], unknown: set[Key]) -> str:
        """Words of a title: those that name a group or a teacher do so; the first that does not is the subject."""
        rest: list[str] = []
        for word in slot.loose:
            group, is_group = self._of(Named.GROUP, word)
            teacher, is_teacher = self._of(Named.TEACHER, word)
            if group is not None:
                groups.add(group)
            elif teacher is not None:
                teachers.add(teacher)
            elif not is_group and not is_teacher:
                rest.append(word)
        if not groups and not slot.groups:
            codes = [word for word in rest if any(sign.isdigit() for sign in word) and " " not in word]
            unknown |= {(Named.GROUP.value, folded(word)[:120]) for word in codes}
            rest = [word for word in rest if word not in codes] or rest
        return rest[0][:80] if rest else ""


def _is_settled(name: NameFor) -> bool:
    return bool(name.is_ignored or name.group_id or name.person_id)


def names_of(school: School, day: date) -> Names:
    """What a school knows on a day, in five questions to the database."""
    names = Names(said={(row.what, row.text): row for row in NameFor.objects.for_school(school)})
    kinds = [GroupKind.CLASS, GroupKind.CLUSTER]
    for group in Group.objects.for_school(school).filter(kind__in=kinds, year=school_year(day)):
        names.groups.setdefault(folded(group.name), set()).add(group.pk)
    staff = set(Position.objects.for_school(school).on(day).filter(role__in=STAFF).values_list("person_id", flat=True))
    logins = dict(Account.objects.for_school(school).filter(person__in=staff).values_list("person_id", "login"))
    for person in people_of(school, day).filter(pk__in=staff):
        for written in _ways_to_write(person, logins.get(person.pk, "")):
            names.teachers.setdefault(folded(written), set()).add(person.pk)
    return names


def _ways_to_write(person: Person, login: str) -> Iterable[str]:
    """Number or abbreviation, address and what stands before its @, login, and the name in several orders."""
    mail = person.email
    written = {person.external_id, mail, mail.partition("@")[0], login, person.name, person.addressed, person.listed}
    return {each for each in written if each}
