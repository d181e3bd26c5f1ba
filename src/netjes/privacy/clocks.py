"""Whose time has come: the rows of a rule that go today, at this school."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Model, Q, QuerySet

from netjes.lib.clock import now
from netjes.privacy.models import RetentionChoice
from netjes.privacy.table import RULES, counts_moments, leads_to_person, model_of
from netjes.records.holds import held_keys
from netjes.records.retention import Kept, Rule
from netjes.records.states import Way
from netjes.schools.models import Guardianship, School
from netjes.schools.queries import today


def terms_of(school: School) -> dict[str, int]:
    """How many days each rule counts here, by its code; a school's choice only ever makes it less."""
    chosen = dict(RetentionChoice.objects.for_school(school).values_list("rule", "days"))
    return {rule.code: min(rule.days, chosen.get(rule.code, rule.days)) for rule in RULES}


def rows_of(entry: Rule | Kept, school: School) -> QuerySet[Any]:
    """All rows of its model at this school."""
    model: Any = model_of(entry)
    return model.objects.for_school(school.pk if model._meta.app_label == "records" else school)


def last_day(days: int) -> date:
    """Whatever a clock says of this day or an earlier one, has had its time."""
    return today() - timedelta(days=days)


def over(rule: Rule, school: School, days: int, held: set[int]) -> QuerySet[Model]:
    """The rows whose time has come, without those about somebody of whom nothing may go."""
    model = model_of(rule)
    passed = Q()
    for clock in rule.clocks:
        limit = now() - timedelta(days=days) if counts_moments(model, clock) else last_day(days)
        passed |= Q(**{f"{clock}__lte": limit})
    rows = rows_of(rule, school).filter(passed)
    if rule.only is not None:
        rows = rows.filter(rule.only)
    if rule.way is Way.ANONYMISE:
        rows = rows.exclude(**{f"{name}__isnull": True for name in rule.blanks})
    if rule.code == "schools.person":
        rows = rows.filter(signatures__isnull=True, signed_for__isnull=True)
    for shown in rule.shows:
        if held and leads_to_person(model, shown):
            rows = rows.exclude(**{f"{shown.link}__in": held})
    return rows


def held_of(school: School) -> set[int]:
    """Of whom nothing may go: who is held, and their parents and children, in whose rows they appear."""
    held = held_keys(school.pk, today())
    bonds = Guardianship.objects.for_school(school).filter(Q(child__in=held) | Q(guardian__in=held))
    for guardian, child in bonds.values_list("guardian_id", "child_id") if held else ():
        held |= {guardian, child}
    return held
