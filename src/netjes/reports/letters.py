"""What readers are told: that there is something, and never what, from whom or of which day."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.notices.actions import Message
from netjes.schools.models import School

WAITING, URGENT, MOVED, REMOVAL = (f"reports.{each}" for each in ("waiting", "urgent", "moved", "removal"))


def there_is_something(school: School, *, urgent: bool) -> Message:
    with translation.override(school.language):
        subject = _("Er wacht iets op jou, lees het nu") if urgent else _("Er wacht iets op jou bij Meldingen")
        return Message(
            key=URGENT if urgent else WAITING, subject=subject,
            text=_("Wat het is, lees je op de site, met je leessleutel. Het staat niet in deze mail."),
            path=reverse("reports:inbox"),
        )  # fmt: skip


def moved_on(school: School) -> Message:
    """To who did not answer in time."""
    with translation.override(school.language):
        return Message(
            key=MOVED, subject=_("Een melding ging door naar een collega"),
            text=_("Er kwam niet op tijd antwoord. Jij kunt haar ook nog lezen; spreek af wie antwoordt."),
            path=reverse("reports:inbox"),
        )  # fmt: skip


def asks_removal(school: School) -> Message:
    with translation.override(school.language):
        return Message(
            key=REMOVAL, subject=_("Een collega vraagt om iets te verwijderen"),
            text=_("Het hoort niet bij de meldingen te staan. Verwijderen kan alleen met zijn tweeën."),
            path=reverse("reports:removals"),
        )  # fmt: skip
