"""What is filled in about a case. A form checks what is written; the actions check what may be."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from netjes.agreements.templatetags.languages import marked
from netjes.cases.models import SENTENCE, TITLE, Case, CaseRules, CatalogueEntry
from netjes.cases.pages import articles_of
from netjes.cases.states import CasePlace, Gravity, StepKind
from netjes.schools.models import Person
from netjes.schools.people_forms import DayField, PlainForm
from netjes.schools.queries import today
from netjes.schools.states import Role

# What can be written down at any time, besides what the gate at its turn asks.
AT_ANY_TIME = (
    StepKind.CALLED, StepKind.NOTE, StepKind.CAME_FORWARD, StepKind.REPAIRED, StepKind.TALK, StepKind.HEARD,
    StepKind.SAFETY_ASKED, StepKind.PARENTS_TOLD, StepKind.SUPPORTED, StepKind.LEERPLICHT, StepKind.POLICE,
)  # fmt: skip
DECIDERS = (Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.SUPERVISOR, Role.HEAD, Role.BOARD)


class NewCaseForm(PlainForm):
    title = forms.CharField(
        label=_("Waar gaat het over?"), max_length=TITLE,
        help_text=_("Kort, en zonder namen. Zoals: nepaccount van een klasgenoot."),
    )  # fmt: skip
    happened_on = DayField(
        label=_("Op welke dag was het?"), help_text=_("De afspraken van die dag tellen."), initial=today
    )
    place = forms.ChoiceField(
        label=_("Waar was het?"), choices=CasePlace.choices, widget=forms.RadioSelect, initial=CasePlace.SCHOOL
    )
    only_anonymous = forms.BooleanField(
        label=_("Er is alleen een anonieme melding"), required=False,
        help_text=_("Dan komt er geen maatregel voordat er meer is dan dat."),
    )  # fmt: skip


def names_in(title: str, people: list[Person]) -> str:
    """A name of somebody in this title; empty when there is none."""
    words = {word.strip(".,:;!?'’\"()").casefold() for word in title.split()}
    return next((p.given_name for p in people if {p.given_name.casefold(), p.family_name.casefold()} & words), "")


class WeighForm(PlainForm):
    articles = forms.MultipleChoiceField(
        label=_("Om welke afspraken gaat het?"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Dit artikel stond er toen niet in.")},
    )  # fmt: skip
    gravity = forms.TypedChoiceField(
        label=_("Hoe ernstig is het?"), choices=Gravity.choices, coerce=int, widget=forms.RadioSelect
    )
    because = forms.CharField(
        label=_("Waarom?"), max_length=SENTENCE, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Denk aan opzet, schade, herhaling, en of iemand bang is."),
    )  # fmt: skip
    may_be_crime = forms.BooleanField(label=_("Dit kan een strafbaar feit zijn"), required=False)
    danger = forms.BooleanField(
        label=_("Er is nu gevaar"), required=False, help_text=_("Bel eerst 112. Schrijf daarna pas verder.")
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = all_articles(case)
        self.fields["articles"].choices = [  # type: ignore[attr-defined]
            (line.number, format_html("{}. {}", line.number, marked(line.title, line.language)))
            for line in articles_of(case.version, numbers)
        ]


def all_articles(case: Case) -> list[str]:
    """The numbers of every article of the version that counts."""
    from netjes.agreements.queries import read_version

    if case.version is None:
        return []
    return [article.number for article in read_version(case.version).agreement.articles]


class EntryForm(PlainForm):
    """A measure of the school's list. What the law says of it cannot be filled in otherwise."""

    name = forms.CharField(
        label=_("Hoe heet deze maatregel?"), max_length=TITLE, widget=forms.TextInput(attrs={"lang": "nl"})
    )
    text = forms.CharField(
        label=_("Wat houdt het in?"), max_length=SENTENCE, widget=forms.Textarea(attrs={"rows": 3, "lang": "nl"}),
        help_text=_("Een of twee gewone zinnen. Dit staat op de lijst die iedereen kan lezen, en in de brief."),
    )  # fmt: skip
    weight = forms.TypedChoiceField(
        label=_("Vanaf welke ernst kan dit?"), choices=Gravity.choices, coerce=int, widget=forms.RadioSelect
    )
    decided_by = forms.ChoiceField(label=_("Wie beslist dit?"), choices=[(role.value, role.label) for role in DECIDERS])
    needs_second = forms.BooleanField(label=_("Een tweede persoon kijkt mee"), required=False)
    most_days = forms.IntegerField(
        label=_("Hoeveel schooldagen hooguit?"), required=False, min_value=1, max_value=200,
        help_text=_("Leeg als het niet duurt."),
        error_messages={"invalid": _("Schrijf een heel getal, of laat het leeg.")},
    )  # fmt: skip

    @staticmethod
    def begin(entry: CatalogueEntry) -> dict[str, Any]:
        names = ("name", "text", "weight", "decided_by", "needs_second", "most_days")
        return {name: getattr(entry, name) for name in names}


class RulesForm(PlainForm):
    objects_to_suspension = forms.BooleanField(
        label=_("Tegen een schorsing kan iemand bezwaar maken"), required=False,
        help_text=_("De wet vraagt dit niet. De meeste scholen bieden het aan."),
    )  # fmt: skip
    tells_leerplicht = forms.BooleanField(
        label=_("We lichten de leerplichtambtenaar in bij schorsen en verwijderen"), required=False
    )
    objection_weeks = forms.IntegerField(label=_("Hoeveel weken kan iemand bezwaar maken?"), min_value=6, max_value=26)
    suspension_days = forms.IntegerField(
        label=_("Hoeveel schooldagen duurt een schorsing hooguit?"), min_value=1, max_value=5
    )
    complaint_route = forms.CharField(
        label=_("Waar kan iemand klagen?"), max_length=SENTENCE, required=False,
        help_text=_("Zo staat het in elke brief, na: dat kan bij."),
    )  # fmt: skip

    @staticmethod
    def begin(rules: CaseRules) -> dict[str, Any]:
        names = ("objects_to_suspension", "tells_leerplicht", "objection_weeks", "suspension_days", "complaint_route")
        return {name: getattr(rules, name) for name in names}
