"""Handing in a timetable, following an address, and saying whom a name stands for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netjes.timetables.formats import LARGEST

EMPTY = {"required": _("Hier staat nog niets. Vul dit in.")}


class HandInForm(forms.Form):
    name = forms.CharField(max_length=60, error_messages=EMPTY)
    file = forms.FileField(error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg.")})

    def clean_file(self) -> tuple[str, bytes]:
        given = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            raise forms.ValidationError(_("Dit bestand is te groot. Maak een export van een kortere tijd."))
        return given.name or "rooster", given.read()


class FollowForm(forms.Form):
    name = forms.CharField(max_length=60, error_messages=EMPTY)
    address = forms.CharField(max_length=2000, error_messages=EMPTY)
