"""A text file with columns: its letters, its separator, and its rows with the line each stands on."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

Opened = Callable[[], IO[bytes]]
Mends = Mapping[str, str]
CHUNK = 1 << 16


class CannotRead(Exception):
    """This is no list we can read; `str()` says where, what is wrong and how to mend it."""


@dataclass(slots=True)
class Line:
    """One row: `line[index]` is the cell, trimmed; "" where there is none."""

    number: int
    cells: list[str]

    def __getitem__(self, index: int | None) -> str:
        return self.cells[index].strip() if index is not None and index < len(self.cells) else ""


@dataclass(slots=True)
class Sheet:
    """A file with a head and rows. Reading it twice gives the same."""

    name: str
    open: Opened
    mends: Mends = field(default_factory=dict)
    encoding: str = ""
    separator: str = ""
    head: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.encoding = _encoding_of(self.open)
        with self._text() as text:
            first = next((line for line in text if line.strip()), "")
        self.separator = max(";\t,", key=lambda mark: _outside_quotes(first, mark))
        for _, cells in self._records():
            self.head = [" ".join(cell.split()) for cell in cells]
            break
        if not any(self.head):
            raise CannotRead(f"{self.name} is leeg. Zet op de eerste regel de namen van de kolommen.")

    def rows(self) -> Iterator[Line]:
        """Every row that has something in it, with what was mended in its place."""
        records = self._records()
        next(records, None)
        for number, cells in records:
            if any(cell and not cell.isspace() for cell in cells):
                yield Line(number, self._mended(number, cells) if self.mends else cells)

    def column(self, *names: str) -> int | None:
        """Where the column with one of these names stands, whatever its capitals and spaces."""
        wanted = {_bare(name) for name in names}
        return next((at for at, name in enumerate(self.head) if _bare(name) in wanted), None)

    def key(self, line: Line, column: int) -> str:
        """Under which a mend for one cell is given."""
        return f"{self.name}:{line.number}:{column}"

    def _mended(self, number: int, cells: list[str]) -> list[str]:
        wide = cells + [""] * (len(self.head) - len(cells))
        given = [self.mends.get(f"{self.name}:{number}:{at}") for at in range(len(self.head))]
        changed = [cell if mend is None else mend for cell, mend in zip(wide, given, strict=False)]
        return changed + wide[len(self.head) :]

    def _text(self) -> IO[str]:
        return io.TextIOWrapper(self.open(), encoding=self.encoding, newline="", errors="replace")

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        with self._text() as text:
            reader = csv.reader((line.replace("\0", "\ufffd") for line in text), delimiter=self.separator, strict=True)
            begun = False
            line = 1
            try:
                for cells in reader:
                    if begun or any(cell.strip() for cell in cells):
                        begun = True
                        yield line, cells
                    line = reader.line_num + 1
            except csv.Error:
                raise CannotRead(
                    f"{self.name}, regel {line}: hier staat een aanhalingsteken dat niet sluit. "
                    "Zet er een bij of haal het weg."
                ) from None


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


def _encoding_of(open_it: Opened) -> str:
    """UTF-8 if that is what it is, with or without a mark in front; UTF-16; else what Windows writes."""
    with open_it() as file:
        chunk = file.read(CHUNK)
        if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if chunk[1:200:2].count(0) > 20:
            return "utf-16-le"
        if chunk[:200:2].count(0) > 20:
            return "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
