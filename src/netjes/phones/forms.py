"""What the head fills in once: the places, the end of the day, and the ladder."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netjes.phones.adopted import articles_for_pupils
from netjes.phones.ladder import MOST_STEPS, MOST_WEEKS
from netjes.phones.states import ON_A_LADDER
from netjes.schools.models import School
from netjes.schools.people_forms import DayField, PlainForm

SHOWN_STEPS = 6  # fields on the page; fewer than a ladder may have


class KeepingForm(PlainForm):
    places = forms.CharField(
        label=_("Waar liggen de telefoons?"), required=False, max_length=1000,
        help_text=_("Eén plek op een regel. De bovenste staat klaar."), widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    usual_end = forms.TimeField(
        label=_("Wanneer eindigt de schooldag meestal?"),
        help_text=_("Geldt alleen voor een leerling van wie er geen rooster is."),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input short"}),
        error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 16:00.")},
    )


class LadderForm(PlainForm):
    """The steps stand below each other; what is left empty at the end is no step."""

    article = forms.ChoiceField(label=_("Op welk artikel rust de trap?"))
    counts_weeks = forms.IntegerField(
        label=_("Hoeveel weken telt iets mee?"), min_value=1, max_value=MOST_WEEKS, initial=6,
        help_text=_("Hooguit 12. Daarna is het weg."), widget=forms.NumberInput(attrs={"class": "input short"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Vul een getal in van 1 tot 12.")),
    )  # fmt: skip
    holds_from = DayField(label=_("Vanaf welke dag?"))

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        article: Any = self.fields["article"]
        article.choices = [
            (each.number, f"{each.number}. {each.title}" if each.title else each.number)
            for each in articles_for_pupils(school)
        ] or [("", _("er gelden nog geen afspraken voor leerlingen"))]
        steps = [("", _("geen stap meer")), *((step.value, step.label) for step in ON_A_LADDER)]
        fields: dict[str, Any] = {
            f"step{at}": forms.ChoiceField(
                label=_("Keer %(n)s") % {"n": at}, choices=steps if at > 1 else steps[1:2], required=at == 1,
                widget=forms.Select(attrs={"class": "input"}),
            )
            for at in range(1, min(SHOWN_STEPS, MOST_STEPS) + 1)
        }  # fmt: skip
        for field in fields.values():
            field.error_messages["invalid_choice"] = _("Kies iets uit de lijst.")
        self.fields = {**fields, **self.fields}

    def steps(self) -> list[str]:
        return [step for name, step in self.cleaned_data.items() if name.startswith("step") and step]
