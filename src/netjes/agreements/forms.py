"""What people write beside the agreements. What does not fit is said in a sentence, and nothing typed is lost."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from netjes.agreements.languages import LANGUAGES
from netjes.agreements.models import EXAMPLE_LENGTH, TITLE_LENGTH
from netjes.lib.calling import is_web_address

LONG_TEXT = 20_000  # characters
TOO_LONG = _("Dit zijn %(show_value)s tekens; er passen er %(limit_value)s in. Maak het korter.")
EMPTY = _("Hier staat nog niets. Vul dit in.")


class Words(forms.CharField):
    """A text field without the browser's own limit: that would cut off silently what somebody pastes."""

    def __init__(self, *, most: int, lines: int = 1, **options: Any) -> None:
        widget = forms.Textarea(attrs={"class": "input", "rows": lines}) if lines > 1 else forms.TextInput(
            attrs={"class": "input"}
        )  # fmt: skip
        super().__init__(widget=widget, error_messages={"required": EMPTY}, **options)
        self.validators = [_without_nul, MaxLengthValidator(most, TOO_LONG)]


def _without_nul(text: str) -> None:
    if "\0" in text:
        raise forms.ValidationError(_("Hier staat een teken in dat niet bewaard kan worden (NUL). Haal het weg."))


class TranslationForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Taal"),
        choices=[("", _("Kies een taal")), *((each.code, each.name) for each in LANGUAGES.values())],
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"required": _("Kies een taal."), "invalid_choice": _("Kies een taal uit de lijst.")},
    )
    title = Words(most=TITLE_LENGTH, label=_("Titel in deze taal"))
    text = Words(
        most=LONG_TEXT, lines=12, label=_("Tekst in deze taal"),
        help_text=_("Opmaken mag met Markdown: - voor een lijst, ** om iets vet te maken."),
    )  # fmt: skip
    made_by = Words(
        most=120, required=False, label=_("Wie heeft dit vertaald?"),
        help_text=_("Een naam of een bureau. Iedereen kan dit lezen. Het mag ook leeg blijven."),
    )  # fmt: skip


class SourceForm(forms.Form):
    title = Words(most=TITLE_LENGTH, label=_("Hoe heet het?"), help_text=_("Bijvoorbeeld: Cao voortgezet onderwijs."))
    url = Words(
        most=500, required=False, label=_("Waar staat het?"),
        help_text=_("Een adres dat begint met https:// of http://. Zonder adres mag ook."),
    )  # fmt: skip
    edition = Words(
        most=120, required=False, label=_("Welke uitgave?"), help_text=_("Bijvoorbeeld: 2025–2026, artikel 11.")
    )

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        if url and not is_web_address(url):
            raise forms.ValidationError(
                _("Dit is geen webadres. Een webadres begint met https:// en heeft geen spaties.")
            )
        return url


class ExampleForm(forms.Form):
    text = Words(
        most=EXAMPLE_LENGTH, lines=5, label=_("Jouw goede voorbeeld"),
        help_text=_("Wat deed je, en waarom werkte het? Noem geen namen van leerlingen. Alleen collega’s lezen dit."),
    )  # fmt: skip


class SafetyForm(forms.Form):
    who = Words(most=LONG_TEXT, lines=12, label=_("Wie zorgt voor veiligheid?"))
    how = Words(most=LONG_TEXT, lines=10, label=_("Hoe doen we dat?"))
    for_pupils = Words(most=LONG_TEXT, lines=8, label=_("Maatregelen voor leerlingen"))
    for_staff = Words(most=LONG_TEXT, lines=8, label=_("Maatregelen voor medewerkers"))
    for_parents = Words(most=LONG_TEXT, lines=8, label=_("Maatregelen voor ouders"))
    names_shown = forms.BooleanField(
        required=False, label=_("Zet de namen van deze collega’s erbij. Iedereen kan de pagina lezen.")
    )
