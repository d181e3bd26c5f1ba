"""What this room keeps about people, and for how long."""

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
)  # fmt: skip
KEPT: tuple[Kept, ...] = ()
