"""What is typed about an account, a contact, and how the school is reached."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netjes.accounts.actions.registering import Choices
from netjes.accounts.models import HOW, PURPOSE
from netjes.accounts.platforms import PLATFORMS
from netjes.schools.people_forms import PlainForm

PLACES = [(each.code, each.name) for each in PLATFORMS]
MOST_TYPED = 500


class PlaceAndName(PlainForm):
    platform = forms.ChoiceField(label=_("Waar is het account?"), choices=PLACES)
    typed = forms.CharField(
        label=_("Hoe heet het account?"), max_length=MOST_TYPED, help_text=_("De naam met @ of het hele adres."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class SeenForm(PlainForm):
    """What it is for, and what its owner lets others see."""

    purpose = forms.CharField(
        label=_("Waarvoor is het?"), max_length=PURPOSE,
        help_text=_("In een paar woorden, zoals “biologie voor klas 2” of “nieuws van school”."),
    )  # fmt: skip
    is_listed = forms.BooleanField(
        label=_("Zet het op de lijst voor leerlingen en ouders"), required=False,
        help_text=_("Zij zien dan ingelogd wie ze mogen volgen."),
    )  # fmt: skip
    may_be_found = forms.BooleanField(
        label=_("Laat het navragen door iedereen"), required=False,
        help_text=_("Wie precies deze naam intikt, hoort of het van school is. Er is geen lijst."),
    )  # fmt: skip
    names_owner = forms.BooleanField(
        label=_("Noem daarbij mijn naam"), required=False,
        help_text=_("Anders staat er alleen dat het van een medewerker is."),
    )  # fmt: skip

    def __init__(self, *args: Any, of_school: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of_school:
            del self.fields["names_owner"]

    def choices(self) -> Choices:
        given = self.cleaned_data
        return Choices(given["may_be_found"], given["is_listed"], given.get("names_owner", False))


class AccountForm(PlaceAndName, SeenForm):
    of_school = forms.BooleanField(
        label=_("Het is een account van de school zelf"), required=False,
        help_text=_("Dan staat er geen naam van een medewerker bij."),
    )  # fmt: skip
    field_order = ("platform", "typed", "purpose", "of_school", "is_listed", "may_be_found", "names_owner")

    def __init__(self, *args: Any, may_speak: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_speak:
            del self.fields["of_school"]


class ContactForm(PlainForm):
    how = forms.CharField(
        label=_("Hoe vraagt iemand van buiten het na?"), max_length=HOW,
        help_text=_("Bijvoorbeeld: bel 010 123 45 67 op schooldagen, of mail info@school.example."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
