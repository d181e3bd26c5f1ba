"""Forms that are sent by half, straight to the server with no proxy in front: they hold up nobody else."""

import socket
import time
import urllib.request
from contextlib import ExitStack

from bench.signing_day import Server, databases

HALF = b"POST /inloggen/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n" \
       b"Content-Length: 900\r\n\r\nnaam=Sa"  # fmt: skip


def test_it_works():
    with databases("SQLite") as environment, ExitStack() as kept:
        server = Server(environment, "-m", "netjes.cli.main", "serve")
        kept.callback(server.stop)
        for _ in range(50):
            sender = kept.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            sender.sendall(HALF)
        time.sleep(0.5)
        for _ in range(10):
            before = time.monotonic()
            with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/healthz", timeout=5) as answer:
                assert answer.status == 200
            assert time.monotonic() - before < 1.0
