"""What the settings read from outside: environment variables and the data folder.

Pure functions over `os.environ`, so that each can be tested without loading Django's settings.
"""

import os
import secrets
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]", "testserver"})


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    return value.strip().lower() in {"1", "true", "yes", "ja", "on"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without empty parts."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def is_loopback(host: str) -> bool:
    """Whether this host name can only mean the machine itself (no wildcard, no port)."""
    return host in LOOPBACK or (host.startswith("127.") and host.count(".") == 3)


def data_folder() -> Path:
    """Where everything is kept that Netjes writes; made, for this user only, when it is not there.

    `NETJES_DATA`, else `var/` of the checkout, else `var/` of the current folder.
    """
    checkout = Path(__file__).resolve().parents[3]
    home = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    folder = Path(os.environ.get("NETJES_DATA") or home / "var").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """`SECRET_KEY`, else the one in the data folder; made on first use, readable by its owner alone.

    Written aside and linked into place, so that two processes starting together agree on one key.
    """
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    path = folder / "secret-key"
    if not path.exists():
        draft = folder / f"secret-key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
