"""The tenant rule: no query without its school.

A model that belongs to a school derives from `SchoolModel`. Its `objects` answers only after
`for_school(school)`; anything else raises `UnscopedQuery` at the moment the database would be asked. A
forgotten filter is thus an error in the first test, not a leak in the first association.

Django itself (migrations, forms' uniqueness checks, related objects, deletion) uses a model's default and
base managers. Those stay plain: `_every_school` stands first, so it is the default one, and a test in
tests/house keeps our own code away from it.
"""

from collections.abc import Iterator
from typing import Any, NoReturn, Self, TypeVar

from django.db import models

from netjes.schools.models import School

M = TypeVar("M", bound=models.Model)


class UnscopedQuery(Exception):
    """A query over all schools at once, where one school was meant."""

    def __init__(self, model: type[models.Model]) -> None:
        name = model.__name__
        super().__init__(
            f"{name}.objects is gebruikt zonder school. Gebruik {name}.objects.for_school(school), of "
            f"{name}.objects.unscoped('waarom') waar het echt om alle scholen gaat."
        )


class ScopedQuerySet(models.QuerySet[M]):
    """Builds like any queryset, but refuses to reach the database before it knows its school."""

    _scoped = False

    def for_school(self, school: School) -> Self:
        """Only the rows of this school."""
        if not isinstance(school, School):
            raise TypeError(f"for_school vraagt een School, geen {type(school).__name__}.")
        scoped = self.filter(school=school)
        scoped._scoped = True
        return scoped

    def unscoped(self, reason: str) -> Self:
        """All schools at once, for the composition root and for chores; the reason is for the reader."""
        if not reason.strip():
            raise ValueError("unscoped vraagt een reden: waarom gaat dit om alle scholen?")
        everything = self.all()
        everything._scoped = True
        return everything

    def _demand_scope(self) -> None:
        if not self._scoped and not self.query.is_empty():
            raise UnscopedQuery(self.model)

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone._scoped = self._scoped
        return clone

    # Every way by which a queryset reaches the database, on its own or inside another query.

    def _fetch_all(self) -> None:
        self._demand_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        self._demand_scope()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._demand_scope()
        return super().count()

    def exists(self) -> bool:
        self._demand_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._demand_scope()
        return super().aggregate(*args, **kwargs)

    def explain(self, *args: Any, **kwargs: Any) -> str:
        self._demand_scope()
        return super().explain(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._demand_scope()
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        self._demand_scope()
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._demand_scope()
        return super().resolve_expression(*args, **kwargs)

    def _combinator_query(self, combinator: str, *others: Any, **kwargs: Any) -> Self:
        for part in (self, *others):
            part._demand_scope()
        return super()._combinator_query(combinator, *others, **kwargs)  # type: ignore[misc]

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnscopedQuery(self.model)


ScopedManager = models.Manager.from_queryset(ScopedQuerySet)


class SchoolModel(models.Model):
    """A row of one school. Derive from this; give `Meta` no managers of its own."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+", editable=False)

    _every_school = models.Manager()
    objects = ScopedManager()

    class Meta:
        abstract = True
