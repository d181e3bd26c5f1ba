"""Handing in a list."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from netjes.rosters.actions import LARGEST
from netjes.rosters.formats.columns import FIELDS, never_read
from netjes.schools.queries import today

NOTHING = {"required": _("Kies een bestand.")}


class Several(forms.FileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """One file or more; more are put together in a zip, so that they stay one list."""

    widget = Several

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes]:
        files: Sequence[UploadedFile] = [data] if isinstance(data, UploadedFile) else list(data or [])
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if sum(file.size or 0 for file in files) > LARGEST:
            raise forms.ValidationError(_("Dit is te groot om hier in te lezen. Lees de scholen een voor een in."))
        if len(files) == 1:
            return files[0].name or "lijst.csv", files[0].read()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.writestr(PurePath(file.name or "lijst.csv").name, file.read())
        return _("%(count)d bestanden") % {"count": len(files)} + ".zip", made.getvalue()


class HandInForm(forms.Form):
    roster = SeveralFiles(error_messages=NOTHING)
    whole = forms.ChoiceField(choices=[("whole", ""), ("part", "")], initial="whole")
    day = forms.DateField(required=False, error_messages={"invalid": _("Schrijf een datum, zoals 1-8-2027.")})

    def clean_day(self) -> date:
        return self.cleaned_data["day"] or today()


class ColumnsForm:
    """What each column is; the fields are named `k0`, `k1` … in the order of the list."""

    def __init__(self, head: Sequence[str], fields: Sequence[str], sample: Sequence[Sequence[str]]) -> None:
        self.head, self.fields, self.sample = head, fields, sample

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "id": f"k{at}",
                "name": name,
                "field": self.fields[at] if at < len(self.fields) else "",
                "sample": [] if never_read(name) else self._sample(at),
            }
            for at, name in enumerate(self.head)
        ]

    def _sample(self, at: int) -> list[str]:
        return [cells[at] for cells in self.sample if at < len(cells) and cells[at].strip()][:2]

    @property
    def choices(self) -> list[tuple[str, str]]:
        return list(FIELDS.items())
