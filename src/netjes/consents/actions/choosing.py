"""Choosing, and choosing again: the last choice of each counts, and the ones before stay as proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.consents.ending import ENDED
from netjes.consents.errors import CannotChoose
from netjes.consents.models import REMARK, Choice, Purpose
from netjes.consents.queries import deciders_for, standings_for, wordings_of
from netjes.consents.states import ChoiceWay, Chosen, Standing
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person


@dataclass(frozen=True, slots=True)
class Given:
    """Whose choice it is and how it came in. Without `by` it is the family's together, on paper or from elsewhere.

    `entered_by` and `remark` belong to paper and to what is taken over; a remark says where the paper lies, never why
    somebody chose as they did.
    """

    by: Person | None
    way: ChoiceWay = ChoiceWay.SITE
    entered_by: Person | None = None
    remark: str = ""
    at: datetime | None = None


@transaction.atomic
def choose(*, actor: Actor, person: Person, answers: Mapping[Purpose, Chosen], given: Given) -> list[Choice]:
    """Write down what somebody chose about `person`; returns the choices that are new.

    The same answer to the same text is written once. Where a yes ended, the rooms that may have to take something down
    hear it in this transaction. Raises `CannotChoose` for who does not decide, and for a purpose that is closed.
    """
    _check(person, answers, given)
    pks = sorted(purpose.pk for purpose in answers)
    # Held, so that of two people who choose at once the second sees what the first chose.
    held = list(Purpose.objects.for_school(person.school).select_for_update().filter(pk__in=pks).order_by("pk"))
    before = standings_for(held, [person])
    wordings = wordings_of(held)
    made = []
    for purpose in held:
        answer = next(value for key, value in answers.items() if key.pk == purpose.pk)
        last = _last(person, purpose, given)
        if last and last.answer == answer and last.wording_id == wordings[purpose.pk].pk:
            continue
        choice = Choice.objects.create(
            school=person.school, person=person, purpose=purpose, wording=wordings[purpose.pk], answer=answer,
            given_by=given.by, as_family=given.by is None, way=given.way, entered_by=given.entered_by,
            remark=given.remark.strip(), given_at=given.at or now(),
        )  # fmt: skip
        made.append(choice)
        log(
            school_key=person.school_id, actor=actor, act="consents.choice.made", subject=choice.ref, about=person.ref,
            detail={"purpose": purpose.pk, "answer": answer, "way": given.way},
        )  # fmt: skip
    after = standings_for(held, [person])
    for purpose in held:
        if before[purpose.pk][person.pk] is Standing.YES and after[purpose.pk][person.pk] is not Standing.YES:
            ENDED.tell(actor, person, purpose)
    return made


def _last(person: Person, purpose: Purpose, given: Given) -> Choice | None:
    found = Choice.objects.for_school(person.school).filter(person=person, purpose=purpose)
    found = found.filter(as_family=True) if given.by is None else found.filter(given_by=given.by)
    return found.order_by("-given_at", "-pk").select_related("wording").first()


def _check(person: Person, answers: Mapping[Purpose, Chosen], given: Given) -> None:
    if any(purpose.closed_at is not None or purpose.school_id != person.school_id for purpose in answers):
        raise CannotChoose(_("Dit vraagt school nu niet meer. Laad de pagina opnieuw."))
    if len(given.remark) > REMARK:
        raise CannotChoose(_("De opmerking is te lang: er passen %(n)s tekens in.") % {"n": REMARK})
    if given.at and given.at > now():
        raise CannotChoose(_("De datum ligt in de toekomst. Kies vandaag of eerder."))
    who = deciders_for([person])[person.pk]
    if given.by is None:
        if given.way is ChoiceWay.SITE or who.alone:
            raise CannotChoose(_("%(name)s kiest zelf.") % {"name": person.given_name})
        return
    if given.by.pk == person.pk:
        if not who.alone and Chosen.ASK_ME in answers.values():
            raise CannotChoose(_("Onder de 16 vraagt school het aan je ouders. Jouw nee telt altijd."))
        return
    if given.by.pk not in {guardian.pk for guardian in who.guardians}:
        if who.alone:
            raise CannotChoose(_("%(name)s is 16 of ouder en kiest zelf.") % {"name": person.given_name})
        raise CannotChoose(_("Alleen wie gezag heeft over %(name)s kan dit kiezen.") % {"name": person.given_name})
