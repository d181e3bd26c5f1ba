"""The papers of a school about privacy, made from the same table as the clocks run by: so they cannot say otherwise.

They are Dutch, as drafts: a school's own officer looks at them, fills in what only the school knows, and decides.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import override

from netjes.printing.sheets import AgreementSheet, ArticleText
from netjes.privacy.clocks import terms_of
from netjes.privacy.table import KEPT, RULES
from netjes.privacy.terms import said
from netjes.privacy.who_sees import SIGHTS
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.models import RoomSwitch, School
from netjes.schools.queries import today

# The address of each paper, its title, and for whom it is.
PAPERS: dict[str, tuple[str, str]] = {
    "bijsluiter": ("Privacybijsluiter", "Voor leerlingen, ouders en medewerkers, in gewone taal."),
    "register": ("Verwerkingsregister", "Wat de school verwerkt, waarom, van wie en hoe lang (AVG artikel 30)."),
    "dpia": ("DPIA, in concept", "Welke risico’s er zijn en wat ertegen gedaan is (AVG artikel 35)."),
    "verwerker": (
        "Bijlage bij de verwerkersovereenkomst",
        "Voor als een ander Netjes voor de school draait (AVG artikel 28).",
    ),
    "biv": ("BIV-classificatie", "Hoe beschikbaar, juist en vertrouwelijk het moet zijn, en hoe dat geregeld is."),
}
ROOMS = {"signing": "Tekenen", "rosters": "Lijsten inlezen", "api": "Koppelingen"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in Markdown; its first line is the title."""

    slug: str
    title: str
    text: str

    @property
    def body(self) -> str:
        """Without the title, which the page has already."""
        return self.text.partition("\n")[2].strip()


def paper_called(slug: str, school: School) -> Paper:
    """This paper as it is today at this school. Raises `KeyError` for one that is not there."""
    title, _for_whom = PAPERS[slug]
    with override("nl"):
        text = render_to_string(f"privacy/papers/{slug}.md", _facts(school) | {"title": title})
    return Paper(slug, title, text.strip() + "\n")


def sheet_of(paper: Paper) -> AgreementSheet:
    """The paper as it is printed: an article for every heading."""
    preamble, *parts = paper.body.split("\n## ")
    articles = []
    for number, part in enumerate(parts, 1):
        title, _newline, prose = part.partition("\n")
        articles.append(ArticleText(str(number), title.strip(), prose.strip()))
    with override("nl"):
        day = date_format(today(), "j F Y")
    return AgreementSheet(
        title=paper.title, version=f"Concept van {day}. Laat uw functionaris gegevensbescherming ernaar kijken.",
        fingerprint=hashlib.sha256(paper.text.encode()).hexdigest(), articles=tuple(articles), prose=preamble.strip(),
    )  # fmt: skip


def _facts(school: School) -> dict[str, Any]:
    terms, switches = terms_of(school), RoomSwitch.objects.for_school(school).filter(closed_at=None)
    return {
        "school": school, "day": today(),
        "rules": [{"rule": rule, "until": said(terms[rule.code], rule.since)} for rule in RULES],
        "always": [each for each in KEPT if each.personal],
        "rooms": [{"name": ROOMS.get(each.room, each.room), "switch": each} for each in switches],
        "closed": [name for code, name in ROOMS.items() if code not in open_rooms(school)],
        "sights": [sight for sight in SIGHTS if "leerling" in sight.about],
        "bases": sorted({rule.basis for rule in RULES}),
    }  # fmt: skip
