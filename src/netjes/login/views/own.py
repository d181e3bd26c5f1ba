"""What somebody keeps of their own ways in: sessions, password, and a new link when it is forgotten."""

from django.contrib.auth import logout, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from netjes.lib.actors import Actor
from netjes.login.actions import ask_for_link, change_password
from netjes.login.forms import ChangePasswordForm, ForgottenForm, PasswordAgainForm
from netjes.login.models import LoginSession
from netjes.login.second_step import has_second_step
from netjes.login.sessions import devices_of, end_session, end_sessions
from netjes.login.store import kept_as
from netjes.schools.access import school_of, signed_in
from netjes.schools.errors import LoginNeeded, NotYours
from netjes.schools.models import Account

MORE = ["GET", "HEAD", "POST"]


def account_of(request: HttpRequest) -> Account:
    """The account that this request came in with, at this school. Raises `LoginNeeded` for anybody else."""
    viewer, _person = signed_in(request)
    account = request.user
    if viewer.through != "account" or not isinstance(account, Account):
        raise LoginNeeded
    return account


def _actor(account: Account) -> Actor:
    return Actor(account.person.ref, "self")


@never_cache
@require_http_methods(MORE)
def sessions(request: HttpRequest) -> HttpResponse:
    account = account_of(request)
    here = request.session.session_key
    if request.method == "POST":
        which = request.POST.get("which", "")
        if which == "all":
            end_sessions(actor=_actor(account), account=account)
            logout(request)
            return redirect("schools:log_in")
        own = LoginSession.objects.for_school(account.school).filter(account=account)
        mine = own.filter(session_key=kept_as(here)).first()
        if not which.isdecimal() or not end_session(actor=_actor(account), account=account, pk=int(which)):
            raise NotYours
        if mine and str(mine.pk) == which:
            logout(request)
            return redirect("schools:log_in")
        return redirect("login:sessions")
    context = {
        "devices": devices_of(account, here),
        "account": account,
        "has_second_step": has_second_step(account),
        "has_password": account.has_usable_password(),
    }
    return render(request, "login/sessions.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(MORE)
def password(request: HttpRequest) -> HttpResponse:
    """Another password; everywhere else one is then logged out."""
    account = account_of(request)
    if not account.has_usable_password():
        raise NotYours
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        again = PasswordAgainForm(user=account, data={"password": form.cleaned_data["current"]})
        if not again.is_valid():
            for message in again.errors["password"]:
                form.add_error("current", message)
        else:
            try:
                change_password(
                    actor=_actor(account), account=account, password=form.cleaned_data["password"],
                    keep=request.session.session_key,
                )  # fmt: skip
            except ValidationError as error:
                for message in error.message_dict["password"]:
                    form.add_error("password", message)
            else:
                old = request.session.session_key
                update_session_auth_hash(request, account)
                here = LoginSession.objects.for_school(account.school).filter(session_key=kept_as(old))
                here.update(session_key=kept_as(request.session.session_key))
                return redirect("login:sessions")
    return render(request, "login/password.html", {"form": form}, status=400 if form.errors else 200)


@never_cache
@require_http_methods(MORE)
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a new link. The answer is always the same, and so is the work."""
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_for_link(school=school_of(request), typed=form.cleaned_data["typed"])
        return redirect(f"{reverse('login:forgotten')}?gevraagd=1")
    context = {"form": form, "asked": "gevraagd" in request.GET}
    return render(request, "login/forgotten.html", context, status=400 if form.errors else 200)
