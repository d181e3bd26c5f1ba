"""Who looks at a page: as far as we know, and no further.

A page asks `request.viewer` for the role and never finds out how it is known: later by a login, in the
demo by the strip on top of the page, and for a visitor of the public pages not at all.
"""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Role = Literal["leerling", "medewerker", "ouder"]


@dataclass(frozen=True, slots=True)
class Viewer:
    """A role as the agreements name it, and what to call this viewer on a page."""

    role: Role | None
    label: str | Promise


NOBODY = Viewer(role=None, label=_("bezoeker"))
