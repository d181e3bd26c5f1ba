"""What a caller may send, and how often."""

import json
import math
import re
from dataclasses import dataclass
from threading import Lock
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.throttling import BaseThrottle

from netjes.lib.clock import now
from netjes.lib.problems import Problem
from netjes.schools.api import opened_by
from netjes.site.api.problems import UNREADABLE, too_large

LARGEST = 64 * 1024  # bytes of a body
DEEPEST = 8  # layers of JSON; a question has two
PER_MINUTE, WINDOW = 120, 60  # requests of one token, and the seconds in which they are counted
STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def check_size(request: HttpRequest) -> None:
    """Refuses a large body before a byte of it is read. Raises `Problem`."""
    try:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Problem(400, *UNREADABLE, detail="De kop Content-Length is geen getal.") from None
    if size > LARGEST:
        raise too_large(LARGEST)


class StrictParser(Parser):
    """JSON and nothing else: no second key of the same name, no deep nesting, no half characters, no NaN."""

    def parse_body(self, request: HttpRequest) -> Any:
        kind = (request.content_type or "").casefold()
        if kind not in ("", "application/json"):
            raise Problem(415, "not-json", "Deze aanvraag is geen JSON", 'Stuur "Content-Type: application/json".')
        try:
            text = request.body.decode("utf-8")
            if _depth(text) > DEEPEST:
                raise Problem(400, *UNREADABLE, detail=f"De JSON is dieper genest dan {DEEPEST} lagen.")
            found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
            json.dumps(found, ensure_ascii=False).encode("utf-8")
        except (ValueError, RecursionError):
            raise Problem(400, *UNREADABLE, detail="Stuur geldige JSON in UTF-8, met elke sleutel één keer.") from None
        return found


def _depth(text: str) -> int:
    deepest = depth = 0
    for sign in STRING.sub("", text):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a token has left in this window."""

    limit: int
    left: int
    seconds: int  # until the window ends

    @property
    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.left),
            "RateLimit-Reset": str(self.seconds),
        }


class PerToken(BaseThrottle):
    """So many requests a minute for each token, counted by this process.

    A server with more processes lets each of them count: this keeps a runaway program from taking a school's
    site down, it is no bookkeeping. No address is looked at or kept.
    """

    def __init__(self) -> None:
        self._lock, self._window = Lock(), 0
        self._used: dict[int, int] = {}

    def allow_request(self, request: HttpRequest) -> bool:
        token = opened_by(request).pk
        window = int(now().timestamp() // WINDOW)
        with self._lock:
            if window != self._window:
                self._window, self._used = window, {}
            used = self._used[token] = self._used.get(token, 0) + 1
        request.allowance = Allowance(PER_MINUTE, max(0, PER_MINUTE - used), self.wait())  # type: ignore[attr-defined]
        return used <= PER_MINUTE

    def wait(self) -> int:
        return math.ceil(WINDOW - now().timestamp() % WINDOW)

    def forget(self) -> None:
        """Begin anew, for tests."""
        with self._lock:
            self._used = {}
