"""A server that behaves as Mastodon's documentation says its API does; the real one cannot be installed in a test.

After docs.joinmastodon.org: methods/statuses (Idempotency-Key, DELETE), methods/media (v2: 202 while it works on a
picture, 206 on asking), methods/accounts (verify_credentials), api/rate-limits (429). `answers` go first.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "een-heel-geheim-token"
LONGEST = 500


@dataclass
class Mastodon:
    """What is there: statuses and pictures by id, and how often each address was asked."""

    address: str = ""
    statuses: dict[str, dict] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    by_key: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    slow_pictures: int = 0  # so often a picture is still worked on
    loses_answers: int = 0  # so many posts are taken in, and then the line goes dead


class _Desk(BaseHTTPRequestHandler):
    place: Mastodon

    def log_message(self, *_args) -> None:
        pass

    def _say(self, status: int, said=None, headers=None) -> None:
        body = said if isinstance(said, bytes) else json.dumps(said or {}).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _begin(self) -> bytes | None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.place.asked.append(f"{self.command} {self.path.split('?')[0]}")
        if self.place.answers:
            status, headers, said = self.place.answers.pop(0)
            self._say(status, said, headers)
            return None
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._say(401, {"error": "The access token is invalid"})
            return None
        return body

    def do_GET(self) -> None:
        if self._begin() is None:
            return
        kind, _, number = self.path.rpartition("/")
        if self.path == "/api/v1/accounts/verify_credentials":
            self._say(200, {"id": "1", "acct": "lindekade"})
        elif kind == "/api/v1/media" and number in self.place.media:
            self.place.slow_pictures -= 1
            self._say(200 if self.place.slow_pictures <= 0 else 206, {"id": number})
        elif kind == "/api/v1/statuses" and number in self.place.statuses:
            self._say(200, self.place.statuses[number])
        else:
            self._say(404, {"error": "Record not found"})

    def do_POST(self) -> None:
        body = self._begin()
        if body is None:
            return
        if self.path == "/api/v2/media":
            self._take_picture(body)
        elif self.path == "/api/v1/statuses":
            self._take_status(json.loads(body))
        else:
            self._say(404, {"error": "Record not found"})

    def _take_picture(self, body: bytes) -> None:
        found = re.search(
            rb'name="description"\r\n\r\n(.*?)\r\n.*filename="[^"]+\.jpg"\r\n[^\r]+\r\n\r\n(.*)\r\n--', body, re.S
        )
        if found is None or not found[2].startswith(b"\xff\xd8"):
            self._say(422, {"error": "Validation failed: File content type is invalid"})
            return
        number = str(100 + len(self.place.media))
        self.place.media[number] = found[1]
        self._say(202 if self.place.slow_pictures > 0 else 200, {"id": number})

    def _take_status(self, said: dict) -> None:
        key = self.headers.get("Idempotency-Key", "")
        if len(said["status"]) > LONGEST:
            self._say(422, {"error": "Validation failed: Text character limit of 500 exceeded"})
            return
        if key not in self.place.by_key:
            number = str(900 + len(self.place.by_key))
            self.place.by_key[key] = number
            self.place.statuses[number] = {"id": number, "url": f"{self.place.address}/@lindekade/{number}", **said}
        if self.place.loses_answers:
            self.place.loses_answers -= 1
            self.close_connection = True
            return
        self._say(200, self.place.statuses[self.place.by_key[key]])

    def do_DELETE(self) -> None:
        if self._begin() is None:
            return
        gone = self.place.statuses.pop(self.path.split("?")[0].rpartition("/")[2], None)
        self._say(200 if gone else 404, gone or {"error": "Record not found"})


@contextmanager
def running() -> Iterator[Mastodon]:
    place = Mastodon()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Desk", (_Desk,), {"place": place}))
    place.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield place
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
