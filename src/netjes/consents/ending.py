"""Who is told when a yes ends: rooms above this one, which may have to take something down.

They hand their action to `ENDED` in the composition root; it runs in the transaction in which the yes ended.
"""

from collections.abc import Callable

from netjes.consents.models import Purpose
from netjes.lib.actors import Actor
from netjes.schools.models import Person

# (actor, person, purpose): what held as a yes for this person no longer does
Then = Callable[[Actor, Person, Purpose], object]


class Ended:
    """What this installation does when a yes ends."""

    def __init__(self) -> None:
        self._then: list[Then] = []

    def leads_to(self, then: Then) -> None:
        """Once: what is there already is not done twice."""
        if then not in self._then:
            self._then.append(then)

    def tell(self, actor: Actor, person: Person, purpose: Purpose) -> None:
        for then in self._then:
            then(actor, person, purpose)


ENDED = Ended()
