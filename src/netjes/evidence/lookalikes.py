"""Letters that look like others: a name or a domain made to be taken for another."""

import re
import unicodedata

_CYRILLIC = dict(zip("авеёкмнорсстухіјѕԁԛԝһьӏґпгд", "abeekmhopcctyxllsdqwhblrnrd", strict=True))
_GREEK = dict(zip("αβεηικνορτυχωγ", "abenlkvoptuxwy", strict=True))
_DIGITS = dict(zip("013458|!", "oleasbll", strict=True))
_OTHERS = {"ı": "l", "i": "l", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ß": "b", "ɡ": "g", "ɑ": "a", "ⅼ": "l", "ο": "o"}
_ALIKE = str.maketrans({**_CYRILLIC, **_GREEK, **_DIGITS, **_OTHERS, "j": "l"})
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def skeleton(text: str) -> str:
    """What is left when everything that looks alike is alike. Texts with one skeleton are easily mistaken."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_ALIKE)
    return folded.replace("rn", "m").replace("vv", "w")


def mixes_scripts(text: str) -> bool:
    """Whether letters of different alphabets stand in one word."""
    return any(len(_scripts(word)) > 1 for word in re.findall(r"[^\W\d_]+", text))


def looks_like(domain: str, real: str) -> bool:
    """Whether one domain can be taken for another that it is not and does not belong to."""
    domain, real = domain.lower().rstrip("."), real.lower().rstrip(".")
    if domain == real or domain.endswith(f".{real}") or real.endswith(f".{domain}"):
        return False
    if f"{real}." in f"{domain}.":
        return True  # school.example.elsewhere.example
    one, other = skeleton(domain), skeleton(real)
    if one == other or _step_apart(one, other):
        return True
    name = _name_of(real)
    return len(name) >= 5 and skeleton(name) in skeleton(domain.replace("-", ""))


def _name_of(domain: str) -> str:
    """The word that people know a domain by."""
    labels = domain.split(".")
    return labels[-2].replace("-", "") if len(labels) > 1 else ""


def _step_apart(one: str, other: str) -> bool:
    """Whether one letter is added, left out, changed, or swapped with the next; only for names long enough to tell."""
    if min(len(one), len(other)) < 8 or abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
        return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]
    short, long = sorted((one, other), key=len)
    return short[at:] == long[at + 1 :]


def _scripts(word: str) -> set[str]:
    names = (unicodedata.name(letter, "").split(" ")[0] for letter in word)
    return {name for name in names if name in _SCRIPTS}
