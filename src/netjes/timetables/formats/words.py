"""Words that files use: kinds of lessons, names in one cell, and times."""

import hashlib
import re
from collections.abc import Iterable
from datetime import time

KINDS: dict[str, str] = {
    **dict.fromkeys(("les", "lesson", "class", "lesuur", "choice", "keuze"), "lesson"),
    **dict.fromkeys(("overhoring", "so", "quiz", "schriftelijke overhoring"), "quiz"),
    **dict.fromkeys(("toets", "test", "proefwerk", "pw", "repetitie", "toetsweek"), "test"),
    **dict.fromkeys(("examen", "exam", "se", "ce", "schoolexamen", "centraal examen", "eindexamen"), "exam"),
    **dict.fromkeys(("excursie", "schoolreis", "trip", "reis", "werkweek", "kamp"), "trip"),
    **dict.fromkeys(
        ("anders", "iets anders", "other", "activity", "activiteit", "talk", "meeting", "vergadering", "unknown"),
        "other",
    ),
}  # fmt: skip
IN_A_TITLE = frozenset(
    ["overhoring", "toets", "proefwerk", "repetitie", "examen", "schoolexamen", "excursie", "schoolreis"]
)
SEVERAL = re.compile(r"[,;|+&\n]")
TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2})?(?: ?uur)?", re.IGNORECASE)
LONGEST_NAME, MOST_NAMES = 120, 40


def names_in(cell: str | Iterable[str]) -> tuple[str, ...]:
    """The names in a cell or a list, without doubles, in order; what is too long to be a name is cut."""
    parts = SEVERAL.split(cell) if isinstance(cell, str) else cell
    found = dict.fromkeys(short(part, LONGEST_NAME) for part in parts)
    return tuple(name for name in found if name)[:MOST_NAMES]


def kind_of(word: str) -> str | None:
    return KINDS.get(" ".join(word.casefold().split()))


def clock_time(written: str) -> time:
    """`8:30`, `8.30` or `08:30:00`. Raises `ValueError`."""
    found = TIME.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    return time(int(found[1]), int(found[2]))


def short(text: str, most: int) -> str:
    clean = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return clean[:most]


def uid_of(*parts: str) -> str:
    """Parts as one name that fits and can be kept; what is long or strange by its fingerprint."""
    whole = "|".join(parts)
    if len(whole) <= 200 and whole.isprintable():
        return whole
    return "sha256:" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
