"""Laat zien wat er in de tekst veranderde tussen twee versies, per artikel."""

import argparse
import json

from netjes.cli.main import fail
from netjes.norms.changes import text_changes
from netjes.norms.errors import NotationError
from netjes.norms.notation import read_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OUD.md")
    parser.add_argument("new", metavar="NIEUW.md")
    parser.add_argument("--json", action="store_true", help="het resultaat als JSON")


def run(args: argparse.Namespace) -> int:
    try:
        changes = text_changes(read_file(args.old), read_file(args.new))
    except NotationError as error:
        return fail(error)
    if args.json:
        rows = [{"article": each.article, "was": each.was, "now": each.now} for each in changes]
        print(json.dumps({"text": rows}, ensure_ascii=False))
    elif not changes:
        print("De tekst is hetzelfde. Naar de normen kijkt deze opdracht nog niet.")
    for each in changes if not args.json else ():
        kind = "is veranderd" if each.was and each.now else "is nieuw" if each.now else "is vervallen"
        print(f"Artikel {each.article} {kind}.")
    return 0
