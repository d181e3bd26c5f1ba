"""Neemt een bestand met afspraken op in de database, als de volgende versie voor een school."""

import argparse
from datetime import date

from netjes.cli.database import ready
from netjes.cli.main import fail
from netjes.norms.errors import NotationError
from netjes.norms.notation import read_file

AUDIENCES = {"leerlingen": "leerling", "medewerkers": "medewerker", "ouders": "ouder", "iedereen": "iedereen"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("agreement", metavar="AFSPRAKEN.md")
    parser.add_argument("--for", dest="audience", choices=AUDIENCES, help="voor wie (anders: de eerste rol erin)")
    parser.add_argument("--from", dest="starts", metavar="JJJJ-MM-DD", help="de eerste dag (anders: vandaag)")
    parser.add_argument("--school", help="de korte naam van de school, als er meer dan één is")
    parser.add_argument("--adopted-by", default="", help="wie ze vaststelde, zoals de medezeggenschapsraad")
    parser.add_argument("--situations", metavar="SITUATIES.jsonl", help="uitgewerkte situaties erbij")


def run(args: argparse.Namespace) -> int:
    try:
        agreement = read_file(args.agreement)
        starts = date.fromisoformat(args.starts) if args.starts else None
    except NotationError as error:
        return fail(error)
    except ValueError:
        return fail(
            f'netjes import-agreement: "{args.starts}" is geen datum. Schrijf jaar-maand-dag, zoals 2026-09-01.'
        )
    ready(migrate=True)
    from netjes.agreements.actions import publish_version
    from netjes.agreements.errors import CannotPublish
    from netjes.agreements.models import Audience
    from netjes.lib.actors import system
    from netjes.schools.models import School
    from netjes.schools.queries import today

    schools = list(School.objects.filter(slug=args.school) if args.school else School.objects.all()[:2])
    if len(schools) != 1:
        known = ", ".join(School.objects.values_list("slug", flat=True)) or "geen; begin met netjes init"
        return fail(f"netjes import-agreement: zeg met --school om welke school het gaat. Bekend: {known}.")
    audience = AUDIENCES[args.audience] if args.audience else next(iter(agreement.roles), "")
    if audience not in Audience.values:
        return fail(f"netjes import-agreement: zeg met --for voor wie deze afspraken zijn: {', '.join(AUDIENCES)}.")
    try:
        situations = _text(args.situations) if args.situations else ""
        version = publish_version(
            actor=system("import"),
            school=schools[0],
            audience=Audience(audience),
            text=agreement.source,
            words=agreement.words_text or None,
            situations=situations,
            in_force_from=starts or agreement.valid_from or today(),
            adopted_by=args.adopted_by,
        )
    except OSError as error:
        return fail(f"netjes import-agreement: {args.situations}: {error.strerror}. Kijk de naam na.")
    except UnicodeDecodeError:
        return fail(f"netjes import-agreement: {args.situations}: dit is geen tekst in UTF-8. Bewaar het in UTF-8.")
    except CannotPublish as error:
        return fail("\n".join(f"netjes import-agreement: {line}" for line in str(error).splitlines()))
    print(f"Opgenomen: {version}, geldt vanaf {version.in_force_from}.")
    return 0


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - a plain file, read once
        return file.read()
