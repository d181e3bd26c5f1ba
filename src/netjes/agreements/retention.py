"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed, Way

RULES = (
    Rule(
        code="agreements.example", model="agreements.GoodExample",
        what="Je naam bij een goed voorbeeld dat je deelde. Het voorbeeld blijft.",
        clocks=("person__left_on", "withdrawn_at"), since="na vertrek van school, of na het intrekken", days=30,
        way=Way.ANONYMISE, blanks=("person",), why="Van het voorbeeld leert de school; je naam hoeft er niet bij.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="person", title="Goede voorbeelden die je deelde",
                  fields={"article": "Artikel", "text": "Tekst", "at": "Op", "withdrawn_at": "Ingetrokken op"}),
        ),
    ),
)  # fmt: skip
KEPT = (
    Kept(model="agreements.Agreement", why="De afspraken zelf; niets over een mens."),
    Kept(model="agreements.Version", why="Een vastgestelde tekst, met het orgaan dat hem vaststelde; geen mens."),
    Kept(model="agreements.Source", why="Een verwijzing naar een wet, code of cao; niets over een mens."),
    Kept(
        model="agreements.Translation", personal=True, what="Wie een vertaling maakte, zoals de school het schrijft.",
        why="Naamsvermelding bij een openbare tekst. De school haalt de naam weg als de vertaler dat vraagt.",
    ),
    Kept(
        model="agreements.SafetyStatement", personal=True, what="Wie de school veilig houdt, met functie of naam.",
        why="Een openbare tekst van de school; oude teksten bewijzen wat toen verteld is.",
        shows=(
            Shown(link="published_by", title="Teksten over veiligheid die je bekendmaakte",
                  fields={"published_at": "Op"}),
        ),
    ),
    Kept(model="agreements.SafetyTelling", why="Alleen hoeveel mensen wanneer zijn verteld."),
)  # fmt: skip
