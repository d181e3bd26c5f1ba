"""Setting up the second step: django-allauth's views in our look, each change in the log."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from netjes.lib.actors import Actor
from netjes.login.second_step import DONE, has_second_step, is_last_of_who_must, must_have_second_step
from netjes.login.sessions import end_sessions
from netjes.login.views.own import account_of
from netjes.records.actions import log
from netjes.schools.access import viewer_of

View = Callable[..., HttpResponse]


def for_accounts(view: View) -> View:
    """Only for who came in with an account of this school; nobody else learns that the page is there."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account_of(request)
        return view(request, *args, **kwargs)

    return guarded


def for_proven(view: View) -> View:
    """As `for_accounts`, and where there is a second step already, only for a session that took it.

    Else whoever has just the password, in a session from before, could set up a second step of their own.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_second_step(account_of(request)) and not request.session.get(DONE):
            return redirect(f"{reverse('login:must_secure')}?{urlencode({'next': request.get_full_path()})}")
        return view(request, *args, **kwargs)

    return guarded


def _written_down(request: HttpRequest, act: str) -> None:
    account = account_of(request)
    log(school_key=account.school_id, actor=Actor(account.person.ref, "self"), act=act, about=account.person.ref)


class _Kept:
    """A change of the second step, with its log row in one transaction.

    Where it `proves` that somebody has one, this session took the step, and all others end: those may have come in
    with the password alone.
    """

    act = ""
    proves = False
    request: HttpRequest

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        _written_down(self.request, self.act)
        if self.proves:
            self.request.session[DONE] = True
            account = account_of(self.request)
            actor = Actor(account.person.ref, "self")
            end_sessions(actor=actor, account=account, keep=self.request.session.session_key)
        return response


class AddApp(_Kept, ActivateTOTPView):
    act, proves = "login.second_step.added", True
    template_name = "login/add_app.html"


class RemoveApp(_Kept, DeactivateTOTPView):
    act = "login.second_step.removed"
    template_name = "login/remove_app.html"


class AddKey(_Kept, AddWebAuthnView):
    act, proves = "login.second_step.added", True
    template_name = "login/add_key.html"


class RemoveKey(_Kept, RemoveWebAuthnView):
    act = "login.second_step.removed"
    template_name = "login/remove_key.html"

    def get_success_url(self) -> str:
        return reverse("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        if is_last_of_who_must(self.get_object(), viewer_of(self.request)):
            raise PermissionDenied
        return super().form_valid(form)


class Codes(ViewRecoveryCodesView):
    template_name = "login/codes.html"


class NewCodes(_Kept, GenerateRecoveryCodesView):
    act = "login.recovery_codes.renewed"
    template_name = "login/new_codes.html"


class PasswordAgain(ReauthenticateView):
    template_name = "login/password_again.html"


class CodeAgain(CodeAgainView):
    template_name = "login/code_again.html"

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session[DONE] = True
        return super().form_valid(form)


class KeyAgain(ReauthenticateWebAuthnView):
    template_name = "login/key_again.html"

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session[DONE] = True
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=400)


@for_proven
def overview(request: HttpRequest) -> HttpResponse:
    """The second step of somebody: what is set up, and what can be."""
    account = account_of(request)
    found = list(Authenticator.objects.filter(user=account).order_by("pk"))
    codes = next((each for each in found if each.type == Authenticator.Type.RECOVERY_CODES), None)
    viewer = viewer_of(request)
    context = {
        "app": next((each for each in found if each.type == Authenticator.Type.TOTP), None),
        "keys": [each for each in found if each.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "has_codes": codes is not None,
        "must": must_have_second_step(viewer),
        "done": bool(request.session.get(DONE)),
        "role": viewer.label,
    }
    return render(request, "login/steps.html", context)


@for_accounts
def must_secure(request: HttpRequest) -> HttpResponse:
    """Where who must take the second step ends up: to take it, or first to set it up."""
    account = account_of(request)
    if has_second_step(account) and not request.session.get(DONE):
        query = urlencode({"next": request.GET.get("next", reverse("home"))})
        has_app = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()
        name = "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"
        return redirect(f"{reverse(name)}?{query}")
    return redirect("mfa_index")
