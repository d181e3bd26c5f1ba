"""Maakt de database klaar en zet de school erin."""

import argparse

from netjes.cli.database import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="de naam van de school")
    parser.add_argument("--slug", default="", help="de korte naam in kleine letters (volgt anders uit de naam)")
    parser.add_argument("--host", default=None, help="het adres, als er meer scholen in deze database staan")
    parser.add_argument("--accent", default="#2349A5", help="de kleur van de school, zoals #2349A5")


def run(args: argparse.Namespace) -> int:
    ready(migrate=True)
    from django.core.exceptions import ValidationError

    from netjes.cli.main import fail
    from netjes.lib.actors import system
    from netjes.schools.actions import open_school

    try:
        school = open_school(actor=system("init"), name=args.name, slug=args.slug, host=args.host, accent=args.accent)
    except ValidationError as error:
        if "slug" in error.message_dict:
            return fail("netjes init: deze school staat er al. Geef met --slug een andere korte naam.")
        return fail("\n".join(f"netjes init: {message}" for message in error.messages))
    print(f"{school.name} staat klaar. Neem nu afspraken op: netjes import-agreement BESTAND.md")
    return 0
