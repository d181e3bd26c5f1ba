"""Zet een reservekopie terug in een lege database, en kijkt na of alles er weer is."""

import argparse
import sys
from pathlib import Path

from netjes.cli.database import ready
from netjes.cli.main import fail
from netjes.cli.passphrases import add_passphrase, passphrase, text_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="BESTAND", type=Path, help="de reservekopie")
    parser.add_argument("--identity", metavar="BESTAND", help="de geheime sleutel van age waarmee hij opengaat")
    add_passphrase(parser)
    parser.add_argument("--check", action="store_true", help="kijk alleen na of de kopie heel is; verander niets")


def run(args: argparse.Namespace) -> int:
    from netjes.site import environment

    if not args.file.is_file():
        return fail(f"netjes restore: {args.file} is er niet.")
    new_key = environment.key_in(environment.data_folder()) is None
    ready()
    from netjes.reports.removed import remove_again
    from netjes.site.backups.errors import CannotRestore
    from netjes.site.backups.restoring import check_backup, key_differs, restore_backup
    from netjes.site.backups.sealed import identities

    try:
        keys = identities(text_of(args.identity)) if args.identity else []

        def words() -> str:
            return passphrase(args, twice=False)

        if args.check:
            kept = check_backup(args.file, passphrase=words, keys=keys)
        else:
            kept = restore_backup(args.file, passphrase=words, keys=keys, new_key=new_key)
    except CannotRestore as error:
        return fail(f"netjes restore: {error}")
    content = f"{kept.rows} rijen uit {kept.tables} tabellen, gemaakt op {kept.made_at}"
    print(f"{args.file} is heel: {content}." if args.check else f"Alles is teruggezet en nagekeken: {content}.")
    removed = 0 if args.check else remove_again()
    if removed:
        print(f"{removed} stukken bij meldingen, die na deze kopie zijn verwijderd, zijn opnieuw verwijderd.")
    for each in kept.problems:
        print(f"Dit klopte al niet toen de kopie werd gemaakt: {each}", file=sys.stderr)
    if not args.check and key_differs(kept):
        print(
            "Let op: SECRET_KEY is een andere dan toen. Zonder de oude blijven geheimen van inlogdiensten en "
            "tweede stappen dicht. Zet de oude erbij in NETJES_OLD_SECRET_KEYS.",
            file=sys.stderr,
        )
    return 0
