"""The words of an HTML letter, and nothing else of it: no markup, nothing fetched, every link with where it leads."""

import re
from html import unescape

from lxml import etree

from netjes.evidence.plain import shown

MAX_HTML = 2_000_000  # characters
_SILENT = {
    "script", "style", "template", "head", "title", "noscript", "svg", "object", "iframe", "select", "math", "textarea",
}  # fmt: skip
_APART = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
    "section", "article", "header", "footer", "dt", "dd", "figure", "center", "form",
}  # fmt: skip
_REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


def words_of(html: str) -> tuple[str, int]:
    """The text, and how many pictures and other things it would have fetched from elsewhere."""
    html = shown(html[:MAX_HTML])
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(html.encode(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    too_deep = any("depth" in entry.message.casefold() for entry in parser.error_log)
    if root is None or too_deep:
        return _tidy(unescape(re.sub(r"<[^<>]{0,10000}>", "\n", html))), len(re.findall(r"\ssrc\s*=", html))
    reader = _Reader()
    reader.walk(root)
    return _tidy("".join(reader.pieces)), reader.remote


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t\xa0]+", " ", shown(text))
    lines = [line.strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader:
    """Walks the tree once, without recursion, and gathers what a person would read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.remote = 0
        self._links: list[tuple[str, int]] = []  # where it leads, and where in the pieces it began

    def walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, node in walker:
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                self._count(tag, node)
                if tag in _SILENT:
                    self._count_below(node)
                    walker.skip_subtree()
                else:
                    self._start(tag, node)
                    self._say(node.text)
            else:
                if tag not in _SILENT:
                    self._end(tag)
                self._say(node.tail)

    def _start(self, tag: str, node: etree._Element) -> None:
        if tag in _APART:
            self.pieces.append("\n- " if tag == "li" else "\n")
        elif tag == "img" and (alt := (node.get("alt") or "").strip()):
            self.pieces.append(f"[plaatje: {alt}]")
        elif tag == "a":
            self._links.append((re.sub(r"\s+", "", node.get("href") or "")[:2_000], len(self.pieces)))

    def _end(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        elif tag in _APART and tag not in ("br", "hr", "li", "tr"):
            self.pieces.append("\n")

    def _end_link(self) -> None:
        """Where a link leads, unless its words are that address."""
        href, began = self._links.pop()
        if not href or href.startswith("#"):
            return
        said = "".join(self.pieces[began:]).strip()
        if said.rstrip("/") != href.removeprefix("mailto:").rstrip("/"):
            self.pieces.append(f" [wijst naar {href} ]" if said else f"[link naar {href} ]")

    def _say(self, text: str | None) -> None:
        if text:
            self.pieces.append(re.sub(r"\s+", " ", text))

    def _count(self, tag: str, node: etree._Element) -> None:
        names = ("href",) if tag == "link" else ("src", "background", "poster")
        fetched = [node.get(name) or "" for name in names]
        self.remote += any(_REMOTE.match(address) for address in fetched)

    def _count_below(self, node: etree._Element) -> None:
        for below in node.iterdescendants():
            if isinstance(below.tag, str):
                self._count(below.tag, below)
