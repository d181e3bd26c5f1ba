"""The school's own feed, for everybody: what was published to that channel, and nothing else."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import linebreaks
from django.views.decorators.http import require_safe

from netjes.publishing.models import SchoolChannel
from netjes.publishing.published import in_feed
from netjes.publishing.states import ChannelKind
from netjes.schools.access import school_of

FRESH = "no-cache"  # what is taken down is gone at the next look: kept copies are asked about every time


def _channel(request: HttpRequest, slug: str) -> SchoolChannel:
    school = school_of(request)
    found = SchoolChannel.objects.for_school(school).filter(slug=slug, kind=ChannelKind.FEED, closed_at__isnull=True)
    channel = found.first()
    if channel is None:
        raise Http404
    channel.school = school
    return channel


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """An Atom feed with a tag that changes with what is in it: mostly there is nothing new to send."""
    channel = _channel(request, slug)
    rows = in_feed(channel)
    here = request.build_absolute_uri()
    made = Atom1Feed(
        title=f"{channel.school.name}: {channel.name}", link=request.build_absolute_uri("/"), description="",
        language=channel.school.language, feed_url=here, author_name=channel.school.name,
    )  # fmt: skip
    for row in rows:
        pictures = []
        if row.picture:
            address = request.build_absolute_uri(reverse("publishing:feed_picture", args=[slug, row.pk]))
            pictures = [Enclosure(address, str(len(row.picture)), "image/jpeg")]
        made.add_item(
            title=row.title, link=row.link or f"{here}#{row.key}", description=linebreaks(row.text, autoescape=True),
            unique_id=row.key.urn, pubdate=row.out_at, updateddate=row.out_at, enclosures=pictures,
        )  # fmt: skip
    content = made.writeString("utf-8")
    stamp = "|".join(f"{row.key}:{row.out_at}" for row in rows)
    return _with_tag(request, content.encode(), made.content_type, f"{channel.name}|{here}|{stamp}")


@require_safe
def picture(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = next((row for row in in_feed(_channel(request, slug)) if row.pk == pk and row.picture), None)
    if found is None:
        raise Http404
    return _with_tag(request, bytes(found.picture), "image/jpeg", str(found.key))


def _with_tag(request: HttpRequest, content: bytes, content_type: str, stamp: str) -> HttpResponse:
    tag = f'"{sha256(stamp.encode()).hexdigest()[:32]}"'
    asked = [each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")]
    response: HttpResponse = (
        HttpResponseNotModified() if tag in asked or "*" in asked else HttpResponse(content, content_type=content_type)
    )
    response["ETag"], response["Cache-Control"] = tag, FRESH
    return response
