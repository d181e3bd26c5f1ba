"""Whether what must never change has stayed the same: the log's chain and every published text."""

from collections.abc import Iterator
from dataclasses import dataclass

from netjes.agreements.models import Version, fingerprint
from netjes.records.queries import breaks_in
from netjes.schools.models import School


@dataclass(frozen=True, slots=True)
class Problem:
    """At which school, where, and in a sentence what is wrong."""

    school: str
    where: str
    what: str


def problems() -> Iterator[Problem]:
    for school in School.objects.order_by("pk"):
        for each in breaks_in(school.pk):
            yield Problem(school.slug, "logboek", f"{each.what}.")
        for version in Version.objects.for_school(school).select_related("agreement"):
            if fingerprint(version.text, version.words, version.situations) != version.sha256:
                yield Problem(
                    school.slug,
                    f"{version.agreement.slug}, versie {version.label}",
                    "de tekst is veranderd nadat hij was bekendgemaakt.",
                )
