"""Take in the whole body of a request before it gets its turn, so that who sends slowly holds up nobody else.

A server's thread waits in here for what is still to come; only a whole request is handed to one of the few threads
that make pages, which alone keep connections to the database.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

IN_MEMORY = 256 * 1024  # bytes of one body; the rest waits in a file
# What somebody tells in confidence never waits in a file: it would lie readable on a disk. A few large ones at a time.
CONFIDENTIAL, LARGEST_CONFIDENTIAL = "/melden/", 16_000_000
LARGE_AT_ONCE, PATIENCE = 8, 20  # of them, and seconds
PIECE = 64 * 1024


def load(target: str, *, at_once: int) -> Application:
    """The application of this name, behind `whole_bodies`; a server's process asks for it once it runs."""
    return whole_bodies(import_string(target.replace(":", ".")), at_once=at_once)


def whole_bodies(pages: Application, *, at_once: int) -> Application:
    """Answer whole requests only, so many at once as given, in the order in which they were whole."""
    makers = ThreadPoolExecutor(at_once, thread_name_prefix="pages")
    large = BoundedSemaphore(LARGE_AT_ONCE)

    def confidential(environ: Environ, start_response: Callable[..., Any], length: int) -> Iterable[bytes]:
        held = length > IN_MEMORY and large.acquire(timeout=PATIENCE)
        try:
            body = BytesIO()
            if length <= (LARGEST_CONFIDENTIAL if held else IN_MEMORY):
                _take_in(environ["wsgi.input"], length, body)
            environ["wsgi.input"] = body
            return _answered(makers, pages, environ, start_response)
        finally:
            if held:
                large.release()

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = _length(environ)
        if not length:
            return _answered(makers, pages, environ, start_response)
        if str(environ.get("PATH_INFO", "")).startswith(CONFIDENTIAL):
            return confidential(environ, start_response, length)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            # Who says to send too much is refused by what they say; nothing of it is read.
            if length <= settings.LARGEST_REQUEST:
                _take_in(environ["wsgi.input"], length, body)
            environ["wsgi.input"] = body
            return _answered(makers, pages, environ, start_response)

    return application


def _length(environ: Environ) -> int:
    given = str(environ.get("CONTENT_LENGTH") or "0")
    return int(given) if given.isdecimal() else 0


def _take_in(source: Any, length: int, body: Any) -> None:
    """Copy what comes; a body that breaks off stays shorter than it said, which the form or the API then refuses."""
    while length > 0:
        piece = source.read(min(PIECE, length))
        if not piece:
            break
        body.write(piece)
        length -= len(piece)
    body.seek(0)


def _answered(
    makers: ThreadPoolExecutor, pages: Application, environ: Environ, start_response: Callable[..., Any]
) -> Iterable[bytes]:
    def made() -> Iterable[bytes]:
        answer = pages(environ, start_response)
        if getattr(answer, "streaming", False):
            return _Pieces(makers, answer)
        try:
            return [b"".join(answer)]
        finally:
            _close(answer)

    return makers.submit(made).result()


class _Pieces:
    """A long answer, each piece made where pages are made."""

    def __init__(self, makers: ThreadPoolExecutor, answer: Iterable[bytes]) -> None:
        self.makers, self.answer, self.pieces = makers, answer, iter(answer)

    def __iter__(self) -> Iterator[bytes]:
        while (piece := self.makers.submit(next, self.pieces, None).result()) is not None:
            yield cast(bytes, piece)

    def close(self) -> None:
        self.makers.submit(_close, self.answer).result()


def _close(answer: Iterable[bytes]) -> None:
    if hasattr(answer, "close"):
        answer.close()
