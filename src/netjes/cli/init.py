"""Maakt de database klaar en zet de school erin, met haar eerste beheerder."""

import argparse
from typing import TYPE_CHECKING

from netjes.cli.database import ready

if TYPE_CHECKING:
    from netjes.schools.models import School

ROOMS_ARE_OFF = (
    "Tekenen, lijsten inlezen en koppelingen staan nog uit. De beheerder of rector opent ze onder Mensen, Ruimtes: "
    "met de reden, de dag van de DPIA en de instemming van de raad."
)

MANY_IN_ONE_FILE = (
    "Let op: er staan nu meer scholen in één SQLite-bestand. Ze zien elkaar niet, maar wachten wel op elkaar als er "
    "geschreven wordt, en delen één reservekopie. Neem voor meer scholen PostgreSQL, met DATABASE_URL."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="de naam van de school")
    parser.add_argument("--slug", default="", help="de korte naam in kleine letters (volgt anders uit de naam)")
    parser.add_argument("--host", default=None, help="het adres, als er meer scholen in deze database staan")
    parser.add_argument(
        "--admin", default="", metavar='"VOORNAAM ACHTERNAAM"', help="de eerste beheerder; geeft een link"
    )
    parser.add_argument("--association", default="", metavar="NAAM", help="de vereniging waar de school bij hoort")
    parser.add_argument("--accent", default="#2349A5", help="de kleur van de school, zoals #2349A5")


def run(args: argparse.Namespace) -> int:
    ready(migrate=True)
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from netjes.cli.main import fail
    from netjes.lib.actors import system
    from netjes.schools.actions import join_association, open_school

    given, infix, family = _parted(args.admin)
    if args.admin and not family:
        return fail('netjes init: schrijf van de beheerder voornaam en achternaam, zoals --admin "Karin Oosthoek".')
    try:
        with transaction.atomic():
            school = open_school(
                actor=system("init"), name=args.name, slug=args.slug, host=args.host, accent=args.accent
            )
            if args.association.strip():
                join_association(actor=system("init"), school=school, name=args.association)
            link = _administrator(school, given, infix, family) if family else ""
    except ValidationError as error:
        if "slug" in error.message_dict:
            return fail("netjes init: deze school staat er al. Geef met --slug een andere korte naam.")
        return fail("\n".join(f"netjes init: {message}" for message in error.messages))
    _warn_of_many()
    if not link:
        print(f"{school.name} staat klaar. Neem nu afspraken op: netjes import-agreement BESTAND.md")
        print(ROOMS_ARE_OFF)
        return 0
    print(f"{school.name} staat klaar, met {' '.join(filter(None, (given, infix, family)))} als beheerder.")
    print(ROOMS_ARE_OFF)
    print(
        "Start de site met netjes serve, en open daarna deze link om een account te maken (werkt één keer, 14 dagen):"
    )
    print(link)
    return 0


def _warn_of_many() -> None:
    """A second school in one SQLite file works and keeps apart; but all of them wait for each other's writing."""
    import sys

    from django.db import connection

    from netjes.schools.models import School

    if connection.vendor == "sqlite" and School.objects.count() > 1:
        print(MANY_IN_ONE_FILE, file=sys.stderr)


def _parted(name: str) -> tuple[str, str, str]:
    """`Noor van den Berg` as given name, infix and family name."""
    words = name.split()
    at = 1
    while at < len(words) - 1 and words[at][:1].islower():
        at += 1
    return " ".join(words[:1]), " ".join(words[1:at]), " ".join(words[at:])


def _administrator(school: "School", given: str, infix: str, family: str) -> str:
    """The first person of the school, who lets in everybody else; returns the link for their account."""
    from django.urls import reverse

    from netjes.lib.actors import system
    from netjes.notices.addresses import absolute
    from netjes.schools.actions import add_person, give_role, invite
    from netjes.schools.states import Role

    actor = system("init")
    person = add_person(actor=actor, school=school, given_name=given, infix=infix, family_name=family)
    give_role(actor=actor, person=person, role=Role.ADMINISTRATOR)
    return absolute(school, reverse("schools:enter", args=[invite(actor=actor, person=person)]))
