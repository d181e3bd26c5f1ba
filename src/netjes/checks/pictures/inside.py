"""What is in a picture's file besides the picture, read from its bytes by ourselves.

The same reader says what was hidden in a file that comes in and proves that nothing is in the file that goes out, so
it trusts no library about either. It unpacks nothing: its time and memory do not depend on what a file claims.
"""

import re
from dataclasses import dataclass, field

from netjes.checks.pictures.exif import read_exif

# What may be removed, in the order in which it is told.
NAMES = (
    "gps", "exif", "xmp", "iptc", "comment", "text", "thumbnail", "profile", "video", "trailing", "other",
)  # fmt: skip
MAX_PARTS = 50_000  # of one file; more are made to keep a machine busy
_VIDEO = re.compile(rb"ftyp(?:mp4|iso|qt  |avc|hvc|M4V|3gp|MSNV)")


class Damaged(Exception):
    """The file breaks off, or is not put together as its form asks."""


@dataclass
class Inside:
    """`size` in pixels as stored, `orientation` as EXIF counts it (1 is upright), `picture` what a decoder needs."""

    width: int = 0
    height: int = 0
    hidden: set[str] = field(default_factory=set)
    orientation: int = 1
    moves: bool = False
    scans: int = 0
    parts: int = 0
    picture: bytes = b""

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(name for name in NAMES if name in self.hidden)

    def count(self) -> None:
        """One more segment, chunk or box. Raises `Damaged` for a file that has too many."""
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise Damaged

    def add_exif(self, block: bytes) -> None:
        found = read_exif(block)
        self.hidden |= {"exif", *found.names}
        self.orientation = found.orientation

    def add_xmp(self, packet: bytes) -> None:
        self.hidden |= {"xmp", "gps"} if b"GPSLatitude" in packet else {"xmp"}

    def add_after_the_end(self, rest: bytes) -> None:
        if rest:
            self.hidden.add("trailing")
        if _VIDEO.search(rest):
            self.hidden.add("video")
