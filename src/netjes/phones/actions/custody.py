"""Keeping a phone: asked for and handed over, never grabbed, and given back on the same day."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.phones.actions.keeping import held_keeping, remember_place
from netjes.phones.adopted import forbids_keeping_longer, holding_of, is_allowed
from netjes.phones.ends import Ends, ends_for
from netjes.phones.errors import CannotTake
from netjes.phones.letters import home_waits, kept_for_guardian, kept_for_pupil, refused_for_mentor, refused_for_pupil
from netjes.phones.models import SENTENCE, CustodySlip, Sighting
from netjes.phones.queries import (
    guardians_to_tell,
    slip_here_of,
    who_decides_about_home,
    who_is_asked_first,
    who_talks_with,
)
from netjes.phones.states import Home
from netjes.records.actions import log
from netjes.schools.family import family_of
from netjes.schools.models import Person


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phone lies, what was to be seen of it already, and what makes it longer than this day."""

    name: str
    condition: str = ""
    due_at: datetime | None = None  # at the latest; none is the end of the pupil's own day
    longer_because: str = ""


def check_taking(by: Person, pupil: Person, *, may_consent: bool) -> Ends:
    """When this pupil's phone would go back. Raises `CannotTake` where it cannot be kept, with whom to ask."""
    moment = now()
    if pupil.pk == by.pk or pupil.pk in family_of(by):
        raise CannotTake(_("Dit is iemand van je eigen familie. Vraag een collega."))
    here = slip_here_of(pupil)
    if here:
        raise CannotTake(
            _("De telefoon van %(name)s ligt al op school, met nummer %(number)s.")
            % {"name": pupil.given_name, "number": here.number}
        )
    holding = holding_of(pupil, moment)
    if holding.is_exempt:
        if not may_consent:
            raise CannotTake(
                _("%(name)s mag de telefoon altijd bij zich hebben. Overleg eerst. Vraag niet waarom het mag.")
                % {"name": pupil.given_name},
                ask=tuple(who_is_asked_first(pupil)), allowed=True,
            )  # fmt: skip
    elif is_allowed(holding):
        raise CannotTake(
            _("%(name)s mag de telefoon nu gebruiken. Daarvoor kun je hem niet bewaren.") % {"name": pupil.given_name},
            allowed=True,
        )
    ends = ends_for(pupil, moment)
    if ends.today <= moment:
        raise CannotTake(
            _("De schooldag van %(name)s was om %(time)s uur voorbij. Dan gaat een telefoon mee naar huis.")
            % {"name": pupil.given_name, "time": date_format(timezone.localtime(ends.today), "H.i")}
        )
    return ends


@transaction.atomic
def take_phone(
    *, actor: Actor, by: Person, pupil: Person, place: Place, home_is_safe: bool, may_consent: bool = False,
    sighting: Sighting | None = None,
) -> CustodySlip:  # fmt: skip
    """Write down that a pupil handed over the phone, and tell the guardians, unless somebody has to decide that first.

    The same teacher's second try gives back the slip that there is. Raises `CannotTake`.
    """
    rules = held_keeping(pupil.school)
    here = slip_here_of(pupil)
    if here and here.taken_by_id == by.pk:
        return here
    ends = check_taking(by, pupil, may_consent=may_consent)
    where, due = place.name.strip(), place.due_at or ends.today
    if not where or len(where) > 80 or len(place.condition) > SENTENCE:
        raise CannotTake(_("Kies waar de telefoon ligt, of schrijf het kort op."))
    _check_longer(pupil, ends, due, place.longer_because)
    slip = CustodySlip.objects.create(
        school=pupil.school, pupil=pupil, taken_by=by, sighting=sighting, number=_next_number(pupil), taken_at=now(),
        place=where, condition=place.condition.strip(), due_at=due,
        longer_because=place.longer_because.strip() if due > ends.today else "",
    )  # fmt: skip
    remember_place(rules, where)
    log(
        school_key=pupil.school_id, actor=actor, act="phones.custody.taken", subject=slip.ref, about=pupil.ref,
        detail={"due": due, "longer": due > ends.today},
    )  # fmt: skip
    tell(actor=actor, school=pupil.school, people=[pupil], message=kept_for_pupil(slip))
    _tell_home(actor, slip, home_is_safe=home_is_safe)
    return slip


def _check_longer(pupil: Person, ends: Ends, due: datetime, because: str) -> None:
    if due <= now():
        raise CannotTake(_("Dat moment is al voorbij."))
    if due <= ends.today:
        return
    article = forbids_keeping_longer(pupil.school)
    if article:
        raise CannotTake(
            _("Artikel %(article)s zegt dat de telefoon teruggaat als de schooldag voorbij is.") % {"article": article}
        )
    if due > ends.next:
        raise CannotTake(
            _("Langer dan de volgende schooldag kan hier niet. Dat is een maatregel: die beslist de rector.")
        )
    if not because.strip() or len(because) > SENTENCE:
        raise CannotTake(_("Schrijf kort op waarom de telefoon langer blijft."))


def _next_number(pupil: Person) -> str:
    """One more than the last; whoever writes holds the school's rules, so no two get the same."""
    last = CustodySlip.objects.for_school(pupil.school).order_by("-pk").values_list("number", flat=True).first()
    return str(int(last) + 1 if last and last.isdecimal() else 1)


def _tell_home(actor: Actor, slip: CustodySlip, *, home_is_safe: bool) -> None:
    guardians = guardians_to_tell(slip.pupil)
    if not guardians:
        return
    slip.home = Home.TOLD if home_is_safe else Home.WAITING
    slip.told_home_at = now() if home_is_safe else None
    slip.save(update_fields=["home", "told_home_at"])
    if home_is_safe:
        tell(actor=actor, school=slip.school, people=guardians, message=kept_for_guardian(slip))
    else:
        tell(actor=actor, school=slip.school, people=who_decides_about_home(slip), message=home_waits(slip))


@transaction.atomic
def sign_slip(*, actor: Actor, slip: CustodySlip, by_pupil: bool, by_taker: bool) -> CustodySlip:
    """Ticks on the teacher's own screen; nobody has to."""
    if slip.returned_at is None:
        slip.pupil_signed_at = slip.pupil_signed_at or (now() if by_pupil else None)
        slip.taker_signed_at = slip.taker_signed_at or (now() if by_taker else None)
        slip.save(update_fields=["pupil_signed_at", "taker_signed_at"])
        log(
            school_key=slip.school_id, actor=actor, act="phones.custody.signed", subject=slip.ref,
            about=slip.pupil.ref, detail={"pupil": by_pupil, "taker": by_taker},
        )  # fmt: skip
    return slip


@transaction.atomic
def offer_talk(*, actor: Actor, pupil: Person) -> list[Person]:
    """A pupil does not hand over the phone: the mentor is asked to talk, and that is all. Returns who talks."""
    people = who_talks_with(pupil)
    if people:
        tell(actor=actor, school=pupil.school, people=people, message=refused_for_mentor(pupil))
        tell(actor=actor, school=pupil.school, people=[pupil], message=refused_for_pupil(pupil))
    log(school_key=pupil.school_id, actor=actor, act="phones.talk.offered", about=pupil.ref)
    return people
