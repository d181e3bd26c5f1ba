"""What the pages show of a plan, of a source, and of names that stand for nobody yet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from netjes.schools.models import Group, Person, School
from netjes.schools.queries import people_of, school_year, today
from netjes.schools.states import STAFF, GroupKind
from netjes.timetables.models import Lesson, NameFor
from netjes.timetables.naming import folded
from netjes.timetables.states import Named
from netjes.timetables.taking_in import Plan

MOST = 30  # lessons that a page shows of one kind
TALLIES: dict[str, tuple[Callable[[int], str], str | Promise]] = {
    "new": (lambda n: ngettext("les komt erbij", "lessen komen erbij", n), ""),
    "moved": (
        lambda n: ngettext("les verschuift", "lessen verschuiven", n),
        gettext_lazy("Toestemming die een docent al gaf, schuift mee."),
    ),
    "changed": (lambda n: ngettext("les verandert", "lessen veranderen", n), ""),
    "cancelled": (
        lambda n: ngettext("les valt uit", "lessen vallen uit", n),
        gettext_lazy("Toestemming daarvoor geldt dan niet meer."),
    ),
    "back": (lambda n: ngettext("les gaat toch door", "lessen gaan toch door", n), ""),
    "gone": (
        lambda n: ngettext("les staat er niet meer in", "lessen staan er niet meer in", n),
        gettext_lazy("Dan valt die uit."),
    ),
}


@dataclass(frozen=True, slots=True)
class Tally:
    count: int
    what: str
    then: str | Promise
    examples: list[str] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.examples)


def tallies(plan: Plan) -> list[Tally]:
    """What would happen, with the first lessons of each kind."""
    found = []
    for code, (what, then) in TALLIES.items():
        rows = getattr(plan, code)[:MOST]
        lines = [_line(row[0] if isinstance(row, tuple) else row) for row in rows]
        count = plan.counts[code]
        if count:
            found.append(Tally(count, what(count), then, lines))
    return found


def _line(row: object) -> str:
    starts_at = timezone.localtime(row.starts_at)  # type: ignore[attr-defined]
    subject = row.subject or next(iter(getattr(row, "loose", ())), "") or _("les")  # type: ignore[attr-defined]
    groups = ", ".join(getattr(row, "groups", ())) if not isinstance(row, Lesson) else ""
    return " ".join(part for part in (date_format(starts_at, "D j M H.i"), groups, subject) if part)


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, in how many lessons it stands, and what it may stand for."""

    name: NameFor
    lessons: int
    options: list[tuple[str, str]]


def asked_names(school: School) -> list[Asked]:
    """Names that stand for nobody yet: first those in most lessons."""
    found = NameFor.objects.for_school(school).filter(group__isnull=True, person__isnull=True, is_ignored=False)
    groups, teachers = _groups(school), _teachers(school)
    rows = [
        Asked(name, name.lessons.count(), _likely_first(groups if name.what == Named.GROUP else teachers, name.text))
        for name in found.order_by("what", "text")[:200]
    ]
    return sorted((row for row in rows if row.lessons), key=lambda row: -row.lessons)


def _likely_first(options: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    """The same choices, those that begin alike on top: proposed, never chosen."""
    bare = folded(text).split("@")[0]
    return sorted(options, key=lambda option: not (folded(option[1]).startswith(bare[:3]) or bare in folded(option[1])))


def settled_names(school: School) -> list[NameFor]:
    """Names that somebody said what they stand for."""
    found = NameFor.objects.for_school(school).exclude(group__isnull=True, person__isnull=True, is_ignored=False)
    return list(found.select_related("group", "person")[:200])


def _groups(school: School) -> list[tuple[str, str]]:
    kinds = [GroupKind.CLASS, GroupKind.CLUSTER]
    found = Group.objects.for_school(school).filter(kind__in=kinds, year=school_year(today())).order_by("name")
    return [(str(group.pk), group.name) for group in found]


def _teachers(school: School) -> list[tuple[str, str]]:
    found = people_of(school).filter(positions__role__in=STAFF).distinct()
    return [(str(person.pk), person.listed) for person in found]


def stands_for(name: NameFor, chosen: str) -> dict[str, object] | None:
    """What was chosen for a name, as `match_name` asks it; None for what is not one of the choices."""
    if chosen == "skip":
        return {"ignore": True}
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 12):
        return None
    if name.what == Named.GROUP:
        group = Group.objects.for_school(name.school).filter(pk=int(chosen)).first()
        return {"group": group} if group else None
    person = Person.objects.for_school(name.school).filter(pk=int(chosen), positions__role__in=STAFF).first()
    return {"person": person} if person else None
