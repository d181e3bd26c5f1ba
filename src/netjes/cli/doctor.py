"""Kijkt of instellingen, database, mail, schijf, klok en school goed staan, en zegt bij elk wat je kunt doen."""

import argparse

from netjes.cli.database import ready

SIGNS = {"well": "goed  ", "advice": "let op", "wrong": "FOUT  "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mail-to", default="", metavar="ADRES", help="stuur een proefmail; anders gaat er niets uit")
    parser.add_argument("--json", action="store_true", help="het resultaat als JSON")


def run(args: argparse.Namespace) -> int:
    ready()
    import json

    from netjes.site.doctor.findings import State
    from netjes.site.doctor.whole import everything

    found = list(everything(mail_to=args.mail_to))
    if args.json:
        print(json.dumps({"findings": [each.as_json() for each in found]}, ensure_ascii=False))
    for each in found if not args.json else ():
        print(f"{SIGNS[each.state]}  {each.area}: {each.what}")
        if each.do:
            print(f"        → {each.do}")
    return 1 if any(each.state is State.WRONG for each in found) else 0
