"""What the sub-commands with a database or a server have in common."""

import argparse
import os

from netjes.cli.errors import CannotStart


def ready(*, migrate: bool = False) -> None:
    """Start Django, and with `migrate` bring the database up to date. Raises `CannotStart` when that fails."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netjes.site.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        django.setup()
        if migrate:
            call_command("migrate", verbosity=0)
    except DatabaseError as error:
        raise CannotStart(f"de database antwoordt niet: {first_line(error)} Kijk DATABASE_URL na.") from error
    except OSError as error:
        raise CannotStart(f"{error.filename}: {error.strerror}. Kies met NETJES_DATA een andere map.") from error
    except (ImproperlyConfigured, ValueError) as error:
        raise CannotStart(f"de instellingen kloppen niet: {first_line(error)}") from error


def port_number(written: str) -> int:
    """A port as somebody typed it, for argparse."""
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= 65535):
        raise argparse.ArgumentTypeError(f'"{written}" is geen poort. Kies een getal van 1 tot en met 65535.')
    return int(written)


def first_line(error: Exception) -> str:
    """What a library said, as one sentence."""
    line = (str(error).splitlines() or [type(error).__name__])[0].strip()
    return line if line.endswith(".") else f"{line}."
