"""Adopting a draft and making it known."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netjes.drafting.access import DECIDERS, draft_for
from netjes.drafting.actions.decisions import LARGEST_DECISION, Launch
from netjes.drafting.actions.decisions import adopt as adopt_draft
from netjes.drafting.actions.decisions import publish as publish_draft
from netjes.drafting.consult_pages import open_comments
from netjes.drafting.decision_files import content_type_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.publish_pages import publish_page
from netjes.drafting.states import DraftState
from netjes.drafting.views.consultation import day_in
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours
from netjes.schools.queries import today

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Who decided, when, and the paper that says so. Open comments are pointed out and do not block."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="decide")
    body, on, wrong = draft.adopted_by, (draft.adopted_on or today()).isoformat(), []
    if request.method == "POST":
        body, on = request.POST.get("body", ""), request.POST.get("on", "")
        try:
            day = day_in(on)
            if day is None:
                raise CannotChangeDraft(_("Vul de dag in waarop het besluit is genomen."))
            sent = request.FILES.get("decision")
            if sent is not None and (sent.size or 0) > LARGEST_DECISION:
                raise CannotChangeDraft(_("Het besluit is groter dan 5 MB. Kies een kleiner bestand."))
            document = (sent.name or "besluit", sent.read()) if sent is not None else ("", b"")
            if sent is not None and not document[1]:
                raise CannotChangeDraft(_("Het bestand is leeg. Kies een ander bestand."))
            adopt_draft(actor=viewer.acting_as(*DECIDERS), draft=draft, body=body, on=day, decision=document)
        except CannotChangeDraft as error:
            wrong = str(error).splitlines()
        else:
            return redirect("drafting:publish", draft.pk)
    context = {
        "draft": draft, "body": body, "on": on, "wrong": wrong, "open_count": open_comments(draft),
        "today": today().isoformat(), "frozen": draft.state not in (DraftState.EDITING, DraftState.CONSULTING),
    }  # fmt: skip
    return render(request, "drafting/adopt.html", context, status=400 if wrong else 200)


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision as it was handed in, only ever as a download."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="decide")
    if not draft.decision:
        raise NotYours
    content = bytes(draft.decision)
    response = HttpResponse(content, content_type=content_type_of(content) or "application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(draft.decision_name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@FORM
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Two buttons, and what each does beside it: a correction, or ask everyone again."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="decide")
    given = {"from": today().isoformat(), "review": "", "why": "", "reason": ""}
    wrong: list[str] = []
    correcting = False
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in given}
        correcting = request.POST.get("how") == "correction"
        try:
            publish_draft(actor=viewer.acting_as(*DECIDERS), draft=draft, launch=_launch(given, correcting))
        except CannotChangeDraft as error:
            wrong = str(error).splitlines()
        else:
            return redirect("drafting:publish", draft.pk)
    context = {"page": publish_page(draft), "given": given, "wrong": wrong, "correcting": correcting}
    return render(request, "drafting/publish.html", context, status=400 if wrong else 200)


def _launch(given: dict[str, str], correction: bool) -> Launch:
    starts, review_on = day_in(given["from"]), day_in(given["review"])
    if starts is None:
        raise CannotChangeDraft(_("Kies vanaf welke dag de afspraken gelden."))
    if given["review"] and review_on is None:
        raise CannotChangeDraft(_("De dag waarop jullie er weer naar kijken, is geen datum. Kies een dag."))
    if len(given["why"]) > 2_000 or len(given["reason"]) > 2_000:
        raise CannotChangeDraft(_("Je uitleg is langer dan 2.000 tekens. Maak hem korter."))
    return Launch(starts, given["why"], review_on, correction, given["reason"])
