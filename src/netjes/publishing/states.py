"""How far a draft is, and in whose name it speaks. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DraftState(TextChoices):
    """What became of a draft. Any edit of one that was asked about or approved leads back to writing."""

    WRITING = "writing", _("nog bezig")
    ASKED = "asked", _("ligt voor")
    APPROVED = "approved", _("akkoord")
    RETURNED = "returned", _("terug met een reden")
    PUBLISHED = "published", _("geplaatst")


class Voice(TextChoices):
    """In whose name something is said. Only a colleague can speak for the school."""

    OWN = "own", _("voor mezelf")
    SCHOOL = "school", _("namens school")


class AskedOf(TextChoices):
    """Who is asked in doubt."""

    SUPERVISOR = "supervisor", _("mijn leidinggevende")
    COMMUNICATION = "communication", _("communicatie")
    MENTOR = "mentor", _("mijn mentor")


class DoubtState(TextChoices):
    """How far a question is."""

    WAITING = "waiting", _("wacht op antwoord")
    APPROVED = "approved", _("het kan zo")
    RETURNED = "returned", _("zo nog niet")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class ChannelKind(TextChoices):
    """How something gets there. By hand: on paper, in an app, anywhere that Netjes cannot reach."""

    WORDPRESS = "wordpress", _("website met WordPress")
    MASTODON = "mastodon", _("Mastodon")
    FEED = "feed", _("nieuwsfeed van Netjes")
    BY_HAND = "by_hand", _("plaatsen jullie zelf")


class PublicationState(TextChoices):
    """How far something is that goes out in the school's name."""

    PREPARED = "prepared", _("klaargezet")
    WAITING = "waiting", _("wacht op verzenden")
    SENDING = "sending", _("wordt verzonden")
    OUT = "out", _("geplaatst")
    FAILED = "failed", _("niet gelukt")
    TAKEN_DOWN = "taken_down", _("weggehaald")


class TakeDownCause(TextChoices):
    """Why something has to go."""

    WITHDRAWN = "withdrawn", _("een ja is teruggenomen")
    SHIELDED = "shielded", _("iemand mag nooit te zien zijn")
    PAST = "past", _("de afgesproken tijd is om")
    ASKED = "asked", _("iemand vroeg erom")


class TakeDownState(TextChoices):
    """How far a task to take something down is."""

    OPEN = "open", _("moet nog")
    DONE = "done", _("weggehaald")
    REFUSED = "refused", _("blijft staan, met een reden")


# What can still go out, and what can be seen or may yet be seen outside.
UNSENT = frozenset({PublicationState.WAITING, PublicationState.FAILED})
LIVE = frozenset({PublicationState.OUT, PublicationState.SENDING})
