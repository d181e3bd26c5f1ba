"""Looking whether a web address still leads somewhere, without telling anybody more than that we look."""

import http.client
import ssl
from dataclasses import dataclass
from urllib.parse import urljoin

from netjes.lib.calling import CannotCall, call

TIMEOUT = 5  # seconds, for each step of the way
REDIRECTS = 3
AGENT = "Netjes (looks once a week whether a link still works)"
LOGIN = (401, 403, 407)
NO_HEAD = (403, 404, 405, 406, 501)  # what servers answer that only know GET


@dataclass(frozen=True, slots=True)
class Look:
    """What one look showed; `finding` is a Dutch sentence, empty when all is well."""

    works: bool
    finding: str = ""


def look_at(url: str, *, allow_private: bool = False) -> Look:
    """Follow an address with three turns at most. `allow_private` is for tests with a server of their own."""
    try:
        for _ in range(REDIRECTS + 1):
            status, onward = _ask(url, allow_private=allow_private)
            if 300 <= status < 400 and onward:
                url = urljoin(url, onward)
                continue
            return _told(status)
    except CannotCall as refusal:
        return Look(False, str(refusal))
    except ssl.SSLError:
        return Look(False, "Het beveiligingscertificaat van de website klopt niet.")
    except TimeoutError:
        return Look(False, f"De website antwoordt niet binnen {TIMEOUT} seconden.")
    except (OSError, http.client.HTTPException, UnicodeError):
        return Look(False, "De website is niet te bereiken.")
    return Look(False, f"Het adres verwijst meer dan {REDIRECTS} keer door.")


def _told(status: int) -> Look:
    if status in LOGIN:
        return Look(True, "De pagina is er, maar niet voor iedereen: misschien moet je inloggen.")
    if status in (404, 410):
        return Look(False, "Deze pagina bestaat niet meer.")
    if status >= 500:
        return Look(False, f"De website meldt een storing ({status}).")
    if status == 429 or status < 400:
        return Look(True)
    return Look(False, f"De website wijst dit adres af ({status}).")


def _ask(url: str, *, allow_private: bool) -> tuple[int, str]:
    """The status, and where it sends one on; the answer itself is not read."""
    status, onward = _request("HEAD", url, allow_private)
    if status in NO_HEAD:
        status, onward = _request("GET", url, allow_private)
    return status, onward


def _request(method: str, url: str, allow_private: bool) -> tuple[int, str]:
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    answer = call(
        method, url, headers=headers, allow_private=allow_private, timeout=TIMEOUT, in_all=2 * TIMEOUT
    )  # fmt: skip
    return answer.status, answer.headers.get("location", "")
