"""What is the same for everybody at a school, remembered by the server for a moment.

On the day that a whole school signs, thousands read the same page within minutes. Who comes through a link changes
nothing that others see, so a page may be a second old for them; whoever may change something never gets anything
from here. Off unless a server turns it on: commands and tests see the database as it is.
"""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 256
_seconds = 0.0
_kept: dict[Hashable, tuple[float, Any]] = {}


def remember_for(seconds: float) -> None:
    """From now on, in this process; nought remembers nothing."""
    global _seconds
    _seconds = seconds
    _kept.clear()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gave for this key less than a moment ago, else what it gives now. An error is not remembered."""
    now = monotonic()
    since, found = _kept.get(key, (0.0, None))
    if _seconds and since and now - since < _seconds:
        return found  # type: ignore[no-any-return]
    made = make()
    if _seconds:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = (now, made)
    return made
