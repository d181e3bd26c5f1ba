"""A language model on the school's own network, for tests."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from netjes.checks.tone.near import NearJudge

from .marked import roster


class Model:
    """Stands in for a chat interface on 127.0.0.1: says what it is told to say and keeps what it was asked."""

    def __init__(self):
        self.says, self.status, self.waits, self.headers, self.asked = {"bullying": 0.9}, 200, 0.0, {}, []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                model.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                time.sleep(model.waits)
                said = model.says if isinstance(model.says, bytes) else json.dumps(
                    {"message": {"role": "assistant", "content": json.dumps(model.says)}}
                ).encode()  # fmt: skip
                self.send_response(model.status)
                for name, value in model.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/api/chat"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def judge(self, **more):
        return NearJudge(self.address, "klein", roster=roster(), **more)
