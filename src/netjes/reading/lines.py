"""Lines of plain text (a .txt file, a page of a PDF) to blocks: what belongs together, what is a heading."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from . import markers, tidy
from .blocks import Block

_ENDED = re.compile(r"[.!?:;…][\"'’”)\]]*$")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_UNDERLINE = re.compile(r"[=\-_*~]{3,}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SUBJECT = re.compile(r"(?:Je|Jij|U|Ik|We|Wij|Jullie|You|I)\s+[a-z]+\s+\w")
_OPEN_END = re.compile(
    r"\b(?:de|het|een|en|of|van|voor|met|in|op|aan|bij|door|te|om|dat|die|the|a|an|and|or|to|for|with|je|uw)$", re.I
)


def to_blocks(raw: list[str], wrapped: bool | None = None, followed: bool = False) -> list[Block]:
    """Blocks of the lines. ``wrapped``: lines break at the margin; ``None`` finds that out. ``followed``: the
    document goes on after these lines, so the last of them may be a heading."""
    widths = sorted(len(line) for line in raw if line.strip())
    margin = widths[int(len(widths) * 0.9)] if widths else 0
    is_wrapped_page = wrapped is True
    if wrapped is None:
        wrapped = margin <= 130 and _breaks_at_margin(raw, margin)
    blocks: list[Block] = []
    gap, previous = True, ""
    for index, raw_line in enumerate(raw):
        line = tidy.clean(raw_line)
        if not line or _UNDERLINE.fullmatch(line):
            gap = True
            continue
        after = next((tidy.clean(following) for following in raw[index + 1 : index + 4] if following.strip()), "")
        after = after or ("…" if followed else "")
        next_gap = index + 1 >= len(raw) or not raw[index + 1].strip()
        if match := _MARKDOWN_HEADING.fullmatch(line):
            blocks.append(Block("heading", match.group(2), len(match.group(1))))
            gap, previous = True, ""
            continue
        marker, _ = markers.parse(line)
        full = len(previous) >= margin * 0.75
        last = blocks[-1] if blocks else None
        joins = (
            last is not None
            and marker is None
            and not gap
            and (
                (wrapped and full and last.kind != "heading" and not _looks_new(previous, line))
                or _goes_on(previous, line)
            )
        )
        if joins and last is not None:
            text = _join(last.text, line)
            blocks[-1] = replace(last, kind="text", text=text)
        elif marker is None and is_heading(line, after, gap, next_gap, wrapped and len(line) > margin * 0.8, last):
            blocks.append(Block("heading", _BOLD.sub(r"\1", line), 0, gap=gap))
        else:
            lead = _lead(line)
            blocks.append(Block("text", _BOLD.sub(r"\1", line) if lead else line, 0, lead=lead, gap=gap))
        gap, previous = False, line
    if is_wrapped_page or sum(tidy.count_broken(block.text) for block in blocks) >= 3:
        # Words that were broken at a margin that is no longer there.
        return [replace(block, text=tidy.rejoin(block.text)) for block in blocks]
    return blocks


def _breaks_at_margin(raw: list[str], margin: int) -> bool:
    """Whether many lines stop near the margin in the middle of a sentence."""
    pairs = [(line, after) for line, after in pairwise(raw) if line.strip() and after.strip()]
    broken = [after for line, after in pairs if len(line) >= margin * 0.7 and not _ENDED.search(line.strip())]
    small = sum(after.strip()[:1].islower() for after in broken)
    return len(broken) >= 2 and len(broken) >= len(pairs) * 0.2 and small >= len(broken) * 0.4


def _looks_new(previous: str, line: str) -> bool:
    """A sentence ended and the next line is a heading on its own, which a full margin may hide."""
    return bool(_ENDED.search(previous)) and len(line) < 40 and line.isupper()


def _goes_on(previous: str, line: str) -> bool:
    """The line continues the one before: that one stopped in mid-sentence and this one starts small."""
    if not previous or _ENDED.search(previous) or _is_sentence(line):
        return False
    return line[:1].islower() or bool(_OPEN_END.search(previous)) or bool(re.search(r"[^\W\d]-$|,$", previous))


def _is_sentence(line: str) -> bool:
    """ "Je hebt je oplader bij je": someone, and what he does; no title, and nothing that was broken off."""
    return bool(_SUBJECT.match(line)) and not line.endswith("?")


def _join(text: str, line: str) -> str:
    if re.search(r"[^\W\d_]{2,}-$", text):
        return tidy.rejoin(f"{text} {line}")
    return f"{text} {line}"


def is_heading(line: str, after: str, gap: bool, next_gap: bool, full: bool, last: Block | None) -> bool:
    """A short line without a full stop that stands on its own, or is followed by a new beginning."""
    count = len(line.split())
    if not after or count > 14 or len(line) > 100 or full:
        return False
    if re.search(r"[.;,!…]$", line) and not (line.isupper() and count <= 8):
        return False
    if re.search(r"@|https?://|www\.|\d{4}\s?[A-Z]{2}\b", line) or not re.search(r"[^\W\d_]{2}", line):
        return False
    if line.isupper() and count <= 10:
        return True
    if not gap and _is_sentence(line):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "“‘\"'("):
        return False
    if line.endswith(":"):
        return count <= 8 and not after[:1].islower() and (gap or last is None or last.kind == "heading")
    if line.endswith("?"):
        return gap or (last is not None and bool(_ENDED.search(last.text)))
    if not gap and last is not None and last.kind != "heading" and not _ENDED.search(last.text):
        return False
    return next_gap or not after[:1].islower()


def _lead(line: str) -> int:
    match = _BOLD.match(line)
    return len(match.group(1)) if match else 0
