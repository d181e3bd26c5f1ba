"""How far the signing is, in counts for other programs: never who, and never from a number so small that it tells."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from netjes.agreements.models import Version
from netjes.lib.problems import not_there
from netjes.schools.access import school_of
from netjes.schools.api import SchoolToken
from netjes.schools.models import School, Scope
from netjes.signing.models import Round
from netjes.signing.queries import Standing, answers_in, roll_of, standing, standing_of
from netjes.signing.states import Part

router = Router(auth=SchoolToken(Scope.SIGNING), tags=[Scope.SIGNING.value])

FEW = 5  # below this a number could point at somebody

ROUND: dict[str, Any] = {
    "id": 1,
    "agreement": "leerlingen",
    "audience": "leerling",
    "version": {"label": "2", "sha256": "9f2c…"},
    "asks": ["pupils", "guardians"],
    "state": "open",
    "opened_at": "2026-11-10T08:00:00Z",
    "due_on": "2026-12-01",
}
COUNT: dict[str, Any] = {"part": "pupils", "asked": 612, "answered": 540, "hidden": False}
HIDDEN: dict[str, Any] = {"part": "guardians", "group": "2A", "asked": None, "answered": None, "hidden": True}


class RoundVersion(Schema):
    label: str
    sha256: str


class RoundShape(Schema):
    """One version, put before everybody whom it concerns."""

    model_config = ConfigDict(json_schema_extra={"examples": [ROUND]})
    id: int
    agreement: str = Field(description="The slug of the agreement.")
    audience: str
    version: RoundVersion = Field(description="The text to read today: the version's latest correction.")
    asks: list[str] = Field(description="pupils, guardians (one answer for each child), staff.")
    state: str = Field(json_schema_extra={"enum": ["open", "closed", "replaced"]})
    opened_at: datetime
    due_on: date


class Rounds(Schema):
    model_config = ConfigDict(json_schema_extra={"examples": [{"rounds": [ROUND]}]})
    rounds: list[RoundShape]


class Count(Schema):
    """Answers asked and given. Under five asked, and where another number would give such a one away, both are null."""

    part: str
    asked: int | None
    answered: int | None
    hidden: bool


class GroupCount(Count):
    group: str | None = Field(description="The class; null for who is in none, and for staff.")


class RoundProgress(RoundShape):
    """A round with its counts today: they follow from who is at school on this day."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [ROUND | {"totals": [COUNT], "groups": [COUNT | {"group": "1A", "asked": 28}, HIDDEN]}]
        }
    )
    totals: list[Count]
    groups: list[GroupCount]


@router.get("/rounds", response=Rounds, operation_id="listRounds", summary="Every round of signing")
def list_rounds(request: HttpRequest) -> dict[str, Any]:
    """All rounds, the newest first, those that are over included."""
    school = school_of(request)
    return {"rounds": [_round(each) for each in standing_of(school, Round.objects.for_school(school))]}


@router.get("/rounds/{int:id}", response=RoundProgress, operation_id="getRound", summary="How far a round is")
def get_round(request: HttpRequest, id: int) -> dict[str, Any]:
    """How many answers were asked and given, per class and capacity. What was answered stays at school."""
    school = school_of(request)
    found = standing(school, id)
    if found is None:
        raise not_there("Een ronde met dit nummer")
    groups = _counted(school, found)
    return _round(found) | {"totals": _totals(groups), "groups": _told(groups)}


def _round(each: Standing) -> dict[str, Any]:
    version: Version = each.version
    return {
        "id": each.round.pk,
        "agreement": version.agreement.slug,
        "audience": version.agreement.audience,
        "version": {"label": version.label, "sha256": version.sha256},
        "asks": [part.value for part in each.parts],
        "state": each.over or "open",
        "opened_at": each.round.opened_at,
        "due_on": each.round.due_on,
    }


Counts = dict[Part, dict[str | None, tuple[int, int]]]


def _counted(school: School, each: Standing) -> Counts:
    """Asked and answered, by capacity and by the name of a class."""
    given = answers_in(each.round)
    counts: Counts = defaultdict(dict)
    for expected in roll_of(school).expected(each):
        name = expected.group.name if expected.group else None
        asked, answered = counts[expected.part].get(name, (0, 0))
        counts[expected.part][name] = (asked + 1, answered + (expected.key in given))
    return counts


def _totals(counts: Counts) -> list[dict[str, Any]]:
    found = []
    for part, groups in counts.items():
        asked, answered = (sum(numbers) for numbers in zip(*groups.values(), strict=True))
        found.append(_count(part, asked, answered, hidden=asked < FEW))
    return found


def _told(counts: Counts) -> list[dict[str, Any]]:
    return [
        _count(part, asked, answered, hidden=name in _hidden(groups)) | {"group": name}
        for part, groups in counts.items()
        for name, (asked, answered) in sorted(groups.items(), key=lambda each: (each[0] is None, each[0] or ""))
    ]


def _hidden(groups: dict[str | None, tuple[int, int]]) -> set[str | None]:
    """The small groups; and the next smallest, while the total would still give these away."""
    by_size = sorted(groups, key=lambda name: (groups[name][0], name is None, name or ""))
    hidden: set[str | None] = set()
    people = 0
    for name in by_size:
        if groups[name][0] >= FEW and not (hidden and people < FEW):
            break
        hidden.add(name)
        people += groups[name][0]
    return hidden


def _count(part: Part, asked: int, answered: int, *, hidden: bool) -> dict[str, Any]:
    return {
        "part": part.value,
        "asked": None if hidden else asked,
        "answered": None if hidden else answered,
        "hidden": hidden,
    }
