"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

RULES = (
    Rule(
        code="lessons.permission", model="lessons.Permission",
        what="Wanneer in een les de telefoon mocht, waarvoor, en wie dat zei.",
        clocks=("ends_at",), since="na de les", days=180,
        why="Voor als er later verschil is over wat mocht, en voor cijfers zonder namen.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="given_by", title="Toestemmingen die je gaf",
                  fields={"purpose": "Waarvoor", "words": "Je eigen woorden", "starts_at": "Van", "ends_at": "Tot"}),
        ),
    ),
    Rule(
        code="lessons.permissionfor", model="lessons.PermissionFor",
        what="Voor wie een toestemming in de les gold, als die niet voor de hele klas was.",
        clocks=("permission__ends_at",), since="na de les", days=30,
        why="Alleen nodig rond de les zelf.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="person", title="Toestemmingen alleen voor jou", fields={"permission": "Toestemming"}),
        ),
    ),
    Rule(
        code="lessons.exemption", model="lessons.Exemption",
        what="Dat je je telefoon bij je mag hebben, en tot wanneer. Nooit waarom.",
        clocks=("ends_on", "person__left_on"), since="na de laatste dag", days=30,
        why="Kort na het einde kan er nog een vraag over zijn.", source=OWN_CHOICE, needed=Needed.AT_SCHOOL,
        shows=(
            Shown(link="person", title="Je vaste afspraak over je telefoon",
                  fields={"starts_on": "Vanaf", "ends_on": "Tot"}, to_parents=("starts_on", "ends_on")),
            Shown(link="given_by", title="Vaste afspraken die je gaf", fields={"starts_on": "Vanaf", "ends_on": "Tot"}),
        ),
    ),
)  # fmt: skip
KEPT = (
    Kept(model="lessons.Regime", why="Wat waar en wanneer geldt; geen mensen."),
    Kept(model="lessons.ClassApp", why="Welke apps de school gebruikt; geen mensen."),
)
