"""What keeps a flood out without knowing anybody: a budget of everybody together, and above it some work by the phone.

Nothing counts addresses: a whole school sits behind one. Counted is in memory, by each process, for an hour. While the
budget lasts, a report costs its sender nothing. Above it the page gives puzzles (SHA-256 that begins with zeros), which
a phone solves by itself in one to three seconds (`docs/reference/benchmarks.md`). Which puzzles they are stands signed
in the page, so that nothing is kept of who asked; each page is used once.
Working out the keys of a code is the dear part, so one is done at a time, and who would wait behind others is told so.
"""

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core import signing

from netjes.lib.remembered import remembered
from netjes.reports.errors import CannotReport
from netjes.reports.rules import rules_of, salt_of
from netjes.schools.models import School
from netjes.sealing.codes import ReceiptKeys, keys_of
from netjes.sealing.errors import TooBusy

HOUR = 3600.0
OPENINGS = 10  # times as often as the budget may a code be tried before that takes work too
PUZZLES, BITS = 8, 14  # some 131,000 hashes: many small puzzles differ less from phone to phone than a large one
LASTS = 3 * 3600  # seconds that a page can be sent, so that nobody has to hurry
SALT = "netjes.reports.flood"
MOST_USED = 100_000  # pages remembered as sent
IN_LINE = 4  # that wait for their keys
PATIENCE = 4.0  # seconds in that line


class NeedsWork(CannotReport):
    """There is more than the budget allows: this page's phone has work to do first."""


class AlreadySent(CannotReport):
    """This page was sent before."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page that can be sent carries: a signed ticket, and how much work it is to send it."""

    ticket: str
    token: str
    puzzles: int
    bits: int = BITS


class Budget:
    """How many came in the last hour, everybody together."""

    def __init__(self) -> None:
        self._lock, self._came = threading.Lock(), deque[float]()

    def is_spent(self, most: int) -> bool:
        with self._lock:
            self._forget()
            return len(self._came) >= most

    def note(self) -> None:
        with self._lock:
            self._forget()
            self._came.append(time.monotonic())

    def clear(self) -> None:
        """Begin anew, for tests."""
        with self._lock:
            self._came.clear()

    def _forget(self) -> None:
        since = time.monotonic() - HOUR
        while self._came and self._came[0] < since:
            self._came.popleft()


REPORTS, CODES = Budget(), Budget()
_used: dict[str, float] = {}
_used_lock = threading.Lock()
_line, _turn = threading.BoundedSemaphore(IN_LINE), threading.Lock()


def budget_of(school: School) -> int:
    """Reports an hour before a phone works for it. A second old is good enough, so that a flood asks no database."""
    return remembered(("reports.budget", school.pk), lambda: rules_of(school).budget)


def page_for(budget: Budget, most: int) -> Page:
    """What the page to be sent carries now."""
    puzzles = PUZZLES if budget.is_spent(most) else 0
    token = secrets.token_urlsafe(12)
    return Page(signing.dumps([token, puzzles], salt=SALT), token, puzzles)


@contextmanager
def admitted(budget: Budget, most: int, ticket: str, work: str) -> Iterator[None]:
    """Let this page's sending through, once; when it fails inside, the page can be sent again.

    Raises `NeedsWork` when there is more than the budget and the work is missing, and `AlreadySent`.
    """
    token, puzzles = _read(ticket)
    if budget.is_spent(most) and not (puzzles and solved(token, puzzles, work)):
        raise NeedsWork
    _use(token)
    try:
        yield
    except BaseException:
        with _used_lock:
            _used.pop(token, None)
        raise
    budget.note()


def solved(token: str, puzzles: int, work: str) -> bool:
    """Whether `work` holds, for each puzzle, a number whose hash begins with `BITS` zeros."""
    numbers = work.split(".")
    if len(numbers) != puzzles or not all(each.isdecimal() and len(each) < 16 for each in numbers):
        return False
    return all(_zeros(f"{token}:{at}:{number}") for at, number in enumerate(numbers))


def receipt_of(school: School, code: str) -> ReceiptKeys:
    """The keys of a code, one at a time for the whole process. Never inside a transaction. Raises `TooBusy`."""
    salt = salt_of(school)
    if not _line.acquire(blocking=False):
        raise TooBusy
    try:
        if not _turn.acquire(timeout=PATIENCE):
            raise TooBusy
        try:
            return keys_of(code, salt)
        finally:
            _turn.release()
    finally:
        _line.release()


def _read(ticket: str) -> tuple[str, int]:
    try:
        token, puzzles = signing.loads(ticket, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        raise NeedsWork from None  # an old page: the new one that they get can be sent
    return str(token), int(puzzles)


def _use(token: str) -> None:
    now = time.monotonic()
    with _used_lock:
        if token in _used:
            raise AlreadySent
        while _used and (len(_used) >= MOST_USED or next(iter(_used.values())) < now - LASTS):
            del _used[next(iter(_used))]
        _used[token] = now


def _zeros(text: str) -> bool:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> (32 - BITS) == 0
