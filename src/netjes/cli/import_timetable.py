"""Neemt een rooster over: eerst kijken wat er verandert, dan alles of niets."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netjes.cli.database import ready
from netjes.cli.main import fail

if TYPE_CHECKING:
    from netjes.timetables.taking_in import Plan

WORDS = {
    "new": "lessen komen erbij", "moved": "lessen verschuiven", "changed": "lessen veranderen",
    "cancelled": "lessen vallen uit", "back": "lessen gaan toch door", "gone": "lessen staan er niet meer in",
    "same": "lessen blijven hetzelfde", "older": "lessen hebben een oudere versie dan we hebben",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="ROOSTER", help="een agenda (.ics), JSON van Zermelo, of een CSV")
    parser.add_argument("--school", help="de korte naam van de school, als er meer dan één is")
    parser.add_argument("--name", default="Rooster", help="hoe dit rooster heet (anders: Rooster)")
    parser.add_argument("--format", choices=["ical", "zermelo", "csv"], help="de soort (anders: zoals het eruitziet)")
    parser.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er verandert")
    parser.add_argument("--yes-remove", action="store_true", help="meer dan de helft van de lessen mag uitvallen")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(args: argparse.Namespace) -> int:
    ready(migrate=True)
    from netjes.lib.actors import system
    from netjes.schools.models import School
    from netjes.timetables.actions import take_over_at_once
    from netjes.timetables.errors import CannotTakeOver
    from netjes.timetables.formats import LARGEST, CannotRead

    schools = list(School.objects.filter(slug=args.school) if args.school else School.objects.all()[:2])
    if len(schools) != 1:
        known = ", ".join(School.objects.values_list("slug", flat=True)) or "geen; begin met netjes init"
        return fail(f"netjes import-timetable: zeg met --school om welke school het gaat. Bekend: {known}.")
    path = Path(args.path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        plan = take_over_at_once(
            actor=system("import"), school=schools[0], name=" ".join(args.name.split()), file_name=path.name,
            content=content, format_=args.format or "", may_vanish=args.yes_remove, write_it=not args.dry_run,
        )  # fmt: skip
    except OSError as error:
        return fail(f"netjes import-timetable: {args.path}: {error.strerror}. Kijk de naam na.")
    except CannotRead as error:
        return fail(f"netjes import-timetable: {error}")
    except CannotTakeOver as error:
        fail(f"netjes import-timetable: {error} Er is niets veranderd. Vallen ze echt uit, geef dan --yes-remove.")
        return 1
    if args.json:
        print(json.dumps(_as_json(plan, done=not args.dry_run), ensure_ascii=False))
    else:
        _show(plan, done=not args.dry_run)
    return 1 if plan.reading.problems or plan.unknown else 0


def _show(plan: "Plan", *, done: bool) -> None:
    reading = plan.reading
    print("Overgenomen." if done else "Er is niets veranderd. Dit zou er gebeuren:")
    for code, words in WORDS.items():
        if plan.counts[code]:
            print(f"{plan.counts[code]:>7} {words}")
    if reading.all_day:
        print(f"{reading.all_day:>7} afspraken duren de hele dag en tellen niet als les")
    if reading.outside or plan.over:
        print(f"{reading.outside + plan.over:>7} lessen zijn al geweest of komen pas over een half jaar")
    for problem in reading.problems:
        print(f"{reading.name}, {problem.where}: {problem.what} {problem.mend}", file=sys.stderr)
    if reading.more_problems:
        print(f"En nog {reading.more_problems} keer iets dat niet klopt.", file=sys.stderr)
    for (_what, text), count in plan.unknown.items():
        print(f"{text}: wie of wat is dit? ({count} keer) Wijs het aan op de pagina Rooster.", file=sys.stderr)


def _as_json(plan: "Plan", *, done: bool) -> dict[str, Any]:
    reading = plan.reading
    return {
        "applied": done, "format": reading.format, "lessons": plan.counts, "rows": reading.rows,
        "all_day": reading.all_day, "outside": reading.outside,
        "names": [{"what": what, "text": text, "lessons": count} for (what, text), count in plan.unknown.items()],
        "problems": [{"where": each.where, "what": each.what, "mend": each.mend} for each in reading.problems],
    }  # fmt: skip
