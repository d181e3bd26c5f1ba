"""Mastodon, by its API with an access token of the school's account (`read:accounts`, `write:statuses`, `write:media`).

Sending the same key within an hour posts once (Idempotency-Key): that is Mastodon's own promise, and why sending is
given up after that until somebody looked.
"""

import json
import time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from netjes.publishing.channels.asking_over_http import GONE, ask, secret_of
from netjes.publishing.channels.sent import Sent
from netjes.publishing.errors import CannotReach
from netjes.publishing.models import Publication, SchoolChannel

WAITS = (0.5, 1, 2, 4)  # seconds, for a picture that Mastodon is still working on


def greet(channel: SchoolChannel) -> str:
    _answer, who = _ask(channel, "GET", "/api/v1/accounts/verify_credentials")
    return f"@{who['acct']}" if isinstance(who, dict) and who.get("acct") else channel.name


def put(channel: SchoolChannel, publication: Publication) -> Sent:
    picture = _picture(channel, publication) if publication.picture else ""
    text = "\n\n".join(part for part in (publication.text.strip(), publication.link) if part)
    body = {
        "status": text, "visibility": "public", "language": channel.school.language,
        **({"media_ids": [picture]} if picture else {}),
    }  # fmt: skip
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(publication.key)}
    _answer, said = _ask(channel, "POST", "/api/v1/statuses", headers=headers, body=json.dumps(body).encode())
    if not isinstance(said, dict) or not said.get("id"):
        raise CannotReach(_("Mastodon zegt niet waar het bericht staat. Kijk daar zelf."), again=False)
    return Sent(str(said["id"]), str(said.get("url") or "")[:500], picture)


def remove(channel: SchoolChannel, publication: Publication) -> None:
    """Mastodon erases the picture too, with the status (and asks other servers to do the same)."""
    if not publication.remote_id:
        raise CannotReach(_("Netjes weet niet welk bericht het is. Haal het daar zelf weg."), again=False)
    path = f"/api/v1/statuses/{int(publication.remote_id)}"
    _ask(channel, "DELETE", f"{path}?delete_media=true", expects=GONE)
    answer, _said = _ask(channel, "GET", path, expects=GONE)
    if answer.status not in GONE:
        raise CannotReach(_("Het staat er nog, ook na het weghalen. Haal het daar zelf weg."), again=False)


def _ask(channel: SchoolChannel, method: str, path: str, **more: Any) -> tuple[Any, Any]:
    headers = {"Authorization": f"Bearer {secret_of(channel)}", **more.pop("headers", {})}
    return ask(channel, method, path, headers=headers, **more)


def _picture(channel: SchoolChannel, publication: Publication) -> str:
    edge = publication.key.hex
    body, content_type = _form(edge, publication.alt, bytes(publication.picture))
    answer, said = _ask(channel, "POST", "/api/v2/media", headers={"Content-Type": content_type}, body=body)
    number = str(said["id"]) if isinstance(said, dict) and said.get("id") else ""
    if not number:
        raise CannotReach(_("Mastodon nam de foto niet aan."), again=True)
    for wait in WAITS if answer.status == 202 else ():
        time.sleep(wait)
        answer, _said = _ask(channel, "GET", f"/api/v1/media/{number}")
        if answer.status == 200:
            break
    if answer.status not in (200, 201):
        raise CannotReach(_("Mastodon is nog bezig met de foto. Netjes probeert het straks weer."), again=True)
    return number


def _form(edge: str, alt: str, picture: bytes) -> tuple[bytes, str]:
    """A form with a description and a file; `edge` is random, so that it stands in neither."""
    clean = " ".join(alt.split())
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="description"\r\n\r\n{clean}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{UUID(edge)}.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    return head.encode() + picture + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
