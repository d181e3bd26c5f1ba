"""What the engine says when it cannot go on. Every message is safe to show and says how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a written agreement: where it stands, what is wrong and how to mend it."""

    line: int
    message: str
    file: str = ""
    column: int = 0  # counted from 1; 0 is the whole line

    def __str__(self) -> str:
        place = f"regel {self.line}: " if self.line else ""
        return f"{self.file}: {place}{self.message}" if self.file else f"{place}{self.message}"


class NotationError(ValueError):
    """An agreement or word list that cannot be read; `problems` holds every mistake found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RequestError(ValueError):
    """A question that this agreement cannot be asked: an unknown word, an impossible situation, a wrong date."""


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """` Bedoelt u "…"?` with the nearest known name, or the `otherwise` advice when none is near."""
    by_fold = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    advice = f'Bedoelt u "{by_fold[near[0]]}"?' if near else otherwise
    return f" {advice}" if advice else ""
