"""Who needs something else to do when a class uses an app in which people share things: their parents did not say yes.

Consents are kept in a room above this one. It hands its question to `CONSENT` in the composition root; until then
nobody's consent is known, and everybody of whom it is not certain that they are 16 needs the alternative.
"""

from collections.abc import Callable, Iterable

from netjes.lessons.queries import app_called
from netjes.schools.models import Person, School

# (school, app, pupils) → the primary keys of who has consent for this app
Asked = Callable[[School, str, list[Person]], Iterable[int]]


class Consent:
    """Where this installation knows consents from."""

    def __init__(self) -> None:
        self._ask: Asked | None = None

    def comes_from(self, ask: Asked) -> None:
        self._ask = ask

    def given(self, school: School, app: str, pupils: list[Person]) -> frozenset[int]:
        return frozenset(self._ask(school, app, pupils)) if self._ask else frozenset()


CONSENT = Consent()


def surely_sixteen(person: Person) -> bool:
    """Of a birth date only the next turning day is kept: 18 comes next, or has passed, for who is 16."""
    return person.is_18 or person.turns == 18


def who_need_another(school: School, app: str, pupils: list[Person]) -> list[Person]:
    """Who of these pupils may not use this app in class; nobody when it is known not to be social."""
    known = app_called(school, app)
    if not app.strip() or (known is not None and not known.is_social):
        return []
    young = [pupil for pupil in pupils if not surely_sixteen(pupil)]
    given = CONSENT.given(school, app, young)
    return [pupil for pupil in young if pupil.pk not in given]
