"""The front matter of a draft as fields: for whom, what holds where nothing was agreed, and whom to ask then."""

from dataclasses import dataclass

from netjes.drafting.compose import BOUND, USUAL_FRONT
from netjes.drafting.models import Draft


@dataclass(frozen=True, slots=True)
class Front:
    otherwise: str  # "mag" or "overleg"
    ask: str
    roles: tuple[str, ...]


def front_of(draft: Draft) -> Front:
    """The fields as they stand."""
    found = dict(_pairs(draft.front.strip() or USUAL_FRONT))
    roles = found.get("geldt voor") or BOUND[draft.audience]
    return Front(found.get("anders", "mag"), found.get("vraag", ""), tuple(r.strip() for r in roles.split(",")))


def with_front(draft: Draft, front: Front) -> str:
    """The front matter with these fields; the lines for other things stay."""
    found = {"versie": "1"} | dict(_pairs(draft.front.strip() or USUAL_FRONT))
    roles = ", ".join(_line(role) for role in front.roles if role.strip())
    wanted = {"geldt voor": roles, "anders": "overleg" if front.otherwise == "overleg" else "mag",
              "vraag": _line(front.ask)}  # fmt: skip
    return "\n".join(f"{key}: {value}" for key, value in (found | wanted).items() if value)


def with_version(front: str, label: str) -> str:
    """The front matter with another version number."""
    found = dict(_pairs(front.strip() or USUAL_FRONT)) | {"versie": label}
    return "\n".join(f"{key}: {value}" for key, value in found.items())


def _pairs(front: str) -> list[tuple[str, str]]:
    pairs = (line.partition(":") for line in front.splitlines() if ":" in line)
    return [(" ".join(key.casefold().split()), value.strip()) for key, _colon, value in pairs]


def _line(value: str) -> str:
    return " ".join(value.replace("\0", "").split())
