"""Help outside school, as it stands on the home page.

Numbers and addresses change: CHECKED_ON says when someone last compared them with the organisations' own
sites, and the page says so too.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKED_ON = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class HelpLine:
    """`contact` is what people read, `href` what a tap does."""

    name: str | Promise
    contact: str
    href: str
    about: str | Promise


HELP_LINES = (
    HelpLine(_("Direct gevaar"), "112", "tel:112", _("Is iemand nu niet veilig, bel dan meteen.")),
    HelpLine(
        "Kindertelefoon",
        "0800 0432",
        "tel:08000432",
        _("Over alles wat je dwarszit. Gratis, tot en met 18 jaar."),
    ),
    HelpLine(
        "Helpwanted",
        "helpwanted.nl",
        "https://www.helpwanted.nl/",
        _("Over naaktfoto’s, chantage en online misbruik."),
    ),
    HelpLine(
        "113",
        "113",
        "tel:113",
        _("Denk je aan zelfdoding? Bel of chat, dag en nacht. Ook gratis op 0800 0113."),
    ),
    HelpLine(
        "Veilig Thuis",
        "0800 2000",
        "tel:08002000",
        _("Als het thuis niet veilig is, voor jou of voor een ander."),
    ),
)
