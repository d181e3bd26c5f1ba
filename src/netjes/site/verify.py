"""Whether what must never change has stayed the same: the log's chain, published texts, and what hangs together."""

from collections.abc import Iterator
from dataclasses import dataclass

from netjes.agreements.models import Version, fingerprint
from netjes.records.intake import intake_breaks
from netjes.records.queries import breaks_in
from netjes.schools.models import School
from netjes.site.orphans import orphans


@dataclass(frozen=True, slots=True)
class Problem:
    """At which school, where, and in a sentence what is wrong."""

    school: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.school}, {self.where}: {self.what}" if self.school else f"{self.where}: {self.what}"


def problems() -> Iterator[Problem]:
    """All that is not as it was written down; nothing when all is well."""
    schools = list(School.objects.order_by("pk"))
    for school in schools:
        for each in breaks_in(school.pk):
            yield Problem(school.slug, "logboek", f"{each.what}.")
        for each in intake_breaks(school.pk):
            yield Problem(school.slug, "meldingen zonder naam", f"{each.what}.")
        versions = Version.objects.for_school(school).select_related("agreement").defer("decision")
        for version in versions.order_by("pk").iterator(chunk_size=50):
            if fingerprint(version.text, version.words, version.situations) != version.sha256:
                yield Problem(
                    school.slug,
                    f"{version.agreement.slug}, versie {version.label}",
                    "de tekst is veranderd nadat hij was bekendgemaakt.",
                )
    slugs = {school.pk: school.slug for school in schools}
    for orphan in orphans():
        yield Problem(slugs.get(orphan.school_key, ""), orphan.where, orphan.what)
