"""Reading in a child process under limits: ``netjes.evidence.child``.

Decoders and parsers are other people's and files are strangers', so a file is read where memory and time are limited
and where a crash takes nothing along. It goes through a pipe and never touches a disk. Keys of signatures are looked up
here, by whoever asks, and go along; the child has no use for the network and none of our settings.
"""

import contextlib
import json
import subprocess
import threading
from collections.abc import Sequence
from typing import Any

from netjes.evidence.errors import CannotTake
from netjes.evidence.keeping import Reading, from_bytes
from netjes.evidence.refusals import SAID
from netjes.evidence.senders import Known
from netjes.evidence.sentences import kept
from netjes.evidence.signatures import KeyLookup, key_names
from netjes.evidence.states import EvidenceKind
from netjes.lib.children import command_for, surroundings

PATIENCE = 30  # seconds on the clock, for a machine that is busy with other things
_TWO = threading.BoundedSemaphore(2)


def read_apart(
    kind: EvidenceKind,
    data: bytes,
    *,
    day_first: bool | None = None,
    lookup: KeyLookup | None = None,
    own_server: str = "",
    own_domains: Sequence[str] = (),
    known: Sequence[Known] = (),
) -> Reading:
    """`data` read as the `kind` that `recognise` said. Raises `CannotTake`, also for what is too much for the child."""
    asked = {
        "kind": kind.value,
        "day_first": day_first,
        "keys": _keys(data, lookup) if kind is EvidenceKind.LETTER else None,
        "own_server": own_server,
        "own_domains": list(own_domains),
        "known": [[person.name, list(person.addresses)] for person in known],
    }
    answer, rest = _asked(json.dumps(asked).encode() + b"\n" + data)
    try:
        if "cannot" in answer:
            raise CannotTake(kept(answer["cannot"]))
        return from_bytes(kind, rest)
    except ValueError:
        raise CannotTake(SAID["too heavy"]) from None


def _keys(data: bytes, lookup: KeyLookup | None) -> dict[str, str | None] | None:
    """What is published under every name that was answered for; None when nobody is to be asked."""
    if lookup is None:
        return None
    found: dict[str, str | None] = {}
    for name in key_names(data):
        with contextlib.suppress(Exception):  # whoever looks up tells in their own way that nobody answered
            record = lookup(name)
            found[name] = record.decode("utf-8", "replace") if isinstance(record, bytes) else record
    return found


def _asked(question: bytes) -> tuple[dict[str, Any], bytes]:
    if not _TWO.acquire(timeout=PATIENCE):
        raise CannotTake(SAID["busy"])
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command_for("netjes.evidence.child"),
            input=question,
            capture_output=True,
            timeout=PATIENCE,
            env=surroundings(),
            check=False,
        )
        line, _, rest = done.stdout.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        raise CannotTake(SAID["too heavy"]) from None
    finally:
        _TWO.release()
    return answer, rest
