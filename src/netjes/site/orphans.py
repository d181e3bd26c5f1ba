"""Rows that point to nothing, or to another school: what the database's own rules should have kept out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, ForeignKey, Model, OuterRef, QuerySet

from netjes.records.models import ChainEnd, LogRow
from netjes.schools.models import School
from netjes.schools.scoping import SchoolModel
from netjes.signing.models import Signature

AT_MOST = 20  # rows named for each kind of mistake; more of the same says no more


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row by its table and number, the school it says it is of (0: none), and in a sentence what is wrong."""

    school_key: int
    where: str
    what: str


def orphans() -> Iterator[Orphan]:
    """Every row that belongs to nothing."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey):
                yield from _of(model, field)
    yield from _logs_of_no_school()
    yield from _signatures_elsewhere()


def _of(model: type[Model], field: "ForeignKey[Model, Model]") -> Iterator[Orphan]:
    target: type[Model] = field.related_model
    aims: QuerySet[Any] = QuerySet(target).filter(**{field.target_field.attname: OuterRef(field.attname)})
    pointing: QuerySet[Any] = QuerySet(model).filter(**{f"{field.attname}__isnull": False}).order_by("pk")
    has_school = issubclass(model, SchoolModel)
    columns = ("pk", "school_id") if has_school else ("pk",)
    for row in pointing.filter(~Exists(aims)).values_list(*columns)[:AT_MOST]:
        yield Orphan(
            row[-1] if has_school else 0, _name(model, row[0]), f"{field.name} wijst naar iets dat er niet is."
        )
    if has_school and issubclass(target, SchoolModel):
        elsewhere = aims.exclude(school_id=OuterRef("school_id"))
        for row in pointing.filter(Exists(elsewhere)).values_list(*columns)[:AT_MOST]:
            yield Orphan(row[-1], _name(model, row[0]), f"{field.name} wijst naar een andere school.")


def _logs_of_no_school() -> Iterator[Orphan]:
    schools: QuerySet[Any] = QuerySet(School).filter(pk=OuterRef("school_key"))
    for model in (LogRow, ChainEnd):
        lost: QuerySet[Any] = QuerySet(model).filter(~Exists(schools)).order_by("pk").values_list("pk", "school_key")
        for pk, school in lost[:AT_MOST]:
            yield Orphan(school, _name(model, pk), f"hoort bij school {school}, en die is er niet.")


def _signatures_elsewhere() -> Iterator[Orphan]:
    other: QuerySet[Any] = (
        QuerySet(Signature).exclude(version__agreement_id=F("round__version__agreement_id")).order_by("pk")
    )
    for pk, school in other.values_list("pk", "school_id")[:AT_MOST]:
        yield Orphan(school, _name(Signature, pk), "is gegeven voor een andere afspraak dan waar de ronde om vroeg.")


def _name(model: type[Model], pk: object) -> str:
    return f"{model._meta.label_lower} {pk}"
