"""``python -m netjes.evidence.child``: reads one file under limits, for `apart`.

In: one line of JSON that says what it is, and the file. Out: one line of JSON, ``{"cannot": sentence}`` for what
cannot be read, and what was read. No output at all means that memory or time ran out.
"""

import json
import logging
import sys
import warnings
from typing import Any

from netjes.evidence.chats import read_chat
from netjes.evidence.errors import CannotTake
from netjes.evidence.keeping import Reading, as_bytes
from netjes.evidence.letters import read_letter
from netjes.evidence.pictures import prepare_picture
from netjes.evidence.refusals import SAID
from netjes.evidence.senders import Known
from netjes.evidence.sentences import to_keep
from netjes.evidence.states import EvidenceKind
from netjes.evidence.texts import read_pdf, read_text
from netjes.lib.children import keep_within, no_longer_than

SECONDS = 10  # of processor time
MEMORY = 1_500_000_000  # bytes of address space


def main() -> None:
    """Our own code is loaded first; what that takes is no fault of the file."""
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    keep_within(memory=MEMORY, writes=False)
    no_longer_than(SECONDS)
    logging.disable()
    warnings.simplefilter("ignore")
    kind = EvidenceKind(asked["kind"])
    try:
        answer, rest = {}, as_bytes(kind, _read(kind, data, asked))
    except CannotTake as problem:
        answer, rest = {"cannot": to_keep(problem.sentence)}, b""
    except Exception:  # MemoryError among them
        answer, rest = {"cannot": to_keep(SAID["too heavy"])}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + rest)


def _read(kind: EvidenceKind, data: bytes, asked: dict[str, Any]) -> Reading:
    if kind is EvidenceKind.PICTURE:
        return prepare_picture(data)
    if kind is EvidenceKind.CHAT:
        return read_chat(data, day_first=asked["day_first"])
    if kind is EvidenceKind.LETTER:
        keys = asked["keys"]
        return read_letter(
            data,
            lookup=None if keys is None else keys.__getitem__,
            own_server=asked["own_server"],
            own_domains=asked["own_domains"],
            known=[Known(name, tuple(addresses)) for name, addresses in asked["known"]],
        )
    return read_pdf(data) if kind is EvidenceKind.PDF else read_text(data)


if __name__ == "__main__":
    main()
