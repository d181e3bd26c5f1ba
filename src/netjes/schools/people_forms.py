"""What an administrator fills in about people, classes and the look."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from netjes.schools.models import Group, Person, Position, School
from netjes.schools.queries import people_of, school_year, today
from netjes.schools.states import STAFF, GroupKind, Role

HONORIFICS = (("", _("geen van beide")), ("mevrouw", _("mevrouw")), ("meneer", _("meneer")))


class PlainForm(forms.Form):
    """Fields in the look of the house, without browser's own messages: ours are whole sentences."""

    required_says = _("Vul dit in.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, (forms.CheckboxInput, forms.RadioSelect)):
                field.widget.attrs.setdefault("class", "input")
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = _("Kies iets uit de lijst.")
            for validator in field.validators:
                if isinstance(validator, MaxLengthValidator):
                    validator.message = _("Dit is te lang: er passen %(limit_value)d tekens in.")
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = self.required_says


class DayField(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input short"})
    default_error_messages = {"invalid": _("Dit is geen dag. Schrijf hem als 2026-11-24.")}


class ParticularsForm(PlainForm):
    given_name = forms.CharField(label=_("Voornaam"), max_length=60)
    infix = forms.CharField(
        label=_("Tussenvoegsel"), max_length=20, required=False, help_text=_("Zoals van, de of el.")
    )
    family_name = forms.CharField(label=_("Achternaam"), max_length=80)
    honorific = forms.ChoiceField(
        label=_("Hoe spreken we deze persoon aan?"), choices=HONORIFICS, required=False,
        help_text=_("Voor brieven en voor wie over een collega praat. Bij leerlingen laat je dit leeg."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, required=False,
        help_text=_("Mag leeg blijven. Wie geen adres heeft, krijgt brieven."),
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Kijk het na, of laat het leeg.")},
    )  # fmt: skip


class NewPersonForm(ParticularsForm):
    """Somebody new with their first role; a guardian is added at their child instead."""

    role = forms.ChoiceField(label=_("Wat is deze persoon op school?"))
    group = forms.TypedChoiceField(
        label=_("Klas of afdeling"), required=False, coerce=int, empty_value=None,
        help_text=_("Voor een leerling de klas, voor een mentor de klas die bij hem of haar hoort."),
    )  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "role").choices = role_choices()
        _choice(self, "group").choices = group_choices(school)


class RoleForm(PlainForm):
    role = forms.ChoiceField(label=_("Rol"))
    group = forms.TypedChoiceField(
        label=_("Voor welke klas of afdeling?"), required=False, coerce=int, empty_value=None,
        help_text=_("Nodig voor een mentor, teamleider of coördinator. Anders laat je dit leeg."),
    )  # fmt: skip
    starts_on = DayField(label=_("Vanaf wanneer?"))

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "role").choices = role_choices()
        _choice(self, "group").choices = group_choices(school)


class PlaceForm(PlainForm):
    group = forms.TypedChoiceField(label=_("Klas"), coerce=int)
    starts_on = DayField(label=_("Vanaf wanneer?"))

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "group").choices = group_choices(school, GroupKind.CLASS)


class EndForm(PlainForm):
    ends_on = DayField(label=_("Vanaf welke dag niet meer?"))


class StandInForm(PlainForm):
    person = forms.TypedChoiceField(label=_("Wie neemt het werk over?"), coerce=int)
    starts_on = DayField(label=_("Van"))
    last_on = DayField(
        label=_("Tot en met"), required=False, help_text=_("Weet je het nog niet? Laat het leeg en vul het later in.")
    )

    def __init__(self, *args: Any, absent: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "person").choices = [("", _("Kies iemand"))] + [
            (p.pk, p.listed) for p in colleagues_of(absent.school) if p.pk != absent.pk
        ]

    def ends_on(self) -> date | None:
        """The first day on which it no longer holds."""
        last: date | None = self.cleaned_data.get("last_on")
        return last + timedelta(days=1) if last else None


class GuardianForm(ParticularsForm):
    """A parent who is not here yet."""

    has_authority = forms.BooleanField(
        label=_("Heeft gezag"), required=False, initial=True,
        help_text=_("Wie geen gezag heeft, wordt niets gevraagd en hoort minder."),
    )  # fmt: skip


class ClassForm(PlainForm):
    name = forms.CharField(label=_("Naam van de klas"), max_length=60)
    parent = forms.TypedChoiceField(label=_("Afdeling"), required=False, coerce=int, empty_value=None)
    mentor = forms.TypedChoiceField(
        label=_("Mentor"), required=False, coerce=int, empty_value=None,
        help_text=_("Mag later. Zolang een klas geen mentor heeft, komen vragen bij de teamleider."),
    )  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "parent").choices = [("", _("Geen afdeling")), *_groups(school, GroupKind.DEPARTMENT)]
        _choice(self, "mentor").choices = mentor_choices(school)


class MentorForm(PlainForm):
    mentor = forms.TypedChoiceField(label=_("Wie wordt mentor?"), coerce=int)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "mentor").choices = mentor_choices(school)


class AccentForm(PlainForm):
    accent = forms.RegexField(
        r"^#[0-9A-Fa-f]{6}$", label=_("Kleur van de school"), strip=True, required=True,
        widget=forms.TextInput(attrs={"class": "input short", "maxlength": 7, "spellcheck": "false"}),
        help_text=_("Schrijf de kleur als # met zes tekens, zoals #2349A5. Zo staat hij ook in jullie huisstijlboek."),
        error_messages={"invalid": _("Dit is geen kleur. Schrijf # met zes cijfers of letters van A tot en met F.")},
    )  # fmt: skip


def _choice(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field


def role_choices() -> list[tuple[str, Any]]:
    """Every role that one can be given; parent one is of a child."""
    return [("", _("Kies een rol")), *((role.value, role.label) for role in Role if role is not Role.GUARDIAN)]


def _groups(school: School, *kinds: GroupKind) -> list[tuple[Any, Any]]:
    found = Group.objects.for_school(school).filter(kind__in=kinds, year=school_year(today()))
    return [(group.pk, group.name) for group in found]


def group_choices(school: School, *kinds: GroupKind) -> list[tuple[Any, Any]]:
    if kinds:
        return [("", _("Kies een klas")), *_groups(school, *kinds)]
    return [
        ("", _("Geen")),
        (_("Klassen"), _groups(school, GroupKind.CLASS)),
        (_("Afdelingen"), _groups(school, GroupKind.DEPARTMENT)),
    ]


def colleagues_of(school: School) -> list[Person]:
    """Everybody who works here today, by surname."""
    staff = Position.objects.for_school(school).on(today()).filter(role__in=list(STAFF)).values("person")
    return list(people_of(school).filter(pk__in=staff))


def mentor_choices(school: School) -> list[tuple[Any, Any]]:
    return [("", _("Nog niemand")), *((p.pk, p.listed) for p in colleagues_of(school))]
