"""What is said at a finding: the articles for this role, and how to mend it."""

from dataclasses import replace

from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import words_of

ROLES = ("leerling", "medewerker")


def articles_of(kind: Kind, role: str) -> tuple[str, ...]:
    """The articles as the model agreements count them, L1…L12 for pupils and M1…M14 for staff."""
    return tuple(words_of("advice")[kind.value][role if role in ROLES else "leerling"])


def advised(finding: Finding, role: str) -> Finding:
    """The finding with articles and advice where its finder left them empty."""
    said = words_of("advice")[finding.kind.value]
    tone = "ours" if finding.own else "unsure" if finding.certainty is Certainty.POSSIBLE else "other"
    return replace(
        finding,
        articles=finding.articles or articles_of(finding.kind, role),
        advice=finding.advice or said.get(tone, said["other"]),
    )
