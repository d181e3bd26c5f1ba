"""What holds for one person and one purpose, worked out from everything that was chosen. Pure: no database.

The rules, in the order in which they are tried (AVG; UAVG art. 5; the school's article about pictures):
the shield; the person's own no, at any age; from 16 the person's own choice; before that, and until the person
chooses, the guardians: one no wins, then one *ask me*, then whether enough of them said yes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netjes.consents.states import Chosen, Standing

FAMILY = None  # the giver of what a family chose together


@dataclass(frozen=True, slots=True)
class Voice:
    """The last thing somebody chose. `counts` is false for a yes to a text whose use has changed since."""

    answer: Chosen
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides, for one person and one purpose. Voices by the primary key of who gave them; FAMILY is one."""

    person: int
    voices: Mapping[int | None, Voice] = field(default_factory=dict)
    guardians: frozenset[int] = frozenset()  # with authority, on that day
    decides_alone: bool = False  # 16 or older, or a colleague
    shielded: bool = False
    every_guardian: bool = True


def standing_in(situation: Situation) -> Standing:
    """What holds. Only what is surely a yes is `YES`."""
    if situation.shielded:
        return Standing.NO
    own = _heard(situation.voices.get(situation.person))
    if own is Chosen.NO:
        return Standing.NO
    if situation.decides_alone and own is not None:
        return Standing(own.value)
    family = _family(situation)
    if own is Chosen.ASK_ME and family in (Standing.YES, Standing.UNANSWERED):
        return Standing.ASK_ME
    return family


def _family(situation: Situation) -> Standing:
    heard = {
        giver: answer
        for giver, voice in situation.voices.items()
        if giver != situation.person and (answer := _heard(voice)) is not None
    }
    if not situation.decides_alone:
        # Whose child it no longer is, no longer counts. From 16 on what was chosen stands until the pupil chooses.
        heard = {giver: answer for giver, answer in heard.items() if giver is FAMILY or giver in situation.guardians}
        if situation.guardians and situation.guardians <= heard.keys():
            heard.pop(FAMILY, None)  # each of them has spoken for themselves since
    return _together(heard.values()) or _enough(situation, heard)


def _together(answers: Iterable[Chosen]) -> Standing | None:
    said = set(answers)
    if Chosen.NO in said:
        return Standing.NO
    if Chosen.ASK_ME in said:
        return Standing.ASK_ME
    return None if said else Standing.UNANSWERED


def _enough(situation: Situation, heard: Mapping[int | None, Chosen]) -> Standing:
    if situation.decides_alone or FAMILY in heard or not situation.every_guardian:
        return Standing.YES
    return Standing.YES if situation.guardians <= heard.keys() else Standing.UNANSWERED


def _heard(voice: Voice | None) -> Chosen | None:
    """A no stays a no; a yes, and *ask me*, belong to the use for which they were given."""
    if voice is None or (not voice.counts and voice.answer is not Chosen.NO):
        return None
    return voice.answer
