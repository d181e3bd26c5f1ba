"""What people fill in around logging in; what can be guessed is counted."""

from typing import Any

from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.account.utils import url_str_to_user_pk
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.utils import websafe_decode

from netjes.login.errors import TooManyTries
from netjes.login.guesses import count_guess, forget_guesses, key_for
from netjes.login.models import LoginProvider
from netjes.schools.access import school_of
from netjes.schools.models import Account

WAIT = _("Er is te vaak iets verkeerds ingevuld. Wacht even, hoogstens een kwartier, en probeer het dan nog eens.")


class _Counted:
    """A code or password of a known account: guesses at it are slowed down like those at the login page."""

    user: Any

    def _count(self) -> str:
        key = key_for("known account", str(self.user.pk))
        try:
            count_guess(school=self.user.school, key=key)
        except TooManyTries:
            raise ValidationError(WAIT) from None
        return key


class CodeForm(_Counted, AuthenticateForm):
    def clean_code(self) -> str:
        key = self._count()
        code = super().clean_code()
        forget_guesses(school=self.user.school, key=key)
        return code


class CodeAgainForm(_Counted, ReauthenticateForm):
    def clean_code(self) -> str:
        key = self._count()
        code = super().clean_code()
        forget_guesses(school=self.user.school, key=key)
        return code


class PasswordAgainForm(_Counted, PasswordAgain):
    def clean_password(self) -> str:
        key = self._count()
        if not self.user.check_password(self.cleaned_data["password"]):
            raise ValidationError(_("Dit wachtwoord klopt niet. Probeer het nog eens."))
        forget_guesses(school=self.user.school, key=key)
        return str(self.cleaned_data["password"])


class PasskeyForm(LoginWebAuthnForm):
    """Logging in with a passkey alone, at this school alone."""

    def clean_credential(self) -> Authenticator:
        credential = self.cleaned_data["credential"]
        auth.parse_authentication_response(credential)
        account = self._account_of(credential)
        if account is None or not account.is_active:
            raise get_adapter().validation_error("incorrect_code")
        return auth.complete_authentication(account, credential)

    def _account_of(self, credential: dict[str, Any]) -> Account | None:
        try:
            handle = websafe_decode(credential["response"]["userHandle"]).decode()
            accounts = Account.objects.for_school(school_of(context.request)).select_related("person", "school")
            return accounts.filter(pk=url_str_to_user_pk(handle)).first()
        except (KeyError, TypeError, ValueError):
            return None


class ForgottenForm(forms.Form):
    typed = forms.CharField(max_length=120, label=_("Inlognaam of e-mailadres"))


class NewPasswordForm(forms.Form):
    password = forms.CharField(max_length=256, label=_("Nieuw wachtwoord"), strip=False)
    repeat = forms.CharField(max_length=256, label=_("Nog een keer"), strip=False)

    def clean_repeat(self) -> str:
        if self.cleaned_data.get("password") != self.cleaned_data["repeat"]:
            raise ValidationError(_("De twee wachtwoorden zijn niet hetzelfde. Vul ze opnieuw in."))
        return str(self.cleaned_data["repeat"])


class ChangePasswordForm(NewPasswordForm):
    current = forms.CharField(max_length=256, label=_("Wachtwoord van nu"), strip=False)


class ProviderForm(forms.ModelForm):
    """A school's provider; the secret is never shown again, and stays when it is left empty."""

    secret = forms.CharField(max_length=500, required=False, label=_("Clientgeheim"), strip=True)
    metadata_url = forms.URLField(
        max_length=300, required=False, assume_scheme="https", label=_("Adres van de metadata (SAML)")
    )
    sso_url = forms.URLField(
        max_length=300, required=False, assume_scheme="https", label=_("Inlogadres (SAML, zonder metadata)")
    )

    PARTS = (
        (_("De knop"), "", ("name", "slug", "kind", "is_open")),
        (_("Waar de aanbieder staat"), "", ("issuer",)),
        (
            _("Bij OpenID Connect"),
            _("Sla dit over bij SAML."),
            ("client_id", "secret"),
        ),
        (
            _("Bij SAML"),
            _("Sla dit over bij OpenID Connect. Vul de metadata in, of anders de twee velden daaronder."),
            ("metadata_url", "sso_url", "certificate"),
        ),
        (_("Wie is wie"), "", ("match_by", "attribute", "own_domains", "trusts_mfa")),
    )

    class Meta:
        model = LoginProvider
        fields = [
            "kind", "name", "slug", "issuer", "client_id", "metadata_url", "sso_url", "certificate", "match_by",
            "attribute", "own_domains", "trusts_mfa", "is_open",
        ]  # fmt: skip
        labels = {
            "kind": _("Hoe hij spreekt"),
            "name": _("Wat er op de knop staat"),
            "slug": _("Kort woord voor het webadres"),
            "issuer": _("Uitgever (OpenID Connect) of entity id (SAML)"),
            "client_id": _("Client-id"),
            "certificate": _("Certificaat (SAML, zonder metadata)"),
            "match_by": _("Waaraan we iemand de eerste keer herkennen"),
            "attribute": _("In welk veld dat nummer staat"),
            "own_domains": _("Maildomeinen van de school"),
            "trusts_mfa": _("De aanbieder vraagt zelf een tweede stap, en dat geloven we"),
            "is_open": _("Mensen kunnen hiermee inloggen"),
        }
        help_texts = {
            "name": _("Na “Log in met”, zoals: je schoolaccount."),
            "slug": _("Kleine letters zonder spaties, zoals: entra."),
            "attribute": _("Alleen als je iemand aan een nummer herkent, zoals employeeNumber."),
            "own_domains": _("Met komma’s, zoals school.nl. Alleen domeinen waarvan de school de adressen uitgeeft."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs.setdefault("class", "input")
        self.fields["certificate"].widget.attrs["rows"] = 4

    def parts(self) -> list[tuple[Any, Any, list[forms.BoundField]]]:
        """The fields in the order in which an administrator has them at hand."""
        return [(title, hint, [self[name] for name in names]) for title, hint, names in self.PARTS]
