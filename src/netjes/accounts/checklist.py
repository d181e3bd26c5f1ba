"""What must be so before an account counts as professional: nothing personal of its owner stands on it (L11, M10)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the owner looks up on the account itself, and ticks."""

    code: str
    text: Promise
    help: Promise | str = ""


CHECKLIST = (
    Item(
        "pictures", _("Er staan geen foto’s of filmpjes op van thuis, familie of vrienden."), _("Kijk ook oude terug.")
    ),
    Item("whereabouts", _("Er staat geen privéadres, privénummer of plek op waar je privé bent.")),
    Item("posts", _("Wat erop staat gaat over school of over het vak, niet over je eigen leven.")),
    Item("profile", _("In de naam of de beschrijving staat dat het voor het werk is.")),
    Item("apart", _("Het staat los van je privéaccount: geen koppeling, geen link, een eigen wachtwoord.")),
)
CODES = frozenset(item.code for item in CHECKLIST)
