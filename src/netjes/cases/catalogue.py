"""The measures that a school begins with: graded, with who decides and for how long. A school changes them as it likes.

What the law says stands in `LAW`, with its source, and cannot be widened: a suspension lasts at most a week and the
head decides it; nobody is removed before a hearing, the inspectorate and a school that accepts.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.agreements.models import Audience
from netjes.cases.states import Gravity
from netjes.schools.states import Role

SUSPENSION, REMOVAL, PHONE, NETWORK = "schorsen", "verwijderen", "telefoon-innemen", "netwerk"
ACTS = {
    SUSPENSION: "schorsen",
    REMOVAL: "van school verwijderen",
    PHONE: "telefoon innemen",
    NETWORK: "van het netwerk afsluiten",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the catalogue. Without `act` it is no measure in the sense of the agreement, and needs no gates."""

    audience: Audience
    code: str
    name: str
    text: str
    weight: Gravity
    decided_by: Role
    act: str = ""
    needs_second: bool = False
    most_days: int | None = None


PUPILS, STAFF, PARENTS = Audience.PUPILS, Audience.STAFF, Audience.PARENTS
LIGHT, SERIOUS, GRAVE = Gravity.LIGHT, Gravity.SERIOUS, Gravity.GRAVE
USUAL = (
    Entry(PUPILS, "gesprek", "Een goed gesprek", "We praten over wat er is gebeurd en wat iemand nodig heeft.",
          LIGHT, Role.MENTOR),
    Entry(PUPILS, "goedmaken", "Goedmaken", "Herstellen wat er te herstellen is, zoals een bericht weghalen.",
          LIGHT, Role.MENTOR),
    Entry(PUPILS, "excuus", "Excuus aanbieden", "Excuus aanbieden, als de ander dat ook wil.",
          LIGHT, Role.MENTOR),
    Entry(PUPILS, "klassengesprek", "Gesprek met de klas", "We praten met de klas, zonder namen te noemen.",
          LIGHT, Role.MENTOR),
    Entry(PUPILS, "opdracht", "Een opdracht of nablijven", "Na schooltijd een opdracht maken die past.",
          SERIOUS, Role.TEAM_LEADER, act="straf geven", most_days=5),
    Entry(PUPILS, PHONE, "Telefoon inleveren", "De telefoon ligt op school tot het einde van de schooldag.",
          SERIOUS, Role.TEAM_LEADER, act=ACTS[PHONE], most_days=1),
    Entry(PUPILS, NETWORK, "Van het netwerk", "Tijdelijk geen toegang tot het netwerk. Leermiddelen blijven open.",
          SERIOUS, Role.TEAM_LEADER, act=ACTS[NETWORK], most_days=10),
    Entry(PUPILS, SUSPENSION, "Schorsen", "Een of meer dagen niet op school. Het onderwijs gaat door.",
          GRAVE, Role.HEAD, act=ACTS[SUSPENSION], needs_second=True, most_days=5),
    Entry(PUPILS, REMOVAL, "Van school verwijderen", "Naar een school die plaats heeft en ja zegt.",
          GRAVE, Role.HEAD, act=ACTS[REMOVAL], needs_second=True),
    Entry(STAFF, "gesprek", "Gesprek met de leidinggevende", "We praten over wat er is gebeurd.",
          LIGHT, Role.SUPERVISOR),
    Entry(STAFF, "afspraak", "Schriftelijke afspraak", "We schrijven samen op wat er anders gaat.",
          SERIOUS, Role.HEAD, act="maatregel opleggen"),
    Entry(STAFF, "waarschuwing", "Schriftelijke waarschuwing", "De rector waarschuwt schriftelijk, met de reden.",
          SERIOUS, Role.HEAD, act="maatregel opleggen", needs_second=True),
    Entry(STAFF, "bestuur", "Maatregel van het bestuur", "Het bestuur neemt een maatregel volgens de cao.",
          GRAVE, Role.BOARD, act="maatregel opleggen", needs_second=True),
    Entry(PARENTS, "gesprek", "Gesprek met de ouder", "We nodigen de ouder uit en praten over wat er is gebeurd.",
          LIGHT, Role.TEAM_LEADER),
    Entry(PARENTS, "afspraak", "Afspraak over contact", "We spreken af hoe en met wie de ouder contact heeft.",
          SERIOUS, Role.HEAD, act="maatregel opleggen"),
    Entry(PARENTS, "toegang", "Geen toegang tot school", "De ouder komt een tijd niet op het terrein.",
          GRAVE, Role.HEAD, act="maatregel opleggen", needs_second=True, most_days=60),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """What the law or the sector asks around a measure, and where that stands."""

    text: str | Promise
    source: str | Promise

    def said(self) -> dict[str, str]:
        """For a refusal that names it."""
        return {"law": str(self.text), "source": str(self.source)}


INSPECTORATE = _("onderwijsinspectie.nl, schorsen en verwijderen voortgezet onderwijs (gelezen november 2026)")
LAW = {
    "week": Rule(_("Een schorsing duurt hooguit een week aaneen."), INSPECTORATE),
    "inspectie": Rule(_("Duurt een schorsing langer dan een dag, dan meldt het bestuur dat met de reden."),
                      INSPECTORATE),
    "onderwijs": Rule(_("De school blijft onderwijs bieden, bijvoorbeeld met huiswerk en een gesprek."), INSPECTORATE),
    "horen": Rule(_("Voor een verwijdering worden leerling en ouders gehoord."), INSPECTORATE),
    "overleg": Rule(_("Voor een verwijdering overlegt het bestuur met de inspectie."), INSPECTORATE),
    "andere-school": Rule(_("Een verwijdering gaat pas in als een andere school de leerling aanneemt."), INSPECTORATE),
    "brief": Rule(_("Een schorsing of verwijdering staat met de reden op papier, voor de leerling en wie gezag heeft."),
                  INSPECTORATE),
    "bezwaar": Rule(_("Bezwaar tegen een verwijdering kan binnen zes weken bij het bestuur."), INSPECTORATE),
    "gpo": Rule(_("Een verwijdering kan binnen zes weken naar de Geschillencommissie passend onderwijs."),
                _("onderwijsgeschillen.nl, procedure GPO")),
    "klacht": Rule(_("Een klacht kan binnen een jaar bij de landelijke klachtencommissie."),
                   _("onderwijsgeschillen.nl, klacht indienen")),
    "leerplicht": Rule(_("Veel scholen lichten ook de leerplichtambtenaar in."),
                       _("schoolgidsen; keuze van de school")),
}  # fmt: skip
ACCEPTS_BEFORE_REMOVAL = ("horen", "overleg", "andere-school")
