"""Looking before reading: what a file really is, and whether it is safe and small enough to open.

Nothing here parses a document. Every refusal is a `CannotRead` with a sentence for a school administrator.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from pathlib import Path

from .errors import CannotRead

MAX_TEXT = 5_000_000  # bytes of text, as UTF-8
MAX_UNPACKED = 50_000_000  # bytes; also the largest file that is opened at all
MAX_MARKUP = 10_000_000  # bytes of a text, Markdown or HTML file: room for UTF-16 and tags
MAX_MEMBERS = 5_000
_CHUNK = 1 << 16

FORMATS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
           ".xhtml": "html", ".docx": "docx", ".odt": "odt", ".pdf": "pdf"}  # fmt: skip
_KINDS = {
    "docx": "een Word-document (.docx)",
    "odt": "een OpenDocument-tekst (.odt)",
    "pdf": "een PDF (.pdf)",
    "doc": "een oud Word-document (.doc)",
    "rtf": "een RTF-document (.rtf)",
    "image": "een afbeelding",
    "zip": "een zipbestand",
    "sheet": "een rekenblad of presentatie",
    "text": "gewone tekst (.txt)",
    "html": "een webpagina (.html)",
    "junk": "geen document, maar onleesbare gegevens",
}
_ACCEPTED = "Netjes leest .txt, .md, .html, .docx, .odt en .pdf."


def shown(path: Path) -> str:
    """The file's name as it may stand in a message: one line, not too long."""
    name = re.sub(r"[^\w .,()&+@'-]", "?", path.name or str(path))
    return f"‘{name if len(name) <= 80 else name[:77] + '…'}’"


def refuse_too_big(path: Path, what: str = "tekst") -> CannotRead:
    limits = {
        "tekst": "er staat meer dan 5 MB tekst in",
        "uitgepakt": "het is uitgepakt groter dan 50 MB",
        "bestand": "het is groter dan 50 MB",
        "webpagina": "het is groter dan 10 MB",
    }
    return CannotRead(
        f"{shown(path)} is te groot: {limits[what]}. Geef alleen de tekst van de afspraken, zonder foto’s en bijlagen."
    )


def check(path: Path) -> str:
    """Return the format of a file that is safe to hand to its reader: a value of `FORMATS`.

    Raises `CannotRead` for anything else. Reads at most `MAX_UNPACKED` bytes, in small pieces.
    """
    name = shown(path)
    try:
        status = path.stat()
    except FileNotFoundError:
        raise CannotRead(f"{name} bestaat niet. Controleer de naam en de map.") from None
    except (OSError, ValueError):
        raise CannotRead(f"{name} is niet te bereiken. Controleer de naam en uw rechten op de map.") from None
    if stat.S_ISDIR(status.st_mode):
        raise CannotRead(f"{name} is een map. Geef één bestand uit die map op.")
    if not stat.S_ISREG(status.st_mode):
        raise CannotRead(f"{name} is geen gewoon bestand. Bewaar het document eerst als bestand.")
    suffix = path.suffix.casefold()
    if not os.access(path, os.R_OK):
        raise CannotRead(f"{name} mag u niet lezen. Geef uzelf leesrecht op het bestand en probeer het opnieuw.")
    if status.st_size == 0:
        raise CannotRead(f"{name} is leeg. Bewaar het document opnieuw of kies een ander bestand.")
    if suffix in {".docm", ".dotm"}:
        raise _has_macros(name)
    if status.st_size > MAX_UNPACKED:
        raise refuse_too_big(path, "bestand")
    try:
        return _check_content(path, suffix, status.st_size)
    except PermissionError:
        raise CannotRead(f"{name} mag u niet lezen. Geef uzelf leesrecht op het bestand.") from None
    except OSError:
        raise CannotRead(f"{name} is niet te lezen. Controleer de schijf of kopieer het bestand opnieuw.") from None


def _check_content(path: Path, suffix: str, size: int) -> str:
    name = shown(path)
    kind = sniff(path)
    expected = FORMATS.get(suffix)
    if kind == "encrypted-office":
        raise _has_password(name)
    if kind == "doc":
        raise CannotRead(
            f"{name} is een oud Word-document (.doc). Open het in Word of LibreOffice en bewaar het als .docx."
        )
    if expected is None:
        really = f"; het is {_KINDS[kind]}" if kind not in {"text", "junk"} else ""
        raise CannotRead(f"{name} heeft een soort die Netjes niet leest{really}. {_ACCEPTED}")
    if kind == "junk":
        raise CannotRead(f"{name} bevat geen leesbare tekst. Bewaar het document opnieuw. {_ACCEPTED}")
    right = {"txt": {"text", "html"}, "md": {"text", "html"}, "html": {"text", "html"}}.get(expected, {expected})
    if kind not in right:
        if kind == "zip" and expected in {"docx", "odt"}:
            raise broken(path)
        mend = {"docx": ".docx", "odt": ".odt", "pdf": ".pdf", "text": ".txt", "html": ".html"}.get(kind)
        advice = f"Geef het de naam die daarbij hoort, met {mend} aan het eind." if mend else _ACCEPTED
        raise CannotRead(f"{name} is in werkelijkheid {_KINDS[kind]}. {advice}")
    if expected in {"docx", "odt"}:
        _check_package(path, expected)
    elif expected == "pdf":
        _check_pdf_is_whole(path, size)
    elif size > MAX_MARKUP:
        raise refuse_too_big(path, "webpagina" if expected == "html" else "tekst")
    return expected


def sniff(path: Path) -> str:
    """What the bytes say: a key of the known kinds, or ``encrypted-office``."""
    with path.open("rb") as file:
        head = file.read(8192)
        if b"%PDF-" in head[:1024]:
            return "pdf"
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return _sniff_zip(path)
        if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            whole = head + file.read()
            return "encrypted-office" if "EncryptedPackage".encode("utf-16-le") in whole else "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")):
        return "image"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf16(head):
        return "text"
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 26, 27) for byte in head)
    if 0 in head or control > len(head) * 0.005:
        return "junk"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def _is_utf16(head: bytes) -> bool:
    """UTF-16 without its mark: in western text every other byte is zero."""
    even, odd = head[0::2], head[1::2]
    return len(head) >= 8 and (
        (odd.count(0) > len(odd) * 0.7 and even.count(0) == 0)
        or (even.count(0) > len(even) * 0.7 and odd.count(0) == 0)
    )


def _sniff_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            if "mimetype" in names:
                kind = _read_some(package, "mimetype", 200)
                if kind.startswith(b"application/vnd.oasis.opendocument.text"):
                    return "odt"
                if kind.startswith(b"application/vnd.oasis.opendocument"):
                    return "sheet"
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError):
        return "zip"
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    return "sheet" if any(name.startswith(("xl/", "ppt/")) for name in names) else "zip"


def _read_some(package: zipfile.ZipFile, member: str, size: int) -> bytes:
    with package.open(member) as file:
        return file.read(size)


def _check_package(path: Path, kind: str) -> None:
    """Refuse passwords, macros, bombs and entity tricks in a zipped document, unpacking in small pieces."""
    name = shown(path)
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            names = [member.filename for member in members]
            if any(member.flag_bits & 1 for member in members):
                raise _has_password(name)
            if any(n.casefold().endswith("vbaproject.bin") for n in names) or (
                kind == "odt" and any(_is_odt_macro(n) for n in names)
            ):
                raise _has_macros(name)
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise refuse_too_big(path, "uitgepakt")
            total = 0
            for member in members:
                total = _check_member(path, package, member, total)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise broken(path) from None


def _check_member(path: Path, package: zipfile.ZipFile, member: zipfile.ZipInfo, total: int) -> int:
    """Unpack one member without keeping it; the size in the directory may lie, so count what comes out."""
    is_xml = member.filename.endswith((".xml", ".rels"))
    tail = b""
    with package.open(member) as file:
        while chunk := file.read(_CHUNK):
            total += len(chunk)
            if total > MAX_UNPACKED:
                raise refuse_too_big(path, "uitgepakt")
            if is_xml:
                seen = (tail + chunk).replace(b"\x00", b"")
                # No word processor writes a document type; entity bombs and foreign files need one.
                if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                    raise CannotRead(
                        f"{shown(path)} bevat verborgen verwijzingen die niet in een document horen. "
                        "Open het in Word of LibreOffice en bewaar het opnieuw."
                    )
                if member.filename == "META-INF/manifest.xml" and b"encryption-data" in seen:
                    raise _has_password(shown(path))
                tail = chunk[-40:]
    return total


def _check_pdf_is_whole(path: Path, size: int) -> None:
    with path.open("rb") as file:
        file.seek(max(0, size - 2048))
        if b"%%EOF" not in file.read():
            raise broken(path)


def _is_odt_macro(name: str) -> bool:
    if name.startswith("Scripts/"):
        return not name.endswith("/")
    return name.startswith("Basic/") and name.endswith(".xml") and "script-l" not in name


def broken(path: Path) -> CannotRead:
    return CannotRead(
        f"{shown(path)} is beschadigd of niet helemaal binnengekomen. "
        "Kopieer of download het opnieuw, of bewaar het opnieuw uit het programma waarin het gemaakt is."
    )


def _has_password(name: str) -> CannotRead:
    return CannotRead(f"{name} is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord en probeer het opnieuw.")


def _has_macros(name: str) -> CannotRead:
    return CannotRead(
        f"{name} bevat macro’s (kleine programma’s) en wordt daarom niet geopend. "
        "Bewaar het als gewoon document (.docx of .odt) zonder macro’s."
    )
