"""Who had seen which version, and what they answered, for when that is disputed. Nobody's words are in it."""

from dataclasses import dataclass
from datetime import datetime

from netjes.agreements.models import Version
from netjes.schools.models import Person
from netjes.signing.models import Reading, Signature
from netjes.signing.queries import LONG


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: a text was opened for the first time, or an answer was given."""

    at: datetime
    version: Version
    signature: Signature | None = None


def proof_of(person: Person) -> list[Step]:
    """Everything that somebody read and answered, newest first."""
    readings = Reading.objects.for_school(person.school).filter(person=person)
    signatures = Signature.objects.for_school(person.school).filter(person=person)
    deferred = [f"version__{name}" for name in LONG]
    steps = [Step(r.at, r.version) for r in readings.select_related("version__agreement").defer(*deferred)]
    answers = signatures.select_related("version__agreement", "child").defer("words", "remark", "reply", *deferred)
    steps += [Step(s.signed_at, s.version, s) for s in answers]
    return sorted(steps, key=lambda step: (step.at, step.signature is not None), reverse=True)
