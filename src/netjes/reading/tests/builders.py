"""Makes the binary documents of the tests: Word, OpenDocument and PDF files from a few lines of text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import odfdo
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)


def word(path: Path, lines: list[str], heading: str = "# ") -> Path:
    """A Word file: lines that begin with ``heading`` get its style, the others are plain paragraphs."""
    document = docx.Document()
    for line in lines:
        if line.startswith(heading):
            document.add_heading(line.removeprefix(heading), 2)
        else:
            document.add_paragraph(line)
    document.save(str(path))
    return path


def open_document(path: Path, lines: list[str], heading: str = "# ") -> Path:
    document = odfdo.Document("text")
    document.body.clear()
    for line in lines:
        if line.startswith(heading):
            document.body.append(odfdo.Header(2, line.removeprefix(heading)))
        else:
            document.body.append(odfdo.Paragraph(line))
    document.save(str(path))
    return path


def pdf(path: Path, pages: list[list[str]], password: str | None = None, link: str = "") -> Path:
    """A PDF with one line of Helvetica per text; ``link`` is where the first line of the first page leads."""
    writer = PdfWriter()
    for number, lines in enumerate(pages):
        page = writer.add_blank_page(595, 842)
        drawn = []
        for place, line in enumerate(lines):
            escaped = re.sub(r"([\\()])", r"\\\1", line)
            drawn.append(f"BT /F1 11 Tf 50 {790 - 15 * place} Td ({escaped}) Tj ET")
        stream = StreamObject()
        stream.set_data("\n".join(drawn).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        if link and number == 0:
            action = DictionaryObject({NameObject("/URI"): TextStringObject(link)})
            box = ArrayObject([FloatObject(value) for value in (48, 788, 400, 802)])
            annotation = DictionaryObject(
                {NameObject("/A"): action, NameObject("/Rect"): box, NameObject("/Subtype"): NameObject("/Link")}
            )
            page[NameObject("/Annots")] = ArrayObject([annotation])
    if password is not None:
        writer.encrypt(password, owner_password="eigenaar", algorithm="AES-256")
    writer.write(str(path))
    return path


def rezip(source: Path, path: Path, change: dict[str, Callable[[bytes], bytes]] | None = None, **add: bytes) -> Path:
    """The same package with some members changed or added (a double underscore in a name is a slash)."""
    written = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(member.filename, (change or {}).get(member.filename, lambda same: same)(data))
        for name, data in add.items():
            new.writestr(name.replace("__", "/"), data)
    path.write_bytes(written.getvalue())
    return path
