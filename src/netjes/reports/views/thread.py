"""The conversation that a code opens, at the same address: the code goes along in the form, and nowhere else.

A code that is not known takes as long as one that is: its keys are worked out once either way.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from netjes.reports.actions.bringing import reporter_brings
from netjes.reports.actions.thread import reporter_stops, reporter_writes
from netjes.reports.asked import NO, YES
from netjes.reports.errors import CannotAnswer, CannotOpen, CannotReport
from netjes.reports.flood import CODES, OPENINGS, AlreadySent, NeedsWork, admitted, budget_of, page_for, receipt_of
from netjes.reports.kept_words import NUDE_EXISTS, about_code, said_here, sent_along
from netjes.reports.models import Report
from netjes.reports.opening import Opened, key_by_code, opened, report_by_code
from netjes.reports.queries import readers_now
from netjes.reports.rules import promise_of
from netjes.reports.states import Level, ReportState
from netjes.reports.views.receipt import evidence_of
from netjes.reports.views.steps import Show
from netjes.schools.access import school_of
from netjes.schools.models import Person
from netjes.schools.queries import held_by, today
from netjes.schools.states import Role
from netjes.sealing.codes import read_code, shown
from netjes.sealing.errors import NotACode, TooBusy

IN_ORDER = (
    Role.CONFIDENTIAL, Role.ANTI_BULLYING, Role.CARE_COORDINATOR, Role.MENTOR, Role.COORDINATOR, Role.TEAM_LEADER,
    Role.HEAD, Role.BOARD,
)  # fmt: skip
READ_ALREADY = frozenset({ReportState.READ, ReportState.ANSWERED, ReportState.CLOSED})


def ask_code(
    request: HttpRequest, show: Show, wrong: str = "", typed: str = "", needs_work: bool = False, status: int = 200,
    words: str = "",
) -> HttpResponse:  # fmt: skip
    """Where one types the code. What was being sent stays in the page."""
    context = {
        "wrong": wrong, "typed": typed, "needs_work": needs_work, "words": words,
        "page": page_for(CODES, _most(request)),
    }  # fmt: skip
    return show(request, "reports/code.html", context, status=status)


def _most(request: HttpRequest) -> int:
    return budget_of(school_of(request)) * OPENINGS


def come_in(request: HttpRequest, show: Show) -> HttpResponse:
    """Open the conversation, and do in it what was pressed."""
    posted, school = request.POST, school_of(request)
    typed, words = posted.get("code", "")[:200], posted.get("woorden", "")
    again: dict[str, Any] = {"typed": typed, "words": words}
    try:
        code = read_code(typed)
        with admitted(CODES, _most(request), posted.get("kaartje", ""), posted.get("werk", "")):
            receipt = receipt_of(school, code)
        report = report_by_code(school, receipt)
        key = key_by_code(report, receipt)
        said, status = _do(request, report, key)
        if said == "stopped":
            return show(request, "reports/stopped.html", {})
        report.refresh_from_db()
        return _conversation(request, show, opened(report, key), code, said, status)
    except NotACode as refusal:
        return ask_code(request, show, about_code(refusal), status=400, **again)
    except CannotOpen as refusal:
        return ask_code(request, show, str(refusal), status=400, **again)
    except TooBusy as refusal:
        return ask_code(request, show, about_code(refusal), status=429, **again)
    except AlreadySent:
        return ask_code(request, show, _("Deze bladzijde is al eens verstuurd. Open je gesprek opnieuw."), status=409)
    except NeedsWork:
        wrong = _("Het is nu heel druk. Je telefoon doet eerst een paar tellen rekenwerk. Stuur het dan nog een keer.")
        return ask_code(request, show, wrong, needs_work=True, status=429, **again)


def _do(request: HttpRequest, report: Report, key: bytes) -> tuple[str, int]:
    """What was pressed in the conversation; returns what to say of it, and how the page is answered."""
    posted = request.POST
    deed = posted.get("daad", "")
    try:
        if deed == "kies":
            reporter_writes(report=report, key=key, words=posted.get("keuze", "")[:80])
        elif deed == "schrijf" and posted.get("woorden", "").strip():
            reporter_writes(report=report, key=key, words=posted["woorden"])
        elif deed == "stuur-mee":
            return _bring(request, report, key), 200
        elif deed == "wis-echt":
            reporter_stops(report=report)
            return "stopped", 200
    except (CannotAnswer, CannotReport) as refusal:
        return str(refusal), 400
    return "", 200


def _bring(request: HttpRequest, report: Report, key: bytes) -> str:
    """What is brought later. The question whether somebody is naked on it was asked on the page before."""
    if request.POST.get("bloot") == YES:
        reporter_writes(report=report, key=key, words=NUDE_EXISTS)
        return ""
    if request.POST.get("bloot") != NO:
        return ""
    brought = evidence_of(request)
    if not brought:
        raise CannotReport(_("Kies eerst een bestand, of plak een link."))
    reporter_brings(report=report, key=key, brought=brought)
    names = ", ".join(each.shown.name for each in brought)
    reporter_writes(report=report, key=key, words=sent_along(names))
    return ""


def _role_of(author: Person | None) -> str:
    """What somebody is at school: who reported talks with a role, not with a name."""
    roles = {held.role for held in held_by(author)} if author is not None else set()
    return next((str(role.label) for role in IN_ORDER if role in roles), _("iemand van school"))


def _readers(report: Report) -> str:
    """Who has it now, as roles: `mentor, teamleider`."""
    return ", ".join(dict.fromkeys(_role_of(person) for person in readers_now(report)))


def _conversation(request: HttpRequest, show: Show, found: Opened, code: str, said: str, status: int) -> HttpResponse:
    report, promise, deed = found.report, promise_of(found.report.school), request.POST.get("daad", "")
    last = found.messages[-1] if found.messages else None
    waits = report.waits_for_school and report.state != ReportState.CLOSED
    context: dict[str, Any] = {
        "found": found, "messages": [(said, said_here(said.words), _role_of(said.author)) for said in found.messages],
        "report": report, "code": shown(code), "wrong": said,
        "page": page_for(CODES, _most(request)), "unsent": request.POST.get("woorden", "") if said else "",
        "choices": [
            (each, said_here(each)) for each in last.choices if last.from_school and report.state != ReportState.CLOSED
        ] if last else [],
        "told": found.first.words or said_here(found.first.topic),
        "climbed": waits and report.level > Level.FIRST, "readers": _readers(report),
        "waits": waits, "late": waits and report.answer_by < today(), "next_answer": promise.due(today()),
        "was_read": report.state in READ_ALREADY, "closed": report.state == ReportState.CLOSED,
        "may_stop": report.state == ReportState.RECEIVED, "asks_naked": deed == "meesturen",
        "picks": deed == "bestand" and request.POST.get("bloot") == NO,
        "naked": deed in ("bestand", "stuur-mee") and request.POST.get("bloot") == YES, "asks_stop": deed == "wis",
    }  # fmt: skip
    return show(request, "reports/thread.html", context, status=status)
