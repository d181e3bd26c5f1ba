"""From a proven first step to a session: the second step in between, and what a new session brings with it.

Every way in ends here: a password, a passkey, a school's provider, a link with which somebody chose a password.
"""

import time

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from netjes.lib.clock import now
from netjes.login.devices import remember_device
from netjes.login.models import LoginSession
from netjes.login.second_step import DONE, has_second_step
from netjes.login.store import kept_as
from netjes.login.where import described
from netjes.schools.access import school_of
from netjes.schools.doors import come_in
from netjes.schools.models import Account
from netjes.schools.queries import today

WAITING = "waiting_for_second_step"
SEEN_ON = "seen_on"
PATIENCE = 10 * 60  # seconds between the first and the second step


def admit(
    request: HttpRequest, account: Account, *, by: str, go_to: str, second_step_done: bool = False
) -> HttpResponse:
    """Let somebody in, or ask for the second step that they have set up."""
    if not second_step_done and has_second_step(account):
        request.session[WAITING] = {"account": account.pk, "at": time.time(), "by": by, "go_to": go_to}
        return redirect("login:second_step")
    return let_in(request, account, by=by, go_to=go_to, second_step_done=second_step_done)


def who_waits(request: HttpRequest) -> tuple[Account, str, str] | None:
    """Who passed the first step a moment ago and owes the second, how they came, and where they wanted to go."""
    waiting = request.session.get(WAITING)
    if not isinstance(waiting, dict) or time.time() - waiting["at"] > PATIENCE:
        return None
    accounts = Account.objects.for_school(school_of(request)).select_related("person", "school")
    account = accounts.filter(pk=waiting["account"]).first()
    return (account, waiting["by"], waiting["go_to"]) if account and account.is_active else None


def let_in(
    request: HttpRequest, account: Account, *, by: str, go_to: str, second_step_done: bool = False
) -> HttpResponse:
    """A new session for this account: known as a device, listed among the sessions, and on its way."""
    request.session.pop(WAITING, None)
    come_in(request, account)
    if second_step_done:
        request.session[DONE] = True
    request.session[SEEN_ON] = today().isoformat()
    record_authentication(request, account, by)
    request.session.save()
    browser, system = described(request.headers.get("user-agent", ""))
    LoginSession.objects.for_school(account.school).update_or_create(
        session_key=kept_as(request.session.session_key),
        defaults={
            "school": account.school, "account": account, "browser": browser, "system": system,
            "started_at": now(), "last_used_on": today(),
        },
    )  # fmt: skip
    response = redirect(go_to)
    remember_device(request, response, account)
    return response
