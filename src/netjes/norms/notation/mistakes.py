"""Collects every mistake of one file, so that a writer mends them all at once."""

from netjes.norms.errors import NotationError, Problem


class Mistakes:
    """Problems of one file."""

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, line: int, message: str, column: int = 0) -> None:
        self.problems.append(Problem(line, message, self.file, column))

    def stop_if_any(self) -> None:
        """Raises `NotationError` with all problems found so far."""
        if self.problems:
            raise NotationError(self.problems)
