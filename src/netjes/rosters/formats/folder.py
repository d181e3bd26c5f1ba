"""A zip, a folder or a single file: the tables in it by their bare name, without trusting any path."""

import io
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from netjes.lib.tables import Mends, Opened, Sheet
from netjes.rosters.formats.errors import CannotRead

MOST_FILES, MOST_UNPACKED = 100, 600_000_000
TEXT = (".csv", ".txt", ".tsv", ".tab")


class Folder:
    """The tables by name in small letters without extension: `users`, `studentenrollment`."""

    def __init__(self, files: dict[str, tuple[str, Opened]], mends: Mends) -> None:
        self._files, self._mends = files, mends

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def __len__(self) -> int:
        return len(self._files)

    def names(self) -> list[str]:
        return sorted(self._files)

    def sheet(self, name: str) -> Sheet:
        written, opened = self._files[name]
        return Sheet(written, opened, self._mends)


def folder_of(name: str, content: bytes, mends: Mends) -> Folder:
    """What was uploaded under a name. Raises `CannotRead`."""
    if not content.startswith(b"PK\x03\x04"):
        if content[:8].startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
            raise CannotRead(f"{name} is geen lijst met kolommen. Bewaar hem als CSV, en kies dan dat bestand.")
        return Folder({_stem(name): (PurePosixPath(name).name, lambda: io.BytesIO(content))}, mends)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise CannotRead(f"{name} is beschadigd: het zip-bestand gaat niet open. Maak het opnieuw.") from None
    members = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.filename == "[Content_Types].xml" for info in members):
        raise CannotRead(f"{name} is een Excel- of Word-bestand. Bewaar het als CSV, en kies dan dat bestand.")
    if len(members) > MOST_FILES or sum(info.file_size for info in members) > MOST_UNPACKED:
        raise CannotRead(f"{name} is te groot om te lezen. Lees de scholen een voor een in.")
    files: dict[str, tuple[str, Opened]] = {}
    for info in members:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.suffix.lower() in TEXT and not path.name.startswith((".", "_")):
            if info.flag_bits & 1:
                raise CannotRead(f"{name} is op slot met een wachtwoord. Maak een zip zonder wachtwoord.")
            if _stem(path.name) in files:
                raise CannotRead(f"{path.name} staat twee keer in {name}. Laat er één over.")
            files[_stem(path.name)] = (path.name, _member(archive, info, name))
    return _some(Folder(files, mends), name)


def folder_at(path: Path, mends: Mends) -> Folder:
    """A folder with tables, a zip or one table on disk. Raises `CannotRead` and `OSError`."""
    if not path.is_dir():
        return folder_of(path.name, path.read_bytes(), mends)
    files: dict[str, tuple[str, Opened]] = {}
    for file in sorted(path.iterdir()):
        if file.is_file() and file.suffix.lower() in TEXT:
            files[_stem(file.name)] = (file.name, lambda file=file: file.open("rb"))  # type: ignore[misc]
    return _some(Folder(files, mends), path.name)


def _some(folder: Folder, name: str) -> Folder:
    if not folder:
        raise CannotRead(f"In {name} zit geen enkele lijst. Zet er CSV-bestanden in.")
    return folder


def _stem(name: str) -> str:
    return PurePosixPath(name).stem.casefold().replace("_", "").replace(" ", "")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Opened:
    def opened() -> IO[bytes]:
        try:
            return io.BufferedReader(archive.open(info), 1 << 16)  # type: ignore[type-var]
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
            raise CannotRead(f"{info.filename} in {name} is beschadigd. Maak het zip-bestand opnieuw.") from None

    return opened
