"""What this room tells people: that something waits or was answered, never what was asked or published."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.notices.actions import Message
from netjes.publishing.models import Doubt, Publication, TakeDown
from netjes.publishing.states import DoubtState, TakeDownState
from netjes.schools.models import School

WAITS, ANSWERED, TAKE_DOWN, OUTCOME, STUCK = (
    "publishing.doubt", "publishing.answer", "publishing.takedown", "publishing.outcome", "publishing.stuck",
)  # fmt: skip


def doubt_waits(doubt: Doubt) -> Message:
    with translation.override(doubt.school.language):
        return Message(
            key=f"{WAITS}:{doubt.pk}",
            subject=_("Iemand twijfelt en vraagt het jou"),
            text=_("De vraag staat op de site. Antwoord het liefst vandaag: morgen kan ook een ander antwoord geven."),
            path=reverse("publishing:question", args=[doubt.pk]),
        )


def doubt_answered(doubt: Doubt) -> Message:
    with translation.override(doubt.school.language):
        done = doubt.state == DoubtState.APPROVED
        return Message(
            key=f"{ANSWERED}:{doubt.pk}",
            subject=_("Je kreeg antwoord op je vraag"),
            text=_("Het kan zo. Je leest het op de site.") if done else _("Je leest het op de site."),
            path=reverse("publishing:question", args=[doubt.pk]),
        )


def take_downs_wait(school: School) -> Message:
    """One for all that waits: who took a yes back stands nowhere."""
    with translation.override(school.language):
        return Message(
            key=TAKE_DOWN,
            subject=_("Er moet iets weg van een kanaal van school"),
            text=_("Iemand staat ergens op waar dat niet meer mag, of vraagt of het weg kan. Je ziet op de site wat."),
            path=reverse("publishing:takedowns"),
        )


def take_down_outcome(task: TakeDown, *, polite: bool) -> Message:
    with translation.override(task.school.language):
        gone = task.state == TakeDownState.DONE
        if polite:
            text = _("Het is weg.") if gone else _("Het blijft staan. U leest op de site waarom.")
            subject = _("Antwoord op uw vraag om iets weg te halen")
        else:
            text = _("Het is weg.") if gone else _("Het blijft staan. Je leest op de site waarom.")
            subject = _("Antwoord op je vraag om iets weg te halen")
        return Message(key=f"{OUTCOME}:{task.pk}", subject=subject, text=text, path=reverse("publishing:mine"))


def publication_stuck(publication: Publication) -> Message:
    with translation.override(publication.school.language):
        return Message(
            key=f"{STUCK}:{publication.pk}",
            subject=_("Een bericht van school ging niet naar buiten"),
            text=_("Op de site staat waarom, en wat je kunt doen."),
            path=reverse("publishing:publication", args=[publication.pk]),
        )
