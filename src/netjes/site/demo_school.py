"""The example school: Lindekade College, which does not exist."""

from importlib.resources import files

from netjes.lib.actors import system
from netjes.schools.actions import open_school
from netjes.schools.models import School

SLUG = "lindekade"
ACTOR = system("demo")


class NotADemoDatabase(Exception):
    """There is a real school in this database, so the example keeps out."""

    def __init__(self) -> None:
        super().__init__(
            "In deze database staat al een echte school. De voorbeeldschool komt daar niet bij: "
            "kies met --data een andere map, of laat DATABASE_URL weg."
        )


def ready_school() -> School:
    """The example school, made when it is not there yet. Safe to repeat."""
    if School.objects.exclude(slug=SLUG).exists():
        raise NotADemoDatabase
    school = School.objects.filter(slug=SLUG).first()
    if school:
        return school
    logo = files("netjes.site").joinpath("demo_logo.svg").read_bytes()
    return open_school(
        actor=ACTOR,
        name="Lindekade College",
        slug=SLUG,
        accent="#2349A5",
        logo=logo,
        logo_type="image/svg+xml",
    )
