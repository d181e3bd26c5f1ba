"""Everything that the product has about somebody, or what a parent may have of it about their child.

The export follows the table: a row appears under every link by which it leads to this person. What a parent gets
about a child is a list of what they may see, never of what they may not: so nothing new is in it by itself, nothing
that a child wrote, and nothing of the other parent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils import timezone
from django.utils.formats import date_format

from netjes.lib.clock import now
from netjes.privacy.clocks import rows_of, terms_of
from netjes.privacy.table import KEPT, RULES, leads_to_person, model_of
from netjes.privacy.terms import said
from netjes.records.retention import Kept, Rule, Shown
from netjes.schools.ages import controls_itself
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.queries import children_of, today

MOST_ON_A_PAGE = 100  # rows of one kind; the file has them all


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of datum: what it is, until when it is kept, and each row as names and values."""

    code: str
    title: str
    until: str
    rows: list[list[tuple[str, str]]]

    @property
    def some(self) -> list[list[tuple[str, str]]]:
        return self.rows[:MOST_ON_A_PAGE]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - MOST_ON_A_PAGE)


def everything_about(person: Person) -> list[Section]:
    """For somebody themselves: all that is kept, and what the log says of and by them."""
    return [section for section in _sections(person, for_parent=False) if section.rows]


def about_child(guardian: Person, child_pk: int) -> tuple[Person, list[Section]]:
    """For a parent with authority over a child under 16. From 16 on the child decides, and asks it alone.

    Raises `NotYours` for anybody else.
    """
    child = next((c for c in children_of(guardian) if c.pk == child_pk), None)
    if child is None or controls_itself(child, today()):
        raise NotYours
    return child, [section for section in _sections(child, for_parent=True) if section.rows]


def children_to_ask_for(guardian: Person) -> list[Person]:
    """The children about whom a parent may ask everything that a parent may see."""
    return [child for child in children_of(guardian) if not controls_itself(child, today())]


def as_json(person: Person, sections: list[Section]) -> dict[str, Any]:
    """The same as a file that another program can read."""
    return {
        "over": person.name,
        "school": person.school.name,
        "gemaakt_op": timezone.localtime(now()).isoformat(timespec="seconds"),
        "gegevens": [
            {"soort": each.code, "titel": each.title, "bewaard": each.until, "rijen": [dict(row) for row in each.rows]}
            for each in sections
        ],
    }


def _sections(person: Person, *, for_parent: bool) -> Iterator[Section]:
    terms = terms_of(person.school)
    entries: list[Rule | Kept] = [*reversed(RULES), *KEPT]
    for entry in entries:
        until = said(terms[entry.code], entry.since) if isinstance(entry, Rule) else entry.why
        code = entry.code if isinstance(entry, Rule) else entry.model.lower()
        for shown in entry.shows:
            names = shown.to_parents if for_parent else tuple(shown.fields)
            if names:
                rows = [_row(person, row, shown, names) for row in _linked(entry, shown, person)]
                yield Section(code, shown.title, until, rows)


def _linked(entry: Rule | Kept, shown: Shown, person: Person) -> Iterator[Model]:
    model = model_of(entry)
    value = person.pk if leads_to_person(model, shown) else person.ref
    rows = rows_of(entry, person.school).filter(**{shown.link: value}).order_by("-pk")
    if shown.once:
        rows = rows.filter(**{f"{shown.once}__isnull": False})
    joined = [name for name in shown.fields if isinstance(model._meta.get_field(name), ForeignKey)]
    return rows.select_related(*joined).iterator(chunk_size=500)


def _row(person: Person, row: Model, shown: Shown, names: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs = ((shown.fields[name], _said(person, row, row._meta.get_field(name))) for name in names)
    return [(label, value) for label, value in pairs if value]


def _said(person: Person, row: Model, field: "Field[Any, Any] | Any") -> str:
    value = getattr(row, field.name)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H.i") + " uur"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Person) and value.shielded and value.pk != person.pk:
        return "afgeschermd"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {count}" for key, count in value.items()) or "niets"
    return str(value)
