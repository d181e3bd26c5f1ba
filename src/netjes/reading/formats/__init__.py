"""One reader per file format; each brings a file to a list of `Block`s.

Everything but plain text is read in a child process with a limit on memory and time, because the parsers
are other people's and the files are strangers'.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from .. import safety
from ..blocks import Block
from ..errors import CannotRead
from . import plain

SECONDS = 15
MEMORY = 340_000_000  # bytes of address space for the child; the parent stays well under 100 MB


def load(path: Path) -> list[Block]:
    """Check the file, read it in the way its format asks, and return its blocks. Raises `CannotRead`."""
    form = safety.check(path)
    if form == "txt":
        raw = path.read_bytes()
        text = plain.decode(raw, path)
        if not plain.is_markup(text):
            return plain.blocks(text)
        form = "html"
    return _load_apart(form, path)


def _load_apart(form: str, path: Path) -> list[Block]:
    source = str(Path(__file__).resolve().parents[3])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(
        filter(None, [source, os.environ.get("PYTHONPATH", "")]))}  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, the path is an argument
            [sys.executable, "-P", "-m", f"{__name__}.apart", form, str(path.resolve())],
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_heavy(path) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise too_heavy(path) from None
    if "cannot" in answer:
        raise CannotRead(answer["cannot"])
    return [Block.from_json(block) for block in answer["blocks"]]


def too_heavy(path: Path) -> CannotRead:
    return CannotRead(
        f"{safety.shown(path)} is te zwaar om te lezen. "
        "Bewaar alleen de bladzijden met de afspraken in een nieuw document en probeer het opnieuw."
    )
