"""Kijkt na of het logboek en de bekendgemaakte afspraken nog zijn zoals ze zijn opgeschreven."""

import argparse

from netjes.cli.database import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="het resultaat als JSON")


def run(args: argparse.Namespace) -> int:
    ready()
    import json

    from netjes.site.verify import problems

    found = list(problems())
    if args.json:
        rows = [{"school": each.school, "where": each.where, "what": each.what} for each in found]
        print(json.dumps({"problems": rows}, ensure_ascii=False))
    elif not found:
        print("Alles is nog zoals het is opgeschreven.")
    for each in found if not args.json else ():
        print(each)
    return 1 if found else 0
