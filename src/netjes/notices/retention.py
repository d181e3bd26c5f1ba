"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Rule, Shown
from netjes.records.states import Needed

RULES = (
    Rule(
        code="notices.notice", model="notices.Notice", what="Berichten die je kreeg, en of je ze las.",
        clocks=("renewed_at", "person__left_on"), since="nadat je het bericht kreeg", days=TWO_YEARS,
        why="Zo is na te gaan wie wat is verteld.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="person", title="Berichten", fields={
                "subject": "Onderwerp", "text": "Tekst", "channel": "Langs", "delivery": "Hoe ver",
                "created_at": "Gemaakt op", "read_at": "Gelezen op", "delivered_at": "Verstuurd op",
            }),
        ),
    ),
)  # fmt: skip
KEPT = ()
