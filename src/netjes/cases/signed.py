"""Whether somebody had seen a version, and what they answered: what it comes down to when a rule is disputed."""

from django.utils import timezone

from netjes.agreements.models import Version
from netjes.cases.days import in_words
from netjes.schools.models import Person
from netjes.signing.proof import proof_of


def signed_by(person: Person, version: Version | None) -> str:
    """The version that counts, and whether this person knew it, in a sentence or two."""
    if version is None:
        return "Op die dag was er geen afspraak."
    unknown = f"Er staat niet dat {person.given_name} die las."
    return f"Versie {version.label}. {seen_by(person, version) or unknown}"


def seen_by(person: Person, version: Version) -> str:
    """When somebody read or answered this version; empty where nothing says so."""
    steps = [step for step in proof_of(person) if step.version.pk == version.pk]
    answered = next((step for step in steps if step.signature is not None), None)
    name = person.given_name
    if answered is not None:
        return f"{name} las en beantwoordde die op {in_words(timezone.localtime(answered.at).date())}."
    if steps:
        return f"{name} opende die op {in_words(timezone.localtime(steps[-1].at).date())}."
    return ""
