"""Child processes that read strangers' files: what they are started with, and the limits they work under."""

import contextlib
import os
import resource
import sys
from pathlib import Path

# What a child needs of its surroundings to start. Passwords and keys that the site was started with are not among it.
GIVEN = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT")


def command_for(module: str) -> list[str]:
    """How a module of ours is started as a child, with the interpreter that runs here."""
    return [sys.executable, "-P", "-m", module]


def surroundings() -> dict[str, str]:
    """The environment of a child: the way to our code, and no secrets."""
    source = str(Path(__file__).resolve().parents[2])
    search = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    given = {name: os.environ[name] for name in GIVEN if name in os.environ}
    return given | {"PYTHONPATH": search, "PYTHONUTF8": "1"}


def keep_within(*, memory: int, writes: bool = True) -> None:
    """From now on, in this child: so many bytes of address space, no core dump, after others; `writes`: to files."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not writes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(OSError):
        os.nice(5)


def no_longer_than(seconds: int) -> None:
    """So many seconds of processor time from now on; what was used until now does not count."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, most))
