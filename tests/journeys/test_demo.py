"""`netjes demo`, as someone who tries Netjes for the first time meets it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

NETJES = Path(sys.executable).with_name("netjes")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port: int, data: Path) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.Popen(
        [NETJES, "demo", "--port", str(port), "--data", str(data)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_until_ready(process: subprocess.Popen[str], base: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/readyz") as answer:
                assert answer.status == 200
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"netjes demo kwam niet op gang:\n{end(process, signal.SIGKILL)}")


def end(process: subprocess.Popen[str], how: signal.Signals = signal.SIGINT) -> str:
    """Stop it as Ctrl-C does, for the server and its worker alike; gives what it had said."""
    if process.poll() is None:
        os.killpg(process.pid, how)
    return process.communicate(timeout=20)[0]


@pytest.fixture
def demo(tmp_path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    process = start(port, tmp_path)
    base = f"http://127.0.0.1:{port}"
    wait_until_ready(process, base)
    yield process, base
    if process.poll() is None:
        end(process)


def test_it_works(demo, phone):
    """On a phone the strip is one line: a choice and a button."""
    _, phone.base = demo
    phone.visit("/")
    strip = phone.page.locator(".demo")
    assert strip.bounding_box()["height"] <= 56
    phone.page.get_by_label("Voorbeeldschool. Je kijkt mee als:").select_option("leerling")
    phone.press("Kijk zo")
    assert strip.locator("option:checked").inner_text().endswith("Noor de Vries")
    phone.page.get_by_label("Voorbeeldschool. Je kijkt mee als:").select_option("bezoeker")
    phone.press("Kijk zo")
    assert strip.locator("option:checked").get_attribute("value") == "bezoeker"


def test_it_stops_when_asked_and_says_so(demo):
    process, base = demo
    said = end(process)
    assert process.returncode == 0, said
    assert base in said and "Gestopt." in said and "Traceback" not in said


def test_a_taken_port_is_told_without_a_traceback(demo, tmp_path):
    _, base = demo
    second = start(int(base.rsplit(":", 1)[1]), tmp_path)
    said, _ = second.communicate(timeout=60)
    assert second.returncode == 2
    assert "al bezet" in said and "Traceback" not in said
