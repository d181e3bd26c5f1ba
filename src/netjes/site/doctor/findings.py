"""What was found."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """`WRONG` makes `netjes doctor` end with 1; `ADVICE` is for a person to weigh."""

    WELL = "well"
    ADVICE = "advice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: about what, how it is, in a sentence, and what to do about it."""

    area: str
    state: State
    what: str
    do: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def well(area: str, what: str) -> Finding:
    return Finding(area, State.WELL, what)


def advice(area: str, what: str, do: str) -> Finding:
    return Finding(area, State.ADVICE, what, do)


def wrong(area: str, what: str, do: str) -> Finding:
    return Finding(area, State.WRONG, what, do)
