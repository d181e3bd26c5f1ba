"""Run the site in this process's own server, as `netjes demo` does."""

import socket
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from netjes.site.environment import is_loopback

LONGEST_HEAD = 64 * 1024  # bytes of a request's first line and headers


class CannotListen(Exception):
    """The port cannot be had; the message says why and what to do."""


def serve(address: str, port: int, *, when_ready: Callable[[], None]) -> None:
    """Answer requests until Ctrl-C. Raises `CannotListen` before anything is started.

    SQLite takes one writer at a time, so it gets one process with one thread: measured faster, and far
    steadier, than several that wait for each other's locks.
    """
    if settings.DEMO and not is_loopback(address):
        raise ImproperlyConfigured(
            f"De voorbeeldschool luistert alleen op deze computer, niet op {address}: "
            "iedereen kan er immers iedereen zijn."
        )
    _demand_free(address, port)
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    server = Server(
        "netjes.site.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000, max_buffer_size=LONGEST_HEAD),
        websockets=False,
        workers=int(__import__("os").environ.get("NJ_W",1 if on_sqlite else 2)),
        blocking_threads=int(__import__("os").environ.get("NJ_T",1 if on_sqlite else 4)),
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
        workers_kill_timeout=2,
    )
    server.on_startup(when_ready)
    server.serve()


def _demand_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError:
            raise CannotListen(f"Poort {port} mag je hier niet gebruiken. Kies er een boven 1023.") from None
        except OSError:
            raise CannotListen(f"Poort {port} is al bezet. Kies een andere, bijvoorbeeld --port {port + 1}.") from None
