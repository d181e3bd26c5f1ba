"""The tenant rule: no query without its school.

A model that belongs to a school derives from `SchoolModel`. Its `objects` answers only after
`for_school(school)`; anything else raises `UnscopedQuery` at the moment the database would be asked
(`records/scoping.py`).

Django itself (migrations, forms' uniqueness checks, related objects, deletion) uses a model's default and
base managers. Those stay plain: `_every_school` stands first, so it is the default one, and a test in
tests/house keeps our own code away from it.
"""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from netjes.records.scoping import GuardedQuerySet, UnscopedQuery

if TYPE_CHECKING:
    from netjes.schools.models import School

__all__ = ["SchoolModel", "ScopedQuerySet", "UnscopedQuery"]

M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(GuardedQuerySet[M]):
    """A queryset of rows that belong to a school."""

    def for_school(self, school: "School") -> Self:
        """Only the rows of this school."""
        if getattr(getattr(school, "_meta", None), "label", "") != "schools.School":
            raise TypeError(f"for_school vraagt een School, geen {type(school).__name__}.")
        return self._in_scope(school=school)


ScopedManager = models.Manager.from_queryset(ScopedQuerySet)


class SchoolModel(models.Model):
    """A row of one school. Derive from this; give `Meta` no managers of its own."""

    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+", editable=False)

    _every_school = models.Manager()
    objects = ScopedManager()

    class Meta:
        abstract = True
