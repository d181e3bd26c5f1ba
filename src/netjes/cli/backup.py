"""Bewaart alles in één versleuteld bestand, terwijl de site gewoon doorgaat."""

import argparse
import sys
from pathlib import Path

from netjes.cli.database import first_line, ready
from netjes.cli.main import fail
from netjes.cli.passphrases import add_passphrase, passphrase

TO_OUTSIDE = "NETJES_BACKUP_RECIPIENT"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BESTAND", type=Path, help="waar de reservekopie komt")
    parser.add_argument(
        "--recipient",
        action="append",
        default=[],
        metavar="SLEUTEL",
        help=f"openbare sleutel van age (age1…) in plaats van een wachtzin; mag vaker (anders {TO_OUTSIDE})",
    )
    add_passphrase(parser)
    parser.add_argument("--force", action="store_true", help="vervang het bestand als het er al is")


def run(args: argparse.Namespace) -> int:
    ready()
    from django.db import DatabaseError

    from netjes.site.backups.errors import CannotBackUp
    from netjes.site.backups.sealed import recipient
    from netjes.site.backups.writing import write_backup
    from netjes.site.environment import words
    from netjes.site.lately import BACKUP, note

    outside = [] if args.passphrase_file else words(TO_OUTSIDE)
    try:
        recipients = [recipient(written) for written in args.recipient or outside]
        phrase = "" if recipients else passphrase(args, twice=True)
        made = write_backup(args.file, passphrase=phrase, recipients=recipients, overwrite=args.force)
    except CannotBackUp as error:
        return fail(f"netjes backup: {error}")
    except DatabaseError as error:
        return fail(f"netjes backup: de database werkt niet mee: {first_line(error)} Typ: netjes doctor")
    note(BACKUP)
    print(f"{args.file} staat klaar: {made.rows} rijen uit {made.tables} tabellen, {made.bytes / 1e6:.1f} MB.")
    if not made.key_inside:
        print("Let op: SECRET_KEY komt van buiten en staat niet in deze kopie. Bewaar die apart.", file=sys.stderr)
    for each in made.problems:
        print(f"Let op: {each}", file=sys.stderr)
    return 0
