"""The drafts of a school, a new one, and one at a glance."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.models import Audience, Version
from netjes.agreements.queries import in_force
from netjes.drafting.access import COUNCILS, DECIDERS, EDITORS, draft_for
from netjes.drafting.actions.laying_aside import bring_back, discard_draft
from netjes.drafting.actions.starting import MODEL_OF, additions_for, start_from_model, start_from_version
from netjes.drafting.actions.uploads import LARGEST, PASTED, take_in
from netjes.drafting.compose import articles_of, read_draft
from netjes.drafting.consult_pages import open_comments
from netjes.drafting.errors import CannotChangeDraft, CannotRead
from netjes.drafting.models import Draft
from netjes.drafting.queries import gates, laid_aside, open_drafts, progress, siblings, turns
from netjes.lib.actors import Actor
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import School


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The drafts and where each stands, and what is in force."""
    viewer, person = with_role(request, *EDITORS, *COUNCILS)
    writes = viewer.has(*EDITORS)
    drafts = open_drafts(person.school, before_council=not writes)
    rows = [(draft, progress(draft)) for draft in drafts]
    context = {"rows": rows, "in_force": in_force(person.school), "writes": writes}
    context["laid_aside"] = laid_aside(person.school) if writes else []
    return render(request, "drafting/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to start from: a document, pasted text, the model, or what is in force."""
    viewer, person = with_role(request, *EDITORS)
    wrong = ""
    if request.method == "POST":
        try:
            draft = _started(request, viewer.acting_as(*EDITORS), person.school)
        except (CannotRead, CannotChangeDraft) as error:
            wrong = str(error)
        else:
            return redirect("drafting:confirm" if draft.upload_id else "drafting:overview", draft.pk)
    context: dict[str, Any] = {
        "wrong": wrong,
        "where": request.POST.get("from", ""),
        "pasted": request.POST.get("text", ""),
        "models": [(audience, audience.label, additions_for(audience)) for audience in MODEL_OF],
        "in_force": in_force(person.school),
    }
    return render(request, "drafting/upload.html", context, status=400 if wrong else 200)


def _started(request: HttpRequest, actor: Actor, school: School) -> Draft:
    """The draft that the form asks for. Raises `CannotRead` and `CannotChangeDraft`."""
    match request.POST.get("from"):
        case "document":
            file = request.FILES.get("document")
            if not isinstance(file, UploadedFile):
                raise CannotRead(_("Kies eerst een bestand, en druk dan op ‘Lees dit document’."))
            if (file.size or 0) > LARGEST:
                raise CannotRead(
                    _("Het document is groter dan 50 MB. Bewaar alleen de tekst van de afspraken en kies die.")
                )
            return take_in(actor=actor, school=school, name=file.name or "", content=file.read())[0]
        case "text":
            text = request.POST.get("text", "")
            if not text.strip():
                raise CannotRead(_("Plak eerst de tekst van de afspraken in het vak."))
            content = text.replace("\0", "").encode("utf-8", errors="ignore")
            return take_in(actor=actor, school=school, name=PASTED, content=content)[0]
        case "model":
            audience = request.POST.get("audience", "")
            if audience not in MODEL_OF:
                raise CannotChangeDraft(_("Kies voor wie de afspraken zijn."))
            chosen = tuple(request.POST.getlist(f"erbij-{audience}"))
            return start_from_model(actor=actor, school=school, audience=Audience(audience), additions=chosen)
        case "version":
            key = request.POST.get("version", "")
            version = Version.objects.for_school(school).filter(pk=int(key) if key.isdecimal() else 0).first()
            if version is None:
                raise NotYours
            return start_from_version(
                actor=actor, school=school, version=version, corrects=request.POST.get("corrects") == "ja"
            )
    raise CannotChangeDraft(_("Kies waarmee je wilt beginnen."))


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft at a glance: its articles, the five stages, and what is still to do."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="read")
    articles = articles_of(draft)
    writes = viewer.has(*EDITORS)
    context = {
        "draft": draft,
        "articles": articles,
        "gates": gates(draft),
        "progress": progress(draft),
        "mistakes": read_draft(draft, articles).mistakes,
        "siblings": siblings(draft),
        "writes": writes,
        "decides": viewer.has(*DECIDERS),
        "waiting": open_comments(draft) if writes else 0,
        **(turns(draft) if writes else {}),
    }
    return render(request, "drafting/overview.html", context)


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """All the text of the document that was handed in, as it was read."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    if draft.upload is None:
        raise NotYours
    return render(request, "drafting/source.html", {"draft": draft, "lines": draft.upload.source_text.splitlines()})


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay a draft aside, or go on with one; nothing of it is thrown away."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    try:
        if request.POST.get("do") == "back":
            bring_back(actor=viewer.acting_as(*EDITORS), draft=draft)
            return redirect("drafting:overview", pk)
        discard_draft(actor=viewer.acting_as(*EDITORS), draft=draft)
    except CannotChangeDraft:
        return redirect("drafting:overview", pk)
    return redirect("drafting:index")
