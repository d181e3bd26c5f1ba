"""The child process: ``python -m netjes.reading.formats.apart FORMAT PATH`` prints blocks as JSON.

Prints ``{"blocks": […]}`` or ``{"cannot": "sentence"}``; no output at all means memory or time ran out.
"""

from __future__ import annotations

import importlib
import json
import logging
import resource
import sys
import warnings
from pathlib import Path

from .. import safety
from ..errors import CannotRead
from . import MEMORY, SECONDS


def main(form: str, path: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        blocks = importlib.import_module(f"{__package__}.{form}").read(path)
        size = sum(len(block.text.encode()) + sum(len(cell.encode()) for cell in block.cells) for block in blocks)
        if size > safety.MAX_TEXT:
            raise safety.refuse_too_big(path)
        answer = json.dumps({"blocks": [block.as_json() for block in blocks]})
    except CannotRead as problem:
        answer = json.dumps({"cannot": str(problem)})
    except MemoryError:
        return
    except Exception:  # whatever a parser trips over, the file is what is wrong
        answer = json.dumps({"cannot": str(safety.broken(path))})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
