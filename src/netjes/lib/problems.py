"""What a program hears when it cannot be answered, in the shape of RFC 9457."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KIND = "urn:netjes:problem:"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One field that cannot be so; `field` is its path with dots (`facts.les`)."""

    field: str
    detail: str


class Problem(Exception):
    """Raised by an API; `kind` is a stable code, `title` and `detail` are Dutch and safe to show."""

    def __init__(
        self,
        status: int,
        kind: str,
        title: str,
        detail: str = "",
        errors: Sequence[Wrong] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status, self.kind, self.title, self.detail = status, kind, title, detail
        self.errors, self.headers = tuple(errors), dict(headers or {})

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {"type": f"{KIND}{self.kind}", "title": self.title, "status": self.status}
        if self.detail:
            said["detail"] = self.detail
        if self.errors:
            said["errors"] = [{"field": each.field, "detail": each.detail} for each in self.errors]
        return said


def not_there(what: str) -> Problem:
    """`what` opens a sentence: `Deze afspraken`."""
    return Problem(404, "not-found", "Dit bestaat hier niet", f"{what} zijn er op deze school niet. Kijk het adres na.")
