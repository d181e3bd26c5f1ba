"""What somebody wants, who reads it first, and how far an answer is. Pure."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Want(TextChoices):
    """What brings somebody here. It stands sealed inside the report."""

    HELP = "help", _("ik wil hulp")
    TELL = "tell", _("ik wil iets vertellen")
    SENT = "sent", _("ik kreeg iets toegestuurd")
    TAKE_DOWN = "take_down", _("iemand moet iets weghalen")


class Route(TextChoices):
    """Who reads a report first. All that stands outside the seal of what it is about."""

    ORDINARY = "ordinary", _("gewoon")
    CONFIDENTIAL = "confidential", _("vertrouwenspersoon")
    ABOUT_STAFF = "about_staff", _("over een medewerker")
    ABOUT_HEAD = "about_head", _("over de rector")
    OFFENCE = "offence", _("mogelijk seksueel misdrijf door een medewerker")
    HOME = "home", _("thuis is het niet veilig")


class ReportState(TextChoices):
    """How far it is, as the one who reported reads it too."""

    RECEIVED = "received", _("ontvangen")
    READ = "read", _("gelezen")
    ANSWERED = "answered", _("beantwoord")
    CLOSED = "closed", _("afgesloten")


class ReportOutcome(TextChoices):
    """How it ended; decides how long what was written stays."""

    HELPED = "helped", _("geholpen")
    CASE = "case", _("verder als zaak")
    ELSEWHERE = "elsewhere", _("verder bij een ander")
    UNFOUNDED = "unfounded", _("er was niets aan de hand")
    NO_ANSWER = "no_answer", _("er kwam niets meer terug")
    WITHDRAWN = "withdrawn", _("ingetrokken door wie meldde")


class Level(IntegerChoices):
    """A step of the climb: whose turn it is when nobody answered before."""

    FIRST = 0, _("wie het eerst leest")
    SECOND = 1, _("wie daarna aan de beurt is")
    LAST = 2, _("de rector of het bestuur")


class IncidentKind(TextChoices):
    """What a colleague saw happen, in the words of a list. Never what somebody is."""

    THREAT = "threat", _("dreigen")
    FIGHT = "fight", _("vechten of slaan")
    BULLYING = "bullying", _("pesten of buitensluiten")
    INSULT = "insult", _("schelden of kleineren")
    DISCRIMINATE = "discriminate", _("discrimineren")
    SEXUAL = "sexual", _("seksueel gedrag dat iemand niet wil")
    PICTURE = "picture", _("een foto, filmpje of bericht")
    OTHER = "other", _("iets anders")


class IncidentPlace(TextChoices):
    """Where it happened."""

    LESSON = "lesson", _("in de les")
    BUILDING = "building", _("in het gebouw")
    YARD = "yard", _("op het plein of bij school")
    ONLINE = "online", _("online")
    TRIP = "trip", _("op reis, stage of excursie")


class CallWith(TextChoices):
    """Whom a call was with."""

    GUARDIAN = "guardian", _("een ouder of verzorger")
    PUPIL = "pupil", _("de leerling zelf")
    OTHER = "other", _("iemand anders")


NEXT: dict[ReportState, frozenset[ReportState]] = {
    ReportState.RECEIVED: frozenset({ReportState.READ, ReportState.ANSWERED, ReportState.CLOSED}),
    ReportState.READ: frozenset({ReportState.ANSWERED, ReportState.CLOSED}),
    ReportState.ANSWERED: frozenset({ReportState.CLOSED}),
    ReportState.CLOSED: frozenset({ReportState.ANSWERED}),  # who reported wrote again
}
