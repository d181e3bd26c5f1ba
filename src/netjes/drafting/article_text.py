"""An article's text taken apart into prose, set phrases and norm blocks, and put together again.

What nobody touched comes back to the letter.
"""

import re
from dataclasses import astuple, dataclass

from netjes.agreements.prose import PLAIN, QUOTE, REASON, SUMMARY, TALK
from netjes.norms.notation.writing import BLOCK

OPENINGS = (SUMMARY, REASON, PLAIN, TALK)
FENCE = re.compile(r"^\s{0,3}(?:```|~~~)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Words:
    """What people read of an article, as an editor fills it in: the rule, and what explains it."""

    prose: str = ""
    summary: str = ""
    reason: str = ""
    plain: str = ""
    talk: str = ""


def taken_apart(text: str) -> Words:
    """The words of an article without its norms."""
    told = dict.fromkeys(OPENINGS, "")
    rest: list[str] = []
    current = ""
    for line in BLOCK.sub("", text).splitlines():
        quoted = QUOTE.match(line)
        opening = next((o for o in OPENINGS if quoted and quoted.group(1).startswith(o)), "")
        if opening and quoted:
            current = opening
            told[current] = quoted.group(1)[len(current) :].strip()
        elif current and quoted:
            told[current] = f"{told[current]} {quoted.group(1).strip()}".strip()
        else:
            current = ""
            rest.append(line)
    prose = re.sub(r"\n{3,}", "\n\n", "\n".join(rest)).strip()
    return Words(prose, *told.values())


def with_words(text: str, words: Words) -> str:
    """The article with other words; its norm blocks stay to the letter and stand behind the words."""
    words = Words(*("\n".join(each.split("\r\n")).strip() for each in astuple(words)))
    if words == taken_apart(text):
        return text
    summary, reason, plain, talk = (
        f"> {opening} {' '.join(said.split())}" if said else ""
        for opening, said in zip(OPENINGS, astuple(words)[1:], strict=True)
    )
    parts = [summary, words.prose, reason, plain, talk, *blocks_of(text)]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def blocks_of(text: str) -> list[str]:
    """Every norm block as it was written."""
    return [match.group() for match in BLOCK.finditer(text)]


def id_of(block: str) -> str:
    """The name of the norm in a block."""
    return (block.split("\n", 1)[0].split() or [""])[-1]


def with_norm(text: str, block: str, *, replaces: str = "") -> str:
    """The article with this norm block: in the place of the one it replaces, else at the end."""
    block = block.rstrip("\n")
    if replaces:
        return _mapped(text, replaces, block)
    return f"{text.rstrip()}\n\n{block}\n" if text.strip() else f"{block}\n"


def without_norm(text: str, norm_id: str) -> str:
    """The article without this norm."""
    return re.sub(r"\n{3,}", "\n\n", _mapped(text, norm_id, "")).strip() + "\n"


def _mapped(text: str, norm_id: str, block: str) -> str:
    def instead(match: re.Match[str]) -> str:
        if id_of(match.group()) != norm_id:
            return match.group()
        return f"{block}\n" if block and match.group().endswith("\n") else block

    return BLOCK.sub(instead, text)


def breaks_out(words: Words) -> bool:
    """Whether the words would start a block, which swallows what stands behind it."""
    return any(FENCE.search(each) for each in astuple(words))
