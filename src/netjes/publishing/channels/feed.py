"""Our own Atom feed (RFC 4287): what stands in the log as out is in it, and what is taken down is not."""

from django.urls import reverse

from netjes.publishing.channels.sent import Sent
from netjes.publishing.models import Publication, SchoolChannel


def greet(channel: SchoolChannel) -> str:
    return channel.name


def put(channel: SchoolChannel, publication: Publication) -> Sent:
    return Sent(str(publication.pk), reverse("publishing:feed", args=[channel.slug]))


def remove(channel: SchoolChannel, publication: Publication) -> None:
    """The feed reads the log: nothing has to be done anywhere else."""
