"""A PDF as the tests look at it: what a screen reader would get."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader


@dataclass
class Read:
    """A PDF, with its tags in the order in which they are read aloud."""

    reader: PdfReader
    pages: int
    text: str
    tags: list[tuple[str, Any]] = field(default_factory=list)

    def alts(self) -> list[str]:
        return [tag["/Alt"] for kind, tag in self.tags if kind == "/Figure"]

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.tags]

    def bookmarks(self) -> list[str]:
        return [mark.title for mark in _flat(self.reader.outline)]


def read(pdf: bytes) -> Read:
    reader = PdfReader(io.BytesIO(pdf))
    text = "\n".join(page.extract_text() for page in reader.pages)
    tags = list(_tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    return Read(reader, len(reader.pages), " ".join(text.split()), tags)


def _flat(outline: list[Any]) -> Iterator[Any]:
    for mark in outline:
        if isinstance(mark, list):
            yield from _flat(mark)
        else:
            yield mark


def _tags(node: Any) -> Iterator[tuple[str, Any]]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict) and "/S" in node:
        yield str(node["/S"]), node
        if "/K" in node:
            yield from _tags(node["/K"])
