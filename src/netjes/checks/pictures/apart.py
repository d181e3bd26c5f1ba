"""The same, in a child process under limits: ``netjes.checks.pictures.child``.

Decoders are other people's and files are strangers', and the network that finds faces takes hundreds of megabytes. So
both happen in a child that may use so much memory and time and no more, that takes nothing along when it dies, and of
which one at a time is at work on this machine for this user. It stays for a few minutes, because starting takes longer
than looking, and then goes.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures.box import Face
from netjes.checks.pictures.cleaning import Cleaned
from netjes.lib.children import command_for, surroundings

PATIENCE = 30  # seconds on the clock, waiting for others included
BY_HAND = "Het zoeken naar gezichten is niet gelukt. Teken zelf een vak over elk gezicht dat bedekt moet worden."
_HEAVY = "Deze foto is beschadigd of te zwaar. Bewaar hem opnieuw of maak hem kleiner, en probeer het nog eens."


@dataclass(frozen=True, slots=True)
class Faces:
    """What was found. `word` says that nothing could be looked for, and what to do then; empty when all went well."""

    found: tuple[Face, ...] = ()
    word: str = ""

    def __iter__(self) -> Iterator[Face]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class _Died(Exception):
    """The child went away; `in_time` unless it was sent away because its time was over."""

    def __init__(self, *, in_time: bool = True) -> None:
        self.in_time = in_time


def faces_apart(jpeg: bytes) -> Faces:
    """As `faces_in`, in the child. Never raises for a child that dies: then boxes are drawn by hand."""
    try:
        answer, _ = _CHILD.asked("faces", jpeg)
    except _Died:
        return Faces(word=BY_HAND)
    if "cannot" in answer:
        return Faces(word=BY_HAND)
    return Faces(tuple(Face(**each) for each in answer["faces"]))


def clean_apart(data: bytes) -> Cleaned:
    """As `clean`, in the child. Raises `CannotCheck`, also when the file is too much for the child."""
    try:
        answer, jpeg = _CHILD.asked("clean", data)
    except _Died:
        raise CannotCheck(_HEAVY) from None
    if "cannot" in answer:
        raise CannotCheck(answer["cannot"])
    return Cleaned(jpeg, answer["width"], answer["height"], tuple(answer["removed"]))


class _Child:
    """One child of this process, started when it is needed; one question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def asked(self, do: str, data: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer and the bytes with it. Raises `_Died`; the next question then gets a new child."""
        if not self._lock.acquire(timeout=PATIENCE):
            raise _Died
        try:
            fresh = self._process is None
            try:
                return self._try(do, data)
            except _Died as died:
                # One that has worked for a while may go for reasons of its own; a new one may well do it.
                if fresh or not died.in_time:
                    raise
                return self._try(do, data)
        finally:
            self._lock.release()

    def _try(self, do: str, data: bytes) -> tuple[dict[str, Any], bytes]:
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        stop = threading.Timer(PATIENCE, process.kill)
        stop.start()
        try:
            process.stdin.write(_line({"do": do, "size": len(data)}) + data)
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            sent = process.stdout.read(answer["size"])
            if len(sent) != answer["size"]:
                raise ValueError
            return answer, sent
        except (OSError, ValueError):
            died = _Died(in_time=stop.is_alive())
            self.end()
            raise died from None
        finally:
            stop.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    command_for("netjes.checks.pictures.child"),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=surroundings(),
                )
            except OSError:
                raise _Died from None
        return self._process

    def end(self) -> None:
        """The child goes now; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def forget(self) -> None:
        """After a fork: the child belongs to the parent, and a lock may be held by a thread that is not here."""
        self._lock, self._process = threading.Lock(), None


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said).encode() + b"\n"


_CHILD = _Child()
atexit.register(_CHILD.end)
os.register_at_fork(after_in_child=_CHILD.forget)
