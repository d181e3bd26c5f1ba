"""What the law or the sector asks for with some reports, step by step, each with where that is written.

A step is never a gate here: it says what is to be done, and who did it on which day.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.reports.states import Route


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is to be done. `tel` is a number that does it."""

    code: str
    what: str | Promise
    more: str | Promise = ""
    tel: str = ""

    @property
    def dials(self) -> str:
        """What a tap on the number does."""
        return f"tel:{self.tel.replace(' ', '')}"


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps of a kind of report, what must not happen, and the source."""

    code: str
    title: str | Promise
    first: str | Promise  # read before anything else
    steps: tuple[Step, ...]
    source: str | Promise
    href: str


OFFENCE = Guide(
    "offence",
    _("Mogelijk seksueel misdrijf door een medewerker"),
    _("Praat er nu met niemand over, ook niet met wie het zou hebben gedaan. Ga niet zelf op onderzoek uit. "
      "De mentor en de teamleider horen het niet."),
    (
        Step("board", _("Het bestuur weet het"),
             _("Wie hier werkt en dit hoort, moet het meteen zelf aan het bestuur melden.")),
        Step("inspector", _("Overlegd met de vertrouwensinspecteur"),
             _("Het bestuur belt meteen, op werkdagen van 8.00 tot 17.00 uur."), "0900 111 3 111"),
        Step("parties", _("De ouders en de medewerker zijn vooraf ingelicht over de aangifte"),
             _("Wanneer en hoe spreekt u eerst af met de vertrouwensinspecteur of de politie.")),
        Step("police", _("Aangifte gedaan"),
             _("Bij een redelijk vermoeden moet het bestuur aangifte doen, ook als de ouders dat niet willen.")),
    ),
    _("Inspectie van het Onderwijs, zedenmisdrijven"),
    "https://www.onderwijsinspectie.nl/onderwerpen/zedenmisdrijven",
)  # fmt: skip
HOME = Guide(
    "home",
    _("Thuis is het misschien niet veilig"),
    _("Laat thuis niets weten voordat iemand dat besluit. Is er nu gevaar, bel dan 112."),
    (
        Step("signals", _("Signalen op een rij gezet")),
        Step("advice", _("Overlegd met een collega en met Veilig Thuis"),
             _("Advies vragen kan zonder namen te noemen. Dag en nacht."), "0800 2000"),
        Step("talk", _("Met de leerling gesproken, en besloten of thuis iets hoort"),
             _("Niet met thuis als dat gevaar geeft.")),
        Step("weighed", _("Gewogen: is het acuut of structureel onveilig?")),
        Step("decided", _("Besloten: melden bij Veilig Thuis, en is hulp mogelijk?")),
    ),
    _("Meldcode huiselijk geweld en kindermishandeling, vijf stappen"),
    "https://www.rijksoverheid.nl/onderwerpen/huiselijk-geweld/meldcode",
)  # fmt: skip
NUDE = Guide(
    "nude",
    _("Er is een naaktbeeld"),
    _("Bekijk het niet, vraag er niet om, sla het niet op en stuur het niet door, ook niet naar een collega. "
      "Beeld van iemand onder de 18 bekijken of bewaren is strafbaar. Hier kan het niet worden meegestuurd."),
    (
        Step("victim", _("De leerling op het beeld is gesproken en niet alleen gelaten")),
        Step("spread", _("Gevraagd wie het heeft en dat het stopt"),
             _("Laat het pas wissen als Meldpunt of politie weet dat het er is.")),
        Step("reported", _("Gemeld bij het Meldpunt Kinderporno of Helpwanted"),
             _("Zij kunnen het ook weg laten halen.")),
        Step("police", _("Besproken met de politie"), _("Als het geen haast heeft. Bij gevaar: 112."), "0900 8844"),
    ),
    _("Helpwanted en Stichting School en Veiligheid"),
    "https://www.helpwanted.nl/",
)  # fmt: skip
ROUTES: dict[str, Guide] = {Route.OFFENCE: OFFENCE, Route.HOME: HOME}
GUIDES = (OFFENCE, HOME, NUDE)


def guides_for(route: str, *, naked: bool) -> list[Guide]:
    """What a reader of this report is shown."""
    found = [ROUTES[route]] if route in ROUTES else []
    return [*found, NUDE] if naked else found


def key_of(guide: Guide, step: Step) -> str:
    """How a step that was done is written down."""
    return f"{guide.code}.{step.code}"
