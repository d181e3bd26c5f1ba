"""The one table of what is kept about people: every room's rules together, in the order in which they are carried out.

What hangs on a person comes before the person, so that a person's row goes last.
"""

from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, Field, Model

from netjes.accounts import retention as accounts
from netjes.agreements import retention as agreements
from netjes.cases import retention as cases
from netjes.consents import retention as consents
from netjes.dialogue import retention as dialogue
from netjes.drafting import retention as drafting
from netjes.keyring import retention as keyring
from netjes.lessons import retention as lessons
from netjes.login import retention as login
from netjes.notices import retention as notices
from netjes.phones import retention as phones
from netjes.photos import retention as photos
from netjes.privacy import retention as privacy
from netjes.publishing import retention as publishing
from netjes.records.retention import Kept, Rule, Shown
from netjes.reports import retention as reports
from netjes.rosters import retention as rosters
from netjes.schools import retention as schools
from netjes.schools.models import Person
from netjes.signing import retention as signing
from netjes.timetables import retention as timetables

ROOMS = (
    cases, reports, publishing, accounts, dialogue, phones, photos, lessons, consents, timetables, signing, drafting,
    agreements, notices, rosters, keyring, login, privacy, schools,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule for room in ROOMS for rule in room.RULES)
KEPT: tuple[Kept, ...] = tuple(kept for room in ROOMS for kept in room.KEPT)


def rule_called(code: str) -> Rule:
    """The rule with this code. Raises `KeyError`."""
    return {rule.code: rule for rule in RULES}[code]


def model_of(entry: Rule | Kept) -> type[Model]:
    return apps.get_model(entry.model)


def field_at(model: type[Model], path: str) -> "Field[Any, Any]":
    """The field at the end of `person__left_on`."""
    name, _, rest = path.partition("__")
    field = model._meta.pk if name == "pk" else model._meta.get_field(name)
    assert field is not None
    if rest:
        assert field.related_model is not None
        return field_at(field.related_model, rest)
    return field  # type: ignore[return-value]


def counts_moments(model: type[Model], clock: str) -> bool:
    """Whether this clock is a moment; else it is a day."""
    return isinstance(field_at(model, clock), DateTimeField)


def leads_to_person(model: type[Model], shown: Shown) -> bool:
    """Whether this link is a foreign key to a person (or the person itself), and not a reference as in the log."""
    return (model is Person and shown.link == "pk") or field_at(model, shown.link).related_model is Person
