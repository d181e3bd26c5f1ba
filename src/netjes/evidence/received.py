"""What a mail server wrote into a letter when it came in (Authentication-Results), told in words.

Anybody can type such a line. It counts when it stands on top and bears the name of the school's own server, and even
then only as far as the file itself comes straight out of the school's mailbox.
"""

import re
from dataclasses import dataclass
from email.message import Message

import authres

from netjes.evidence.letter_parts import raw_values
from netjes.evidence.plain import shown_name

_METHODS = {
    "spf": "of die computer mocht versturen voor {domain}",
    "dkim": "of de handtekening van {domain} klopte",
    "dmarc": "of de afzender echt bij {domain} hoort",
}
_RESULTS = {"pass": "ja", "fail": "nee", "softfail": "waarschijnlijk niet", "none": "niet na te gaan"}
_DOMAINS = {"spf": ("smtp", ("mailfrom", "helo")), "dkim": ("header", ("d", "i")), "dmarc": ("header", ("from",))}


@dataclass(frozen=True, slots=True)
class Result:
    """One thing the server looked at. `passed` is None when it could not tell."""

    method: str
    passed: bool | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """`counts` only for the school's own server, on top. `results` is empty when it does not."""

    counts: bool
    server: str
    sentence: str
    results: tuple[Result, ...] = ()


def arrival_of(message: Message, own_server: str) -> Arrival:
    """What can be believed of the topmost Authentication-Results."""
    values = raw_values(message, "Authentication-Results")
    if not values:
        return Arrival(False, "", "Er staat niet in wat een mailserver bij ontvangst heeft nagekeken.")
    try:
        read = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {values[0]}")
        server = shown_name(str(read.authserv_id or "")) or "?"
    except Exception:  # what the library cannot read, nobody has to believe
        return Arrival(
            False, "", "Wat een mailserver bij ontvangst heeft nagekeken, is niet te lezen en telt niet mee."
        )
    if server.lower().rstrip(".") != own_server.lower().rstrip("."):
        whose = (
            "Dat is niet de mailserver van school"
            if own_server
            else "Hoe de mailserver van school heet, is hier niet ingevuld"
        )
        return Arrival(
            False,
            server,
            f"Er staat in wat ‘{server}’ heeft nagekeken. {whose}, en iedereen kan zo’n regel zelf typen. "
            "Het telt niet mee.",
        )
    return Arrival(
        True,
        server,
        "De mailserver van school keek dit bij ontvangst na. Het klopt zolang dit bestand rechtstreeks uit de "
        "mailbox van school komt; wie het in handen had, kan die regel hebben veranderd.",
        tuple(result for each in read.results[:20] if (result := _result(each)) is not None),
    )


def _result(each: authres.AuthenticationResult) -> Result | None:
    method, found = str(each.method).lower(), str(each.result).lower()
    if method not in _METHODS:
        return None
    kind, names = _DOMAINS[method]
    found_at = [p.value for name in names for p in each.properties if (p.type, p.name) == (kind, name) and p.value]
    domain = shown_name(re.sub(r".*@", "", str(found_at[0]))) if found_at else "dat domein"
    passed = {"pass": True, "fail": False, "softfail": False}.get(found)
    asked = _METHODS[method].format(domain=domain)
    return Result(method, passed, f"De mailserver keek {asked}: {_RESULTS.get(found, 'niet na te gaan')}.")
