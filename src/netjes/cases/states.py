"""A case, who is in it, what was done, what may follow, and how it ended. Pure."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class CaseState(TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("afgesloten")


class CaseSource(TextChoices):
    """What a case began with."""

    REPORT = "report", _("een melding")
    INCIDENT = "incident", _("een genoteerd incident")
    SIGHTING = "sighting", _("iets wat een docent zag")
    SIGNAL = "signal", _("een signaal van het netwerk")
    STAFF = "staff", _("wat een medewerker vertelde")


class CasePlace(TextChoices):
    """Where it happened; outside school it needs an answer to why it is the school's business."""

    SCHOOL = "school", _("op school")
    SCHOOL_ONLINE = "school_online", _("online, op school of op het netwerk van school")
    OUTSIDE = "outside", _("buiten school of buiten schooltijd")


class PartyRole(TextChoices):
    """What somebody is in a case: never one label for all."""

    CONCERNED = "concerned", _("het gaat over")
    TARGET = "target", _("het overkwam")
    FORWARDED = "forwarded", _("stuurde door")
    PICTURED = "pictured", _("staat erop")
    BYSTANDER = "bystander", _("was erbij")
    HELPER = "helper", _("hielp of vertelde het")


class Gravity(IntegerChoices):
    """How grave it is, as whoever handles it sees it, with a reason; the catalogue says what each allows."""

    LIGHT = 1, _("licht")
    SERIOUS = 2, _("ernstig")
    GRAVE = 3, _("zeer ernstig")


class StepKind(TextChoices):
    """Something that was done. What is written down is never changed; a next step is added."""

    WHY_OURS = "why_ours", _("waarom dit school aangaat")
    TALK = "talk", _("gesprek")
    HEARD = "heard", _("gehoord")
    PARENTS_HEARD = "parents_heard", _("ouders gehoord")
    SAFETY_ASKED = "safety_asked", _("gevraagd of thuis veilig is")
    PARENTS_TOLD = "parents_told", _("ouders ingelicht")
    PARENTS_NOT_TOLD = "parents_not_told", _("ouders niet ingelicht, met een reden")
    TOLD = "told", _("schriftelijk verteld aan wie het betreft")
    REPLY = "reply", _("antwoord van wie het betreft")
    CALLED = "called", _("gebeld")
    REPAIRED = "repaired", _("goedgemaakt")
    CAME_FORWARD = "came_forward", _("vertelde het zelf")
    EDUCATION = "education", _("onderwijs gaat door")
    INSPECTORATE = "inspectorate", _("inspectie ingelicht of gesproken")
    LEERPLICHT = "leerplicht", _("leerplicht ingelicht")
    OTHER_SCHOOL = "other_school", _("een andere school neemt de leerling aan")
    POLICE = "police", _("politie ingeschakeld")
    SUPPORTED = "supported", _("er is bewijs naast een anonieme melding")
    NOTE = "note", _("notitie")


class MeasureState(TextChoices):
    """From a proposal to its end."""

    PROPOSED = "proposed", _("voorgesteld")
    DECIDED = "decided", _("besloten")
    RUNNING = "running", _("loopt")
    ENDED = "ended", _("afgelopen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


NEXT: dict[MeasureState, frozenset[MeasureState]] = {
    MeasureState.PROPOSED: frozenset({MeasureState.DECIDED, MeasureState.WITHDRAWN}),
    MeasureState.DECIDED: frozenset({MeasureState.RUNNING, MeasureState.WITHDRAWN}),
    MeasureState.RUNNING: frozenset({MeasureState.ENDED, MeasureState.WITHDRAWN}),
    MeasureState.ENDED: frozenset(),
    MeasureState.WITHDRAWN: frozenset(),
}


class GateCode(TextChoices):
    """The gates of a case, in their order."""

    OURS = "ours", _("Gaat dit school aan?")
    TALK = "talk", _("Gesprek")
    HEARD = "heard", _("Gehoord")
    MEASURE = "measure", _("Maatregel kiezen")
    PARENTS = "parents", _("Ouders spreken")
    AROUND = "around", _("Wat erbij hoort")
    TOLD = "told", _("Brief")
    OBJECTION = "objection", _("Bezwaar")
    CLOSE = "close", _("Afsluiten")


class GateState(TextChoices):
    DONE = "done", _("gedaan")
    OPEN = "open", _("nu")
    LOCKED = "locked", _("nog dicht")
    PASSED = "passed", _("voorbijgegaan in nood")
    NOT_NEEDED = "not_needed", _("niet nodig")


class ObjectionState(TextChoices):
    OPEN = "open", _("loopt")
    UPHELD = "upheld", _("gegrond")
    PARTLY = "partly", _("deels gegrond")
    DISMISSED = "dismissed", _("ongegrond")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class CaseOutcome(TextChoices):
    TALKED = "talked", _("opgelost met een gesprek")
    MEASURE = "measure", _("met een maatregel")
    ELSEWHERE = "elsewhere", _("verder bij een ander")
    NOT_OURS = "not_ours", _("gaat school niet aan")
    UNFOUNDED = "unfounded", _("het was niet zo")


class LetterKind(TextChoices):
    INVITATION = "invitation", _("uitnodiging voor een gesprek")
    MEASURE = "measure", _("maatregel")
    SUSPENSION = "suspension", _("schorsing")
    REMOVAL_INTENTION = "removal_intention", _("voornemen om te verwijderen")
    REMOVAL = "removal", _("besluit om te verwijderen")
    OBJECTION = "objection", _("besluit op bezwaar")
    CLOSING = "closing", _("afsluiting")
    UNFOUNDED = "unfounded", _("het was niet zo")


class Sending(TextChoices):
    """How a letter went out."""

    MAIL = "mail", _("per e-mail")
    PRINT = "print", _("op papier")
    HAND = "hand", _("meegegeven")
