"""From a file or a link that somebody brings along to what is sealed: what it is, and how the viewer shows it."""

import base64
from pathlib import PurePath

from django.utils.translation import gettext as _

from netjes.evidence import CannotTake, EvidenceKind, as_bytes, fingerprint, read_apart, read_link, recognise
from netjes.reports.actions.intake import LARGEST, Brought
from netjes.reports.contents import Shown
from netjes.reports.errors import CannotReport
from netjes.reports.kept_words import about_evidence

LONGEST_NAME = 120


def brought_file(name: str, data: bytes, note: str = "") -> Brought:
    """A file, read in a child process. Raises `CannotReport`, with what to do instead.

    The viewer gets what was read (`netjes.evidence.from_bytes`) in `view["reading"]`, in base64.
    """
    try:
        kind = recognise(name, data)
        if len(data) > LARGEST:
            raise CannotReport(_("Dit bestand is te groot. Kies alleen wat nodig is, zoals een schermafdruk."))
        reading = as_bytes(kind, read_apart(kind, data))
    except CannotTake as refusal:
        raise CannotReport(f"{_short(name)}: {about_evidence(refusal.sentence)}") from None
    shown = Shown(
        kind.value, _short(name), note, fingerprint(data), {"reading": base64.b64encode(reading).decode()}
    )  # fmt: skip
    return Brought(data, shown)


def brought_link(typed: str, note: str = "") -> Brought:
    """An address that somebody typed; it is never opened. Raises `CannotReport`."""
    try:
        link = read_link(typed)
    except CannotTake as refusal:
        raise CannotReport(about_evidence(refusal.sentence)) from None
    data = link.text.encode()
    shown = Shown(EvidenceKind.LINK.value, link.host, note, fingerprint(data), {"text": link.text})
    return Brought(data, shown)


def _short(name: str) -> str:
    """The name of a file without the folders, as far as it fits."""
    return PurePath(name.replace("\\", "/")).name[-LONGEST_NAME:] or "bestand"
