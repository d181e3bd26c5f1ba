"""How an answer of the engine looks on a page: which word, sign and silhouette.

The engine's `allowed` for something no article speaks of is not shown as *mag*: a green answer is a
promise, and nobody promised anything.
"""

from dataclasses import dataclass
from typing import Literal

Code = Literal["mag", "niet", "overleg", "geen"]

CODES: dict[str, Code] = {"allowed": "mag", "not_allowed": "niet", "ask": "overleg"}


def code_for(verdict: str, cause: str) -> Code:
    """The look of an answer, from the engine's `verdict` and `cause` as the contract spells them."""
    return "geen" if cause == "unregulated" and verdict == "allowed" else CODES[verdict]


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict as a page shows it: what was asked, and in one sentence what to do."""

    code: Code
    question: str = ""
    sentence: str = ""
