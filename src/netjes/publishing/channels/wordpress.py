"""A website with WordPress, by its REST API (wp/v2) with an application password of somebody who may publish.

The address with `rest_route` works whatever the site does with its permalinks. A post is named after its key, so that
a second try finds the first; what is taken down is erased and does not go to the bin.
"""

import json
from base64 import b64encode
from typing import Any

from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _

from netjes.publishing.channels.asking_over_http import GONE, ask, secret_of
from netjes.publishing.channels.sent import Sent
from netjes.publishing.errors import CannotReach
from netjes.publishing.models import Publication, SchoolChannel

JSON = {"Content-Type": "application/json"}


def greet(channel: SchoolChannel) -> str:
    _answer, who = _ask(channel, "GET", "/wp/v2/users/me&context=edit")
    may = who.get("capabilities", {}) if isinstance(who, dict) else {}
    if not may.get("publish_posts") or not may.get("upload_files"):
        raise CannotReach(
            _("Deze gebruiker mag daar niet publiceren. Geef hem de rol auteur of redacteur."), again=False
        )
    return str(who.get("name") or channel.username)


def put(channel: SchoolChannel, publication: Publication) -> Sent:
    there = _found(channel, "posts", _slug(publication), "&status=any&context=edit")
    if there is None:
        picture = _picture(channel, publication) if publication.picture else None
        body = {
            "title": publication.title, "content": _content(publication, picture), "status": "publish",
            "slug": _slug(publication),
        }  # fmt: skip
        _answer, there = _ask(channel, "POST", "/wp/v2/posts", headers=JSON, body=json.dumps(body).encode())
        picture_id = str(picture["id"]) if picture else ""
    else:
        picture_id = str((_found(channel, "media", _media_slug(publication)) or {}).get("id", ""))
    return Sent(str(there["id"]), str(there.get("link", ""))[:500], picture_id)


def remove(channel: SchoolChannel, publication: Publication) -> None:
    for kind, name, number in (
        ("posts", _slug(publication), publication.remote_id),
        ("media", _media_slug(publication), publication.remote_picture),
    ):
        known = number or str((_found(channel, kind, name, "&context=edit") or {}).get("id", ""))
        if known:
            _ask(channel, "DELETE", f"/wp/v2/{kind}/{int(known)}&force=true", expects=GONE)
            answer, _said = _ask(channel, "GET", f"/wp/v2/{kind}/{int(known)}", expects=GONE)
            if answer.status not in GONE:
                raise CannotReach(_("Het staat er nog, ook na het weghalen. Haal het daar zelf weg."), again=False)


def _ask(channel: SchoolChannel, method: str, route: str, **more: Any) -> tuple[Any, Any]:
    proof = b64encode(f"{channel.username}:{secret_of(channel)}".encode()).decode()
    headers = {"Authorization": f"Basic {proof}", **more.pop("headers", {})}
    return ask(channel, method, f"/?rest_route={route}", headers=headers, **more)


def _found(channel: SchoolChannel, kind: str, slug: str, more: str = "") -> dict[str, Any] | None:
    _answer, rows = _ask(channel, "GET", f"/wp/v2/{kind}&slug={slug}{more}")
    return rows[0] if isinstance(rows, list) and rows else None


def _slug(publication: Publication) -> str:
    return f"{slugify(publication.title)[:60].strip('-') or 'bericht'}-{publication.key.hex[:10]}"


def _media_slug(publication: Publication) -> str:
    return f"beeld-{publication.key.hex[:10]}"


def _picture(channel: SchoolChannel, publication: Publication) -> dict[str, Any]:
    name = _media_slug(publication)
    there = _found(channel, "media", name)
    if there is None:
        headers = {"Content-Type": "image/jpeg", "Content-Disposition": f'attachment; filename="{name}.jpg"'}
        _answer, there = _ask(channel, "POST", "/wp/v2/media", headers=headers, body=bytes(publication.picture))
    _answer, said = _ask(
        channel, "POST", f"/wp/v2/media/{int(there['id'])}", headers=JSON,
        body=json.dumps({"alt_text": publication.alt, "title": name}).encode(),
    )  # fmt: skip
    return dict(said)


def _content(publication: Publication, picture: dict[str, Any] | None) -> str:
    """Paragraphs as WordPress keeps them; what somebody wrote is text and never HTML."""
    parts = []
    if picture:
        source, alt = escape(str(picture["source_url"])), escape(publication.alt)
        parts.append(f'<figure class="wp-block-image"><img src="{source}" alt="{alt}"/></figure>')
    for paragraph in publication.text.replace("\r", "").split("\n\n"):
        if paragraph.strip():
            parts.append(f"<p>{escape(paragraph.strip()).replace(chr(10), '<br />')}</p>")
    if publication.link:
        parts.append(f'<p><a href="{escape(publication.link)}">{escape(publication.link)}</a></p>')
    return "\n\n".join(parts)
