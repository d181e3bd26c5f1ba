"""Blocks to entries: markers parsed, and lines that hold several rules at once unfolded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from . import audiences, markers
from .blocks import Block, Kind
from .markers import Marker


@dataclass(frozen=True)
class Entry:
    """A block with its marker taken off. ``raw`` is the text with marker, so that nothing gets lost when the
    marker turns out to mean nothing; ``lead`` counts in ``text``."""

    kind: Kind
    text: str
    raw: str
    marker: Marker | None = None
    level: int = 0
    lead: int = 0
    listed: bool = False
    gap: bool = True
    cells: tuple[str, ...] = ()
    table: int = 0

    @property
    def is_top_text(self) -> bool:
        return self.kind == "text" and self.marker is None

    def without_marker(self) -> Entry:
        return replace(self, marker=None, text=self.raw)


_NOT_AFTER = re.compile(
    r"\b(?:artikel(?:en)?|article|art\.?|lid|punt(?:en)?|klas|leerjaar|groep|nr\.?|nummer|bijlage|hoofdstuk|"
    r"paragraaf|stap|blz\.?|pagina|page|versie|version|section|chapter|tot|t/m|van|en|of|om|op|per|na)\s+$",
    re.I,
)
_CANDIDATE = re.compile(
    r"(?<=\s)(?:[-–•]\s*)?(?:(?P<art>Artikel\s+\d{1,2}\b(?=\s*[.:–-]|\s+[A-Z]))|(?P<num>\d{1,2})[.)](?=\s*[^\s\d])"
    r"|(?P<let>[a-z])[.)](?=\s+\S)|(?P<lad>\d\s?[x×])(?=[\s:]))",
)
_BULLET_INSIDE = re.compile(r"\s+(?=[•●▪■\uf0b7]\s)")
_DASH_INSIDE = re.compile(r"(?<=[;:.!?])\s+(?=[-–]\s*[^\W\d])")
_INTRO_WORDS = re.compile(r"(?<=[^.!?;:]\s)(Inleiding|Voorwoord|Introduction|Introductie)\s+(?=[A-ZÀ-Ý])")
_INTRO_END = re.compile(r"(?<=\w)\s+(Inleiding|Voorwoord|Introduction)$")
_DANGLING = re.compile(r"(?<=\s)(Handreiking (?:vanuit|van|door))\s+(?=Inleiding|[A-ZÀ-Ý]\w+ (?:[a-z]|$))")
_AUDIENCE_COLON = re.compile(r"(:\s+(?:leerlingen|medewerkers|personeel|docenten|ouders))\s+(?=[A-ZÀ-Ý])")


def from_blocks(blocks: list[Block]) -> list[Entry]:
    """Every block as one or more entries, markers settled. Words and their order are kept."""
    unfolded: list[Entry] = []
    chain = _Chain()
    opening = _opening(blocks)
    pieces = [piece for block in blocks for piece in _unglue(block, opening)]
    for index, block in enumerate(pieces):
        if block.kind in {"row", "noise"}:
            unfolded.append(Entry(block.kind, block.text, block.text, cells=block.cells, table=block.table,
                                  gap=block.gap))  # fmt: skip
            continue
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        unfolded += _unfold(block, following, chain)
    return _settle(unfolded)


def _opening(blocks: list[Block]) -> str:
    """The first four words of the document, or those before a colon, to know its title when it comes back."""
    first = next((block.text for block in blocks if block.kind in {"text", "heading"}), "")
    match = re.match(r"[^\W\d_][^\s.,:;]*(?:(?: [^\s.,:;]+){3}|(?: [^\s.,:;]+){1,2}:)", first)
    return match.group() if match else ""


def _unglue(block: Block, opening: str) -> list[Block]:
    """A text pasted on fewer lines: give the headings in it a line of their own again.

    Known by the document's opening words coming back, by an audience behind a colon or at the very end, and by
    an "Inleiding" in mid-sentence.
    """
    if block.kind not in {"text", "heading", "item"} or len(block.text.split()) < 3:
        return [block]
    text = block.text
    if opening:
        text = re.sub(rf"(?<=[\w.!?])\s+(?={re.escape(opening)}(?!\w))", "\n", text)
    if re.search(r"[.!?]\s", text) or block.kind == "heading" or len(text) > 100:
        text = _INTRO_WORDS.sub(r"\n\1\n", text + " ").strip() if len(text) > 100 else _INTRO_END.sub(r"\n\1", text)
        text = _DANGLING.sub(r"\n\1\n", text)
        text = _AUDIENCE_COLON.sub(r"\1\n", text)
        tail = re.search(r"[^\W\d]{2}[.!?]\s+([A-ZÀ-Ý][^.!?;]{5,100})$", text)
        if tail and audiences.of_heading(tail.group(1)):
            text = f"{text[: tail.start(1)]}\n{tail.group(1)}"
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    if len(parts) == 1:
        return [block]
    short = [len(part.split()) <= 14 and not re.search(r"[.;!?]$", part) for part in parts]
    return [
        replace(
            block,
            kind="heading" if is_short and (index or not block.marker) else block.kind if index == 0 else "text",
            text=part,
            lead=0,
            marker=block.marker if index == 0 else "",
        )
        for index, (part, is_short) in enumerate(zip(parts, short, strict=True))
    ]


class _Chain:
    """The last number and letter seen, to know which number would come next."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.letter: int | None = None

    def see(self, marker: Marker | None) -> None:
        if marker is None:
            return
        if marker.kind in {"number", "article"}:
            self.number, self.letter = marker.value, None
        elif marker.kind == "letter":
            self.letter = marker.value


def _unfold(block: Block, following: Block | None, chain: _Chain) -> list[Entry]:
    text = f"{block.marker} {block.text}" if block.marker else block.text
    bare = block.kind == "heading"
    marker, _ = markers.parse(text, bare)
    chain.see(marker)
    if block.kind == "heading":
        return [_entry(block, text, True)]
    cuts = _cuts(text, following, chain)
    if len(_BULLET_INSIDE.findall(text)) >= 2 or (marker and marker.kind == "bullet"):
        cuts |= {match.end() for match in _BULLET_INSIDE.finditer(text)}
    dashes = [match.end() for match in _DASH_INSIDE.finditer(text)]
    if len(dashes) >= 2:
        cuts |= set(dashes)
    starts = sorted({0, *cuts})
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    found: list[Entry] = []
    for index, part in enumerate(parts):
        if not part:
            continue
        entry = _entry(block, part, index == 0)
        glued = _glued_heading(entry) if index + 1 < len(parts) and re.match(r"1[.)]", parts[index + 1]) else None
        found += glued or [entry]
    return found


def _entry(block: Block, text: str, first: bool) -> Entry:
    marker, rest = markers.parse(text, bare=block.kind == "heading")
    listed = bool(block.marker) and first
    lead = 0
    if first and block.lead:
        taken = len(text) - len(rest) - (len(block.marker) + 1 if block.marker else 0)
        lead = max(0, min(block.lead - max(0, taken), len(rest)))
    kind: Kind = "text" if block.kind == "item" else block.kind
    return Entry(kind, rest, text, marker, block.level if listed or kind == "heading" else 0, lead, listed,
                 block.gap if first else False)  # fmt: skip


def _glued_heading(entry: Entry) -> list[Entry] | None:
    """ "… de school. Afspraken over internet 1. Je …": the words before the 1 are a heading."""
    match = re.search(r"(?:^|[.!?])\s+([A-ZÀ-Ý][^.!?;]{2,100})$", entry.text)
    if not match or len(match.group(1).split()) > 14:
        return None
    before = entry.text[: match.start(1)].strip()
    heading = Entry("heading", match.group(1), match.group(1))
    return [replace(entry, text=before, raw=entry.raw[: entry.raw.rindex(match.group(1))].strip()), heading]


def _cuts(text: str, following: Block | None, chain: _Chain) -> set[int]:
    """Where inside the text a number or letter begins that carries the counting on."""
    found = list(_CANDIDATE.finditer(text))
    if not found:
        return set()
    next_marker = None
    if following is not None and following.kind in {"text", "item"}:
        next_marker, _ = markers.parse(f"{following.marker} {following.text}".strip())
    numbers_left: dict[int, int] = {}
    letters_left: dict[str, int] = {}
    for match in found:
        if match["num"]:
            numbers_left[int(match["num"])] = match.start()
        if match["let"]:
            letters_left[match["let"]] = match.start()
    cuts: set[int] = set()
    is_ladder = _is_ladder(found)
    for match in found:
        before = text[max(0, match.start() - 40) : match.start()]  # a window: the whole would cost n²
        after = text[match.end() : match.end() + 10].lstrip()
        if not before.strip() or _NOT_AFTER.search(before):
            continue
        ended = bool(re.search(r"[.;:!?)\]’'\"”][\s]*$", before[-4:])) or match.group()[0] in "-–•"
        begins = bool(re.match(r"[A-ZÀ-Ý‘“'\"\[(]", after))
        if match["art"]:
            if ended:
                cuts.add(match.start())
        elif match["num"]:
            number = int(match["num"])
            opens = number == 1 and (
                numbers_left.get(2, -1) > match.start()
                or (next_marker is not None and next_marker.kind == "number" and next_marker.value == 2)
            )
            goes_on = chain.number is not None and number == chain.number + 1
            if (opens and (begins or ended)) or (
                goes_on and (ended or begins) and (begins or before.rstrip()[-1:] in ";:")
            ):
                cuts.add(match.start())
                chain.number, chain.letter = number, None
        elif match["let"]:
            value = ord(match["let"]) - 96
            opens = value == 1 and (
                letters_left.get("b", -1) > match.start()
                or (next_marker is not None and next_marker.kind == "letter" and next_marker.value == 2)
            )
            if ended and (opens or (chain.letter is not None and value == chain.letter + 1)):
                cuts.add(match.start())
                chain.letter = value
        elif match["lad"] and is_ladder:
            cuts.add(match.start())
    return cuts


def _is_ladder(found: list[re.Match[str]]) -> bool:
    steps = [int(other["lad"][0]) for other in found if other["lad"]]
    return len(steps) >= 2 and steps == list(range(steps[0], steps[0] + len(steps))) and steps[0] in (1, 2)


def _settle(entries: list[Entry]) -> list[Entry]:
    """Take back markers that count nothing: the J of "J. Jansen", the 20 of "20. november"."""
    settled: list[Entry] = []
    letters: dict[bool, int] = {}
    romans = 0
    number: int | None = None
    later_numbers = [(i, e.marker.value) for i, e in enumerate(entries) if e.marker and e.marker.kind == "number"]
    values = {value for _, value in later_numbers}
    for index, entry in enumerate(entries):
        marker = entry.marker
        if marker is None or marker.kind in {"bullet", "ladder", "lid", "dotted"}:
            settled.append(entry)
            continue
        keep = True
        if marker.kind == "letter":
            as_roman = _as_roman(marker, romans, entries[index + 1 : index + 6], letters.get(marker.upper, 0))
            if as_roman:
                entry, romans = replace(entry, marker=as_roman), as_roman.value
            else:
                last = letters.get(marker.upper, 0)
                follows = marker.value in (last + 1, 1) or (entry.listed and marker.value > 0)
                keep = follows and (not marker.upper or marker.value > 1 or _has_letter(entries, index, 2))
                if keep:
                    letters[marker.upper] = marker.value
        elif marker.kind == "roman":
            keep = entry.listed or marker.value == romans + 1 or marker.value == 1
            romans = marker.value if keep else romans
        elif marker.kind == "number":
            in_chain = marker.value == 1 or {marker.value - 1, marker.value + 1} & values
            keep = entry.listed or bool(in_chain) or (number is not None and 0 < marker.value - number <= 2)
            if marker.style == "bare":
                keep = keep and len(later_numbers) >= 2
            number = marker.value if keep else number
            letters.pop(False, None)
        elif marker.kind == "article":
            letters.pop(False, None)
        settled.append(entry if keep else entry.without_marker())
    return settled


def _has_letter(entries: list[Entry], index: int, value: int) -> bool:
    return any(e.marker is not None and e.marker.kind == "letter" and e.marker.upper and e.marker.value == value
               for e in entries[index + 1 :])  # fmt: skip


def _as_roman(marker: Marker, romans: int, after: list[Entry], last_letter: int) -> Marker | None:
    """A lone i, v or x that belongs to i, ii, iii …"""
    label = marker.label.casefold()
    if label not in "ivx" or last_letter == marker.value - 1:
        return None
    value = markers.roman_value(label)
    starts = value == 1 and any(e.marker and e.marker.kind == "roman" and e.marker.value == 2 for e in after)
    if starts or value == romans + 1 > 1:
        return Marker("roman", marker.label, value, marker.upper)
    return None
