"""What a school adds to the look: its colour as a small stylesheet, and its logo.

Both addresses carry a fingerprint of their content, so a browser may keep them for good.
"""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from netjes.lib import accent
from netjes.schools.models import School

FOR_GOOD = "public, max-age=31536000, immutable"
LOGO_TYPES = {"image/svg+xml", "image/png", "image/webp", "image/jpeg"}


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def stylesheet_url(school: School) -> str:
    return reverse("look", args=[_fingerprint(accent.stylesheet(school.accent).encode())])


def logo_url(school: School) -> str | None:
    """None for a school without a logo (or with one of a kind that no page shows)."""
    if not school.logo or school.logo_type not in LOGO_TYPES:
        return None
    return reverse("logo", args=[_fingerprint(bytes(school.logo))])


def _kept(content: bytes, content_type: str, version: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    # An old fingerprint is still answered, with what holds now, but then it is not to be kept.
    response["Cache-Control"] = FOR_GOOD if version == _fingerprint(content) else "no-cache"
    return response


def stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    school: School = request.school  # type: ignore[attr-defined]
    return _kept(accent.stylesheet(school.accent).encode(), "text/css; charset=utf-8", version)


def logo(request: HttpRequest, version: str) -> HttpResponse:
    school: School = request.school  # type: ignore[attr-defined]
    if logo_url(school) is None:
        raise Http404
    response = _kept(bytes(school.logo), school.logo_type, version)
    # An SVG opened by itself is a document: it may then run and load nothing.
    response._csp_replace = {"sandbox": "", "style-src": "'unsafe-inline'"}  # type: ignore[attr-defined]
    return response
