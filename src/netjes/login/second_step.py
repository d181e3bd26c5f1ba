"""The second step: who must have one, who has one, and the door that stays shut without.

Whoever reads reports or a file on somebody else goes nowhere until the second step is set up and was taken in
this session. The demo and links on paper are left alone: they open nothing of the kind.
"""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from netjes.login.models import LoginSession
from netjes.login.states import TWO_STEPS
from netjes.login.store import kept_as
from netjes.schools.access import school_of, viewer_of
from netjes.schools.models import Account
from netjes.schools.queries import today
from netjes.schools.viewer import Viewer

DONE = "second_step"  # in the session: it was taken here, or the school's provider vouched for it
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)

# What is reachable without: setting it up, coming in anew, going out, the language, the look of the page.
OPEN_PATHS = (
    "/inloggen/beveiliging/", "/inloggen/eerst-beveiligen/", "/inloggen/nogmaals/", "/inloggen/tweede-stap/",
    "/inloggen/met-sleutel/", "/inloggen/oidc/", "/inloggen/saml/", "/uitloggen/", "/taal/", "/huisstijl.",
    "/beeldmerk.", "/healthz", "/readyz",
)  # fmt: skip


def has_second_step(account: Account) -> bool:
    return Authenticator.objects.filter(user=account, type__in=STEPS).exists()


def must_have_second_step(viewer: Viewer) -> bool:
    return viewer.through == "account" and viewer.has(*TWO_STEPS)


def is_last_of_who_must(authenticator: Authenticator, viewer: Viewer) -> bool:
    """Whether taking this one away leaves somebody without a second step who must have one."""
    if not must_have_second_step(viewer):
        return False
    others = Authenticator.objects.filter(user=authenticator.user, type__in=STEPS).exclude(pk=authenticator.pk)
    return not others.exists()


def second_step_middleware(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Send who must take the second step to the page for it. Asks the database nothing on an ordinary request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        viewer = viewer_of(request)
        if viewer.through != "account":
            return respond(request)
        owes = must_have_second_step(viewer) and not request.session.get(DONE)
        if owes and request.path_info != "/inloggen/" and not request.path_info.startswith(OPEN_PATHS):
            target = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("home")
            return redirect(f"{reverse('login:must_secure')}?{urlencode({'next': target})}")
        _seen_today(request)
        return respond(request)

    return middleware


def _seen_today(request: HttpRequest) -> None:
    """Once a day is enough for the list of sessions, and keeps the session alive."""
    day = today().isoformat()
    if request.session.get("seen_on", day) != day:
        request.session["seen_on"] = day
        key = kept_as(request.session.session_key)
        mine = LoginSession.objects.for_school(school_of(request)).filter(session_key=key)
        mine.update(last_used_on=today())
