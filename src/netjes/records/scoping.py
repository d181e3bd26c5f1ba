"""No query without its school: the refusal itself, for every room.

A queryset builds like any other, but until it was told its school it does not reach the database. A forgotten
filter is thus an error in the first test, not a leak in the first association. Which school, and what a school
is, the rooms above say (`schools/scoping.py`); the log of this room knows only a school's number.
"""

from collections.abc import Iterator
from typing import Any, NoReturn, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class UnscopedQuery(Exception):
    """A query over all schools at once, where one school was meant."""

    def __init__(self, model: type[models.Model]) -> None:
        name = model.__name__
        super().__init__(
            f"{name}.objects is gebruikt zonder school. Gebruik {name}.objects.for_school(school), of "
            f"{name}.objects.unscoped('waarom') waar het echt om alle scholen gaat."
        )


class GuardedQuerySet(models.QuerySet[M]):
    """Refuses to reach the database before `_in_scope` or `unscoped` was called."""

    _scoped = False

    def _in_scope(self, **school: Any) -> Self:
        scoped = self.filter(**school)
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
