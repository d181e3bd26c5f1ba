"""What this room keeps about people, and for how long."""

from django.db.models import Q

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed, Way

RULES = (
    Rule(
        code="drafting.step", model="drafting.Step", what="Elke verandering aan een concept, en wie haar maakte.",
        clocks=("at",), since="na de verandering", days=365, why="Zo kun je terug naar hoe de tekst was.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="by", title="Wat je aan concepten veranderde",
                  fields={"draft": "Concept", "what": "Wat", "subject": "Artikel", "at": "Op"}),
        ),
    ),
    Rule(
        code="drafting.comment", model="drafting.Comment",
        what="Je naam bij een opmerking over een concept. De opmerking zelf blijft bij het concept.",
        clocks=("person__left_on",), since="na vertrek van school", days=TWO_YEARS, way=Way.ANONYMISE,
        blanks=("person",), why="Bij een besluit hoort wat ervoor is gezegd.", source=OWN_CHOICE,
        shows=(
            Shown(link="person", title="Opmerkingen die je bij een concept maakte", fields={
                "draft": "Concept", "article": "Artikel", "passage": "Over de woorden", "text": "Je opmerking",
                "at": "Op", "answer": "Antwoord",
            }),
        ),
    ),
    Rule(
        code="drafting.answer", model="drafting.Comment", what="Wie een opmerking over een concept beantwoordde.",
        clocks=("answered_by__left_on",), since="na vertrek van school", days=TWO_YEARS, way=Way.ANONYMISE,
        blanks=("answered_by",), why="Bij een besluit hoort wie er antwoordde.", source=OWN_CHOICE,
        shows=(
            Shown(link="answered_by", title="Opmerkingen die je beantwoordde",
                  fields={"draft": "Concept", "answer": "Je antwoord", "answered_at": "Op"}),
        ),
    ),
    Rule(
        code="drafting.piece", model="drafting.Piece", what="Wie een artikel van een concept het laatst veranderde.",
        clocks=("updated_by__left_on",), since="na vertrek van school", days=30, way=Way.ANONYMISE,
        blanks=("updated_by",), why="Handig zolang er samen aan de tekst gewerkt wordt.", source=OWN_CHOICE,
        needed=Needed.NOT,
        shows=(
            Shown(link="updated_by", title="Artikelen van een concept die jij het laatst veranderde",
                  fields={"draft": "Concept", "number": "Artikel", "title": "Titel", "updated_at": "Op"}),
        ),
    ),
    Rule(
        code="drafting.upload", model="drafting.Upload",
        what="Een eigen document van de school waar geen concept uit kwam.",
        clocks=("uploaded_at",), since="na het inlezen", days=30, only=Q(drafts__isnull=True),
        why="In een document kan van alles staan, ook namen.", source=OWN_CHOICE, needed=Needed.NOT,
    ),
    Rule(
        code="drafting.uploader", model="drafting.Upload", what="Wie een document inlas.",
        clocks=("uploaded_by__left_on",), since="na vertrek van school", days=30, way=Way.ANONYMISE,
        blanks=("uploaded_by",), why="Het document blijft als bron bij de afspraken; de naam is niet nodig.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="uploaded_by", title="Documenten die je inlas", fields={"name": "Naam", "uploaded_at": "Op"}),
        ),
    ),
)  # fmt: skip
KEPT = (Kept(model="drafting.Draft", why="Een tekst in wording; wie eraan werkte, staat bij de veranderingen."),)
