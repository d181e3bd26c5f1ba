"""The answer to one question: frozen, shared between equal questions, and without prose."""

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """*mag*, *mag niet*, *overleg*."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    ASK = "ask"


class Cause(StrEnum):
    """Why it is that ruling; the first in this order that holds."""

    UNREGULATED = "unregulated"  # no norm speaks of this act for this role
    MISSING_FACT = "missing_fact"  # it depends on an answer that is not known yet
    CONFLICT = "conflict"  # one norm allows what another forbids, and neither goes first
    CONSULT = "consult"  # the agreement itself says: ask somebody
    NORM = "norm"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that decides and is not known, with the question and who can answer it."""

    fact: str
    question: str
    who_knows: str


@dataclass(frozen=True, slots=True)
class AlsoDo:
    """A duty that comes with the act. `possible`: only if the missing facts turn out that way."""

    act: str
    whom: str | None
    article: str
    norm: str
    possible: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Ruling and cause with all that carries them.

    `articles` and `norms` decide; `missing` comes with what settles most first; `ask_whom` names persons of
    the word list; `exceptions` are norms whose exception was met or that set another norm aside.
    """

    verdict: Ruling
    cause: Cause
    articles: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    ask_whom: tuple[str, ...] = ()
    also_do: tuple[AlsoDo, ...] = ()
    exceptions: tuple[str, ...] = ()
