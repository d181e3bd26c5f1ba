"""A row of any model, for tests that go past all of them: required fields filled by their kind, the rest given."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Field, Model

from netjes.lib.clock import now
from netjes.schools.models import Person, School
from netjes.schools.queries import today

LONG_AGO = now() - timedelta(days=1000)
# What a constraint asks, by model: those fields are not free.
GIVEN: dict[str, dict[str, Any]] = {
    "schools.EntryLink": {"purpose": "signing"},
    "schools.RoomSwitch": {"council": "not_needed", "room": "other", "closed_at": now()},
    "schools.ApiToken": {"expires_at": now() + timedelta(days=1)},
    "signing.Round": {"asks_pupils": True},
    "rosters.RosterImport": {"applied_at": now()},
    "privacy.PrivacyRequest": {"state": "done", "answered_at": now()},
    "records.Erasure": {"erased": {"x": 1}},
    "photos.Photo": {"goes_at": now() + timedelta(days=1)},
    "timetables.Lesson": {"starts_at": LONG_AGO},
    "timetables.NameFor": {"what": "teacher"},
    "lessons.Permission": {"starts_at": LONG_AGO},
    "lessons.Exemption": {"starts_on": LONG_AGO.date(), "ends_on": today()},
}


def make_row(model: type[Model], school: School, **given: Any) -> Any:
    """A row of this model at this school. Foreign keys that must be there get a row of their own."""
    values: dict[str, Any] = dict(GIVEN.get(model._meta.label, {}))
    for field in model._meta.concrete_fields:
        if field.name in given or field.name in values or field.primary_key:
            continue
        if field.name in ("school", "school_key"):
            values[field.name] = school if field.is_relation else school.pk
        elif not field.null and not field.has_default():
            values[field.name] = _filled(field, school)
    manager: Any = model.objects  # type: ignore[attr-defined]
    return manager.create(**(values | given))


def _filled(field: "Field[Any, Any]", school: School) -> Any:
    if field.is_relation:
        model: Any = field.related_model
        ours = hasattr(model.objects, "for_school") and not field.one_to_one and model is not Person
        return (model.objects.for_school(school).first() if ours else None) or make_row(model, school)
    if field.choices:
        return field.choices[0][0]  # type: ignore[index]
    made = {
        "DateTimeField": now, "DateField": today, "BooleanField": lambda: False, "JSONField": dict,
        "BinaryField": lambda: b"x", "PositiveIntegerField": lambda: 1, "PositiveSmallIntegerField": lambda: 1,
        "PositiveBigIntegerField": lambda: uuid4().int % 10**9, "BigIntegerField": lambda: 1,
    }.get(field.get_internal_type())  # fmt: skip
    return made() if made else uuid4().hex[: min(field.max_length or 32, 32)]
