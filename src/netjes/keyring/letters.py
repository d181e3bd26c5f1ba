"""What people are told about keys: that there is something to do, and never what can be read with them."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.keyring.models import ReadingKey, ReadingPasskey, Recovery
from netjes.notices.actions import Message

HALF, HOLDERS, HELP, ASKED, READY, PASSKEY = (
    f"keyring.{each}" for each in ("half", "holders", "help", "asked", "ready", "passkey")
)


def holds_half(key: ReadingKey) -> Message:
    with translation.override(key.school.language):
        return Message(
            key=f"{HALF}:{key.pk}", subject=_("Je bewaart een helft van een leessleutel"), site_only=True,
            text=_(
                "%(name)s koos jou om te helpen als de leeszin kwijt is. Je hoeft nu niets te doen. "
                "Met jouw helft alleen kan niemand iets lezen, jij ook niet."
            ) % {"name": key.person.name},
            path=reverse("keyring:index"),
        )  # fmt: skip


def needs_holders(key: ReadingKey) -> Message:
    with translation.override(key.school.language):
        return Message(
            key=f"{HOLDERS}:{key.pk}", subject=_("Kies opnieuw wie helpt als je leeszin kwijt is"),
            text=_("Iemand die een helft van je sleutel bewaarde, kan dat niet meer. Nu kun je hem niet terughalen."),
            path=reverse("keyring:holders"),
        )  # fmt: skip


def passkey_added(passkey: ReadingPasskey) -> Message:
    """To whose key it is: somebody else may have sat at their open device."""
    with translation.override(passkey.school.language):
        return Message(
            key=f"{PASSKEY}:{passkey.pk}", subject=_("Je leessleutel gaat nu ook open met een passkey"),
            text=_("Deed je dat niet zelf? Haal de passkey dan meteen weg, en neem een nieuwe leessleutel."),
            path=reverse("keyring:index"),
        )  # fmt: skip


def asks_for_half(recovery: Recovery) -> Message:
    """To who holds a half; on the site it says whose."""
    with translation.override(recovery.school.language):
        return Message(
            key=f"{HELP}:{recovery.pk}", subject=_("Iemand vraagt je te helpen met een leessleutel"),
            text=_("Spreek diegene eerst zelf, en geef dan pas jouw helft door. Het kan zeven dagen."),
            path=reverse("keyring:help", args=[recovery.pk]),
        )  # fmt: skip


def recovery_asked(recovery: Recovery) -> Message:
    """To whose key it is: somebody else may be sitting at their account."""
    with translation.override(recovery.school.language):
        return Message(
            key=f"{ASKED}:{recovery.pk}", subject=_("Er is gevraagd om je leessleutel terug te halen"),
            text=_("Deed je dat niet zelf? Stop het dan meteen, en kies een ander wachtwoord."),
            path=reverse("keyring:lost"),
        )  # fmt: skip


def recovery_ready(recovery: Recovery) -> Message:
    with translation.override(recovery.school.language):
        return Message(
            key=f"{READY}:{recovery.pk}", subject=_("Je kunt je leessleutel terughalen"),
            text=_("Beide helften zijn er. Maak het af met de nieuwe leeszin die je koos."),
            path=reverse("keyring:lost"),
        )  # fmt: skip
