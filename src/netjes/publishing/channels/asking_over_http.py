"""One question to a channel's own program, and what its answer means for a colleague. Nothing secret in any message."""

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from django.utils.translation import gettext as _

from netjes.lib.calling import Answer, CannotCall, TooLarge, call
from netjes.login.sealing import CannotUnseal
from netjes.publishing.errors import CannotReach
from netjes.publishing.models import SchoolChannel

MOST = 2_000_000  # bytes of an answer
TIMEOUT, IN_ALL = 10.0, 30.0  # seconds; a picture takes a while
GONE = frozenset({404, 410})


def ask(
    channel: SchoolChannel, method: str, path: str, *, headers: Mapping[str, str], body: bytes | None = None,
    expects: frozenset[int] = frozenset(),
) -> tuple[Answer, Any]:  # fmt: skip
    """The answer, and what it says as JSON (None where it says nothing). Statuses in `expects` are no failure.

    A password never goes over an open line: without https only to an address on the school's own network.
    """
    base = channel.address.rstrip("/")
    if not base.startswith("https://") and not channel.own_network:
        raise CannotReach(
            _("Het adres begint niet met https. Dan gaat het wachtwoord leesbaar over het net."), again=False
        )
    try:
        answer = call(
            method, base + path, headers={"Accept": "application/json", "User-Agent": "Netjes", **headers}, body=body,
            allow_private=channel.own_network, timeout=TIMEOUT, in_all=IN_ALL, most=MOST,
        )  # fmt: skip
    except CannotCall as refusal:
        raise CannotReach(str(refusal), again=False) from None
    except ssl.SSLError:
        raise CannotReach(
            _("De beveiligde verbinding met dit adres klopt niet. Vraag het wie de site beheert."), again=False
        ) from None
    except TooLarge:
        raise CannotReach(_("Het antwoord is veel te lang. Staat er wel het goede programma?"), again=False) from None
    except (OSError, HTTPException):
        raise CannotReach(_("Het adres antwoordt niet. Netjes probeert het straks weer."), again=True) from None
    if 200 <= answer.status < 300 or answer.status in expects:
        return answer, _said(answer)
    raise _refusal(answer)


def secret_of(channel: SchoolChannel) -> str:
    try:
        return channel.secret
    except CannotUnseal as error:
        raise CannotReach(str(error), again=False) from None


def _said(answer: Answer) -> Any:
    if not answer.body.strip():
        return None
    try:
        return json.loads(answer.body)
    except ValueError:
        if answer.status >= 400:
            return None
        raise CannotReach(
            _("Het adres geeft een webpagina en geen antwoord voor programma’s. Klopt het adres?"), again=False
        ) from None


def _refusal(answer: Answer) -> CannotReach:
    status, after = answer.status, answer.headers.get("retry-after", "")
    if status in (301, 302, 303, 307, 308):
        return CannotReach(_("Dit adres stuurt door naar een ander adres. Vul dat andere adres in."), again=False)
    if status in (401, 403):
        return CannotReach(
            _("De toegang werkt niet meer. Vraag een beheerder om het kanaal opnieuw te koppelen."), again=False
        )
    if status == 404:
        return CannotReach(_("Op dit adres is het programma niet gevonden. Klopt het adres?"), again=False)
    if status == 429:
        return CannotReach(
            _("Het kanaal heeft het druk. Netjes probeert het straks weer."), again=True, after=_seconds(after)
        )
    if status >= 500:
        return CannotReach(
            _("Het kanaal heeft een storing. Netjes probeert het straks weer."), again=True, after=_seconds(after)
        )
    return CannotReach(
        _("Het kanaal neemt dit niet aan (%(status)s).") % {"status": status} + _why(answer), again=False
    )


def _seconds(after: str) -> int:
    return min(int(after), 3600) if after.isascii() and after.isdigit() else 0


def _why(answer: Answer) -> str:
    """The first sentence of what the channel says about it, when it says so."""
    try:
        said = json.loads(answer.body)
    except ValueError:
        return ""
    text = said.get("error") or said.get("message") if isinstance(said, dict) else ""
    clean = "".join(sign for sign in str(text or "") if sign.isprintable())
    return " " + _("Het zegt zelf: %(words)s") % {"words": clean[:160]} if clean else ""
