"""The child process: ``python -m netjes.reading.apart PATH`` reads a file under limits and prints JSON.

Parsers are other people's and files are strangers', so a document is read where memory and time are limited
and where a crash takes nothing along. Prints ``{"document": …, "source": …}`` or ``{"cannot": "sentence"}``;
no output at all means that memory or time ran out.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
import warnings
from importlib import import_module
from pathlib import Path

from netjes.lib.children import command_for, keep_within, no_longer_than, surroundings

from . import safety
from .document import Document
from .errors import CannotRead

SECONDS = 8  # of processor time
PATIENCE = 20  # seconds on the clock, for a machine that is busy with other things
FORMS = {"txt": "txt", "md": "md", "html": "html", "htm": "html", "docx": "docx", "odt": "odt", "pdf": "pdf"}
MEMORY = 360_000_000  # bytes of address space for the child; the caller itself stays small


def read_apart(path: Path) -> Document:
    """Read the file in a child process. Raises `CannotRead`."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module; the path is an argument
            [*command_for(__name__), str(path.absolute())],
            capture_output=True,
            timeout=PATIENCE,
            env=surroundings(),
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise too_heavy(path) from None
    if "cannot" in answer:
        raise CannotRead(answer["cannot"])
    return Document.from_json(answer["document"], answer["source"])


def too_heavy(path: Path) -> CannotRead:
    return CannotRead(
        f"{safety.shown(path)} is te zwaar om te lezen. "
        "Bewaar alleen de bladzijden met de afspraken in een nieuw document en probeer het opnieuw."
    )


def main(path: Path) -> None:
    """Read under limits; what a parser trips over is the file's fault, so it becomes a sentence.

    Our own code and the parser are loaded first: what that takes, and on a new machine compiles, is no fault of
    the file and does not count.
    """
    from . import read_here, split, topics, weak  # noqa: F401

    if (form := path.suffix.lower().lstrip(".")) in FORMS:
        import_module(f"netjes.reading.formats.{FORMS[form]}")
    before = _peak()
    keep_within(memory=MEMORY)
    no_longer_than(SECONDS)
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        document = read_here(path)
        answer = json.dumps({"document": document.as_json(), "source": document.source})
    except CannotRead as problem:
        answer = json.dumps({"cannot": str(problem)})
    except (MemoryError, RecursionError):
        answer = json.dumps({"cannot": str(too_heavy(path))})
    except Exception as problem:
        # Parsers report a lack of memory as damage; a file that filled the space was too heavy.
        heavy = type(problem).__name__ == "LimitReachedError" or _peak() > before + MEMORY * 0.4
        answer = json.dumps({"cannot": str(too_heavy(path) if heavy else safety.broken(path))})
    sys.stdout.write(answer)


def _peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
