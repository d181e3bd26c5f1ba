"""What is written inside the seal, and back. Pure: JSON and dataclasses; what a later version added is left alone."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

LONGEST = 10_000  # characters of one message
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class First:
    """What somebody reported. Every field may be empty: each question can be skipped.

    `naked` is the answer to whether somebody on a picture is naked: then there is no picture, only that it exists.
    `involved` and `roles` are names and what each was in a chain, as the reporter says.
    """

    want: str = ""
    topic: str = ""
    words: str = ""
    when: str = ""
    where: str = ""
    name: str = ""  # of who reported, when they say so
    person: int | None = None  # the same, for the school's own records
    group: str = ""
    involved: tuple[tuple[str, str], ...] = ()  # (name, what they were)
    naked: bool | None = None
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Message:
    """One later message. `choices` are answers that who reported can give with one tap."""

    words: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the viewer needs of a piece of evidence. `view` is what `netjes.evidence` made of it."""

    kind: str
    name: str = ""
    note: str = ""
    sha256: str = ""
    view: dict[str, Any] = field(default_factory=dict)


def packed(content: First | Message | Shown) -> bytes:
    return json.dumps(asdict(content), ensure_ascii=False).encode()


def first_of(packed_bytes: bytes) -> First:
    given = _read(First, packed_bytes)
    given["involved"] = tuple((str(name), str(role)) for name, role in given.get("involved", ()))
    return First(**given)


def message_of(packed_bytes: bytes) -> Message:
    given = _read(Message, packed_bytes)
    given["choices"] = tuple(given.get("choices", ()))
    return Message(**given)


def shown_of(packed_bytes: bytes) -> Shown:
    return Shown(**_read(Shown, packed_bytes))


def _read(kind: type[T], packed_bytes: bytes) -> dict[str, Any]:
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    return {name: value for name, value in json.loads(packed_bytes).items() if name in known}
