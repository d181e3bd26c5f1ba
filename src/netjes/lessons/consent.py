"""Who needs something else to do when a class uses an app in which people share things: there is no yes for them.

Under 16 nothing but a yes of who decides is enough (AVG art. 8, UAVG art. 5). From 16 on a pupil decides there and
then, unless a no was written down. Where the school keeps no consents, everybody not surely 16 needs something else.
"""

from netjes.consents.queries import app_purpose, standings
from netjes.consents.states import Standing
from netjes.lessons.queries import app_called
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.models import Person, School


def surely_sixteen(person: Person) -> bool:
    """Of a birth date only the next turning day is kept: 18 comes next, or has passed, for who is 16."""
    return person.is_18 or person.turns == 18


def who_need_another(school: School, app: str, pupils: list[Person]) -> list[Person]:
    """Who of these pupils may not use this app in class; nobody when it is known not to be social."""
    known = app_called(school, app)
    if not app.strip() or (known is not None and not known.is_social):
        return []
    purpose = app_purpose(school, app) if "consents" in open_rooms(school) else None
    holds = standings(purpose, pupils) if purpose else {}
    return [pupil for pupil in pupils if not _may_join(pupil, holds.get(pupil.pk, Standing.UNANSWERED))]


def _may_join(pupil: Person, holds: Standing) -> bool:
    if pupil.shielded or holds is Standing.NO:
        return False
    return surely_sixteen(pupil) or holds is Standing.YES
