"""The rounds of a school as they stand on a day, and what was answered in them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet

from netjes.agreements.models import Version
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.signing.models import Round, Signature
from netjes.signing.states import Part

Over = Literal["", "closed", "replaced"]

# A version's long fields, which no list needs.
LONG = ("text", "words", "situations", "decision")


@dataclass(frozen=True, slots=True)
class Standing:
    """A round with the text to read today: its version's latest correction. `over` says why nobody is asked."""

    round: Round
    version: Version
    over: Over = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        asks = (
            (Part.PUPILS, self.round.asks_pupils),
            (Part.GUARDIANS, self.round.asks_guardians),
            (Part.STAFF, self.round.asks_staff),
        )
        return tuple(part for part, asked in asks if asked)


def standing_of(school: School, rounds: QuerySet[Round], on: date | None = None) -> list[Standing]:
    """These rounds as they stand on a day, newest first."""
    day = on or today()
    found = list(rounds)
    texts: dict[tuple[int, int], list[Version]] = defaultdict(list)
    related = Version.objects.for_school(school).filter(agreement__versions__in=[each.version_id for each in found])
    versions = {version.pk: version for version in related.select_related("agreement").defer(*LONG)}
    for version in versions.values():
        texts[version.agreement_id, version.number].append(version)
    for each in found:
        each.version = versions[each.version_id]
    newest: dict[int, int] = defaultdict(int)
    for (agreement, number), corrected in texts.items():
        if any(v.in_force_from <= day for v in corrected):
            newest[agreement] = max(newest[agreement], number)
    return [_standing(each, texts, newest[each.version.agreement_id], day) for each in found]


def _standing(each: Round, texts: dict[tuple[int, int], list[Version]], newest: int, day: date) -> Standing:
    own = each.version
    corrected = sorted(texts[own.agreement_id, own.number], key=lambda v: v.revision)
    text = next((v for v in reversed(corrected) if v.in_force_from <= day), corrected[-1])
    over: Over = "replaced" if own.number < newest else "closed" if each.closed_at else ""
    return Standing(each, text, over)


def open_rounds(school: School, on: date | None = None) -> list[Standing]:
    """The rounds that ask people on a day."""
    rounds = Round.objects.for_school(school).filter(closed_at__isnull=True)
    return [each for each in standing_of(school, rounds, on) if not each.over]


def standing(school: School, pk: int) -> Standing | None:
    return next(iter(standing_of(school, Round.objects.for_school(school).filter(pk=pk))), None)


def answers_in(each: Round) -> dict[tuple[int, int | None], Signature]:
    """All answers of a round that count now, by person and child; without anybody's words."""
    found = Signature.objects.for_school(each.school).filter(round=each, replaced_at__isnull=True)
    return {(s.person_id, s.child_id): s for s in found.defer("words", "remark", "reply")}


def whole(version: Version) -> Version:
    """A version with its text loaded, in one question to the database."""
    found = Version.objects.for_school(version.school).select_related("agreement").defer("decision")
    return found.get(pk=version.pk)
