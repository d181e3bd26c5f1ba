"""What this room keeps about people, and for how long."""

from django.db.models import Q

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed

RULES = (
    Rule(
        code="rosters.list", model="rosters.RosterImport", what="Een lijst uit de administratie die nog wordt bekeken.",
        clocks=("expires_at",), since="een dag na het inlezen", days=0, only=Q(applied_at__isnull=True),
        why="Er staat veel in over veel mensen; een dag is genoeg om hem na te kijken.", source=OWN_CHOICE,
        needed=Needed.NOT,
    ),
    Rule(
        code="rosters.taken", model="rosters.RosterImport",
        what="Dat een lijst is overgenomen: wanneer, door wie, hoeveel. De lijst zelf is dan al weg.",
        clocks=("applied_at",), since="na het overnemen", days=TWO_YEARS,
        why="Zo is na te gaan waar een verandering vandaan kwam.", source=OWN_CHOICE,
        shows=(
            Shown(link="made_by", title="Lijsten die je inlas", fields={
                "name": "Bestand", "made_at": "Ingelezen op", "applied_at": "Overgenomen op",
            }),
        ),
    ),
)  # fmt: skip
KEPT = (Kept(model="rosters.RosterMapping", why="Welke kolom wat betekent; niets over een mens."),)
