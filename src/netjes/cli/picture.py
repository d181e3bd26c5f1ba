"""The picture of `netjes check`: read, cleaned into another file, and told about."""

import contextlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netjes.checks.errors import CannotCheck

if TYPE_CHECKING:
    from netjes.checks.finding import Finding
    from netjes.checks.pictures import Cleaned, Faces


@dataclass(frozen=True)
class Picture:
    """What was in the file, which faces were found, and where the clean picture is now."""

    cleaned: "Cleaned"
    faces: "Faces"
    out: str

    def findings(self, role: str) -> "tuple[Finding, ...]":
        from netjes.checks.pictures.found import findings_of

        return findings_of(self.cleaned, self.faces, role)

    def as_json(self) -> dict[str, Any]:
        said = {"note": self.faces.word} if self.faces.word else {}
        faces = [face.as_json() for face in self.faces]
        return {"removed": list(self.cleaned.removed), "faces": faces, **said}

    def for_people(self, findings: "Iterable[Finding]") -> list[str]:
        """What was taken out, how many faces there are and what about them, and where the clean picture is."""
        from netjes.checks.finding import Kind
        from netjes.checks.pictures.found import IN_DUTCH

        about = {each.kind: each for each in findings if not each.text}
        gone = [IN_DUTCH[name] for name in self.cleaned.removed]
        lines = [f"Uit de foto gehaald: {', '.join(gone)}." if gone else "Er zat niets verborgen in de foto."]
        many = len(self.faces)
        seen = "1 gezicht gevonden" if many == 1 else f"{many or 'Geen'} gezichten gevonden"
        face = about.get(Kind.FACE)
        if self.faces.word:
            lines.append(self.faces.word)
        else:
            lines.append(f"{seen}, {', '.join(face.articles)}. {face.advice}" if face else f"{seen}.")
        return [*lines, f"De schone foto: {self.out}"]


def cleaned_picture(name: str, out: str) -> Picture:
    """Writes the clean picture to `out`, never over the one that was given. Raises `CannotCheck`."""
    from netjes.checks.pictures import MAX_BYTES, clean_apart, faces_apart

    source, target = Path(name), Path(out)
    if _same(source, target):
        raise CannotCheck(f"{out} is de foto zelf. Geef met --out een andere naam, dan blijft het origineel bestaan.")
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise CannotCheck(f"{out} kan niet geschreven worden. Geef met --out een bestand in een map die bestaat.")
    try:
        with source.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise CannotCheck(f"{name} is niet te lezen. Kijk de naam na, en of je het bestand mag openen.") from None
    try:
        cleaned = clean_apart(data)
    except CannotCheck as problem:
        raise CannotCheck(f"{name}: {problem}") from None
    faces = faces_apart(cleaned.jpeg)
    _write(target, cleaned.jpeg)
    return Picture(cleaned, faces, out)


def _same(source: Path, target: Path) -> bool:
    try:
        return source.samefile(target)
    except (OSError, ValueError):
        return source.absolute() == target.absolute()


def _write(target: Path, jpeg: bytes) -> None:
    """Whole or not at all."""
    if target.exists() and not target.is_file():  # a device
        target.write_bytes(jpeg)
        return
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(jpeg)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise CannotCheck(f"{target} kan niet geschreven worden. Kijk na of je in die map mag schrijven.") from None
