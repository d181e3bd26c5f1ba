"""What a person types works from any folder, and hands pip's settings on to uv."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reading_the_tree import ROOT

SCRIPTS = [*sorted((ROOT / "script").iterdir()), ROOT / ".ci" / "run"]

# Stands in for a set-up environment: pip tells its settings, uv notes what it was started with.
FAKE_PYTHON = """#!/bin/sh
case "$*" in
  *"config list"*) cat "$(dirname "$0")/settings" ;;
  *"install"*) echo "pip $*" >> "$(dirname "$0")/calls"; exit "${PIP_EXIT:-0}" ;;
esac
"""
FAKE_UV = """#!/bin/sh
env | grep -E '^(UV_|SSL_CERT_FILE)' | sort > "$(dirname "$0")/uv-environment"
echo "uv $*" >> "$(dirname "$0")/calls"
exit "${UV_EXIT:-0}"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "script").mkdir()
    shutil.copy(ROOT / "script" / "env", tmp_path / "script" / "env")
    (tmp_path / "requirements").mkdir()
    for name in ("run", "uv"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("")
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, text in {"python": FAKE_PYTHON, "uv": FAKE_UV}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    (programs / "settings").write_text("")
    return tmp_path


def run(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "script" / "env", "run"],
        cwd="/",
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def calls(checkout: Path) -> list[str]:
    noted = checkout / ".venv" / "bin" / "calls"
    return [line.split()[0] for line in noted.read_text().splitlines()] if noted.exists() else []


def test_it_works(checkout):
    assert run(checkout).returncode == 0
    assert calls(checkout) == ["uv"]
    assert run(checkout).returncode == 0
    assert calls(checkout) == ["uv"], "een tweede keer is er niets te doen"


def test_uv_gets_what_pip_was_told(checkout):
    programs = checkout / ".venv" / "bin"
    (programs / "settings").write_text(
        "global.index-url='https://spiegel.example/simple'\n"
        "global.extra-index-url='\\nhttps://een.example/simple\\nhttps://twee.example/simple'\n"
        "global.find-links='/srv/wheels /srv/more'\n"
        ":env:.index-url='https://dichterbij.example/simple'\n"
        ":env:.cert='/etc/school.pem'\n"
    )
    run(checkout)
    assert (programs / "uv-environment").read_text().splitlines() == [
        "SSL_CERT_FILE=/etc/school.pem",
        "UV_DEFAULT_INDEX=https://dichterbij.example/simple",
        "UV_FIND_LINKS=/srv/wheels,/srv/more",
        "UV_INDEX=https://een.example/simple https://twee.example/simple",
        "UV_INDEX_STRATEGY=unsafe-best-match",
    ]


def test_what_uv_was_told_itself_wins(checkout):
    programs = checkout / ".venv" / "bin"
    (programs / "settings").write_text("global.index-url='https://spiegel.example/simple'\n")
    run(checkout, UV_DEFAULT_INDEX="https://eigen.example/simple")
    assert "UV_DEFAULT_INDEX=https://eigen.example/simple" in (programs / "uv-environment").read_text()


def test_without_uv_pip_does_it_and_says_so(checkout):
    done = run(checkout, UV_EXIT="1")
    assert done.returncode == 0 and "verder met pip" in done.stderr
    assert calls(checkout) == ["uv", "pip"]
    assert calls(checkout) and "--require-hashes" in (checkout / ".venv" / "bin" / "calls").read_text()


def test_when_nothing_can_be_fetched_it_says_so_and_tries_again_next_time(checkout):
    done = run(checkout, UV_EXIT="1", PIP_EXIT="1")
    assert done.returncode == 1 and "pakketindex" in done.stderr
    assert run(checkout).returncode == 0


def test_an_unknown_set_is_named(checkout):
    done = subprocess.run([checkout / "script" / "env", "alles"], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "alles" in done.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_run_and_read(script):
    assert os.access(script, os.X_OK)
    shell = script.read_text().splitlines()[0].split()[-1].rsplit("/", 1)[-1]
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
