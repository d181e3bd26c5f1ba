"""What this room keeps about people, and for how long. What was written stands sealed; erasing takes the keys along.

A sealed report in the intake stays until its own clock (`privacy.retention`), for the chain of days holds only whole.
Without its keys it is noise, to the school as well.
"""

from datetime import date

from django.db.models import Q, QuerySet

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed
from netjes.reports.models import Evidence, Report, ReportKey, ReportMessage, ReportSheet, RouteStep
from netjes.reports.states import ReportOutcome, ReportState
from netjes.schools.models import School

PARTS = (ReportKey, ReportMessage, Evidence, ReportSheet, RouteStep)
QUICKLY = (ReportOutcome.UNFOUNDED, ReportOutcome.WITHDRAWN)


def erase_unfounded(school_key: int, up_to: date) -> int:
    """What proved to be nothing, or was taken back: everything but the bare record goes. Returns how many reports."""
    return _erase(_closed(school_key, up_to).filter(outcome__in=QUICKLY))


def erase_content(school_key: int, up_to: date) -> int:
    """What was closed otherwise."""
    return _erase(_closed(school_key, up_to).exclude(outcome__in=QUICKLY))


def _closed(school_key: int, up_to: date) -> "QuerySet[Report]":
    return Report.objects.for_school(School(pk=school_key)).filter(state=ReportState.CLOSED, closed_on__lte=up_to)


def _erase(reports: "QuerySet[Report]") -> int:
    """Keys, messages, evidence and what readers added; after it nobody opens it, with whatever code or key."""
    gone = 0
    left = Q(keys__isnull=False) | Q(messages__isnull=False) | Q(evidence__isnull=False)
    for report in reports.filter(left).distinct().select_related("school"):
        for part in PARTS:
            part.objects.for_school(report.school).filter(report=report).delete()
        gone += 1
    return gone


RULES: tuple[Rule, ...] = (
    Rule(
        code="reports.unfounded", model="reports.ReportKey",
        what="Wat gemeld is, als er niets aan de hand was of als het is ingetrokken.",
        clocks=("report__closed_on",), since="nadat het gesprek is afgesloten", days=90,
        why="Om nog even te kunnen nalezen waarom er niets aan de hand was.", source=OWN_CHOICE,
        carry_out=erase_unfounded,
        shows=(
            Shown(link="reader", title="Meldingen die je kon lezen", fields={"told_on": "Je hoorde het op"}),
            Shown(link="handed_by", title="Meldingen die je een collega liet lezen", fields={"told_on": "Gehoord op"}),
        ),
    ),
    Rule(
        code="reports.content", model="reports.ReportMessage",
        what="Wat gemeld is en wat er over en weer is geschreven, met wat meekwam.",
        clocks=("report__closed_on",), since="nadat het gesprek is afgesloten", days=180,
        why="Om te helpen, en om erop terug te komen als het weer begint.", source=OWN_CHOICE, carry_out=erase_content,
        shows=(Shown(link="author", title="Antwoorden die je gaf", fields={"on_day": "Op"}),),
    ),
    Rule(
        code="reports.record", model="reports.Report",
        what="Dat er iets gemeld is: de dag, langs welke route, hoe snel er antwoord was en hoe het afliep.",
        clocks=("closed_on",), since="nadat het gesprek is afgesloten", days=TWO_YEARS,
        why="Om elk jaar te kunnen zeggen of school op tijd antwoordt.", source=OWN_CHOICE,
    ),
    Rule(
        code="reports.incident", model="reports.Incident",
        what="Wat collega’s noteerden dat er gebeurde, waar, en wie erbij was.",
        clocks=("on_day",), since="na de dag waarop het gebeurde", days=365,
        why="Om per jaar te zien wat waar gebeurt, en er iets aan te doen.",
        source="Arbocatalogus-VO: agressie, pesten, discriminatie en seksuele intimidatie vastleggen",
        needed=Needed.AT_SCHOOL,
        shows=(
            Shown(link="noted_by", title="Incidenten die je noteerde", fields={"on_day": "Op", "measure": "Gedaan"}),
        ),
    ),
    Rule(
        code="reports.call", model="reports.Call",
        what="Dat er over een leerling gebeld is, met wie, en of er een tolk bij was. Niet wat er gezegd is.",
        clocks=("on_day",), since="na de dag van het gesprek", days=365,
        why="Zodat twee collega’s niet hetzelfde vragen.", source=OWN_CHOICE,
        shows=(
            Shown(link="pupil", title="Gesprekken over jou",
                  fields={"on_day": "Op", "spoke_with": "Met", "with_interpreter": "Met tolk"}),
            Shown(link="by", title="Gesprekken die je noteerde", fields={"on_day": "Op"}),
        ),
    ),
)  # fmt: skip
GOES_ALONG = "Gaat mee weg met wat er gemeld is (zie daar)."
KEPT: tuple[Kept, ...] = (
    Kept(
        model="reports.Evidence", why=GOES_ALONG, personal=True, what="Wat bij een melding is meegestuurd, verzegeld.",
        shows=(
            Shown(link="removal_asked_by", title="Wat je vroeg te verwijderen", fields={"on_day": "Meegestuurd op"}),
            Shown(link="removed_by", title="Wat je liet verwijderen", fields={"removed_on": "Op"}),
        ),
    ),
    Kept(
        model="reports.ReportSheet", why=GOES_ALONG, personal=True,
        what="Wie wat deed bij het doorsturen, verzegeld.",
    ),
    Kept(
        model="reports.RouteStep", why=GOES_ALONG, personal=True,
        what="Welke stap van een route iemand deed, en wanneer.",
        shows=(Shown(link="by", title="Stappen die je deed bij een melding", fields={"on_day": "Op"}),),
    ),
    Kept(
        model="reports.IncidentPerson", why="Gaat mee weg met het incident.", personal=True,
        what="Welke leerlingen bij een incident waren.",
        shows=(Shown(link="person", title="Incidenten waar je bij was", fields={"incident": "Wat, waar en wanneer"}),),
    ),
    Kept(model="reports.RemovedEvidence", why="Een nummer, zodat een reservekopie niet terugbrengt wat weg moest."),
    Kept(model="reports.ReportRules", why="Wat school belooft; geen mensen."),
    Kept(model="reports.HelpLine", why="Nummers van hulplijnen; geen mensen."),
)  # fmt: skip
