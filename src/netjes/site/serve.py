"""Run the site in this process's own server, as `netjes demo` does."""

import os
import socket
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from netjes.site.environment import is_loopback
from netjes.site.whole_bodies import load

LONGEST_HEAD = 64 * 1024  # bytes of a request's first line and headers
# A phone that asks every few seconds keeps its connection: a large school has some 1,500 of them at once.
CONNECTIONS = 4096  # that a process holds open
WAITING = 2048  # that may wait to be let in
# A thread that waits for the rest of a body costs next to nothing, and is made only when it is needed.
BODIES = 256  # that a process takes in at once


class CannotListen(Exception):
    """The port cannot be had; the message says why and what to do."""


def workers_for(database: str, cores: int) -> int:
    """How many processes answer: one for each core, and on SQLite, which takes one writer at a time, two at most."""
    return max(1, min(cores, 2 if database == "sqlite" else 8))


def serve(
    address: str,
    port: int,
    *,
    when_ready: Callable[[], None],
    workers: int = 0,
    application: str = "netjes.site.wsgi:application",
) -> None:
    """Answer requests until Ctrl-C, with as many processes as suit this machine or as given.

    Raises `CannotListen` before anything is started. Threads in one process share one core, so making pages in more
    of them adds little; on SQLite they only wait for each other's locks, with a longer tail
    (docs/reference/benchmarks.md). Many more threads only wait for what is still being sent.
    """
    if settings.DEMO and not is_loopback(address):
        raise ImproperlyConfigured(
            f"De voorbeeldschool luistert alleen op deze computer, niet op {address}: "
            "iedereen kan er immers iedereen zijn."
        )
    _demand_free(address, port)
    database = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")
    server = Server(
        application,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000, max_buffer_size=LONGEST_HEAD),
        websockets=False,
        backlog=WAITING,
        backpressure=CONNECTIONS,
        workers=workers or workers_for(database, os.cpu_count() or 1),
        blocking_threads=BODIES,
        log_access=False,
        log_level="error",  # type: ignore[arg-type]
        workers_kill_timeout=2,
    )
    server.on_startup(when_ready)
    server.serve(target_loader=partial(load, at_once=1 if database == "sqlite" else 2))


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
