"""Where django-allauth asks us: which providers a school has, what happens with who logs in there, and how
secrets are kept. Nobody signs up: who the school does not know gets a page that says so.
"""

import logging
import time
from typing import Any, NoReturn

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netjes.login.errors import CannotTrustProvider, NotKnownHere
from netjes.login.identities import Claim, account_for, did_two_steps, short
from netjes.login.models import LoginProvider
from netjes.login.provider import CONTEXTS
from netjes.login.sealing import seal, unseal
from netjes.login.second_step import is_last_of_who_must
from netjes.login.states import ProviderKind
from netjes.login.ways import admit
from netjes.schools.access import school_of, viewer_of
from netjes.schools.models import Account

FRESH = 10 * 60  # seconds after logging in during which the password is not asked again
logger = logging.getLogger("netjes.login")


class AccountAdapter(DefaultAccountAdapter):
    """No signing up; a password is asked again before the second step changes, unless it was just given."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        records = get_authentication_records(context.request, context.request.user)
        return not any(time.time() - record["at"] < FRESH for record in records)

    def reauthenticate(self, user: Any, password: str) -> bool:
        return bool(user.check_password(password))

    def get_client_ip(self, request: HttpRequest) -> str:
        return "0.0.0.0"  # noqa: S104  nobody's address is looked at or kept


class ProviderAdapter(DefaultSocialAccountAdapter):
    """A school's own providers, from `LoginProvider`; allauth's table of applications stays empty."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        rows = LoginProvider.objects.for_school(school_of(request)).filter(is_open=True)
        apps = [_app_of(row) for row in rows]
        return [
            app
            for app in apps
            if (not provider or provider in (app.provider, app.provider_id))
            and (not client_id or app.client_id == client_id)
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """The end of every visit to a provider: in, to the second step, or a page that says why not."""
        slug = sociallogin.account.provider
        rows = LoginProvider.objects.for_school(school_of(request)).select_related("school")
        provider = rows.get(slug=slug, is_open=True)
        try:
            claim = claim_of(provider, sociallogin)
            account = account_for(provider=provider, claim=claim)
        except (NotKnownHere, CannotTrustProvider) as error:
            why = str(error) or "de school kent deze persoon niet, of het adres is niet gecontroleerd"
            logger.warning("inloggen via %s geweigerd: %s", provider.slug, why)
            raise ImmediateHttpResponse(
                render(request, "login/not_known.html", {"provider": provider}, status=403)
            ) from None
        wanted = sociallogin.state.get("next") or ""
        inside = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
        done = did_two_steps(provider, claim)
        go_to = wanted if inside else reverse("home")
        raise ImmediateHttpResponse(admit(request, account, by="provider", go_to=go_to, second_step_done=done))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_more: Any) -> NoReturn:
        # What went wrong may hold a code or a name, so only its kind is written down.
        logger.warning("inloggen via een aanbieder mislukte: %s", type(_more.get("exception")).__name__)
        raise ImmediateHttpResponse(render(request, "login/provider_failed.html", status=400))


def _app_of(row: LoginProvider) -> SocialApp:
    if row.kind == ProviderKind.OIDC:
        settings = {"server_url": row.issuer, "oauth_pkce_enabled": True}
        return SocialApp(
            provider="openid_connect", provider_id=row.slug, name=row.name, client_id=row.client_id,
            secret=row.secret, settings=settings,
        )  # fmt: skip
    idp: dict[str, Any] = {"entity_id": row.issuer}
    if row.metadata_url:
        idp["metadata_url"] = row.metadata_url
    else:
        idp |= {"sso_url": row.sso_url, "x509cert": row.certificate}
    advanced = {"want_assertion_signed": True, "reject_idp_initiated_sso": True, "strict": True}
    settings = {"idp": idp, "advanced": advanced, "attribute_mapping": {}}
    return SocialApp(provider="saml", provider_id=row.slug, name=row.name, client_id=row.slug, settings=settings)


def claim_of(provider: LoginProvider, login: SocialLogin) -> Claim:
    """What a provider said, in our words. Raises `CannotTrustProvider` when its two answers differ."""
    data = login.account.extra_data or {}
    if provider.kind == ProviderKind.OIDC:
        token, user = data.get("id_token") or {}, data.get("userinfo") or {}
        if not token or (user and user.get("sub") != token.get("sub")):
            raise CannotTrustProvider("de twee antwoorden van de aanbieder gaan niet over dezelfde persoon")
        both = {**user, **token}
        verified = both.get("email_verified")
        return Claim(
            subject=str(token.get("sub") or ""),
            values={name: str(value) for name, value in both.items() if isinstance(value, str | int)},
            email_verified=None if verified is None else str(verified).casefold() == "true",
            methods=frozenset(str(each) for each in token.get("amr") or ()),
        )
    values = {short(name): str(found[0]) for name, found in data.items() if isinstance(found, list) and found}
    values.setdefault("email", values.get("mail", "") or values.get("emailaddress", ""))
    methods = frozenset(data.get(CONTEXTS, ()))
    return Claim(subject=values.get("uid") or str(login.account.uid or ""), values=values, methods=methods)


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets of the second step are sealed; its words are ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk in de app welke code er nu staat en vul die in."),
        "cannot_delete_authenticator": gettext_lazy(
            "In jouw rol is een tweede stap nodig. Stel eerst een andere in, dan kan deze weg."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, purpose="second step")

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose="second step")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not is_last_of_who_must(authenticator, viewer_of(context.request))

    def get_totp_issuer(self) -> str:
        return f"Netjes {school_of(context.request).name}"

    def _get_site_name(self) -> str:
        return school_of(context.request).name

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.login) if isinstance(user, Account) else str(user)

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        return super().get_public_key_credential_user_entity(user) | {"display_name": user.person.name}

    def build_totp_svg(self, url: str) -> str:
        return segno.make(url, error="m").svg_inline(scale=5, border=2, omitsize=True)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Mijn sleutel") if count == 0 else _("Sleutel %(number)d") % {"number": count + 1}
