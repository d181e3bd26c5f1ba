"""Passwords, codes and keys. Whoever's it is, a password in a text is a secret that is out."""

import re
from collections.abc import Iterator

from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import cue, phrases

_WHAT = (
    r"\b(?:\w{0,20}wachtwoord|ww|w8woord|wachtwrd|passwords?|passwd|pwd?|pass|passphrase|"
    r"wifi ?-?(?:code|wachtwoord|key)|inlog ?-?code|inlogww|wifi-?ww)\b"
)
_CHANGED = r"(?: (?:gewijzigd|veranderd|aangepast|gezet|changed|set) (?:in|naar|op|to))?"
_STILL = r"(?: (?:nu|nog steeds|gewoon|altijd|toch|dus|now|just|still))?"
_GIVEN = re.compile(
    _WHAT + r"(?: (?!is\b|was\b|wordt\b|blijft\b|are\b)[\w'.-]{1,20}){0,5}"
    rf"(?P<link> ?(?:=|:|->|=>) ?| (?:is|was|wordt|blijft|are){_CHANGED}{_STILL}:? )(?P<value>[^\s]{{3,64}})"
)
_BESIDE = re.compile(_WHAT + r"(?P<link> )(?P<value>[^\s]{4,64})")
_CODE = re.compile(
    r"\b(?P<what>\w{0,20}(?:code|pin)|pin ?-?code|otp|2fa)\b(?P<between>[^.\n]{0,40}?)"
    r"(?: ?[:=] ?| (?:is|was|wordt) (?:nu )?)(?P<value>[a-z0-9\-]{4,12})(?![\w])"
)
_LOGIN = re.compile(
    r"\b(?:inloggen|inlog|login|log in|inloggegevens)\b[^\n]{0,40}?(?: met | with |: ?)"
    r"[^\s]{2,64} ?(?:en|and|/|\+|,|\|) ?(?P<value>[^\s]{4,64})"
)
_KEYS = re.compile(
    r"(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{15,100}|"
    r"sk-[A-Za-z0-9_-]{20,200}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,45}|xox[abprs]-[\w-]{10,250}|"
    r"eyJ[\w-]{8,2000}\.[\w-]{4,4000}\.[\w-]{4,1000}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)"
)
_IN_URL = re.compile(r"\b[a-z]{2,10}://[^\s/:@]{1,64}:(?P<value>[^\s/@]{3,64})@")
_MIXED = re.compile(r"(?=.*[^\W\d_])(?=.*[\d\W_])")


def find_secrets(draft: Draft) -> Iterator[Finding]:
    for pattern in (_GIVEN, _BESIDE):
        for found in pattern.finditer(draft.text):
            value = found["value"].strip("\"'()<>").rstrip(".,;:)\"'")
            if len(value) >= 3 and _is_password(draft, found, value):
                yield _secret(draft, found, value)
    for found in _CODE.finditer(draft.text):
        around = draft.before(found.start(), 30) + found[0]
        if any(c.isdigit() for c in found["value"]) and not cue("public_code").search(around):
            yield _secret(draft, found, found["value"])
    for found in _LOGIN.finditer(draft.text):
        value = found["value"].rstrip(".,!?;:)\"'")
        if len(value) >= 6 and _MIXED.match(value) and any(c.isdigit() for c in value):
            yield _secret(draft, found, value)
    for found in _IN_URL.finditer(draft.text):
        yield _secret(draft, found, found["value"])
    for found in _KEYS.finditer(draft.given):  # capitals count in these
        yield Finding(Kind.SECRET, found.start(), found.end(), found[0], Certainty.CERTAIN)


def _secret(draft: Draft, found: re.Match[str], value: str) -> Finding:
    at = found.start("value") + found["value"].find(value)
    return draft.finding(Kind.SECRET, at, at + len(value), Certainty.CERTAIN)


def _is_password(draft: Draft, found: re.Match[str], value: str) -> bool:
    """A word after "wachtwoord is" is one when it looks like one, or when the writer gives it as one."""
    no_value = "=" not in found["link"] and value.rstrip("!?") in phrases("cues", "no_password", "words")
    if no_value or "://" in value:
        return False
    if found["value"].startswith("["):  # what was covered already
        return False
    link, given = found["link"].strip(), any(mark in found["link"] for mark in ":=")
    if not any(c.isalnum() for c in value):
        return False
    if any(c.isdigit() for c in value) and (link or not value.isdigit()):
        return len(value) >= 4 or given
    if not link:
        return False
    if given or _MIXED.match(value.rstrip("!?")):
        return True
    ends = not re.match(r"\s*[^\W_]", draft.after(found.end(), 3)) or found["value"][-1] in ".,;"
    return ends or found["value"][:1] in "\"'"
