"""Dutch names: the infix between first name and surname, wherever an administration put it."""

import re
import unicodedata
from dataclasses import dataclass

INFIXES = """
van de der den het 't ten ter te in op aan bij onder over uit uijt voor tot vom von zu zum zur
la le les l' du des da das do dos di del della d' al el
"""
WORDS = frozenset(INFIXES.split())
COMMON = re.compile(
    r"^(?P<infix>(?:(?:van|von|uit|uijt|op|aan|in|bij|onder|over|voor|tot)"
    r"(?: (?:de|der|den|het|'t|ten|ter|dem|la))?|de la|de|der|den|het|'t|ten|ter|te|du|des|la|le|della"
    r"|da|dos|do|di|el|al)) (?=\S)",
    re.IGNORECASE,
)
KEEP_CAPITAL = ("El ", "Al ", "La ", "Le ", "Da ", "Do ", "Dos ", "Di ")


@dataclass(frozen=True, slots=True)
class Name:
    given: str
    infix: str
    family: str


def folded(name: str) -> str:
    """For comparing: without capitals, accents, dashes and double spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


def split_family(family: str, infix: str = "") -> tuple[str, str]:
    """Infix and surname out of `Vries, de`, `Vries (de)`, `de Vries` or a column for each."""
    family, infix = " ".join(family.split()), " ".join(infix.split())
    if infix:
        if family.casefold().startswith(f"{infix} ".casefold()):
            family = family[len(infix) + 1 :]
        elif family.casefold().endswith(f", {infix}".casefold()):
            family = family[: -len(infix) - 2]
        return _low(infix), family
    turned = re.fullmatch(r"(?P<family>[^,(]+?)(?:, ?(?P<a>[^,(]+)| ?\((?P<b>[^)]+)\))", family)
    if turned:
        tail = (turned["a"] or turned["b"]).strip()
        if tail and all(word.casefold() in WORDS for word in tail.split()):
            return _low(tail), turned["family"].strip()
    if not family.startswith(KEEP_CAPITAL):
        found = COMMON.match(family)
        if found and len(family) > found.end():
            return _low(found["infix"]), family[found.end() :]
    return "", family


def split_whole(name: str) -> Name | None:
    """A whole name in one cell: `Noor de Vries`, `Vries, Noor de` or `de Vries, Noor`. None without two parts."""
    name = " ".join(name.split())
    if "," in name:
        family, _, rest = name.partition(",")
        words = rest.split()
        tail: list[str] = []
        while len(words) > 1 and words[-1].casefold() in WORDS:
            tail.insert(0, words.pop())
        infix, family = split_family(family.strip(), " ".join(tail))
        return Name(" ".join(words), infix, family) if words and family else None
    words = name.split()
    if len(words) < 2:
        return None
    at = next((i for i in range(1, len(words) - 1) if words[i].casefold() in WORDS), len(words) - 1)
    infix, family = split_family(" ".join(words[at:]))
    return Name(" ".join(words[:at]), infix, family)


def _low(infix: str) -> str:
    return infix.lower()
