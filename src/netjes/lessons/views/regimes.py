"""What holds where and when, with the agreement's answer beside it; and the apps that classes use."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.lessons.actions.regimes import TIMED, Rule, remove_app, reset_regime, save_app, set_regime
from netjes.lessons.answers import Answer, answer_of, bearing_on
from netjes.lessons.errors import CannotSetRegime
from netjes.lessons.models import SHORT, ClassApp, Regime
from netjes.lessons.moments import EXEMPT, PUPIL, TEACHER_SAID_YES
from netjes.lessons.regimes import USUAL
from netjes.lessons.states import Circumstance
from netjes.norms.vocabulary import Fact
from netjes.schools.access import KEEPERS, school_of, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import School
from netjes.schools.people_forms import PlainForm

DAYS = (("1", _("ma")), ("2", _("di")), ("3", _("wo")), ("4", _("do")), ("5", _("vr")), ("6", _("za")), ("7", _("zo")))
ANSWERS = (("", _("zoals gewoonlijk")), ("ja", _("ja")), ("nee", _("nee")))


class RegimeForm(PlainForm):
    """A name, a sentence, times where they matter, and a choice for each fact that bears on using a phone."""

    name = forms.CharField(label=_("Hoe heet het?"), max_length=60)
    sentence = forms.CharField(
        label=_("Zin voor leerlingen"), max_length=SHORT, required=False,
        help_text=_("Bijvoorbeeld: aan de lange tafel liggen geen telefoons."),
    )  # fmt: skip

    def __init__(self, *args: Any, facts: list[Fact], timed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if timed:
            self.fields["weekdays"] = forms.MultipleChoiceField(
                label=_("Op welke dagen?"), choices=DAYS, required=False, help_text=_("Niets gekozen is elke dag."),
                widget=forms.SelectMultiple(attrs={"class": "input", "size": 7}),
                error_messages={"invalid_choice": _("Kies dagen uit de lijst."), "invalid_list": _("Kies dagen.")},
            )  # fmt: skip
            for name, label in (("from_time", _("Van hoe laat?")), ("to_time", _("Tot hoe laat?"))):
                self.fields[name] = forms.TimeField(
                    label=label, required=False,
                    widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input short"}),
                    error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 10:30.")},
                )  # fmt: skip
        self.asked = {f"fact_{place}": fact for place, fact in enumerate(facts)}
        for field, fact in self.asked.items():
            self.fields[field] = forms.ChoiceField(
                label=fact.question, choices=ANSWERS, required=False, widget=forms.Select(attrs={"class": "input"}),
                error_messages={"invalid_choice": _("Kies iets uit de lijst.")},
            )  # fmt: skip

    def rule(self) -> Rule:
        given = self.cleaned_data
        said = {fact.name: given[field] == "ja" for field, fact in self.asked.items() if given[field]}
        return Rule(
            name=given["name"], sentence=given["sentence"], facts=said, weekdays="".join(given.get("weekdays", [])),
            from_time=given.get("from_time"), to_time=given.get("to_time"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A circumstance as the page shows it: the usual, or what the school said of it, with the answer."""

    circumstance: Circumstance
    regime: Regime | None
    answer: Answer
    days: str


@never_cache
@require_safe
def regimes(request: HttpRequest) -> HttpResponse:
    _viewer, person = with_role(request, *KEEPERS)
    rules, school = _rules(person.school), person.school
    own: dict[str, list[Regime]] = {}
    for each in Regime.objects.for_school(school).order_by("from_time", "name", "pk"):
        own.setdefault(each.circumstance, []).append(each)
    rows = [
        Said(circumstance, each, _answer(rules, circumstance, each), _days(each))
        for circumstance in Circumstance
        for each in own.get(circumstance, [None])
    ]
    return render(request, "lessons/regimes.html", {"rows": rows, "timed": TIMED})


def _answer(rules: Rules | None, circumstance: Circumstance, regime: Regime | None) -> Answer:
    """For somebody whose teacher said nothing."""
    facts = {**USUAL[circumstance], **(regime.facts if regime else {})}
    if facts.get("les"):
        facts.setdefault(TEACHER_SAID_YES, False)
    return answer_of(rules, facts)


def _days(regime: Regime | None) -> str:
    return ", ".join(str(label) for code, label in DAYS if regime and code in regime.weekdays)


def _rules(school: School) -> Rules | None:
    try:
        return rules_for(school, PUPIL)
    except NoAgreement:
        return None


def _facts(rules: Rules | None) -> list[Fact]:
    """What a place or an hour can say; what a teacher or the coordinator says is not for here."""
    found = {name: fact for body in rules.bodies for name, fact in body.vocabulary.facts.items()} if rules else {}
    wanted = bearing_on(rules) - {TEACHER_SAID_YES, EXEMPT}
    return [fact for name, fact in found.items() if name in wanted]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_regime(request: HttpRequest, circumstance: str) -> HttpResponse:
    with_role(request, *KEEPERS)
    if circumstance not in Circumstance.values:
        raise NotYours
    return _form_page(request, Circumstance(circumstance), None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def regime(request: HttpRequest, pk: int) -> HttpResponse:
    with_role(request, *KEEPERS)
    found = _regime(request, pk)
    return _form_page(request, Circumstance(found.circumstance), found)


def _regime(request: HttpRequest, pk: int) -> Regime:
    found = Regime.objects.for_school(school_of(request)).filter(pk=pk).select_related("school").first()
    if found is None:
        raise NotYours
    return found


def _form_page(request: HttpRequest, circumstance: Circumstance, row: Regime | None) -> HttpResponse:
    viewer, person = with_role(request, *KEEPERS)
    rules = _rules(person.school)
    facts = _facts(rules)
    said = row.facts if row else {}
    initial = {f"fact_{place}": _as_answer(said.get(fact.name)) for place, fact in
               enumerate(facts)} | {
        "name": row.name if row else str(circumstance.label), "sentence": row.sentence if row else "",
        "weekdays": list(row.weekdays) if row else list("12345"), "from_time": row.from_time if row else None,
        "to_time": row.to_time if row else None,
    }  # fmt: skip
    form = RegimeForm(request.POST or None, initial=initial, facts=facts, timed=circumstance in TIMED)
    if request.method == "POST" and form.is_valid():
        try:
            set_regime(
                actor=viewer.acting_as(*KEEPERS), school=person.school, circumstance=circumstance, rule=form.rule(),
                regime=row,
            )  # fmt: skip
        except CannotSetRegime as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("lessons:regimes")
    context = {"form": form, "circumstance": circumstance, "row": row, "answer": _answer(rules, circumstance, row)}
    return render(request, "lessons/regime.html", context, status=400 if form.errors else 200)


@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    reset_regime(actor=viewer.acting_as(*KEEPERS), regime=_regime(request, pk))
    return redirect("lessons:regimes")


def _as_answer(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nee"


class AppForm(PlainForm):
    name = forms.CharField(label=_("Hoe heet de app?"), max_length=60)
    is_social = forms.BooleanField(
        label=_("Leerlingen delen er dingen met elkaar"), required=False,
        help_text=_("Voor wie jonger is dan 16 is dan toestemming van thuis nodig, en anders een andere opdracht."),
    )  # fmt: skip
    is_approved = forms.BooleanField(label=_("School heeft de app goedgekeurd"), required=False, initial=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apps(request: HttpRequest) -> HttpResponse:
    """The apps that classes use; the same name again changes what is said of one."""
    viewer, person = with_role(request, *KEEPERS)
    form = AppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_app(actor=viewer.acting_as(*KEEPERS), school=person.school, **form.cleaned_data)
        except CannotSetRegime as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("lessons:apps")
    found = ClassApp.objects.for_school(person.school).order_by("name")
    context = {"form": form, "apps": found}
    return render(request, "lessons/apps.html", context, status=400 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *KEEPERS)
    app = ClassApp.objects.for_school(person.school).filter(pk=pk).first()
    if app is None:
        raise NotYours
    remove_app(actor=viewer.acting_as(*KEEPERS), app=app)
    return redirect("lessons:apps")
