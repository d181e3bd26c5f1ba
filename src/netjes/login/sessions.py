"""Where an account is logged in, and how that ends."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.login.models import LoginSession
from netjes.login.store import close, kept_as, still_open
from netjes.records.actions import log
from netjes.schools.models import Account


@dataclass(frozen=True, slots=True)
class Device:
    """One session, as its owner sees it."""

    pk: int
    browser: str
    system: str
    since: datetime
    last_used: date
    here: bool


def devices_of(account: Account, here: str | None) -> list[Device]:
    """Where this account is logged in now, the device of this request (its session key) first."""
    found = LoginSession.objects.for_school(account.school).filter(account=account).order_by("-last_used_on", "-pk")
    mine = kept_as(here)
    devices = [
        Device(each.pk, each.browser, each.system, each.started_at, each.last_used_on, each.session_key == mine)
        for each in found
        if still_open(each.session_key)
    ]
    return sorted(devices, key=lambda device: not device.here)


@transaction.atomic
def end_session(*, actor: Actor, account: Account, pk: int) -> bool:
    """Log out one of this account's devices; tells whether there was such a one."""
    session = LoginSession.objects.for_school(account.school).filter(account=account, pk=pk).first()
    if session is None:
        return False
    close(session.session_key)
    session.delete()
    log(school_key=account.school_id, actor=actor, act="login.session.ended", about=account.person.ref)
    return True


@transaction.atomic
def end_sessions(*, actor: Actor, account: Account, keep: str | None = None) -> int:
    """Log out everywhere, but for the session with key `keep`; returns how many ended."""
    ending = LoginSession.objects.for_school(account.school).filter(account=account)
    if keep:
        ending = ending.exclude(session_key=kept_as(keep))
    keys = list(ending.values_list("session_key", flat=True))
    for key in keys:
        close(key)
    ending.delete()
    log(
        school_key=account.school_id, actor=actor, act="login.sessions.ended", about=account.person.ref,
        detail={"sessions": len(keys)},
    )  # fmt: skip
    return len(keys)


def forget_session(account: Account, key: str | None) -> None:
    """Somebody logged out here."""
    LoginSession.objects.for_school(account.school).filter(account=account, session_key=kept_as(key)).delete()
