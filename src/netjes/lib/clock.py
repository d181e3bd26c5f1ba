"""The one clock, so that a test can say what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_stands_still_at: datetime | None = None  # of the whole process: a browser test's server has its own thread


def now() -> datetime:
    """The present moment, in UTC, or the one a test stands still at."""
    return _stands_still_at or datetime.now(UTC)


def stands_still_at() -> datetime | None:
    """The moment that a test stands still at, or None while time goes on."""
    return _stands_still_at


@contextmanager
def standing_still_at(moment: datetime) -> Iterator[None]:
    """Inside this block `now()` is `moment`, which must say its time zone. For tests and examples."""
    global _stands_still_at
    if moment.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone is geen moment.")
    before, _stands_still_at = _stands_still_at, moment.astimezone(UTC)
    try:
        yield
    finally:
        _stands_still_at = before
