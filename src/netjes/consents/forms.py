"""What who keeps consents fills in: a purpose and its words, and choices from paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netjes.consents.models import NAME, REMARK, SENTENCE, Purpose
from netjes.consents.pages import said_as
from netjes.consents.queries import wordings_of
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.schools.models import Person, School
from netjes.schools.people_forms import DayField, PlainForm


class WordsForm(PlainForm):
    name = forms.CharField(
        label=_("Waarvoor vraag je toestemming?"), max_length=NAME,
        help_text=_("Eén ding tegelijk, zoals: Foto’s op de website van school."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Wie ziet het, en wat gebeurt ermee?"), max_length=SENTENCE,
        help_text=_("Een of twee gewone zinnen. Op deze tekst zeggen mensen ja of nee."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    name_en = forms.CharField(label=_("Het doel in het Engels"), max_length=NAME, required=False)
    text_en = forms.CharField(
        label=_("De uitleg in het Engels"), max_length=SENTENCE, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class PurposeForm(WordsForm):
    kind = forms.ChoiceField(label=_("Waar gaat het over?"), choices=PurposeKind.choices, widget=forms.RadioSelect)
    reach = forms.ChoiceField(label=_("Wie kan het zien?"), choices=Reach.choices, widget=forms.RadioSelect)
    whom = forms.MultipleChoiceField(
        label=_("Aan wie vraag je het?"), initial=["pupils", "staff"], widget=forms.CheckboxSelectMultiple,
        choices=[("pupils", _("leerlingen en hun ouders")), ("staff", _("medewerkers"))],
    )  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["app"] = forms.CharField(
            label=_("Welke app?"), required=False, max_length=NAME,
            help_text=_("Alleen bij een app. Schrijf de naam zoals docenten hem in de les kiezen."),
            widget=forms.TextInput(attrs={"class": "input"}),
        )  # fmt: skip
        self.order_fields(["name", "text", "kind", "app", "reach", "whom", "name_en", "text_en"])


class RewordForm(WordsForm):
    changes = forms.ChoiceField(
        label=_("Wat verandert er?"), widget=forms.RadioSelect,
        choices=[
            ("words", _("Alleen de woorden. Wat mensen kozen, blijft gelden.")),
            ("use", _("Wat we ermee doen. Iedereen die ja zei, kiest opnieuw; tot die tijd is het nee.")),
        ],
    )  # fmt: skip


class PaperForm(PlainForm):
    """One answer for each purpose, as it stands on the form; what is left open is not copied."""

    by = forms.ChoiceField(label=_("Wie heeft getekend?"), widget=forms.RadioSelect)
    day = DayField(label=_("Wat is de datum op het papier?"))
    remark = forms.CharField(
        label=_("Opmerking"),
        required=False,
        max_length=REMARK,
        help_text=_("Zoals waar het papier ligt. Schrijf nooit op waarom iemand iets koos."),
    )

    def __init__(
        self, *args: Any, person: Person, purposes: list[Purpose], givers: list[tuple[str, str]], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        by: Any = self.fields["by"]
        by.choices = givers
        words = wordings_of(purposes)
        for purpose in purposes:
            self.fields[f"doel-{purpose.pk}"] = forms.ChoiceField(
                label=said_as(words[purpose.pk]).name, required=False, widget=forms.RadioSelect,
                choices=[("", _("niet ingevuld")), *Chosen.choices],
            )  # fmt: skip
        self.purposes = purposes

    def answers(self) -> dict[Purpose, Chosen]:
        found = {purpose: self.cleaned_data.get(f"doel-{purpose.pk}", "") for purpose in self.purposes}
        return {purpose: Chosen(answer) for purpose, answer in found.items() if answer}
