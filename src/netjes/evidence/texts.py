"""Plain text and the text of a pdf, to read. Pictures and layout stay in the original."""

import io
import logging
from dataclasses import dataclass

from netjes.evidence import plain
from netjes.evidence.errors import CannotTake
from netjes.evidence.refusals import SAID

MAX_PAGES = 100
MAX_SHOWN = 500_000  # characters


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """`whole` is False when there is more in the original than is shown. `pages` is 0 for what has none."""

    text: str
    whole: bool = True
    pages: int = 0


def read_text(data: bytes) -> Text:
    """Raises `CannotTake` for what is no text."""
    text = plain.decode(data)
    if text is None:
        raise CannotTake(SAID["unknown"])
    return _text(text, 0, True)


def read_pdf(data: bytes) -> Text:
    """The words of the first pages, without opening anything that is in it. Raises `CannotTake`."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it would log what is in the file
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        count = len(reader.pages)
        words = [page.extract_text() for page in reader.pages[:MAX_PAGES]]
    except (MemoryError, RecursionError):
        raise CannotTake(SAID["too heavy"]) from None
    except Exception:  # parsers are other people's, and what trips them is the file's fault
        raise CannotTake(SAID["pdf unreadable"]) from None
    return _text("\n\n".join(word.strip() for word in words), count, count <= MAX_PAGES)


def _text(text: str, pages: int, whole: bool) -> Text:
    shown = plain.shown(text).strip("\n")
    return Text(shown[:MAX_SHOWN], whole and len(shown) <= MAX_SHOWN, pages)
