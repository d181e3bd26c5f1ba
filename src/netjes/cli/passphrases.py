"""Where the passphrase of a backup comes from: the environment, a file, or whoever sits at the terminal."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from netjes.cli.errors import CannotStart

FROM_OUTSIDE = "NETJES_BACKUP_PASSPHRASE"


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", metavar="BESTAND", help=f"waar de wachtzin in staat (anders {FROM_OUTSIDE})"
    )


def passphrase(args: argparse.Namespace, *, twice: bool) -> str:
    """Never from an option: those are in the list of processes. Raises `CannotStart` when there is none to be had."""
    if args.passphrase_file:
        return text_of(args.passphrase_file).strip("\r\n")
    given = os.environ.get(FROM_OUTSIDE, "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise CannotStart(f"er is geen wachtzin. Geef --passphrase-file BESTAND of zet {FROM_OUTSIDE}.")
    typed = getpass.getpass("Wachtzin van de reservekopie: ")
    if twice and getpass.getpass("Nog een keer: ") != typed:
        raise CannotStart("de twee wachtzinnen zijn niet gelijk. Probeer het nog eens.")
    return typed


def text_of(name: str) -> str:
    """A file that an option names. Raises `CannotStart`."""
    try:
        return Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise CannotStart(f"{name}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CannotStart(f"{name}: dit is geen tekst.") from None
