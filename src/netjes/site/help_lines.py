"""Help outside school, as it stands on the home page.

Numbers and addresses change: CHECKED_ON says when someone last compared them with a public source, and the
page says so too. The emergency number (112) stands in the page itself.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKED_ON = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class HelpLine:
    """`contact` is what people read, `href` what a tap does."""

    name: str | Promise
    contact: str | Promise
    href: str
    about: str | Promise


HELP_LINES = (
    HelpLine(
        "Kindertelefoon",
        "0800\u00a00432",
        "tel:08000432",
        _("Over alles wat je dwarszit, groot of klein. Bellen is gratis en je hoeft je naam niet te zeggen."),
    ),
    HelpLine(
        "Helpwanted.nl",
        _("Chat"),
        "https://www.helpwanted.nl/",
        _("Als iemand een foto of filmpje van jou doorstuurt, je daarmee chanteert of je online lastigvalt."),
    ),
    HelpLine(
        _("113 Zelfmoordpreventie"),
        "113",
        "tel:113",
        _("Als je aan zelfdoding denkt, of bang bent dat een ander dat doet. Gratis, dag en nacht."),
    ),
    HelpLine(
        "Veilig Thuis",
        "0800\u00a02000",
        "tel:08002000",
        _("Als het thuis niet veilig is, voor jou of voor iemand anders. Gratis, dag en nacht."),
    ),
)
