"""The words of an HTML letter, and nothing else of it: no markup, nothing fetched, every link with where it leads."""

import re
from html import unescape
from html.parser import HTMLParser

from netjes.evidence.plain import shown

MAX_HTML = 2_000_000  # characters
_SILENT = {"script", "style", "template", "head", "title", "noscript", "svg", "object", "iframe", "select", "math"}
_APART = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
    "section", "article", "header", "footer", "dt", "dd", "figure", "center", "form",
}  # fmt: skip
_REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


def words_of(html: str) -> tuple[str, int]:
    """The text, and how many pictures and other things it would have fetched from elsewhere."""
    reader = _Reader()
    try:
        reader.feed(html[:MAX_HTML])
        reader.close()
        text = "".join(reader.pieces)
    except Exception:  # the parser of the standard library trips over some markup
        text = unescape(re.sub(r"<[^<>]{0,10000}>", " ", html[:MAX_HTML]))
    text = re.sub(r"[ \t\xa0]+", " ", shown(text))
    return re.sub(r" ?\n ?(?:\n ?)+", "\n\n", text).strip(), reader.remote


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.remote = 0
        self._silent: list[str] = []
        self._href: str | None = None
        self._link_began = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        fetched = [values.get(name, "") for name in ("src", "background", "poster")]
        if tag == "link":
            fetched.append(values.get("href", ""))
        if any(_REMOTE.match(address) for address in fetched):
            self.remote += 1
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _APART:
            self.pieces.append("\n- " if tag == "li" else "\n")
        elif tag == "img" and values.get("alt", "").strip():
            self.pieces.append(f"[plaatje: {values['alt'].strip()}]")
        elif tag == "a":
            self._end_link()
            self._href, self._link_began = values.get("href", "").strip(), len(self.pieces)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag == "a":
            self._end_link()
        elif tag in _APART and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        super().close()
        self._end_link()

    def _end_link(self) -> None:
        """Where a link leads, unless its words are that address."""
        href, self._href = self._href, None
        if not href or href.startswith("#"):
            return
        said = "".join(self.pieces[self._link_began :]).strip()
        if said.rstrip("/") != href.removeprefix("mailto:").rstrip("/"):
            where = re.sub(r"\s+", "", href)[:2_000]
            self.pieces.append(f" [wijst naar {where} ]" if said else f"[link naar {where} ]")
