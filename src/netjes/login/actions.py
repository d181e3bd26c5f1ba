"""What can be done to the ways in: a school's providers, passwords, and asking for a new link."""

from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.login.errors import CannotKeepProvider
from netjes.login.models import ExternalIdentity, LoginProvider, ResetRequest
from netjes.login.sessions import end_sessions
from netjes.login.states import MatchBy, ProviderKind
from netjes.records.actions import log
from netjes.schools import actions as schools
from netjes.schools.models import Account, School

# Issuers at which anybody in the world can have an account that says any address.
FOR_EVERYBODY = ("/common", "/organizations", "/consumers")
MOST_REQUESTS = 2000


@transaction.atomic
def keep_provider(*, actor: Actor, provider: LoginProvider, secret: str = "") -> LoginProvider:
    """Add a provider to a school or change it; an empty secret keeps the one there is.

    With another issuer everybody is tied anew at their next login. Raises `CannotKeepProvider`.
    """
    _check(provider)
    if secret:
        provider.secret = secret
    if provider.pk is None:
        provider.created_at = now()
    try:
        provider.full_clean()
    except ValidationError as error:
        raise CannotKeepProvider(" ".join(error.messages)) from error
    before = LoginProvider.objects.for_school(provider.school).filter(pk=provider.pk).first()
    if before and (before.issuer, before.kind) != (provider.issuer, provider.kind):
        # Who somebody was there says nothing about who they are here.
        ExternalIdentity.objects.for_school(provider.school).filter(provider=before).delete()
    provider.save()
    log(
        school_key=provider.school_id, actor=actor, act="login.provider.kept", subject=f"provider:{provider.pk}",
        detail={"kind": provider.kind, "open": provider.is_open, "trusts_mfa": provider.trusts_mfa},
    )  # fmt: skip
    return provider


def _check(provider: LoginProvider) -> None:
    addresses = [provider.metadata_url, provider.sso_url]
    if provider.kind == ProviderKind.OIDC:
        addresses.append(provider.issuer)
        if not provider.client_id:
            raise CannotKeepProvider("Vul de client-id in die je bij de aanbieder kreeg.")
        if any(part in provider.issuer for part in FOR_EVERYBODY):
            raise CannotKeepProvider(
                "Met dit adres kan iedereen ter wereld inloggen. "
                "Gebruik het adres met het nummer van de school (tenant)."
            )
    elif not provider.metadata_url and not (provider.sso_url and provider.certificate):
        raise CannotKeepProvider("Vul het adres van de metadata in, of het inlogadres en het certificaat.")
    elif not provider.school.brin:
        raise CannotKeepProvider("Vul eerst de BRIN van de school in: daaraan zien we wie van deze school is.")
    for address in addresses:
        parts = urlsplit(address)
        if address and parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            raise CannotKeepProvider("Gebruik adressen die met https:// beginnen.")
    if provider.match_by == MatchBy.EXTERNAL_ID and not provider.attribute:
        raise CannotKeepProvider("Vul in welk veld van de aanbieder het nummer in de schooladministratie bevat.")


@transaction.atomic
def take_second_step_away(*, actor: Actor, account: Account) -> int:
    """For who lost phone and codes: the second step is gone and every session ends; returns how many went.

    Whoever must have one sets it up anew at the next login.
    """
    count, _rows = Authenticator.objects.filter(user=account).delete()
    end_sessions(actor=actor, account=account)
    log(
        school_key=account.school_id, actor=actor, act="login.second_step.taken_away", about=account.person.ref,
        detail={"count": count},
    )  # fmt: skip
    return count


@transaction.atomic
def untie_identity(*, actor: Actor, account: Account) -> int:
    """Forget who somebody is at every provider, so that their next login ties anew; returns how many."""
    person = account.person
    tied = ExternalIdentity.objects.for_school(person.school).filter(person=person)
    count = tied.count()
    tied.delete()
    log(school_key=person.school_id, actor=actor, act="login.identity.untied", about=person.ref)
    return count


@transaction.atomic
def change_password(*, actor: Actor, account: Account, password: str, keep: str | None = None) -> None:
    """A new password; every session but the one with key `keep` ends. Raises `ValidationError`."""
    schools.change_password(actor=actor, account=account, password=password)
    end_sessions(actor=actor, account=account, keep=keep)


@transaction.atomic
def renew_password_with_link(*, school: School, code: str, password: str) -> Account:
    """A new password by an invitation; all sessions end. Raises `CannotEnter`, `ValidationError`."""
    account = schools.renew_password_with_link(school=school, code=code, password=password)
    end_sessions(actor=Actor(account.person.ref, "link"), account=account)
    return account


def ask_for_link(*, school: School, typed: str) -> None:
    """Write down that somebody wants to come in again. Does the same whoever it is; the mail chore looks further."""
    requests = ResetRequest.objects.for_school(school)
    if requests.count() < MOST_REQUESTS:
        requests.get_or_create(typed=" ".join(typed.casefold().split()), defaults={"school": school, "asked_at": now()})
