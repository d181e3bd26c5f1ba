"""Coming in with a password or a link, the second step, and going out."""

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth import authenticate, logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from netjes.login.actions import renew_password_with_link
from netjes.login.devices import device_for
from netjes.login.errors import TooManyTries
from netjes.login.forms import CodeForm, NewPasswordForm
from netjes.login.guesses import count_guess, forget_guesses, key_for
from netjes.login.models import LoginProvider
from netjes.login.sessions import forget_session
from netjes.login.states import ProviderKind
from netjes.login.ways import admit, let_in, who_waits
from netjes.schools.access import school_of, viewer_of
from netjes.schools.actions import enter_with_link, open_account_with_link
from netjes.schools.actions.entry import find_link, key_of
from netjes.schools.doors import come_in_with, come_out
from netjes.schools.errors import CannotEnter
from netjes.schools.forms import LoginForm, NewAccountForm
from netjes.schools.models import Account, EntryLink

MORE = ["GET", "HEAD", "POST"]
TOO_OFTEN = gettext_noop(
    "Er is te vaak een verkeerd wachtwoord geprobeerd. Vanaf %(time)s uur kan het weer; "
    "met een nieuwe link kan het meteen."
)


def _next(request: HttpRequest, otherwise: str) -> str:
    """Where somebody wanted to go, when that is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else otherwise


def proven(request: HttpRequest, login: str, password: str) -> Account | None:
    """The account that this name and password open. Does the same work whether the name exists or not.

    Raises `TooManyTries` when this name was guessed at too often from devices like this one.
    """
    school = school_of(request)
    name = key_of(school, login)
    guessed_at = key_for("name", name, device_for(request, name))
    count_guess(school=school, key=guessed_at)
    account = authenticate(request, login=login, password=password)
    if not isinstance(account, Account):
        return None
    forget_guesses(school=school, key=guessed_at)
    return account


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(MORE)
def log_in(request: HttpRequest) -> HttpResponse:
    form = LoginForm(request.POST or None)
    wrong, status = "", 200
    if "sleutel" in request.GET:
        wrong = _("Met deze sleutel lukte het niet. Probeer het nog eens, of gebruik het wachtwoord.")
    if request.method == "POST" and form.is_valid():
        try:
            account = proven(request, **form.cleaned_data)
        except TooManyTries as error:
            at = date_format(localtime(error.until), "H.i")
            wrong, status = _(TOO_OFTEN) % {"time": at}, 429
        else:
            if account:
                return admit(request, account, by="password", go_to=_next(request, reverse("home")))
            wrong, status = (
                _("Deze inlognaam en dit wachtwoord horen niet bij elkaar. Kijk ze na en probeer het nog eens."),
                400,
            )
    elif request.method == "POST":
        wrong, status = _("Vul de inlognaam en het wachtwoord in."), 400
    wanted = _next(request, "")
    context = {"form": form, "wrong": wrong, "next": wanted, "providers": _doors_of_school(request, wanted)}
    return render(request, "login/log_in.html", context, status=status)


def _doors_of_school(request: HttpRequest, wanted: str) -> list[tuple[str, str]]:
    """The school's own providers: what stands on the button, and where it leads."""
    doors = []
    for each in LoginProvider.objects.for_school(school_of(request)).filter(is_open=True):
        name = "openid_connect_login" if each.kind == ProviderKind.OIDC else "saml_login"
        doors.append((each.name, reverse(name, args=[each.slug])))
    return doors


@never_cache
@require_http_methods(MORE)
def second_step(request: HttpRequest) -> HttpResponse:
    """The code or the passkey that comes after a password or a provider."""
    waits = who_waits(request)
    if waits is None:
        return redirect("schools:log_in")
    account, by, go_to = waits
    has_key = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).exists()
    form: CodeForm | AuthenticateWebAuthnForm = CodeForm(user=account)
    key_form = AuthenticateWebAuthnForm(user=account)
    if request.method == "POST":
        if "code" in request.POST:
            form = CodeForm(user=account, data=request.POST)
        else:
            form = key_form = AuthenticateWebAuthnForm(user=account, data=request.POST)
        if form.is_valid():
            form.save()
            return let_in(request, account, by=by, go_to=go_to, second_step_done=True)
    context = {"form": form, "key_form": key_form, "has_key": has_key, "next": go_to}
    if has_key:
        context["js_data"] = {"request_options": webauthn.begin_authentication(account)}
    return render(request, "login/second_step.html", context, status=400 if form.errors else 200)


class WithPasskey(LoginWebAuthnView):
    """A passkey alone is two steps in one: the device, and its own lock."""

    def form_invalid(self, form) -> HttpResponse:
        return redirect(f"{reverse('schools:log_in')}?sleutel=mis")

    def form_valid(self, form) -> HttpResponse:
        authenticator = form.cleaned_data["credential"]
        post_authentication(self.request, authenticator, passwordless=True)
        go_to = _next(self.request, reverse("home"))
        return admit(self.request, authenticator.user, by="passkey", go_to=go_to, second_step_done=True)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Account):
        forget_session(request.user, request.session.session_key)
    logout(request)
    come_out(request)
    return redirect("home")


@never_cache
@require_http_methods(MORE)
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """A link from paper or a message. Opening it changes nothing: a scanner or a preview is no person."""
    school, viewer = school_of(request), viewer_of(request)
    try:
        link = find_link(school, code)
        if viewer.person and viewer.through == "account" and viewer.person.pk != link.person_id:
            return render(request, "schools/link_of_another.html", status=403)
        if link.purpose == "account":
            has_account = Account.objects.for_school(school).filter(person=link.person).exists()
            return _renew_password(request, code, link) if has_account else _make_account(request, code, link)
        if request.method == "POST":
            enter_with_link(link=link)
            if viewer.person is None or viewer.person.pk != link.person_id:
                come_in_with(request, link)
            return redirect("signing:mine")
    except CannotEnter as error:
        return render(request, "schools/link_closed.html", {"why": str(error)}, status=410)
    return render(request, "schools/enter.html", {"name": link.person.given_name, "code": code})


def _make_account(request: HttpRequest, code: str, link: EntryLink) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            account = open_account_with_link(
                school=school_of(request), code=code, login=data["login"], password=data["password"]
            )
        except ValidationError as error:
            _say(form, error)
        else:
            return admit(request, account, by="link", go_to=reverse("home"))
    context = {"form": form, "name": link.person.given_name}
    return render(request, "schools/new_account.html", context, status=400 if form.errors else 200)


def _renew_password(request: HttpRequest, code: str, link: EntryLink) -> HttpResponse:
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = renew_password_with_link(
                school=school_of(request), code=code, password=form.cleaned_data["password"]
            )
        except ValidationError as error:
            _say(form, error)
        else:
            logout(request)
            return admit(request, account, by="link", go_to=reverse("home"))
    account = Account.objects.for_school(school_of(request)).get(person=link.person)
    context = {"form": form, "name": link.person.given_name, "login": account.login}
    return render(request, "login/renew_password.html", context, status=400 if form.errors else 200)


def _say(form: NewAccountForm | NewPasswordForm, error: ValidationError) -> None:
    for field, messages in error.message_dict.items():
        for message in messages:
            form.add_error(field if field in form.fields else None, message)
