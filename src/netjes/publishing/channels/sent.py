"""What a channel says after it took something in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """What the channel calls it and its picture, and where everybody can see it."""

    remote_id: str
    address: str
    remote_picture: str = ""
