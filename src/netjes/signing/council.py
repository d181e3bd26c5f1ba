"""Why people disagree, for the council: in their words, without their names, and only from five of them on."""

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256

from netjes.agreements.models import Version
from netjes.schools.models import School
from netjes.signing.models import Signature
from netjes.signing.progress import FEW
from netjes.signing.queries import LONG
from netjes.signing.states import Answer


@dataclass(frozen=True, slots=True)
class Reason:
    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Of one version: `people` is None below five, and then there are no words either."""

    version: Version
    people: int | None
    reasons: list[Reason]


def reasons_for(school: School) -> list[Reasons]:
    """Per version, newest first. In an order that says nothing about when or by whom they were written."""
    found = Signature.objects.for_school(school).filter(answer=Answer.DISAGREED, replaced_at__isnull=True)
    found = found.select_related("version__agreement").defer(*(f"version__{name}" for name in LONG))
    by_version: dict[tuple[int, int], list[Signature]] = defaultdict(list)
    for signature in found:
        by_version[signature.version.agreement_id, signature.version.number].append(signature)
    ordered = sorted(by_version.values(), key=lambda s: (-s[0].version.in_force_from.toordinal(), s[0].version_id))
    return [_reasons(signatures) for signatures in ordered]


def _reasons(signatures: list[Signature]) -> Reasons:
    people = len({s.person_id for s in signatures})
    version = max((s.version for s in signatures), key=lambda v: v.revision)
    if people < FEW:
        return Reasons(version, None, [])
    said = {(s.article, s.words) for s in signatures}  # a parent of two may say the same twice
    mixed = sorted(said, key=lambda each: (each[0] == "", _by_number(each[0]), sha256(each[1].encode()).digest()))
    return Reasons(version, people, [Reason(*each) for each in mixed])


def _by_number(article: str) -> tuple[int, str]:
    digits = "".join(letter for letter in article if letter.isdigit())
    return int(digits or 0), article
