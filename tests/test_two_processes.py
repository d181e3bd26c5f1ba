"""Two servers on one database: what is closed in the one is not open in the other a second later."""

import json
import threading
import time
import urllib.request

from bench.lesson_change import STAND
from bench.lesson_school import opened
from bench.signing_day import Server, asked, databases

SECOND = 1.0  # so old may a picture be, counted from before it was taken


def says(port: int, pass_: str) -> str:
    """By a connection of its own, so that each process of the server gets its turn."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{STAND}", headers={"Netjes-Les": pass_})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read().decode().partition('data-v="')[2].partition('"')[0]


def test_it_works():
    with databases("SQLite") as environment:
        school = opened(environment, 2, 1)
        pass_ = school["pupils"][0]["pass"]
        given = json.loads(asked(environment, "-m", "bench.lesson_school", "give", str(school["lessons"][0])))[0]
        servers = [Server(environment, "-m", "netjes.cli.main", "serve") for _ in range(2)]
        last_green, enough = {each.port: 0.0 for each in servers}, threading.Event()

        def keep_asking(port: int) -> None:
            while not enough.is_set():
                before = time.time()
                if says(port, pass_) == "mag":
                    last_green[port] = before
                time.sleep(0.02)

        try:
            assert [says(each.port, pass_) for each in servers] == ["mag", "mag"]
            askers = [threading.Thread(target=keep_asking, args=(each.port,)) for each in servers for _ in range(2)]
            for asker in askers:
                asker.start()
            closed = json.loads(asked(environment, "-m", "bench.lesson_school", "close", str(given)))
            time.sleep(2.5)
            enough.set()
            for asker in askers:
                asker.join()
            assert [says(each.port, pass_) for each in servers] == ["niet", "niet"]
        finally:
            enough.set()
            for each in servers:
                each.stop()
    assert all(last_green.values()), "er is gevraagd terwijl het nog mocht"
    assert all(green - closed < SECOND for green in last_green.values()), (closed, last_green)
