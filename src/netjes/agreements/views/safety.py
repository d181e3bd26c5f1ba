"""How the school keeps it safe: a page for everybody, written by editors and told to each audience."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.access import EDITORS, editor_of, is_colleague, is_editor
from netjes.agreements.actions import publish_safety, tell_of_safety
from netjes.agreements.errors import CannotTell
from netjes.agreements.forms import SafetyForm
from netjes.agreements.models import Audience
from netjes.agreements.prose import rendered
from netjes.agreements.safety import current_statement, keepers, proofs
from netjes.agreements.starter import SAFETY
from netjes.schools.access import school_of, viewer_of
from netjes.schools.errors import NotYours


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Begins with what is published, or with a text to start from."""
    viewer, _person = editor_of(request)
    school = school_of(request)
    now = current_statement(school)
    initial = {name: getattr(now, name) if now else SAFETY.get(name, False) for name in SafetyForm.base_fields}
    form = SafetyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        publish_safety(actor=viewer.acting_as(*EDITORS), school=school, **form.cleaned_data)
        return redirect("agreements:safety")
    context = {"form": form, "statement": now, "keepers": keepers(school, names_shown=True)}
    return render(request, "agreements/write_safety.html", context, status=422 if form.errors else 200)


@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """One audience at a time. What has been replaced since the page was opened is not told."""
    viewer, _person = editor_of(request)
    statement = current_statement(school_of(request))
    if statement is None:
        raise NotYours
    try:
        if request.POST.get("statement") != str(statement.pk):
            raise CannotTell(
                _("Er is intussen een nieuwe tekst gepubliceerd. Lees die eerst; daarna kun je hem vertellen.")
            )
        tell_of_safety(
            actor=viewer.acting_as(*EDITORS), statement=statement, audience=_audience(request.POST.get("audience", ""))
        )
    except CannotTell as reason:
        return _page(request, wrong=str(reason))
    return redirect("agreements:safety")


def _audience(code: str) -> Audience:
    try:
        return Audience(code)
    except ValueError:
        raise CannotTell(_("Kies leerlingen, medewerkers of ouders.")) from None


def _page(request: HttpRequest, wrong: str = "") -> HttpResponse:
    school, viewer = school_of(request), viewer_of(request)
    statement = current_statement(school)
    context: dict[str, object] = {"statement": statement, "editor": is_editor(viewer), "wrong": wrong}
    if statement:
        own = viewer.role or Audience.PUPILS.value
        parts = [
            (Audience.PUPILS, rendered(statement.for_pupils)),
            (Audience.STAFF, rendered(statement.for_staff)),
            (Audience.PARENTS, rendered(statement.for_parents)),
        ]
        context |= {
            "who": rendered(statement.who),
            "how": rendered(statement.how),
            "parts": sorted(parts, key=lambda part: part[0].value != own),
            "keepers": keepers(school, names_shown=statement.names_shown),
            "proofs": proofs(statement) if is_colleague(viewer) else [],
            "own_first": viewer.role is not None,
        }
    return render(request, "agreements/safety.html", context, status=422 if wrong else 200)
