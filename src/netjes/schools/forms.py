"""What people fill in to come in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LoginForm(forms.Form):
    login = forms.CharField(max_length=80, label=_("Inlognaam"))
    password = forms.CharField(max_length=256, label=_("Wachtwoord"), strip=False)


class NewAccountForm(LoginForm):
    repeat = forms.CharField(max_length=256, label=_("Nog een keer"), strip=False)

    def clean_repeat(self) -> str:
        if self.cleaned_data.get("password") != self.cleaned_data["repeat"]:
            raise forms.ValidationError(_("De twee wachtwoorden zijn niet hetzelfde. Vul ze opnieuw in."))
        return str(self.cleaned_data["repeat"])
