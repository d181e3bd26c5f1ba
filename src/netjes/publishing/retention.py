"""What this room keeps about people, and for how long."""

from django.db.models import Q

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES: tuple[Rule, ...] = (
    Rule(
        code="publishing.draft", model="publishing.Draft",
        what="Een bericht dat je zelf bewaarde om het later af te maken.",
        clocks=("goes_on",), since="na de dag die erbij staat", days=0,
        why="Om een bericht af te maken is een week genoeg.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="author", title="Berichten die je bewaarde",
                  fields={"text": "Je tekst", "link": "Link erbij", "voice": "Geschreven",
                          "updated_at": "Bewaard op", "goes_on": "Gaat weg op"}),
        ),
    ),
    Rule(
        code="publishing.doubt", model="publishing.Doubt",
        what="Dat je iets vroeg bij twijfel, en het antwoord. Je vraag over iets van jezelf is dan al weg.",
        clocks=("answered_at",), since="na het antwoord", days=30,
        why="Wie het vroeg, kan het antwoord een maand teruglezen.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="asker", title="Vragen die je bij twijfel stelde",
                  fields={"asked_at": "Gevraagd op", "state": "Hoe het staat", "answer": "Antwoord",
                          "answered_at": "Beantwoord op"}),
            Shown(link="answered_by", title="Vragen die je beantwoordde", fields={"answered_at": "Op"}),
            Shown(link="handed_to", title="Vragen die aan jou werden doorgegeven", fields={"asked_at": "Gevraagd op"}),
        ),
    ),
    Rule(
        code="publishing.waiting", model="publishing.Doubt", only=Q(state="waiting"),
        what="Een vraag bij twijfel waar niemand antwoord op gaf.",
        clocks=("asked_at",), since="na het vragen", days=60,
        why="Na twee maanden helpt een antwoord niet meer.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(Shown(link="asker", title="Vragen die nog wachten", fields={"asked_at": "Gevraagd op"}),),
    ),
    Rule(
        code="publishing.prepared", model="publishing.Publication", only=Q(state__in=["prepared", "failed"]),
        what="Een bericht dat je klaarzette om namens school te plaatsen, en dat niet naar buiten ging.",
        clocks=("created_at",), since="na het klaarzetten", days=30,
        why="Wat na een maand niet is geplaatst, wordt niet meer geplaatst.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(Shown(link="published_by", title="Berichten die je klaarzette", fields={"title": "Titel"}),),
    ),
    Rule(
        code="publishing.publicationperson", model="publishing.PublicationPerson",
        what="Dat je genoemd wordt of te herkennen bent in iets wat de school plaatste.",
        clocks=("publication__taken_down_at",), since="nadat het is weggehaald", days=365,
        why="Zolang het ergens staat, moet de school weten wie erop staat.", source=OWN_CHOICE, needed=Needed.PROOF,
        shows=(
            Shown(link="person", title="Waar je op staat", fields={"publication": "Bericht"},
                  to_parents=("publication",)),
        ),
    ),
    Rule(
        code="publishing.publication", model="publishing.Publication", only=Q(state="taken_down"),
        what="Wat de school plaatste: de tekst, waar het stond, wie erop stond, wie het plaatste en wie akkoord gaf.",
        clocks=("taken_down_at",), since="nadat het is weggehaald", days=365,
        why="Zolang het ergens staat, moet de school weten wie erop staat; daarna een jaar als bewijs dat het weg is.",
        source=OWN_CHOICE, needed=Needed.PROOF,
        shows=(
            Shown(link="published_by", title="Berichten die je namens school plaatste",
                  fields={"title": "Titel", "out_at": "Op", "address": "Waar"}),
            Shown(link="approved_by", title="Berichten waar je akkoord op gaf", fields={"title": "Titel"}),
            Shown(link="taken_down_by", title="Berichten die je weghaalde", fields={"taken_down_at": "Op"}),
        ),
    ),
    Rule(
        code="publishing.takedown", model="publishing.TakeDown",
        what="Dat iets met jou erop weg moest, wie erom vroeg, en wat ervan werd.",
        clocks=("done_at",), since="nadat het is afgehandeld", days=365,
        why="Bewijs dat de school deed wat was gevraagd.", source=OWN_CHOICE, needed=Needed.PROOF,
        shows=(
            Shown(link="person", title="Dingen met jou erop die weg moesten",
                  fields={"opened_at": "Sinds", "state": "Hoe het staat", "gone_on": "Weg op"}),
            Shown(link="asked_by", title="Dingen die je vroeg weg te halen",
                  fields={"opened_at": "Gevraagd op", "address": "Link", "words": "Je woorden",
                          "state": "Hoe het staat", "outcome": "Antwoord"}),
            Shown(link="done_by", title="Dingen die je weghaalde", fields={"done_at": "Op"}),
        ),
    ),
)  # fmt: skip
KEPT: tuple[Kept, ...] = (
    Kept(
        model="publishing.ConfidentialList", why="Woorden die binnen school blijven, voor de hele school; geen mensen."
    ),
    Kept(model="publishing.SchoolChannel", why="Waar de school plaatst, en een verzegeld wachtwoord; geen mensen."),
    Kept(
        model="publishing.Example", personal=True, what="Wie een voorbeeld toevoegde.",
        why="Een vraag en antwoord zonder namen, die anderen helpen. Weghalen kan altijd.",
        shows=(Shown(link="added_by", title="Voorbeelden die je toevoegde", fields={"added_at": "Op"}),),
    ),
)  # fmt: skip
