"""Netjes on the home screen of a phone: its name and colours, its icons, and what it can show without a network.

The service worker keeps static files, one page that says there is no network, and on a device of one's own the last
answer of the lesson page with its time (`lessons/now.js` puts it there). Never any other page.
"""

import hashlib
import io
import json
from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netjes.lib import accent
from netjes.schools.models import School
from netjes.site.look import FOR_GOOD, LOGO_TYPES, logo_url, stylesheet_url
from netjes.site.navigation import address
from netjes.site.open_rooms import is_shut

if TYPE_CHECKING:
    from PIL import Image

SIZES = (192, 512)
PAPER = "#F6F7FA"
MARK = ((10, 7, 10, 25), (14.5, 16.5, 18.1, 20.1, 24.5, 12.1))  # the two lines of our mark, in a square of 32
STATIC = ("netjes/tokens.css", "netjes/components.css", "netjes/netjes.js", "netjes/sprite.svg", "netjes/mark.svg",
          "lessons/now.css", "lessons/now.js")  # fmt: skip


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    school: School = request.school  # type: ignore[attr-defined]
    icons = [
        {"src": icon_url(school, size, purpose), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for purpose in ("any", "maskable")
        for size in SIZES
    ]
    content: dict[str, object] = {
        "id": "/",
        "name": f"Netjes · {school.name}",
        "short_name": "Netjes",
        "description": _("Wat mag op school, en waarom."),
        "lang": school.language,
        "start_url": start_url(request),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": school.accent,
        "icons": icons,
    }
    if not is_shut(request, "publishing:shared"):
        content["share_target"] = share_target()
    response = JsonResponse(content, content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"
    return response


def start_url(request: HttpRequest) -> str:
    """Where the icon leads: to the lesson of now, where that room is open."""
    for name in ("lessons:index", "lessons:now"):
        if not is_shut(request, name) and (found := address(name)):
            return found
    return reverse("home")


def share_target() -> dict[str, object]:
    """Text and links that another app shares come to the check, in the body: an address is kept in histories and logs.

    Files are not asked for: a pupil's picture stays on the phone.
    """
    return {
        "action": reverse("publishing:shared"),
        "method": "POST",
        "enctype": "application/x-www-form-urlencoded",
        "params": {"title": "titel", "text": "tekst", "url": "link"},
    }


def icon_url(school: School, size: int, purpose: str) -> str:
    return reverse("app_icon", args=[size, purpose, _version(school)])


def _version(school: School) -> str:
    shown = bytes(school.logo) if school.logo_type in LOGO_TYPES else b""
    return hashlib.sha256(school.accent.encode() + shown).hexdigest()[:12]


@require_safe
def icon(request: HttpRequest, size: int, purpose: str, version: str) -> HttpResponse:
    """The school's own logo where it can be drawn from, else our mark in the school's colour."""
    school: School = request.school  # type: ignore[attr-defined]
    if size not in SIZES or purpose not in ("any", "maskable"):
        raise Http404
    logo = bytes(school.logo) if school.logo_type in LOGO_TYPES - {"image/svg+xml"} else b""
    response = HttpResponse(drawn(size, purpose, school.accent, logo), content_type="image/png")
    response["Cache-Control"] = FOR_GOOD if version == _version(school) else "no-cache"
    return response


@lru_cache(maxsize=32)
def drawn(size: int, purpose: str, colour: str, logo: bytes) -> bytes:
    """A PNG. A maskable one is filled to its edges and keeps what matters within the middle four fifths."""
    picture = _of_logo(size, purpose, logo) or _of_mark(size, purpose, colour)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _of_logo(size: int, purpose: str, logo: bytes) -> "Image.Image | None":
    if not logo:
        return None
    from PIL import Image, UnidentifiedImageError  # only now: it is large, and most servers never draw

    try:
        own = Image.open(io.BytesIO(logo)).convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    room = round(size * (0.56 if purpose == "maskable" else 0.84))
    own.thumbnail((room, room))
    scale = room / max(own.size)
    own = own.resize((max(1, round(own.width * scale)), max(1, round(own.height * scale))))
    plate = Image.new("RGBA", (size, size), "#FFFFFF")
    plate.alpha_composite(own, ((size - own.width) // 2, (size - own.height) // 2))
    return plate


def _of_mark(size: int, purpose: str, colour: str) -> "Image.Image":
    from PIL import Image, ImageDraw

    big = size * 4  # drawn large and made small, for smooth edges
    fill = colour
    picture = Image.new("RGBA", (big, big), fill if purpose == "maskable" else "#00000000")
    pen = ImageDraw.Draw(picture)
    if purpose == "any":
        pen.rounded_rectangle((big / 32, big / 32, big * 31 / 32, big * 31 / 32), big / 4, fill=fill)
    inside = 0.72 if purpose == "maskable" else 1.0
    ink = "#FFFFFF" if accent.contrast(fill, "#FFFFFF") >= 3 else "#181E2D"
    for line, width in zip(MARK, (2.4, 3.0), strict=True):
        points = [((at - 16) * inside + 16) * big / 32 for at in line]
        pairs = list(zip(points[::2], points[1::2], strict=True))
        wide = width * inside * big / 32
        pen.line(pairs, fill=ink, width=round(wide), joint="curve")
        for x, y in pairs:
            pen.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=ink)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """From the root, so that it may answer for every page; with what it keeps filled in."""
    school: School = request.school  # type: ignore[attr-defined]
    kept = [static(name) for name in STATIC] + [stylesheet_url(school), reverse("offline")]
    if (logo := logo_url(school)) is not None:
        kept.append(logo)
    version = hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:12]
    context = {"version": version, "kept": json.dumps(kept), "out": reverse("schools:log_out")}
    response = render(request, "site/service_worker.js", context, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows for any page without a network. The same for everybody, so it may be kept."""
    response = render(request, "site/offline.html")
    response["Cache-Control"] = "no-cache"
    return response
