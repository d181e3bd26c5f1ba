"""Writes the notation back: a norm that nobody changed comes out to the letter."""

import re

from netjes.norms.norm import Agreement, Norm
from netjes.norms.notation import keys
from netjes.norms.notation.conditions import written

BLOCK = re.compile(r"^[ ]{0,3}```norm[^\n]*\n(?:.*\n)*?[ ]{0,3}```[ \t]*(?:\n|\Z)", re.MULTILINE)


def write(agreement: Agreement) -> str:
    """The agreement as a file: its own text, with each block replaced whose norm was made or changed."""
    norms = {norm.id: norm for article in agreement.articles for norm in article.norms}

    def block(match: re.Match[str]) -> str:
        norm_id = match.group().split("\n", 1)[0].split()[-1]
        norm = norms.get(norm_id)
        return match.group() if norm is None or norm.source is not None else write_norm(norm)

    return BLOCK.sub(block, agreement.source)


def write_norm(norm: Norm) -> str:
    """One norm as its fenced block, keys in the order in which they read as a sentence."""
    effect = next(key for key, value in keys.EFFECTS.items() if value is norm.effect)
    lines = [
        f"wie: {keys.EVERYONE if norm.everyone else ', '.join(norm.roles)}",
        f"{effect}: {', '.join(norm.acts)}",
    ]
    if norm.at:
        lines.append(f"bij: {', '.join(norm.at)}")
    if norm.when:
        lines.append(f"als: {written(norm.when)}")
    if norm.unless:
        lines.append(f"tenzij: {written(norm.unless)}")
    if norm.beats:
        lines.append(f"gaat voor: {', '.join(norm.beats)}")
    if norm.ask:
        lines.append(f"vraag: {norm.ask}")
    if norm.note:
        lines.append(f"let op: {norm.note}")
    body = "\n".join(lines)
    return f"```norm {norm.id}\n{body}\n```\n"


def printable(text: str) -> str:
    """The agreement for people: the same text without its norm blocks."""
    return BLOCK.sub("", text)
