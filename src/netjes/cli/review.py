"""Kijkt afspraken na: fouten, tegenspraak, wat nooit of altijd geldt, en wat open blijft."""

import argparse
import json

from netjes.cli.main import fail
from netjes.norms.errors import NotationError, RequestError
from netjes.norms.notation import read_file
from netjes.norms.review import Conflict, review

TO_MEND = ("errors", "conflicts", "never", "always")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agreement", metavar="AFSPRAKEN.md")
    parser.add_argument("--json", action="store_true", help="het resultaat als JSON")


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when there is something to mend; what is left open is for a person to judge."""
    found: dict[str, list[object]] = {name: [] for name in (*TO_MEND, "uncovered", "text_only", "warnings")}
    try:
        result = review(read_file(args.agreement))
    except RequestError as error:
        return fail(f"netjes review: {error}")
    except NotationError as error:
        found["errors"] = [{"file": p.file, "line": p.line, "message": p.message} for p in error.problems]
        lines = [str(problem) for problem in error.problems]
    else:
        found["conflicts"] = [
            {"role": c.role, "act": c.act, "when": c.when, "norms": c.norms, "articles": c.articles}
            for c in result.conflicts
        ]
        found["never"] = [{"article": norm.article, "norm": norm.id} for norm in result.never]
        found["always"] = [{"article": norm.article, "norm": norm.id} for norm in result.always]
        found["uncovered"] = [{"role": each.role, "act": each.act} for each in result.uncovered]
        found["text_only"] = [{"article": number} for number in result.text_only]
        found["warnings"] = [{"message": message} for message in result.warnings]
        lines = [_conflict(each) for each in result.conflicts]
        lines += [f"Norm {norm.id}: deze voorwaarde kan nooit waar zijn. Verander haar." for norm in result.never]
        lines += [f"Norm {norm.id}: deze voorwaarde is altijd waar. Laat haar weg." for norm in result.always]
        lines = lines or ["Geen fouten en geen tegenspraak."]
        lines += [f"Alleen tekst: artikel {number}." for number in result.text_only]
        lines += list(result.warnings)
        for role in dict.fromkeys(each.role for each in result.uncovered):
            acts = [each.act for each in result.uncovered if each.role == role]
            lines.append(f"Niets afgesproken voor {role} over {len(acts)} handelingen: {', '.join(acts)}.")
    print(json.dumps(found, ensure_ascii=False) if args.json else "\n".join(lines))
    return 1 if any(found[name] for name in TO_MEND) else 0


def _conflict(found: Conflict) -> str:
    ban, leave = found.norms
    facts = " en ".join(f'"{fact}" {"wel" if value else "niet"}' for fact, value in found.when.items())
    return (
        f"Norm {ban} verbiedt wat norm {leave} toestaat: {found.role}, {found.act}"
        f'{f", bij {facts}" if facts else ""}. Zeg met "gaat voor" welke van de twee wint.'
    )
