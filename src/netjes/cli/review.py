"""Kijkt afspraken na: fouten, wat open blijft, wat alleen tekst is, woorden die niemand gebruikt."""

import argparse
import json

from netjes.norms.errors import NotationError
from netjes.norms.notation import read_file
from netjes.norms.review import review


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agreement", metavar="AFSPRAKEN.md")
    parser.add_argument("--json", action="store_true", help="het resultaat als JSON")


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when there are mistakes; what is left open is no mistake."""
    found: dict[str, list[object]] = {"errors": [], "uncovered": [], "text_only": [], "warnings": []}
    try:
        result = review(read_file(args.agreement))
    except NotationError as error:
        found["errors"] = [{"file": p.file, "line": p.line, "message": p.message} for p in error.problems]
        lines = [str(problem) for problem in error.problems]
    else:
        found["uncovered"] = [{"role": each.role, "act": each.act} for each in result.uncovered]
        found["text_only"] = [{"article": number} for number in result.text_only]
        found["warnings"] = [{"message": message} for message in result.warnings]
        lines = ["Geen fouten."]
        lines += [f"Alleen tekst: artikel {number}." for number in result.text_only]
        lines += list(result.warnings)
        for role in dict.fromkeys(each.role for each in result.uncovered):
            acts = [each.act for each in result.uncovered if each.role == role]
            lines.append(f"Niets afgesproken voor {role} over {len(acts)} handelingen: {', '.join(acts)}.")
    print(json.dumps(found, ensure_ascii=False) if args.json else "\n".join(lines))
    return 1 if found["errors"] else 0
