"""A command as somebody types it, without starting a process for it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from netjes.cli.main import main


@dataclass
class Said:
    """What a command answered: its exit status, and what it said where."""

    status: int
    out: str
    err: str


Type = Callable[..., Said]


@pytest.fixture
def netjes(capsys: pytest.CaptureFixture[str]) -> Type:
    """Types `netjes …`; whatever happens, nobody gets to see a traceback."""

    def act(*words: object) -> Said:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as stopped:  # argparse
            status = int(stopped.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Said(status, said.out, said.err)

    return act


@pytest.fixture
def started() -> Type:
    """The same in a process of its own, as the console script."""

    def act(*words: object, stdin: bytes = b"", env: dict[str, str] | None = None) -> Said:
        program = Path(sys.executable).with_name("netjes")
        done = subprocess.run(
            [program, *map(str, words)], input=stdin, capture_output=True, check=False, env=env, timeout=60
        )
        err = done.stderr.decode()
        assert "Traceback" not in err
        return Said(done.returncode, done.stdout.decode(), err)

    return act
