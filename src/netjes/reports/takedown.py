"""Where each platform takes something down, and a letter to ask for it. Addresses change: only ones that last.

`CHECKED_ON` says when somebody last looked. A fake account is reported on the platform itself by whoever it pretends
to be; the platform asks for that.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKED_ON = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Desk:
    """A platform's own pages of help, and where in the app one begins."""

    name: str
    href: str
    where: str | Promise


DESKS = (
    Desk(
        "Instagram", "https://help.instagram.com/",
        _("Open het profiel, drie puntjes, Rapporteren, Doet zich voor als iemand anders."),
    ),
    Desk(
        "Facebook", "https://www.facebook.com/help/",
        _("Open het profiel, drie puntjes, Profiel rapporteren, Nepaccount."),
    ),
    Desk(
        "Snapchat", "https://help.snapchat.com/",
        _("Houd de naam ingedrukt, Rapporteren, Doet zich voor als mij of een ander."),
    ),
    Desk("TikTok", "https://support.tiktok.com/", _("Open het profiel, pijltje, Rapporteren, Rapporteer account.")),
    Desk("WhatsApp", "https://faq.whatsapp.com/", _("Open het gesprek, tik op de naam, Rapporteren.")),
    Desk("YouTube", "https://support.google.com/youtube/", _("Open het kanaal, Info, vlaggetje, Identiteitsfraude.")),
    Desk("X", "https://help.x.com/", _("Open het profiel, drie puntjes, Rapporteren.")),
    Desk("Discord", "https://support.discord.com/", _("Houd het bericht ingedrukt, Bericht rapporteren.")),
    Desk("Telegram", "https://telegram.org/faq", _("Open het profiel of de groep, drie puntjes, Rapporteren.")),
    Desk(
        "Google", "https://support.google.com/websearch/",
        _("Vraag om een zoekresultaat met jouw gegevens weg te halen."),
    ),
)  # fmt: skip


def letter(school: str) -> str:
    """To a platform or to whoever runs a site, to be filled in. In Dutch; most platforms read it."""
    return (
        f"Aan wie dit leest,\n\nOp uw platform staat een account dat zich voordoet als iemand van het {school}: "
        "[adres van het account]. Het account is niet van deze persoon. De persoon is [wel of niet] minderjarig.\n\n"
        "Wij vragen u het account te verwijderen en de gegevens te bewaren voor het geval de politie erom vraagt. "
        "Wilt u laten weten wanneer dit is gebeurd?\n\n[Naam, rol en telefoonnummer van wie dit stuurt]"
    )
