"""Who listens outside school: the lines that a school starts with, and the ones it shows.

Numbers and hours change. CHECKED_ON says when these were last compared with what is published about the lines (their
own pages, the inspectorate's, schools' and the press'); none was rung. A school that looked itself writes its own day.
"""

from dataclasses import dataclass
from datetime import date, time

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from netjes.lib.remembered import remembered
from netjes.reports.models import HelpLine
from netjes.schools.models import School

ALARM = "tel:112"
CHECKED_ON = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a school starts with it. Without `opens` somebody is there day and night, or `about` says when."""

    name: str
    contact: str
    href: str
    about: str | Promise
    opens: time | None = None
    closes: time | None = None
    for_staff: bool = False


LINES = (
    Line(gettext_noop("Alarmnummer"), "112", "tel:112", _("Er is nu gevaar.")),
    Line(
        "Kindertelefoon", "0800 0432", "tel:08000432",
        _("Over alles, groot of klein. Je hoeft je naam niet te zeggen."), time(11), time(21),
    ),
    Line("113", "113", "tel:113", _("Als je niet meer verder wilt, of een ander dat zegt. Dag en nacht.")),
    Line(
        "Helpwanted.nl", "Chat", "https://www.helpwanted.nl/",
        _("Als iemand een foto of filmpje van je doorstuurt, je daarmee chanteert of je online lastigvalt."),
    ),
    Line(
        "Veilig Thuis", "0800 2000", "tel:08002000",
        _("Als het thuis niet veilig is, voor jou of voor een ander. Dag en nacht."),
    ),
    Line(
        gettext_noop("Politie"), "0900 8844", "tel:09008844",
        _("Als het strafbaar kan zijn, zoals dreigen of chanteren, en het geen haast heeft."),
    ),
    Line(
        gettext_noop("Vertrouwensinspecteur"), "0900 111 3 111", "tel:09001113111",
        _("Over seksueel misbruik, geweld of discriminatie op school, ook voor leerlingen. Op werkdagen."),
        time(8), time(17), for_staff=True,
    ),
)  # fmt: skip


def as_rows(school: School) -> list[HelpLine]:
    """The lines to start with, for this school, not saved."""
    with translation.override("nl"):  # as a school would write it; pages translate what they know
        return [
            HelpLine(
                school=school, name=line.name, contact=line.contact, href=line.href, about=str(line.about),
                opens=line.opens, closes=line.closes, for_staff=line.for_staff, checked_on=CHECKED_ON,
                position=position,
            )
            for position, line in enumerate(LINES)
        ]  # fmt: skip


def somebody_who_listens(lines: list[HelpLine]) -> HelpLine | None:
    """The first number to talk to, after 112."""
    return next((line for line in lines if line.href.startswith("tel:") and line.href != ALARM), None)


def lines_of(school: School) -> list[HelpLine]:
    """The school's own lines, or the ones that everybody starts with. There always are some."""
    return list(HelpLine.objects.for_school(school)) or as_rows(school)


def lines_beside_alarm(school: School) -> list[HelpLine]:
    """For a page that has 112 apart: the lines for everybody, without it. Asked at most once a moment."""
    lines = remembered(("help lines", school.pk), lambda: lines_of(school))
    return [line for line in lines if line.href != ALARM and not line.for_staff]


def oldest_check(lines: list[HelpLine]) -> date:
    """The day on which the line that was looked at longest ago was looked at."""
    return min((line.checked_on for line in lines), default=CHECKED_ON)
