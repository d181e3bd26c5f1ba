"""Channels that Netjes reaches: each puts one publication there, takes it away again, and says whether it lets us in.

Every one can be called again after a failure: what is there already is found and not put there twice, and what is gone
already is gone. All raise `CannotReach`, whose words are for a colleague.
"""

from typing import Protocol

from netjes.publishing.channels import feed, mastodon, wordpress
from netjes.publishing.channels.sent import Sent
from netjes.publishing.models import Publication, SchoolChannel
from netjes.publishing.states import ChannelKind

__all__ = ["Reached", "Sent", "reach"]


class Reached(Protocol):
    def put(self, channel: SchoolChannel, publication: Publication) -> Sent:
        """Put it there, or find that it is there."""

    def remove(self, channel: SchoolChannel, publication: Publication) -> None:
        """Take it away for good, picture and all, and see that it is gone."""

    def greet(self, channel: SchoolChannel) -> str:
        """Who we are there, after proof that we may publish."""


_BY_KIND: dict[str, Reached] = {
    ChannelKind.WORDPRESS: wordpress,
    ChannelKind.MASTODON: mastodon,
    ChannelKind.FEED: feed,
}


def reach(channel: SchoolChannel) -> Reached:
    """Raises `KeyError` for a channel where people put things by hand."""
    return _BY_KIND[channel.kind]
