"""From data and a template to a PDF: the one place that calls typst.

The same data gives the same bytes on every machine: only the letters that come with our packages are used and
no clock is read. Data goes in as JSON beside the template, never inside it.
"""

import json
import tempfile
import unicodedata
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from netjes.printing.errors import CannotPrint

TEMPLATES = Path(__file__).parent / "templates"
FACES = ("Regular", "It", "Semibold", "Bold", "BoldIt")
NO_LETTER = "□"  # stands for a sign that none of our letters can draw
TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}  # invisible signs that reverse the text after them
PLAIN = 0x180  # below this our own letter has every sign
PROBE = """#set document(title: "x", date: none)
#set text(font: ("Source Sans Pro", "Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.sign"""


def pdf(template: str, data: dict[str, Any]) -> bytes:
    """A tagged PDF (PDF/UA-1) of `templates/<template>.typ`; raises CannotPrint."""
    try:
        return typst.compile(
            TEMPLATES / f"{template}.typ",
            root=TEMPLATES,
            font_paths=_letters()[0],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            sys_inputs={"data": json.dumps(_drawable(data), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise CannotPrint(_in_dutch(error.message)) from error


def _in_dutch(message: str) -> str:
    """Our templates refuse in Dutch, after a hash sign; typst itself in English, for who mends the template."""
    _, ours, reason = message.partition("panicked with: #")
    if ours:
        return reason.strip()
    if "image" in message or "svg" in message.casefold():
        return "Het logo van de school is geen plaatje dat wij kunnen afdrukken. Kies een ander bestand."
    return "Van deze tekst is geen PDF te maken. Haal tekens of tabellen weg die er vreemd uitzien en probeer het weer."


@lru_cache(maxsize=1)
def _letters() -> tuple[typst.Fonts, tempfile.TemporaryDirectory[str]]:
    """Five faces of our letter, and the folder that must live as long as they do.

    The package has each face twice, in two formats; which of the two typst would find first differs from
    one disk to another.
    """
    folder = tempfile.TemporaryDirectory(prefix="netjes-letters-")
    files = resources.files("font_source_sans_pro") / "files"
    for face in FACES:
        name = f"SourceSansPro-{face}.otf"
        (Path(folder.name) / name).write_bytes((files / name).read_bytes())
    return typst.Fonts(include_system_fonts=False, font_paths=[folder.name]), folder


def _drawable(data: Any) -> Any:
    """The same data with text that every letter can show."""
    if isinstance(data, str):
        return "".join(map(_sign, unicodedata.normalize("NFC", data)))
    if isinstance(data, dict):
        return {key: _drawable(value) for key, value in data.items()}
    if isinstance(data, list | tuple) and not (data and isinstance(data[0], int)):
        return [_drawable(value) for value in data]
    return data


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    if sign in "\n\t" or 0x20 <= ord(sign) < 0x7F or 0xA0 <= ord(sign) < PLAIN:
        return sign
    if ord(sign) in TURNS or unicodedata.category(sign) in ("Cc", "Cs"):
        return ""
    try:
        typst.compile(
            PROBE.encode(),
            font_paths=_letters()[0],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            sys_inputs={"sign": sign},
        )
    except typst.TypstError:
        return "" if unicodedata.category(sign) in ("Cf", "Mn", "Me", "Co", "Cn") else NO_LETTER
    return sign
