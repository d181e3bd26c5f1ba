"""Neemt een lijst met leerlingen, medewerkers en ouders over: eerst kijken wat er verandert, dan alles of niets."""

import argparse
import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netjes.cli.database import ready
from netjes.cli.main import fail

if TYPE_CHECKING:
    from netjes.rosters.planned import Plan

KINDS = {"pupil": "leerlingen", "staff": "medewerkers", "guardian": "ouders"}
FATES = {
    "new": "komen erbij", "returned": "komen terug", "moved": "wisselen van klas", "changed": "veranderen",
    "merged": "zijn dezelfde als wie we al kennen", "left": "gaan weg", "same": "blijven hetzelfde",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="LIJST", help="een csv, een zip, of een map met csv's")
    parser.add_argument("--school", help="de korte naam van de school, als er meer dan één is")
    parser.add_argument("--from", dest="starts", metavar="JJJJ-MM-DD", help="vanaf welke dag (anders: vandaag)")
    parser.add_argument("--year", metavar="JJJJ-JJJJ", help="welk schooljaar (anders: dat van die dag)")
    parser.add_argument("--part", action="store_true", help="de lijst is niet compleet: wie er niet op staat, blijft")
    parser.add_argument("--same", action="store_true", help="wie dezelfde naam en klas heeft, is dezelfde")
    parser.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er verandert")
    parser.add_argument("--yes-remove", type=int, default=0, metavar="AANTAL", help="zoveel mensen mogen er weg")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(args: argparse.Namespace) -> int:
    try:
        starts = date.fromisoformat(args.starts) if args.starts else None
    except ValueError:
        return fail(f'netjes import-roster: "{args.starts}" is geen datum. Schrijf jaar-maand-dag, zoals 2026-09-01.')
    if args.year and not _is_year(args.year):
        return fail(f'netjes import-roster: "{args.year}" is geen schooljaar. Schrijf het als 2026-2027.')
    ready(migrate=True)
    from netjes.lib.actors import system
    from netjes.rosters.actions import head_of, look_at, remembered, take_over_at_once
    from netjes.rosters.errors import TooManyLeave
    from netjes.rosters.formats import Asked, CannotRead, kind_of, read
    from netjes.rosters.formats.folder import folder_at
    from netjes.schools.models import School
    from netjes.schools.queries import school_year, today

    schools = list(School.objects.filter(slug=args.school) if args.school else School.objects.all()[:2])
    if len(schools) != 1:
        known = ", ".join(School.objects.values_list("slug", flat=True)) or "geen; begin met netjes init"
        return fail(f"netjes import-roster: zeg met --school om welke school het gaat. Bekend: {known}.")
    (school,) = schools
    day = starts or today()
    year = args.year or school_year(day)
    path = Path(args.path)
    try:
        folder = folder_at(path, {})
        columns = remembered(school, folder) if kind_of(folder) == "listing" and head_of(folder) else None
        roster = read(folder, Asked(day, year, {}, columns, school.brin or ""))
        sha256 = _sha256(path)
    except OSError as error:
        return fail(f"netjes import-roster: {args.path}: {error.strerror}. Kijk de naam na.")
    except CannotRead as error:
        return fail(f"netjes import-roster: {error}")
    asked: dict[str, Any] = {
        "school": school, "roster": roster, "day": day, "year": year, "complete": not args.part,
        "answers": {"*": "same"} if args.same else None,
    }  # fmt: skip
    refused = ""
    if args.dry_run:
        plan = look_at(**asked)
    else:
        try:
            plan = take_over_at_once(actor=system("import"), sha256=sha256, may_leave=args.yes_remove, **asked)
        except TooManyLeave as error:
            plan, refused = look_at(**asked), f"{error} Met --yes-remove {error.leaving} gaat het door."
    done = not (args.dry_run or refused)
    if args.json:
        print(json.dumps(_as_json(plan, sha256, done), ensure_ascii=False))
    else:
        _show(plan, done)
    if refused:
        print(f"netjes import-roster: {refused}", file=sys.stderr)
    return 1 if refused or plan.problems or plan.questions else 0


def _is_year(written: str) -> bool:
    first, _, second = written.partition("-")
    digits = first.isascii() and first.isdigit() and second.isascii() and second.isdigit()
    return digits and len(written) == 9 and int(second) == int(first) + 1


def _sha256(path: Path) -> str:
    """Of the file; of a folder, over its lists in order of name."""
    files = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
    found = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            while chunk := opened.read(1 << 20):
                found.update(chunk)
    return found.hexdigest()


def _show(plan: "Plan", done: bool) -> None:
    print("Overgenomen." if done else "Er is niets veranderd. Dit zou er gebeuren:")
    for kind, counts in plan.counts.items():
        for fate, count in counts.items():
            if count:
                print(f"{count:>7} {KINDS[kind]} {FATES[fate]}")
    if plan.new_groups:
        print(f"{len(plan.new_groups):>7} klassen en groepen komen erbij")
    if plan.kept:
        print(f"{len(plan.kept):>7} medewerkers staan niet op de lijst en blijven")
    for problem in plan.problems:
        who = f" ({problem.who})" if problem.who else ""
        print(f"{problem.where}{who}: {problem.what} {problem.mend}", file=sys.stderr)
    for question in plan.questions:
        names = " of ".join(known.name for known in question.candidates)
        entry = question.entry
        print(
            f"{entry.file}, regel {entry.line} ({entry.name}): {question.why} Is dit {names}? "
            "Kies dat op de pagina Mensen inlezen, of gebruik --same.",
            file=sys.stderr,
        )


def _as_json(plan: "Plan", sha256: str, done: bool) -> dict[str, Any]:
    return {
        "applied": done, "kind": plan.roster.kind, "sha256": sha256, "from": plan.day.isoformat(), "year": plan.year,
        "people": plan.counts, "groups": {"new": sorted(name for name, _ in plan.new_groups.values())},
        "guardianships": {"new": len(plan.ties), "ended": len(plan.end_ties), "authority": len(plan.authority)},
        "leaving": plan.leaving, "waiting": plan.waiting,
        "problems": [
            {"file": p.file, "line": p.line, "column": p.column, "what": p.what, "mend": p.mend, "waits": p.waits}
            for p in plan.problems
        ],
        "questions": [
            {"file": q.entry.file, "line": q.entry.line, "why": q.why, "candidates": len(q.candidates)}
            for q in plan.questions
        ],
    }  # fmt: skip
