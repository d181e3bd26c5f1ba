"""The example school's one ladder, and where its phones lie."""

from datetime import time

from netjes.phones.actions import set_keeping, set_ladder
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.site.demo_school.opening import ACTOR

STEPS = ("word", "word", "custody", "home", "talk")
PLACES = ("Kluis bij de balie", "Kast van de afdeling")


def keep_phones(school: School) -> None:
    """As most schools would begin: a word twice, and everything gone after six weeks."""
    set_ladder(actor=ACTOR, school=school, steps=STEPS, article="12", counts_weeks=6, holds_from=today())
    set_keeping(actor=ACTOR, school=school, places=PLACES, usual_end=time(16))
