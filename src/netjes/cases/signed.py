"""Whether somebody had seen a version, and what they answered: what it comes down to when a rule is disputed."""

from django.utils import timezone

from netjes.agreements.models import Version
from netjes.cases.composing import in_words
from netjes.schools.models import Person
from netjes.signing.proof import proof_of


def signed_by(person: Person, version: Version | None) -> str:
    """In one sentence, with the day."""
    if version is None:
        return "Op die dag was er geen afspraak."
    steps = [step for step in proof_of(person) if step.version.pk == version.pk]
    answered = next((step for step in steps if step.signature is not None), None)
    name = person.given_name
    if answered is not None:
        day = in_words(timezone.localtime(answered.at).date())
        return f"Versie {version.label}. {name} las en beantwoordde die op {day}."
    if steps:
        return f"Versie {version.label}. {name} opende die op {in_words(timezone.localtime(steps[-1].at).date())}."
    return f"Versie {version.label}. Er staat niet dat {name} die las."
