"""What came along with a report: shown only when a reader chooses to look, and each look can be read by the others.

Nothing out of a file is ever opened as a page here: what is shown are words, or a picture that was drawn anew.
"""

import base64
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.evidence import Chat, EvidenceKind, Known, Letter, Prepared, View, as_view, from_bytes, read_link
from netjes.keyring.unlocking import unlocked
from netjes.keyring.views.opening import layout_of
from netjes.reports.access import READERS, evidence_for, reader, removal_for, report_for
from netjes.reports.actions.reading import note_seen, read_again, take_original
from netjes.reports.actions.removal import NOT_THE_HEAD, ask_removal, confirm_removal, keep_after_all
from netjes.reports.contents import Shown, shown_of
from netjes.reports.errors import CannotAnswer, CannotOpen, CannotRemove
from netjes.reports.kept_words import about_evidence
from netjes.reports.models import Evidence, Report
from netjes.reports.opening import key_by_reader
from netjes.reports.queries import looks_at, readers_now, reports_of
from netjes.schools.errors import NotYours
from netjes.schools.models import Person, Position
from netjes.schools.queries import people_of, today
from netjes.schools.states import STAFF, Role
from netjes.schools.viewer import Viewer
from netjes.sealing.box import unseal
from netjes.sealing.errors import CannotUnseal


@sensitive_variables()
def _piece(request: HttpRequest, pk: int, number: int) -> tuple[Viewer, Person, Report, Evidence, bytes, Shown]:
    """A piece of evidence, opened. Raises `NotYours` and `KeyLocked`."""
    viewer, person = reader(request)
    report = report_for(person, pk)
    evidence = evidence_for(report, number)
    try:
        key = key_by_reader(report, person, unlocked(request))
        return viewer, person, report, evidence, key, shown_of(unseal(key, bytes(evidence.sealed_view)))
    except (CannotOpen, CannotUnseal):
        raise NotYours from None


def _reading(shown: Shown) -> Any:
    kind = EvidenceKind(shown.kind)
    if kind is EvidenceKind.LINK:
        return read_link(str(shown.view.get("text", "")))
    return from_bytes(kind, base64.b64decode(str(shown.view.get("reading", ""))))


@never_cache
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """First what it is; what stands in it after *Kijk*, and that is written down."""
    viewer, person, report, piece, key, shown = _piece(request, pk, number)
    looking = request.method == "POST" and piece.removal_asked_by_id is None
    error = ""
    if looking:
        deed = request.POST.get("doe", "")
        try:
            if deed in ("dag", "maand"):
                shown = read_again(
                    actor=viewer.acting_as(*READERS), evidence=piece, key=key, shown=shown, day_first=deed == "dag"
                )  # fmt: skip
            elif deed == "handtekening":
                shown = read_again(
                    actor=viewer.acting_as(*READERS), evidence=piece, key=key, shown=shown, ask_keys=True,
                    own_domains=_domains(report), own_server=settings.MAIL_RECEIVED_BY, known=_people(report),
                )  # fmt: skip
        except CannotAnswer as refusal:
            error = str(refusal)
    return _page(request, viewer, person, report, piece, shown, looking=looking, error=error)


@sensitive_variables()
def _page(
    request: HttpRequest, viewer: Viewer, person: Person, report: Report, piece: Evidence, shown: Shown, *,
    looking: bool, error: str = "",
) -> HttpResponse:  # fmt: skip
    reading = _reading(shown)
    part = request.POST.get("deel", "0")
    view: View | None = None
    if looking:
        view = as_view(reading, part=int(part) if part.isdecimal() else 0, language=get_language() or "nl")
    if looking and not isinstance(reading, Prepared):  # a picture is written down when it is sent
        note_seen(actor=viewer.acting_as(*READERS), evidence=piece)
    context = {
        "report": report, "piece": piece, "shown": shown, "view": view,
        "kind": about_evidence(EvidenceKind(shown.kind).word),
        "is_picture": isinstance(reading, Prepared), "layout": layout_of(viewer), "error": error,
        "example": reading.example if isinstance(reading, Chat) and looking else None,
        "letter": reading if isinstance(reading, Letter) and looking else None, "checked": shown.view.get("checked"),
        "looks": looks_at(report, [piece]), "asked_by_me": piece.removal_asked_by_id == person.pk,
        "alone": len(readers_now(report)) < 2,
    }  # fmt: skip
    return render(request, "reports/evidence.html", context, status=400 if error else 200)


def _people(report: Report) -> list[Known]:
    """Everybody who works here, with the address the school has of them: whose name might be borrowed."""
    held = Position.objects.for_school(report.school).on(today()).filter(role__in=STAFF).values("person")
    return [Known(p.name, (p.email,) if p.email else ()) for p in people_of(report.school).filter(pk__in=held)]


def _domains(report: Report) -> list[str]:
    """Where the school's own addresses live, as far as we know."""
    found = {report.school.host.removeprefix("www.")} if report.school.host else set()
    emails = Person.objects.for_school(report.school).exclude(email="").filter(positions__role=Role.HEAD)
    return sorted(found | {email.rpartition("@")[2] for email in emails.values_list("email", flat=True)})


@never_cache
@require_safe
@sensitive_variables()
def picture(request: HttpRequest, pk: int, number: int, how: str) -> HttpResponse:
    """A picture, drawn anew: as a blur, or sharp for who chose to look; that is written down."""
    viewer, _person, _report, piece, _key, shown = _piece(request, pk, number)
    reading = _reading(shown) if shown.kind == EvidenceKind.PICTURE else None
    if not isinstance(reading, Prepared) or piece.removal_asked_by_id is not None:
        raise NotYours
    if how == "scherp" and request.method == "GET":
        note_seen(actor=viewer.acting_as(*READERS), evidence=piece)
    data = reading.jpeg if how == "scherp" else reading.blurred
    return _bytes(data, "image/jpeg", inline=True)


@never_cache
@require_POST
@sensitive_variables()
def original(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The original as a file to keep, never to be opened in the browser; its fingerprint is in the name."""
    viewer, _person, _report, piece, key, shown = _piece(request, pk, number)
    if piece.removal_asked_by_id is not None:
        raise NotYours
    data = take_original(actor=viewer.acting_as(*READERS), evidence=piece, key=key)
    response = _bytes(data, "application/octet-stream", inline=False)
    ending = shown.name.rpartition(".")[2].lower()
    safe = f".{ending}" if ending.isascii() and ending.isalnum() and len(ending) <= 5 and "." in shown.name else ""
    response.headers["Content-Disposition"] = f'attachment; filename="bewijs-{shown.sha256[:16]}{safe}"'
    return response


def _bytes(data: bytes, kind: str, *, inline: bool) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if inline:
        response.headers["Content-Disposition"] = "inline"
    return response


@require_POST
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """This should not be here: ask, confirm as the second one, or keep it after all. Without looking."""
    viewer, person = reader(request)
    report = report_for(person, pk)
    return _removal(request, viewer, person, evidence_for(report, number), "reports:report", report)


def _removal(
    request: HttpRequest, viewer: Viewer, person: Person, piece: Evidence, back: str, report: Report
) -> HttpResponse:
    actor, deed = viewer.acting_as(*READERS), request.POST.get("doe", "")
    try:
        if deed == "vraag":
            ask_removal(actor=actor, by=person, evidence=piece)
        elif deed == "bevestig":
            confirm_removal(actor=actor, by=person, evidence=piece)
        elif deed == "laat":
            keep_after_all(actor=actor, evidence=piece)
    except CannotRemove as refusal:
        return render(
            request, "reports/not_removed.html", {"why": str(refusal), "layout": layout_of(viewer)}, status=409
        )  # fmt: skip
    return redirect(back, report.pk) if back == "reports:report" else redirect(back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def removals(request: HttpRequest) -> HttpResponse:
    """For the head: what two people remove, of which one is the head. It is not shown."""
    viewer, person = reader(request)
    if request.method == "POST":
        wanted = request.POST.get("stuk", "")
        piece = removal_for(viewer, int(wanted) if wanted.isdecimal() else 0)
        return _removal(request, viewer, person, piece, "reports:removals", piece.report)
    asked = Evidence.objects.for_school(person.school).filter(removal_asked_by__isnull=False, removed_on__isnull=True)
    if viewer.has(Role.HEAD):
        asked = asked.exclude(report__route__in=NOT_THE_HEAD) | asked.filter(report__in=reports_of(person))
    else:
        asked = asked.filter(report__in=reports_of(person))
    found = list(asked.defer("sealed_original", "sealed_view").select_related("removal_asked_by"))
    context = {"asked": found, "me": person, "layout": layout_of(viewer), "title": _("Wat weg moet")}
    return render(request, "reports/removals.html", context)
