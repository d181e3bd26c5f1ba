"""What the ladder suggests: by how much still counts for a pupil across the school, and by nothing else. Pure.

Not by who saw it, in which lesson or in what order: so every pupil and every teacher has the same ladder.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netjes.phones.states import ON_A_LADDER, Step, weight

MOST_STEPS, MOST_WEEKS = 8, 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that was seen, as the ladder looks at it."""

    step: str
    expires_on: date
    withdrawn: bool = False

    def counts(self, day: date) -> bool:
        """A good reason, a withdrawal or the passing of its weeks ends it."""
        return not self.withdrawn and self.step != Step.WAIVED and day < self.expires_on


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step, and which one it is of how many."""

    step: Step
    number: int
    of: int


def suggest(steps: Sequence[str], history: Iterable[Seen], day: date) -> Suggestion:
    """The step after as many as still count; who is past the last one stays there."""
    earlier = sum(1 for each in history if each.counts(day))
    at = min(earlier, len(steps) - 1)
    return Suggestion(Step(steps[at]), at + 1, len(steps))


def faults_in(steps: Sequence[str]) -> bool:
    """Whether these are no steps of a ladder: a word comes first, and a later step is never lighter."""
    if not 1 <= len(steps) <= MOST_STEPS or any(step not in ON_A_LADDER for step in steps):
        return True
    weights = [weight(step) for step in steps]
    return steps[0] != Step.WORD or weights != sorted(weights)
