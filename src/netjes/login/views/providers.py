"""The administrator's page of the school's own providers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.login.actions import keep_provider, take_second_step_away, untie_identity
from netjes.login.errors import CannotKeepProvider
from netjes.login.forms import ProviderForm
from netjes.login.models import ExternalIdentity, LoginProvider
from netjes.login.second_step import has_second_step
from netjes.login.sessions import devices_of, end_sessions
from netjes.login.states import ProviderKind
from netjes.schools.access import file_for, school_of, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Account
from netjes.schools.states import Role


@never_cache
@require_safe
def providers(request: HttpRequest) -> HttpResponse:
    with_role(request, Role.ADMINISTRATOR)
    rows = LoginProvider.objects.for_school(school_of(request))
    return render(request, "login/providers.html", {"rows": [(row, _addresses(request, row)) for row in rows]})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A provider, new or changed. What was typed stays when it cannot be kept, but for the secret."""
    viewer, _person = with_role(request, Role.ADMINISTRATOR)
    school = school_of(request)
    row = LoginProvider.objects.for_school(school).filter(slug=slug).first() if slug else LoginProvider(school=school)
    if row is None:
        raise NotYours
    row.school = school
    form = ProviderForm(request.POST or None, instance=row)
    wrong = ""
    if request.method == "POST" and form.is_valid():
        actor = viewer.acting_as(Role.ADMINISTRATOR)
        try:
            keep_provider(actor=actor, provider=form.instance, secret=form.cleaned_data["secret"])
        except CannotKeepProvider as error:
            wrong = str(error)
        else:
            return redirect("login:providers")
    context = {"form": form, "parts": form.parts(), "wrong": wrong, "row": row if slug else None}
    return render(request, "login/provider.html", context, status=400 if wrong or form.errors else 200)


def _addresses(request: HttpRequest, row: LoginProvider) -> list[str]:
    """What the provider asks of the school: where it sends people back to."""
    if row.kind == ProviderKind.OIDC:
        names = ["openid_connect_callback"]
    else:
        names = ["saml_metadata", "saml_acs"]
    return [request.build_absolute_uri(reverse(name, args=[row.slug])) for name in names]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What an administrator can do for somebody who lost a phone, or got a new account at the provider."""
    viewer, me = with_role(request, Role.ADMINISTRATOR)
    person = file_for(viewer, pk, roles=(Role.ADMINISTRATOR,))
    account = Account.objects.for_school(person.school).select_related("person", "school").filter(person=person).first()
    if account is None:
        raise NotYours
    own = person.pk == me.pk
    if request.method == "POST":
        deed = {"sessions": end_sessions, "steps": take_second_step_away, "identities": untie_identity}.get(
            request.POST.get("what", "")
        )
        if own or deed is None:
            raise NotYours
        deed(actor=viewer.acting_as(Role.ADMINISTRATOR), account=account)
        return redirect("login:of_person", person.pk)
    context = {
        "person": person,
        "own": own,
        "sessions": len(devices_of(account, None)),
        "steps": has_second_step(account),
        "identities": ExternalIdentity.objects.for_school(person.school).filter(person=person).exists(),
    }
    return render(request, "login/of_person.html", context)
