"""What is typed around a reading key. A passphrase is never shown again, and never filled in anew after a mistake."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from netjes.keyring.passphrases import LONGEST
from netjes.schools.models import Person
from netjes.schools.people_forms import PlainForm
from netjes.schools.states import Role
from netjes.sealing import as_typed

# No keyboard of a phone learns it, and nothing puts a capital where there was none.
UNTOUCHED = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}


class Seen(forms.TextInput):
    """A passphrase that is being chosen: its owner sees what they type, once."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class OpenForm(PlainForm):
    passphrase = forms.CharField(
        label=_("Je leeszin"), max_length=LONGEST * 2, strip=False,
        widget=forms.PasswordInput(attrs={**UNTOUCHED, "autocomplete": "off"}),
    )  # fmt: skip


class NewPassphraseForm(PlainForm):
    passphrase = forms.CharField(
        label=_("Kies je leeszin"), max_length=LONGEST * 2, strip=False,
        help_text=_(
            "Vier of vijf losse woorden zijn sterk, twaalf tekens is het minste. Niet je wachtwoord. Je ziet nu wat "
            "je typt: zorg dat er niemand meekijkt."
        ),
        widget=Seen(attrs={**UNTOUCHED, "autocomplete": "off"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("Nog een keer, nu uit je hoofd"), max_length=LONGEST * 2, strip=False,
        widget=forms.PasswordInput(attrs={**UNTOUCHED, "autocomplete": "off"}),
    )  # fmt: skip

    def clean_again(self) -> str:
        again = str(self.cleaned_data["again"])
        if "passphrase" in self.cleaned_data and as_typed(self.cleaned_data["passphrase"]) != as_typed(again):
            raise ValidationError(_("Dit is niet dezelfde leeszin. Vul ze allebei opnieuw in."))
        return again


class HoldersForm(PlainForm):
    """Two who hold a half; without enough people to choose from, nobody, and the page says what that means."""

    holders = forms.MultipleChoiceField(
        label=_("Wie bewaren een helft?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, possible: Mapping[Person, Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.possible = {str(each.pk): each for each in possible}
        field = self.fields["holders"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(each.pk), f"{each.name}, {role.label}") for each, role in possible.items()]

    def chosen(self) -> list[Person]:
        return [self.possible[pk] for pk in self.cleaned_data["holders"]]


class MakeForm(NewPassphraseForm, HoldersForm):
    field_order = ("passphrase", "again", "holders")


class ChangeForm(NewPassphraseForm):
    current = forms.CharField(
        label=_("Je leeszin van nu"), max_length=LONGEST * 2, strip=False,
        widget=forms.PasswordInput(attrs={**UNTOUCHED, "autocomplete": "off"}),
    )  # fmt: skip
    field_order = ("current", "passphrase", "again")
