"""The page on which a school gives other programs a way in, and takes it back."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from netjes.lib.clock import now
from netjes.schools.access import KEEPERS, school_of, with_role
from netjes.schools.api_tokens import make_token, revoke_token, tokens_of
from netjes.schools.errors import NotYours
from netjes.schools.models import ApiToken, Person, Scope

GIVES: dict[Scope, Promise] = {
    Scope.VERDICT: _("Een vraag stellen en het antwoord krijgen, met het artikel. We bewaren de vraag niet."),
    Scope.AGREEMENTS: _("De teksten, de artikelen en alle versies. Die kan iedereen hier ook lezen."),
    Scope.SIGNING: _("Aantallen per klas. Geen namen, en niets over een groep van minder dan vijf."),
}
TERMS: dict[int, Promise] = {30: _("30 dagen"), 182: _("een half jaar"), 365: _("een jaar")}
USUAL_TERM = 365


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled in, as it goes back to the page when something is wrong."""

    name: str = ""
    scopes: tuple[str, ...] = ()
    days: int = USUAL_TERM
    errors: dict[str, list[str]] = field(default_factory=dict)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """All integrations, and a form for a new one. A new token is in the answer to that form and nowhere else."""
    viewer, _person = with_role(request, *KEEPERS)
    if request.method != "POST":
        return _page(request, Filled())
    filled = Filled(request.POST.get("name", ""), tuple(request.POST.getlist("scopes")), _days(request))
    try:
        code = make_token(
            actor=viewer.acting_as(*KEEPERS),
            school=school_of(request),
            name=filled.name,
            scopes=filled.scopes,
            days=filled.days,
        )
    except ValidationError as error:
        return _page(request, Filled(filled.name, filled.scopes, filled.days, error.message_dict), status=400)
    return _page(request, Filled(), code=code, made=" ".join(filled.name.split()))


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    token = ApiToken.objects.for_school(school_of(request)).select_related("school").filter(pk=pk).first()
    if token is None:
        raise NotYours
    revoke_token(actor=viewer.acting_as(*KEEPERS), token=token)
    return redirect("schools:tokens")


def _days(request: HttpRequest) -> int:
    written = request.POST.get("days", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else 0


def _page(request: HttpRequest, filled: Filled, *, code: str = "", made: str = "", status: int = 200) -> HttpResponse:
    school, moment = school_of(request), now()
    found = tokens_of(school)
    makers = {
        person.ref: person.name
        for person in Person.objects.for_school(school).filter(pk__in=_people({each.created_by for each in found}))
    }
    context = {
        "rows": [
            {"token": each, "maker": makers.get(each.created_by, ""), "over": not each.works_at(moment)}
            for each in found
        ],
        "scopes": [
            {"code": scope.value, "label": scope.label, "gives": gives, "on": scope.value in filled.scopes}
            for scope, gives in GIVES.items()
        ],
        "terms": [{"days": days, "label": label, "on": days == filled.days} for days, label in TERMS.items()],
        "filled": filled,
        "code": code,
        "made": made,
    }
    return render(request, "schools/tokens.html", context, status=status)


def _people(refs: set[str]) -> list[int]:
    """The keys of the people among those whom the log names."""
    named = (ref.partition(":") for ref in refs)
    return [int(key) for kind, _colon, key in named if kind == "person" and key.isdigit()]
