"""What was read, as bytes and back: for the way out of the child, and for a room that keeps it sealed."""

import json
from typing import Any

from pydantic import TypeAdapter

from netjes.evidence.chats import Chat
from netjes.evidence.letters import Letter
from netjes.evidence.pictures import Prepared
from netjes.evidence.states import EvidenceKind
from netjes.evidence.texts import Text

Reading = Prepared | Chat | Letter | Text
_FORMS: dict[EvidenceKind, TypeAdapter[Any]] = {
    EvidenceKind.CHAT: TypeAdapter(Chat),
    EvidenceKind.LETTER: TypeAdapter(Letter),
    EvidenceKind.TEXT: TypeAdapter(Text),
    EvidenceKind.PDF: TypeAdapter(Text),
}


def as_bytes(kind: EvidenceKind, reading: Reading) -> bytes:
    if not isinstance(reading, Prepared):
        return _FORMS[kind].dump_json(reading)
    told = {"width": reading.width, "height": reading.height, "moves": reading.moves, "cut": len(reading.jpeg)}
    return json.dumps(told).encode() + b"\n" + reading.jpeg + reading.blurred


def from_bytes(kind: EvidenceKind, data: bytes) -> Reading:
    """What `as_bytes` gave, every field looked at again. Raises `ValueError` for anything else."""
    if kind is EvidenceKind.PICTURE:
        line, _, rest = data.partition(b"\n")
        told = json.loads(line)
        try:
            jpeg, blurred = rest[: told["cut"]], rest[told["cut"] :]
            return Prepared(jpeg, blurred, int(told["width"]), int(told["height"]), bool(told["moves"]))
        except (KeyError, TypeError):
            raise ValueError("no picture") from None
    if kind not in _FORMS:
        raise ValueError("nothing is read of this")
    reading: Reading = _FORMS[kind].validate_json(data)
    return reading
