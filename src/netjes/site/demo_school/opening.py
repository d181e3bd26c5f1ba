"""How the example school begins: its name and look, and the model agreements as they are."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from types import MappingProxyType

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience
from netjes.lib.actors import system
from netjes.norms.library import with_additions
from netjes.schools.actions import open_school
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.site.open_rooms import open_all

SLUG = "lindekade"
ACTOR = system("demo")
ADOPTED = {Audience.PUPILS: "leerlingen", Audience.STAFF: "medewerkers", Audience.PARENTS: "ouders"}


class NotADemoDatabase(Exception):
    """There is a real school in this database, so the example keeps out."""

    def __init__(self) -> None:
        super().__init__(
            "In deze database staat al een echte school. De voorbeeldschool komt daar niet bij: "
            "kies met --data een andere map, of laat DATABASE_URL weg."
        )


def adopt_models(school: School, additions: Mapping[Audience, tuple[str, ...]] = MappingProxyType({})) -> None:
    """The model agreements, adopted in June and in force since the school year began."""
    year = today().year - (today().month < 9)
    for audience, name in ADOPTED.items():
        text, situations = with_additions(name, additions.get(audience, ()))
        publish_version(
            actor=ACTOR,
            school=school,
            audience=audience,
            text=text,
            situations=situations,
            in_force_from=date(year, 9, 1),
            adopted_by="de medezeggenschapsraad",
            adopted_on=date(year, 6, 18),
        )


def bare_school() -> School:
    """Its name and look and its rooms open, without anything agreed yet."""
    logo = files("netjes.site").joinpath("demo_logo.svg").read_bytes()
    school = open_school(
        actor=ACTOR,
        name="Lindekade College",
        slug=SLUG,
        accent="#2349A5",
        logo=logo,
        logo_type="image/svg+xml",
    )
    open_all(actor=ACTOR, school=school, day=today(), reason="Om te laten zien hoe het werkt, met verzonnen mensen.")
    return school
