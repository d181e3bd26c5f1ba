"""Who is told when somebody's reading key becomes another one: rooms that sealed something to the old one.

They hand their action to `CHANGED` in the composition root; it runs in the transaction of the change.
"""

from collections.abc import Callable

from netjes.lib.actors import Actor
from netjes.schools.models import Person

# (actor, person, old_private, new_public): what was sealed to the old key is opened with `old_private` and sealed to
# `new_public`. Without `old_private` it is somebody's first key, or the old one is lost: then nothing can be opened.
Then = Callable[[Actor, Person, bytes | None, bytes], object]


class Changed:
    """What this installation does when a reading key becomes another one."""

    def __init__(self) -> None:
        self._then: list[Then] = []

    def leads_to(self, then: Then) -> None:
        """Once: what is there already is not done twice."""
        if then not in self._then:
            self._then.append(then)

    def tell(self, actor: Actor, person: Person, old_private: bytes | None, new_public: bytes) -> None:
        for then in self._then:
            then(actor, person, old_private, new_public)


CHANGED = Changed()
