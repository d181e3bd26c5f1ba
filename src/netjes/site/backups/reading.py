"""Read a backup line by line, checking what can be checked without a database: its form, counts and seals."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from netjes.site.backups.errors import CannotRestore
from netjes.site.backups.sealed import DAMAGED, NOT_OURS, read_sealed, x25519
from netjes.site.backups.writing import FORMAT

LONGEST_LINE = 512 * 1024 * 1024  # bytes; a document of a school stands in one
PIECE = 1024 * 1024  # bytes unpacked at once


@dataclass(slots=True)
class Kept:
    """What a backup says of itself."""

    made_at: str = ""
    version: str = ""
    database: str = ""
    migrations: list[tuple[str, str]] = field(default_factory=list)
    key_sha256: str = ""
    tables: int = 0
    rows: int = 0
    problems: list[str] = field(default_factory=list)


class Taker(Protocol):
    """Who is given what stands in a backup, in its order."""

    def begin(self, kept: Kept) -> None: ...
    def file(self, name: str, content: str) -> None: ...
    def table(self, name: str, columns: list[str]) -> None: ...
    def row(self, values: list[Any]) -> None: ...
    def end(self, last_id: int | None) -> None: ...


class Looker:
    """Takes everything and keeps nothing: for who only wants to know whether a backup is whole."""

    def begin(self, kept: Kept) -> None: ...
    def file(self, name: str, content: str) -> None: ...
    def table(self, name: str, columns: list[str]) -> None: ...
    def row(self, values: list[Any]) -> None: ...
    def end(self, last_id: int | None) -> None: ...


def read_backup(path: Path, taker: Taker, *, passphrase: Callable[[], str], keys: list[x25519.Identity]) -> Kept:
    """Hand everything to the taker and return what the backup says of itself. Raises `CannotRestore`.

    Only when this has returned is it certain that the backup is whole.
    """
    reading = _Reading(taker)
    unpack = zlib.decompressobj(31)
    rest = bytearray()

    def take(piece: bytes) -> None:
        while piece:
            try:
                rest.extend(unpack.decompress(piece, PIECE))
            except zlib.error:
                raise CannotRestore(DAMAGED if reading.begun else NOT_OURS) from None
            piece = unpack.unconsumed_tail
            for line in _whole_lines(rest):
                reading.take(line)

    read_sealed(path, take, passphrase=passphrase, keys=keys)
    if rest or not unpack.eof or unpack.unused_data or not reading.done:
        raise CannotRestore(DAMAGED)
    return reading.kept


def _whole_lines(rest: bytearray) -> Iterator[bytes]:
    last = rest.rfind(b"\n")
    if last < 0:
        if len(rest) > LONGEST_LINE:
            raise CannotRestore(DAMAGED)
        return
    whole = bytes(rest[: last + 1])
    del rest[: last + 1]
    yield from (line + b"\n" for line in whole.split(b"\n")[:-1])


class _Reading:
    """Where we are in the lines of a backup."""

    def __init__(self, taker: Taker) -> None:
        self.kept, self.begun, self.done = Kept(), False, False
        self._taker = taker
        self._table, self._rows, self._seal, self._width = "", 0, hashlib.sha256(), 0

    def take(self, line: bytes) -> None:
        try:
            value = json.loads(line)
        except ValueError:
            raise CannotRestore(DAMAGED if self.begun else NOT_OURS) from None
        try:
            if not self.begun:
                self._begin(value)
            elif self.done:
                raise CannotRestore(DAMAGED)
            elif isinstance(value, list):
                self._row(line, value)
            elif "table" in value:
                self._open(value)
            elif "end" in value:
                self._end(value)
            elif "file" in value:
                self._taker.file(str(value["file"]), str(value["base64"]))
            else:
                self._finish(value)
        except (KeyError, TypeError, AttributeError):
            raise CannotRestore(DAMAGED) from None

    def _begin(self, value: Any) -> None:
        if not isinstance(value, dict) or value.get("netjes") != "backup":
            raise CannotRestore(NOT_OURS)
        if value.get("format") != FORMAT:
            raise CannotRestore(
                "Deze reservekopie is gemaakt door een nieuwere Netjes dan deze. Zet eerst die nieuwere neer."
            )
        self.kept.made_at, self.kept.version = value["made_at"], value["version"]
        self.kept.database, self.kept.key_sha256 = value["database"], value["key_sha256"]
        self.kept.migrations = [(app, name) for app, name in value["migrations"]]
        self.begun = True
        self._taker.begin(self.kept)

    def _open(self, value: dict[str, Any]) -> None:
        if self._table:
            raise CannotRestore(DAMAGED)
        self._table, self._width = value["table"], len(value["columns"])
        self._rows, self._seal = 0, hashlib.sha256()
        self._taker.table(self._table, value["columns"])

    def _row(self, line: bytes, values: list[Any]) -> None:
        if not self._table or len(values) != self._width:
            raise CannotRestore(DAMAGED)
        self._rows += 1
        self._seal.update(line)
        self._taker.row(values)

    def _end(self, value: dict[str, Any]) -> None:
        said = (value["end"], value["rows"], value["sha256"])
        if not self._table or said != (self._table, self._rows, self._seal.hexdigest()):
            raise CannotRestore(DAMAGED)
        self._taker.end(value["last_id"])
        self.kept.tables, self.kept.rows = self.kept.tables + 1, self.kept.rows + self._rows
        self._table = ""

    def _finish(self, value: dict[str, Any]) -> None:
        if self._table or (value["tables"], value["rows"]) != (self.kept.tables, self.kept.rows):
            raise CannotRestore(DAMAGED)
        self.kept.problems = list(value["problems"])
        self.done = True
