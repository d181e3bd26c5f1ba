"""What a file really is: by its bytes, whatever its name says. Nothing here parses more than a first look needs."""

import hashlib
import re

from netjes.evidence import packed, plain
from netjes.evidence.chat_lines import looks_like_a_chat
from netjes.evidence.errors import CannotTake
from netjes.evidence.refusals import SAID
from netjes.evidence.sentences import said
from netjes.evidence.states import EvidenceKind

MAX_BYTES = 30_000_000  # of a picture, a letter or a pdf
MAX_ZIP = 60_000_000
MAX_TEXT = 20_000_000
MAX_PLAIN = 1_000_000  # of a text that is no chat

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_STARTS = (
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"\xca\xfe\xba\xbe", "program"), (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"), (b"dex\n", "program"), (b"#!", "program"), (b"L\0\0\0\x01\x14\x02\0", "program"),
    (b"\x1aE\xdf\xa3", "video"), (b"FLV", "video"), (b"\0\0\x01\xba", "video"), (b"\0\0\x01\xb3", "video"),
    (b"OggS", "sound"), (b"ID3", "sound"), (b"#!AMR", "sound"), (b"fLaC", "sound"), (b"\xff\xfb", "sound"),
    (b"\xff\xf1", "sound"), (b"\xff\xf3", "sound"), (b"caff", "sound"),
    (b"Rar!", "packed"), (b"7z\xbc\xaf", "packed"), (b"\x1f\x8b", "packed"), (b"BZh", "packed"),
    (b"\xfd7zXZ", "packed"),
    (b"II*\0", "other picture"), (b"MM\0*", "other picture"), (b"BM", "other picture"), (b"\xff\x0a", "other picture"),
    (b"\0\0\0\x0cJXL ", "other picture"), (b"{\\rtf", "document"),
)  # fmt: skip
_ALSO_WORDS = {b"MZ", b"BM", b"FLV", b"ID3", b"OggS", b"Rar!", b"BZh", b"caff", b"fLaC"}  # a text may start so
_HEIC = {b"heic", b"heix", b"heim", b"heis"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<svg|<!--|<head|<body|<script)", re.IGNORECASE)
_CHAT_FILE = re.compile(r"(?:^|/)(?:_chat|whatsapp[ -]?chat\b[^/]*|chat whatsapp\b[^/]*)\.txt$", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:return-path|received|delivered-to|dkim-signature|mime-version|from|to|subject|date|message-id|reply-to|cc|van|"
    r"content-type|authentication-results|x-[a-z0-9-]+|arc-[a-z-]+|thread-[a-z-]+|sender|in-reply-to|references)$",
    re.IGNORECASE,
)


def fingerprint(data: bytes) -> str:
    """SHA-256 of the original, which is kept as it came."""
    return hashlib.sha256(data).hexdigest()


def recognise(name: str, data: bytes) -> EvidenceKind:
    """What this is. Raises `CannotTake`, with what to do instead, for everything that is not taken.

    The name decides nothing; it only helps to say what is wrong.
    """
    if not data:
        raise CannotTake("Dit bestand is leeg. Kies het opnieuw.")
    if len(data) > MAX_ZIP:
        raise too_large(data)
    kind = _kind_of(name.lower(), data)
    most = {EvidenceKind.CHAT: MAX_ZIP if data.startswith(b"PK") else MAX_TEXT, EvidenceKind.TEXT: MAX_PLAIN}
    if len(data) > most.get(kind, MAX_BYTES):
        raise too_large(data)
    return kind


def too_large(data: bytes) -> CannotTake:
    size = f"{len(data) / 1e6:.1f}".replace(".", ",")
    if data.startswith(b"PK"):
        return CannotTake(
            said(
                "Dit bestand is {size} MB, en dat is te groot. {instead}", size=size, instead=SAID["chat without media"]
            )
        )
    return CannotTake(
        said(
            "Dit bestand is {size} MB, en dat is te groot. Kies alleen wat nodig is, zoals een schermafdruk, een "
            "kleinere foto of een stuk van de tekst.",
            size=size,
        )
    )


def chat_member(names: list[str]) -> str | None:
    """Which file in a zip is the chat: the one that WhatsApp names so, or the only text."""
    texts = [name for name in names if name.lower().endswith(".txt") and not name.startswith("__MACOSX/")]
    named = [name for name in texts if _CHAT_FILE.search(name)]
    return named[0] if named else texts[0] if len(texts) == 1 else None


def _kind_of(name: str, data: bytes) -> EvidenceKind:
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return EvidenceKind.PICTURE
    if data[4:8] == b"ftyp" and not _words(data):
        return _of_brands(data)
    if data[:64].lstrip().startswith(b"%PDF-"):
        return EvidenceKind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data)
    if data.startswith(_OLE):
        raise CannotTake(SAID["msg" if "__substg1.0_".encode("utf-16-le") in data else "document"])
    if data[:4] == b"RIFF" and not _words(data):
        raise CannotTake(SAID["sound" if data[8:12] == b"WAVE" else "video"])
    if data[4:8] in (b"moov", b"mdat", b"wide") and not _words(data):
        raise CannotTake(SAID["video"])
    for start, what in _STARTS:
        if data.startswith(start) and not (start in _ALSO_WORDS and _words(data)):
            raise CannotTake(SAID[what])
    return _of_text(name, data)


def _of_brands(data: bytes) -> EvidenceKind:
    """Of the family to which pictures, videos and sounds of telephones belong."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    major, brands = data[8:12], {data[at : at + 4] for at in range(16, size - 3, 4)}
    if major in _HEIC or (major in (b"mif1", b"msf1") and brands & _HEIC):
        return EvidenceKind.PICTURE
    if major in (b"avif", b"avis") or b"avif" in brands:
        raise CannotTake(SAID["other picture"])
    raise CannotTake(SAID["sound" if major in (b"M4A ", b"M4B ") else "video"])


def _in_zip(data: bytes) -> EvidenceKind:
    with packed.opened(data) as package:
        names = package.namelist()
        inside = set(names)
        if inside & {"AndroidManifest.xml", "META-INF/MANIFEST.MF", "classes.dex"}:
            raise CannotTake(SAID["program"])
        if inside & {"[Content_Types].xml", "mimetype"}:
            raise CannotTake(SAID["document"])
        chosen = chat_member(names)
        if chosen is None:
            raise CannotTake(SAID["zip"])
        with package.open(chosen) as file:
            start = plain.decode(_whole_letters(file.read(65_536)))
    if start is None or not looks_like_a_chat(start):
        raise CannotTake(SAID["zip"])
    return EvidenceKind.CHAT


def _words(data: bytes) -> bool:
    """Whether it is text after all, for what begins as text could begin too."""
    return 0 not in data[:64] and plain.decode(_whole_letters(data[:65_536])) is not None


def _of_text(name: str, data: bytes) -> EvidenceKind:
    text = plain.decode(_whole_letters(data[:65_536]))
    if text is None or not text.strip():
        raise CannotTake(SAID["unknown"])
    if _looks_like_a_letter(text):
        return EvidenceKind.LETTER
    if looks_like_a_chat(text):
        return EvidenceKind.CHAT
    if _MARKUP.match(text):
        raise CannotTake(SAID["svg" if "<svg" in text.lower() else "page"])
    if name.endswith((".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".reg", ".url", ".lnk", ".scr")):
        raise CannotTake(SAID["program"])
    return EvidenceKind.TEXT


def _looks_like_a_letter(text: str) -> bool:
    """A block of headers: at least three, among which who it is from or how it came, before the first empty line."""
    known, lines = set(), text.lstrip("\ufeff").splitlines()[:400]
    for at, line in enumerate(lines):
        if not line:
            break
        if line[0] in " \t" or (at == 0 and line.startswith("From ")):
            continue
        field, colon, _ = line.partition(":")
        if not colon or not re.fullmatch(r"[!-9;-~]{1,100}", field):
            return False
        if _HEADER.match(field):
            known.add(field.lower())
    return len(known) >= 3 and bool(known & {"from", "received", "return-path"})


def _whole_letters(data: bytes) -> bytes:
    """Without the last bytes, when a piece was cut out of a longer text in the middle of a letter."""
    if len(data) < 65_536:
        return data
    end = len(data) - len(data) % 2
    cut = max(data.rfind(b"\n", 0, end), data.rfind(b" ", 0, end))
    if cut <= 0:
        return data[:end]
    return data[: cut - cut % 2] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data[:cut]
