"""What the head or an administrator fills in about reports: the promise, and days without school."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netjes.reports.actions.rules import FEWEST_AN_HOUR
from netjes.schools.people_forms import DayField, PlainForm

NUMBER = {"class": "input short"}
NOT_A_TIME = {"invalid": _("Dit is geen tijd. Schrijf hem als 08:30.")}


def _time(label: object) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input short"})
    return forms.TimeField(label=label, widget=widget, error_messages=NOT_A_TIME)  # type: ignore[arg-type]


class RulesForm(PlainForm):
    answer_in = forms.IntegerField(
        label=_("Binnen hoeveel schooldagen komt er antwoord?"), min_value=1, max_value=5,
        help_text=_("Wie iets meldt, leest deze belofte. Lukt het niet, dan gaat de melding naar de volgende."),
        widget=forms.NumberInput(attrs=NUMBER),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Vul een getal in van 1 tot 5.")),
    )  # fmt: skip
    reads_from = _time(_("Vanaf hoe laat leest iemand mee?"))
    reads_until = _time(_("Tot hoe laat?"))
    phone = forms.CharField(
        label=_("Telefoonnummer van school"), required=False, max_length=40,
        help_text=_("Voor wie liever belt. Het staat op elke bladzijde van Melden."),
    )  # fmt: skip
    where = forms.CharField(
        label=_("Waar vind je iemand, en waar is een brievenbus?"), required=False, max_length=200,
        help_text=_("Voor wie liever langsloopt of een briefje schrijft."),
    )  # fmt: skip
    budget = forms.IntegerField(
        label=_("Hoeveel meldingen per uur komen er zo binnen?"), min_value=FEWEST_AN_HOUR, max_value=5000,
        help_text=_("Van iedereen samen. Daarboven rekent een telefoon eerst een paar tellen. Zo houdt niemand Melden "
                    "bezet, zonder dat we iemands adres bewaren."),
        widget=forms.NumberInput(attrs=NUMBER),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Vul een getal in van 10 tot 5000.")),
    )  # fmt: skip


class HolidayForm(PlainForm):
    name = forms.CharField(label=_("Hoe heet de vakantie of vrije dag?"), max_length=60)
    starts_on = DayField(label=_("Eerste vrije dag"))
    ends_on = DayField(label=_("Laatste vrije dag"))
