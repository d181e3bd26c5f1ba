"""Zegt wie iets doet voor de vereniging van scholen, en wie niet meer. Zonder --who: wie het nu zijn."""

import argparse
from typing import TYPE_CHECKING

from netjes.cli.database import ready
from netjes.cli.errors import CannotStart

if TYPE_CHECKING:
    from netjes.schools.models import Person, School

DUTIES = {"beheerder": "administrator", "privacy": "privacy", "bestuur": "board"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--school", default="", metavar="SLUG", help="de korte naam van de school van deze persoon")
    parser.add_argument("--who", default="", metavar='"VOORNAAM ACHTERNAAM"', help="een medewerker van die school")
    parser.add_argument("--duty", choices=sorted(DUTIES), help="wat die doet voor de vereniging")
    parser.add_argument("--end", action="store_true", help="het houdt vandaag op")


def run(args: argparse.Namespace) -> int:
    ready(migrate=True)
    from netjes.lib.actors import system
    from netjes.schools.actions import set_association_role
    from netjes.schools.errors import CannotChangePeople
    from netjes.schools.states import AssociationDuty

    school = _school(args.school)
    if not args.who:
        return _tell(school)
    if not args.duty:
        raise CannotStart("zeg met --duty wat deze persoon doet: beheerder, privacy of bestuur.")
    person = _person(school, args.who)
    try:
        set_association_role(
            actor=system("association"), person=person, role=AssociationDuty(DUTIES[args.duty]), on=not args.end
        )
    except CannotChangePeople as error:
        raise CannotStart(str(error)) from None
    print(f"{person.name} doet dit {'niet meer' if args.end else 'nu'} voor de vereniging: {args.duty}.")
    return 0


def _school(slug: str) -> "School":
    from netjes.schools.models import School

    schools = list(School.objects.order_by("slug"))
    found = [each for each in schools if each.slug == slug] if slug else schools
    if len(found) != 1:
        known = ", ".join(each.slug for each in schools) or "geen enkele; begin met netjes init"
        raise CannotStart(f"kies met --school een van deze scholen: {known}.")
    return found[0]


def _person(school: "School", name: str) -> "Person":
    from netjes.schools.queries import held_by, people_of
    from netjes.schools.states import STAFF

    wanted = " ".join(name.split()).casefold()
    called = [each for each in people_of(school) if each.name.casefold() == wanted]
    staff = [each for each in called if not {held.role for held in held_by(each)}.isdisjoint(STAFF)]
    if not staff:
        raise CannotStart(f"er werkt niemand op {school.name} die zo heet. Schrijf de hele naam, zoals bij Mensen.")
    if len(staff) > 1:
        raise CannotStart(
            f"op {school.name} werken {len(staff)} mensen met deze naam. Geef een van hen eerst een andere."
        )
    return staff[0]


def _tell(school: "School") -> int:
    from netjes.schools.models import AssociationRole, School
    from netjes.schools.queries import today

    if school.association is None:
        raise CannotStart(f"{school.name} hoort bij geen vereniging. Zeg dat bij het begin: netjes init --association.")
    print(school.association)
    for each in School.objects.filter(association=school.association).order_by("name"):
        held = AssociationRole.objects.for_school(each).on(today()).filter(association=school.association)
        for row in held.select_related("person"):
            print(f"  {row.person.name} ({each.name}): {row.get_role_display()}")
    return 0
