"""What is in force, for whom, and what it says."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import F, Q

from netjes.agreements.models import Agreement as AgreementRow
from netjes.agreements.models import Audience, Version
from netjes.agreements.situations import read_situations
from netjes.norms.norm import Agreement, Article
from netjes.norms.notation import read, read_words
from netjes.norms.table import Rulebook
from netjes.schools.models import School
from netjes.schools.queries import today


@dataclass(frozen=True, slots=True)
class InForce:
    """A version with its text read and its norms ready to answer."""

    version: Version
    rulebook: Rulebook

    @property
    def agreement(self) -> Agreement:
        return self.rulebook.agreement

    def article(self, number: str) -> Article | None:
        return self.agreement.article(number)

    def situations_of(self, number: str) -> list[dict[str, Any]]:
        """The worked situations of an article, as they were frozen with the version."""
        return [each for each in read_situations(self.version.situations) if each["article"] == number]


def in_force(school: School, at: date | None = None) -> list[InForce]:
    """All versions that hold at a school on a day (today), pupils' first, then staff's and parents'."""
    day = at or today()
    found = (
        Version.objects.for_school(school)
        .filter(Q(in_force_until__isnull=True) | Q(in_force_until__gt=day), in_force_from__lte=day)
        .select_related("agreement")
    )
    order = list(Audience.values)
    versions = sorted(found, key=lambda v: order.index(v.agreement.audience))
    return [read_version(version) for version in versions]


def in_force_for(school: School, role: str, at: date | None = None) -> list[InForce]:
    """The versions that bind a role, its own agreement first."""
    binding = [each for each in in_force(school, at) if role in each.agreement.roles]
    return sorted(binding, key=lambda each: each.version.agreement.audience != role)


def read_version(version: Version) -> InForce:
    """Any version, of whatever day, read with its own words so that it answers as it did then."""
    return InForce(version, _rulebook(version.sha256, version.text, version.words))


def versions_of(agreement: AgreementRow) -> list[Version]:
    """All versions of an agreement, the newest first, what is announced included."""
    found = Version.objects.for_school(agreement.school).filter(agreement=agreement).select_related("agreement")
    return sorted(found, key=lambda v: (v.number, v.revision), reverse=True)


def latest_correction(version: Version) -> Version:
    """The same version with its mistakes mended: `2.1` for `2`; itself when nothing was corrected."""
    return next(v for v in versions_of(version.agreement) if v.number == version.number)


def before(version: Version) -> Version | None:
    """The text that this one replaced, or will replace."""
    place = (version.number, version.revision)
    return next((v for v in versions_of(version.agreement) if (v.number, v.revision) < place), None)


def announced(school: School, at: date | None = None) -> list[Version]:
    """Versions that were published and begin after a day (today), the soonest first; none that was mended before it."""
    found = Version.objects.for_school(school).filter(in_force_from__gt=at or today())
    found = found.exclude(in_force_until=F("in_force_from"))
    return list(found.select_related("agreement").order_by("in_force_from", "pk"))


@lru_cache(maxsize=64)
def _rulebook(sha256: str, text: str, words: str) -> Rulebook:
    """Read once per process and version: a version never changes."""
    return Rulebook(read(text, words=read_words(words)))
