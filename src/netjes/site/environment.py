"""What the settings read from outside: environment variables and the data folder.

Pure functions over `os.environ`, so that each can be tested without loading Django's settings.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

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


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes out; without a host it does not."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_server(address: str) -> MailServer:
    """`smtp://user:password@host:587?starttls` or `smtps://…`, taken apart. Raises `ValueError` with the mend."""
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("NETJES_SMTP is geen adres van een mailserver. Schrijf smtp://naam:wachtwoord@server:587.")
    tls = parts.scheme == "smtps"
    return MailServer(
        host=parts.hostname,
        port=parts.port or (465 if tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and "starttls" in parts.query,
        tls=tls,
    )


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


def key_in(folder: Path) -> str | None:
    """The key that stands in the data folder, if one does."""
    path = folder / "secret-key"
    return path.read_text().strip() if path.exists() else None
