"""Noting that a phone was used where it may not: once a lesson, shown at once, answered, withdrawn, over."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.phones.adopted import holding_of, is_not_allowed
from netjes.phones.errors import CannotAnswer, CannotDecide, CannotNote
from netjes.phones.letters import (
    answered_for_teacher,
    ask_with_care,
    seen_for_pupil,
    step_waits,
    withdrawn_for_pupil,
)
from netjes.phones.models import ANSWER, SENTENCE, CustodySlip, Ladder, Sighting
from netjes.phones.queries import ladder_of, suggestion_for, who_talks_with
from netjes.phones.states import BY_WEIGHT, WAITS, Outcome, Step, weight
from netjes.records.actions import log
from netjes.schools.family import family_of
from netjes.schools.models import Person
from netjes.schools.queries import holders, today
from netjes.schools.states import Role
from netjes.timetables.models import Lesson


def check_noting(by: Person, pupil: Person, lesson: Lesson) -> Ladder:
    """The ladder that holds. Raises `CannotNote` where nothing can be noted: only *mag niet* in this lesson can."""
    ladder = ladder_of(pupil.school)
    if ladder is None:
        raise CannotNote(_("De school heeft nog geen trap. De rector stelt hem vast."))
    if pupil.pk == by.pk or pupil.pk in family_of(by):
        raise CannotNote(_("Dit is iemand van je eigen familie. Vraag een collega."))
    holding = holding_of(pupil, now())
    if lesson.pk not in {each.pk for each in holding.lessons}:
        raise CannotNote(_("%(name)s heeft deze les nu niet.") % {"name": pupil.given_name})
    if holding.is_exempt or not is_not_allowed(holding):  # an exemption stops it, also where a test does not
        raise CannotNote(
            _("%(name)s mag de telefoon nu gebruiken, of er staat geen afspraak over. Dan valt er niets te noteren.")
            % {"name": pupil.given_name}
        )
    known = Sighting.objects.for_school(pupil.school).filter(pupil=pupil, lesson=lesson, withdrawn_at__isnull=True)
    if known.exists():
        raise CannotNote(
            _("Dit is voor %(name)s in deze les al genoteerd. Eén keer per les is genoeg.") % {"name": pupil.given_name}
        )
    return ladder


@transaction.atomic
def note_sighting(
    *, actor: Actor, by: Person, pupil: Person, lesson: Lesson, step: str, token: UUID, because: str = ""
) -> Sighting:
    """The step that the ladder suggests, or a lighter one with a reason. The same tap sent twice notes once.

    Raises `CannotNote`.
    """
    Person.objects.for_school(pupil.school).select_for_update().get(pk=pupil.pk)  # two teachers do not both note
    sent = Sighting.objects.for_school(pupil.school).filter(token=token).first()
    if sent and sent.seen_by_id == by.pk and sent.pupil_id == pupil.pk:
        return sent
    ladder = check_noting(by, pupil, lesson)
    suggested = suggestion_for(pupil, ladder).step
    why = because.strip()
    if sent or step not in BY_WEIGHT or weight(step) > weight(suggested):
        raise CannotNote(_("Zwaarder dan de trap kan niet: die is voor iedereen dezelfde. Praat met de mentor."))
    if len(why) > SENTENCE or (step != suggested and not why):
        raise CannotNote(_("Schrijf kort op waarom je een andere stap kiest dan de trap."))
    sighting = Sighting.objects.create(
        school=pupil.school, pupil=pupil, seen_by=by, lesson=lesson, ladder=ladder, seen_at=now(), token=token,
        suggested=suggested, step=step, because=why if step != suggested else "",
        expires_on=today() + timedelta(weeks=ladder.counts_weeks),
    )  # fmt: skip
    log(
        school_key=pupil.school_id, actor=actor, act="phones.sighting.noted", subject=sighting.ref, about=pupil.ref,
        detail={"suggested": suggested, "step": step, "lesson": lesson.pk},
    )  # fmt: skip
    tell(actor=actor, school=pupil.school, people=[pupil], message=seen_for_pupil(sighting))
    if step in WAITS:
        tell(actor=actor, school=pupil.school, people=who_talks_with(pupil), message=step_waits(sighting))
    return sighting


@transaction.atomic
def answer_sighting(*, actor: Actor, sighting: Sighting, text: str) -> Sighting:
    """What the pupil says of it; a later answer takes its place. Raises `CannotAnswer`."""
    words = text.strip()
    if not words or len(words) > ANSWER:
        raise CannotAnswer(_("Schrijf wat je wilt zeggen, in hooguit 1000 tekens."))
    if sighting.withdrawn_at is not None:
        raise CannotAnswer(_("Dit telt al niet meer mee. Je hoeft niets te zeggen."))
    sighting.answer, sighting.answered_at = words, now()
    sighting.save(update_fields=["answer", "answered_at"])
    log(
        school_key=sighting.school_id, actor=actor, act="phones.sighting.answered", subject=sighting.ref,
        about=sighting.pupil.ref,
    )  # fmt: skip
    if sighting.seen_by:
        tell(
            actor=actor, school=sighting.school, people=[sighting.seen_by], message=answered_for_teacher(sighting)
        )  # fmt: skip
    return sighting


@transaction.atomic
def withdraw_sighting(*, actor: Actor, sighting: Sighting) -> Sighting:
    """It no longer counts, nobody has to talk about it, and a phone that was kept for it can be fetched now."""
    if sighting.withdrawn_at is not None:
        return sighting
    sighting.withdrawn_at = now()
    sighting.save(update_fields=["withdrawn_at"])
    slips = CustodySlip.objects.for_school(sighting.school).filter(sighting=sighting, returned_at__isnull=True)
    slips.filter(due_at__gt=now()).update(due_at=now())
    withdraw(actor=actor, school=sighting.school, key=f"phones.waits:{sighting.pk}")
    log(
        school_key=sighting.school_id, actor=actor, act="phones.sighting.withdrawn", subject=sighting.ref,
        about=sighting.pupil.ref,
    )  # fmt: skip
    tell(actor=actor, school=sighting.school, people=[sighting.pupil], message=withdrawn_for_pupil(sighting))
    return sighting


@transaction.atomic
def settle_step(*, actor: Actor, by: Person, sighting: Sighting, outcome: str) -> Sighting:
    """The talk was held, or home was called, or not. Nothing goes home by itself. Raises `CannotDecide`."""
    if sighting.settled_at is not None or sighting.withdrawn_at is not None:
        raise CannotDecide(_("Dit wacht niet meer."))
    if outcome not in Outcome.values or (outcome == Outcome.NO_CONTACT and sighting.step != Step.HOME):
        raise CannotDecide(_("Kies wat er is gedaan."))
    sighting.settled_at, sighting.settled_by, sighting.outcome = now(), by, outcome
    sighting.save(update_fields=["settled_at", "settled_by", "outcome"])
    if outcome == Outcome.NO_CONTACT:
        care = [each for each in holders(sighting.school, Role.CARE_COORDINATOR) if each.pk != by.pk]
        if care:
            tell(actor=actor, school=sighting.school, people=care, message=ask_with_care(sighting.school, by))
    withdraw(actor=actor, school=sighting.school, key=f"phones.waits:{sighting.pk}")
    log(
        school_key=sighting.school_id, actor=actor, act="phones.step.settled", subject=sighting.ref,
        about=sighting.pupil.ref, detail={"outcome": outcome},
    )  # fmt: skip
    return sighting
