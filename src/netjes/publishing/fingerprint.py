"""What an approval is about, as one number: nobody says yes to one thing and sees another go out. Pure."""

from collections.abc import Iterable
from hashlib import sha256

BETWEEN = b"\x1f"


def fingerprint(*, text: str, link: str = "", picture: bytes = b"", channel: int | None, people: Iterable[int]) -> str:
    """Of the words, the picture, the channel and who is in it (primary keys, in whatever order)."""
    parts = (
        text.encode(errors="surrogatepass"), link.encode(errors="surrogatepass"), sha256(picture).hexdigest().encode(),
        str(channel or "").encode(), ",".join(map(str, sorted(set(people)))).encode(),
    )  # fmt: skip
    return sha256(BETWEEN.join(parts)).hexdigest()
