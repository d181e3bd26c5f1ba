"""Doet het werk dat op niemand wacht: mail versturen, herinneringen, bronnen nakijken. Draait tot je het stopt."""

import argparse

from netjes.cli.database import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="één ronde, en dan klaar")
    parser.add_argument("--pause", type=int, default=60, metavar="SECONDEN", help="tussen twee rondes (60)")


def run(args: argparse.Namespace) -> int:
    ready(migrate=True)
    from netjes.site.work import rounds

    for done in rounds(pause=max(1, args.pause), once=args.once):
        if done:
            print(", ".join(f"{what}: {count}" for what, count in done.items()), flush=True)
        elif args.once:
            print("Er was niets te doen.")
    return 0
