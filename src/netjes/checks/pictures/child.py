"""``python -m netjes.checks.pictures.child``: cleans pictures and finds faces under limits, for `apart`.

A request is one line of JSON, ``{"do": "clean"|"faces", "size": n}``, and n bytes; the answer likewise, with
``{"cannot": "sentence"}`` for a picture that cannot be looked at. The child goes after some minutes without a question
and when its parent does.
"""

import contextlib
import json
import logging
import os
import select
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from netjes.checks.errors import CannotCheck
from netjes.lib.children import keep_within, no_longer_than

IDLE = 180  # seconds
MEMORY = 3_000_000_000  # bytes of address space; what is in use stays under a third of it
SECONDS = 60  # of processor time for one picture, all its threads together
_LOCK = f"netjes-pictures-{os.getuid()}.lock"


def main() -> None:
    """Answers until nothing is asked any more."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    keep_within(memory=MEMORY)
    logging.disable()
    while select.select([questions], [], [], IDLE)[0] and (line := questions.readline()):
        asked = json.loads(line)
        data = questions.read(asked["size"])
        if len(data) != asked["size"]:
            return
        no_longer_than(SECONDS)
        answer, given = _answer(asked["do"], data)
        answers.write(json.dumps({**answer, "size": len(given)}).encode() + b"\n")
        answers.write(given)
        answers.flush()


def _answer(do: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        with _alone():
            if do == "clean":
                from netjes.checks.pictures.cleaning import clean_here

                cleaned = clean_here(data)
                told = {"width": cleaned.width, "height": cleaned.height, "removed": cleaned.removed}
                return told, cleaned.jpeg
            from netjes.checks.pictures.faces import faces_in

            return {"faces": [face.as_json() for face in faces_in(data)]}, b""
    except CannotCheck as problem:
        return {"cannot": str(problem)}, b""


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One picture at a time for this user on this machine, whichever process asked."""
    with _lock() as lock:
        if lock is not None:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _lock() -> Iterator[IO[bytes] | None]:
    try:
        path = Path(tempfile.gettempdir(), _LOCK)
        held = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "r+b")
    except OSError:  # a full or closed disk is no reason not to look
        yield None
        return
    with held:
        yield held


if __name__ == "__main__":
    main()
