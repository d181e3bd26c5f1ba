"""Sending it, and the code that opens the answer: shown once, and found back by nobody."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from netjes.reports.actions.intake import Brought, Received, take_in
from netjes.reports.asked import Answers, Step
from netjes.reports.bringing import brought_file, brought_link
from netjes.reports.errors import CannotReport
from netjes.reports.flood import REPORTS, AlreadySent, NeedsWork, admitted, budget_of, receipt_of
from netjes.reports.kept_words import about_code
from netjes.reports.models import ReportKey
from netjes.reports.rules import promise_of
from netjes.reports.states import Level, Route
from netjes.reports.telling import concerned_by, first_from, reading_of, route_for, spoken
from netjes.reports.uploads import was_too_much
from netjes.reports.views.steps import Show, answer, question
from netjes.schools.access import school_of
from netjes.schools.models import School
from netjes.sealing.codes import new_code, shown
from netjes.sealing.errors import TooBusy


def too_much() -> str:
    return _("Samen is dit te groot. Stuur hooguit 15 MB tegelijk; de rest kan straks met je code.")


def send(request: HttpRequest, show: Show) -> HttpResponse | None:
    """Seal it and show the code; whatever goes wrong, what was typed stays in the page."""
    school, answers = school_of(request), Answers.read(request.POST.dict())
    if any(request.POST.get(name) for name in ("terug", "naar", "meesturen")):
        return answer(request, show)
    try:
        return _sent(request, show, school, answers)
    except AlreadySent:
        return show(request, "reports/already_sent.html", {}, status=409)
    except NeedsWork:
        return question(request, show, Step.CHECK, answers, {"wrong": _busy(), "needs_work": True}, status=429)
    except TooBusy as refusal:
        return question(request, show, Step.CHECK, answers, {"wrong": about_code(refusal)}, status=429)
    except CannotReport as refusal:
        return question(request, show, Step.CHECK, answers, {"wrong": str(refusal)}, status=400)


def _busy() -> str:
    return _("Er komt nu heel veel binnen. Wat je schreef, staat er nog. Stuur het nog een keer: je telefoon doet dan "
             "eerst een paar tellen rekenwerk.")  # fmt: skip


def _sent(request: HttpRequest, show: Show, school: School, answers: Answers) -> HttpResponse:
    posted = request.POST
    with admitted(REPORTS, budget_of(school), posted.get("kaartje", ""), posted.get("werk", "")):
        first, reading = first_from(school, answers), reading_of(school, answers)
        brought = evidence_of(request) if answers.may_bring else []
        code = new_code()
        received = take_in(
            school=school, first=first, route=route_for(school, answers), concerned=concerned_by(school, answers),
            receipt=receipt_of(school, code), brought=brought,
        )  # fmt: skip
    promise = promise_of(school)
    context = {
        "code": shown(code).split(), "plain_code": shown(code), "reading": reading, "received": received,
        "after": promise.days.after(received.answer_by), "then": _next_reader(received),
        "until": promise.reads_until, "offence": received.report.route == Route.OFFENCE,
    }  # fmt: skip
    return show(request, "reports/receipt.html", context)


def evidence_of(request: HttpRequest) -> list[Brought]:
    """What came along in this form. Raises `CannotReport`."""
    files = request.FILES.getlist("bestand")
    if was_too_much(request):
        raise CannotReport(too_much())
    note = request.POST.get("toelichting", "")[:300]
    found = [brought_file(file.name or "", _bytes(file), note) for file in _files(files)]
    link = request.POST.get("link", "").strip()
    return [*found, brought_link(link, note)] if link else found


def _files(files: Sequence[UploadedFile]) -> list[UploadedFile]:
    return [file for file in files if file.name]


def _bytes(file: UploadedFile) -> bytes:
    data: bytes = file.read()
    return data


def _next_reader(received: Received) -> str:
    """Who hears it when nobody answers; empty when the first are the only ones."""
    keys = ReportKey.objects.for_school(received.report.school).filter(report=received.report, level=Level.SECOND)
    people = [key.reader for key in keys.select_related("reader__school") if key.reader is not None]
    return spoken(people, Route.ORDINARY)
