"""What this room tells people: that something is there, and of a phone where it lies and until when. No names."""

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.lib.clock import now
from netjes.notices.actions import Message
from netjes.phones.models import CustodySlip, Sighting
from netjes.phones.states import Step
from netjes.schools.models import Person, School

KEPT, HOME, LATE = "phones.kept", "phones.home", "phones.late"


def hour_of(slip: CustodySlip) -> str:
    """`14.40 uur`, and the day beside it when that is not today."""
    due = timezone.localtime(slip.due_at)
    at = _("%(time)s uur") % {"time": date_format(due, "H.i")}
    if due.date() == timezone.localtime(now()).date():
        return at
    return _("%(day)s, %(time)s") % {"day": date_format(due, "l j F"), "time": at}


def kept_for_guardian(slip: CustodySlip) -> Message:
    """To each guardian apart, with u: that, where, and from when. Nothing of why."""
    with translation.override(slip.school.language):
        words = {"place": slip.place, "time": hour_of(slip)}
        text = _("De telefoon van uw kind ligt op school: %(place)s. Uw kind kan hem ophalen vanaf %(time)s.")
        if slip.returned_at:
            text = _("De telefoon van uw kind lag een tijd op school. Uw kind heeft hem terug.")
        return Message(
            key=f"{KEPT}:{slip.pk}", subject=_("Een telefoon ligt op school"), text=text % words,
            path=reverse("phones:mine"), letter=True,
        )  # fmt: skip


def kept_for_pupil(slip: CustodySlip) -> Message:
    with translation.override(slip.school.language):
        text = _("Hij ligt hier: %(place)s. Je krijgt hem terug om %(time)s. Niemand kijkt erin.")
        return Message(
            key=f"{KEPT}:{slip.pk}", subject=_("Je telefoon ligt op school"), path=reverse("phones:mine"),
            text=text % {"place": slip.place, "time": hour_of(slip)}, site_only=True,
        )  # fmt: skip


def home_waits(slip: CustodySlip) -> Message:
    with translation.override(slip.school.language):
        return Message(
            key=f"{HOME}:{slip.pk}",
            subject=_("Wil je beslissen of thuis bericht krijgt?"),
            text=_("Er ligt een telefoon op school, en een collega twijfelt of bericht naar huis veilig is."),
            path=reverse("phones:home", args=[slip.pk]),
        )


def late_for_staff(slip: CustodySlip) -> Message:
    with translation.override(slip.school.language):
        return Message(
            key=f"{LATE}:{slip.pk}",
            subject=_("Een telefoon had al terug moeten zijn"),
            text=_("Nummer %(number)s ligt hier: %(place)s. De leerling kon hem ophalen vanaf %(time)s.")
            % {"number": slip.number, "place": slip.place, "time": hour_of(slip)},
            path=reverse("phones:slip", args=[slip.pk]),
        )


def refused_for_mentor(pupil: Person) -> Message:
    with translation.override(pupil.school.language):
        return Message(
            key=f"phones.refused:{pupil.pk}",
            subject=_("Wil je met een leerling praten?"),
            text=_("%(name)s wilde de telefoon niet afgeven. Dat mag. Vraag rustig hoe het ging.")
            % {"name": pupil.name},
            site_only=True,
        )


def refused_for_pupil(pupil: Person) -> Message:
    with translation.override(pupil.school.language):
        return Message(
            key=f"phones.refused:{pupil.pk}",
            subject=_("Je mentor komt even met je praten"),
            text=_("Het gaat over je telefoon. Het is geen straf, en het telt nergens mee."),
            site_only=True,
        )


def seen_for_pupil(sighting: Sighting) -> Message:
    with translation.override(sighting.school.language):
        return Message(
            key=f"phones.seen:{sighting.pk}",
            subject=_("Een docent zag je telefoon"),
            text=_("Je leest wat er is opgeschreven, en je kunt antwoord geven."),
            path=reverse("phones:seen_mine"),
            site_only=True,
        )


def withdrawn_for_pupil(sighting: Sighting) -> Message:
    with translation.override(sighting.school.language):
        return Message(
            key=f"phones.seen:{sighting.pk}",
            subject=_("Het telt niet meer mee"),
            text=_("Een docent haalde weg wat er over je telefoon stond. Ligt hij op school, haal hem dan nu op."),
            path=reverse("phones:seen_mine"),
            site_only=True,
        )


def answered_for_teacher(sighting: Sighting) -> Message:
    with translation.override(sighting.school.language):
        return Message(
            key=f"phones.answer:{sighting.pk}",
            subject=_("Een leerling gaf antwoord"),
            text=_("Lees het, en beslis of het blijft staan."),
            path=reverse("phones:sighting", args=[sighting.pk]),
        )


def step_waits(sighting: Sighting) -> Message:
    with translation.override(sighting.school.language):
        talk = sighting.step == Step.TALK
        return Message(
            key=f"phones.waits:{sighting.pk}",
            subject=_("Er wacht een gesprek") if talk else _("Er wacht contact met thuis"),
            text=_("De trap van school stelde dit voor. Je leest met wie op de site."),
            path=reverse("phones:waiting"),
        )


def ask_with_care(school: School, mentor: Person) -> Message:
    """To the care coordinator, when somebody wonders whether contact with home is safe."""
    with translation.override(school.language):
        return Message(
            key=f"phones.care:{mentor.pk}",
            subject=_("Wil je met een collega meedenken?"),
            text=_("%(name)s twijfelt of contact met thuis veilig is voor een leerling. Vraag het zelf na.")
            % {"name": mentor.addressed},
            site_only=True,
        )
