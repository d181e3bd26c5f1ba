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
from netjes.evidence.sentences import Sentence, said

_METHODS = {
    "spf": "De mailserver keek of die computer mocht versturen voor {domain}: {result}.",
    "dkim": "De mailserver keek of de handtekening van {domain} klopte: {result}.",
    "dmarc": "De mailserver keek of de afzender echt bij {domain} hoort: {result}.",
}
_UNKNOWN = said("niet na te gaan")
_RESULTS = {"pass": said("ja"), "fail": said("nee"), "softfail": said("waarschijnlijk niet"), "none": _UNKNOWN}
_DOMAINS = {"spf": ("smtp", ("mailfrom", "helo")), "dkim": ("header", ("d", "i")), "dmarc": ("header", ("from",))}


@dataclass(frozen=True, slots=True)
class Result:
    """One thing the server looked at. `passed` is None when it could not tell."""

    method: str
    passed: bool | None
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Arrival:
    """`counts` only for the school's own server, on top. `results` is empty when it does not."""

    counts: bool
    server: str
    sentence: Sentence
    results: tuple[Result, ...] = ()


def arrival_of(message: Message, own_server: str) -> Arrival:
    """What can be believed of the topmost Authentication-Results."""
    values = raw_values(message, "Authentication-Results")
    if not values:
        return Arrival(False, "", said("Er staat niet in wat een mailserver bij ontvangst heeft nagekeken."))
    try:
        read = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {values[0]}")
        server = shown_name(str(read.authserv_id or "")) or "?"
    except Exception:  # what the library cannot read, nobody has to believe
        return Arrival(
            False, "", said("Wat een mailserver bij ontvangst heeft nagekeken, is niet te lezen en telt niet mee.")
        )
    if server.lower().rstrip(".") != own_server.lower().rstrip("."):
        whose = (
            said("Dat is niet de mailserver van school")
            if own_server
            else said("Hoe de mailserver van school heet, is hier niet ingevuld")
        )
        return Arrival(
            False,
            server,
            said(
                "Er staat in wat ‘{server}’ heeft nagekeken. {whose}, en iedereen kan zo’n regel zelf typen. "
                "Het telt niet mee.",
                server=server,
                whose=whose,
            ),
        )
    return Arrival(
        True,
        server,
        said(
            "De mailserver van school keek dit bij ontvangst na. Het klopt zolang dit bestand rechtstreeks uit de "
            "mailbox van school komt; wie het in handen had, kan die regel hebben veranderd."
        ),
        tuple(result for each in read.results[:20] if (result := _result(each)) is not None),
    )


def _result(each: authres.AuthenticationResult) -> Result | None:
    method, found = str(each.method).lower(), str(each.result).lower()
    if method not in _METHODS:
        return None
    kind, names = _DOMAINS[method]
    found_at = [p.value for name in names for p in each.properties if (p.type, p.name) == (kind, name) and p.value]
    domain = shown_name(re.sub(r".*@", "", str(found_at[0]))) if found_at else said("dat domein")
    passed = {"pass": True, "fail": False, "softfail": False}.get(found)
    return Result(method, passed, said(_METHODS[method], domain=domain, result=_RESULTS.get(found, _UNKNOWN)))
