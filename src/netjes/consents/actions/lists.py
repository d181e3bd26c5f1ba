"""Taking over choices that were made elsewhere, after somebody looked at what they come to."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from netjes.consents.actions.choosing import Given, choose
from netjes.consents.errors import CannotChoose
from netjes.consents.listing import Listing, Wrong, listing_of
from netjes.consents.models import ChoiceList
from netjes.consents.states import ChoiceWay
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person


@dataclass(frozen=True, slots=True)
class Taken:
    """How many choices are new, and which lines could not be taken over."""

    made: int
    wrong: list[Wrong]


@transaction.atomic
def hand_in_choices(*, actor: Actor, by: Person, name: str, content: bytes) -> ChoiceList:
    """Keep a list for a day, so that it can be looked at. Nothing is taken over. Raises `CannotTakeOver`."""
    listing_of(by.school, name, content)
    made = ChoiceList.objects.create(
        school=by.school, name=name[:200], content=content, uploaded_by=by, uploaded_at=now()
    )
    log(school_key=by.school_id, actor=actor, act="consents.list.handed_in", subject=made.ref)
    return made


def looked_at(made: ChoiceList) -> Listing:
    """What a list says today."""
    return listing_of(made.school, made.name, bytes(made.content))


@transaction.atomic
def take_over_choices(*, actor: Actor, by: Person, made: ChoiceList) -> Taken:
    """Write down every choice of the list, all or nothing where it can be read; taking over again doubles nothing.

    Lines about one's own family wait for a colleague.
    """
    found = looked_at(made)
    wrong, count = list(found.wrong), 0
    purposes = {purpose.pk: purpose for purpose in found.purposes}
    for line in found.read:
        moment = timezone.make_aware(datetime.combine(line.day, time(12))) if line.day else made.uploaded_at
        given = Given(by=line.by, way=ChoiceWay.IMPORT, entered_by=by, at=min(moment, now()))
        answers = {purposes[pk]: answer for pk, answer in line.answers.items()}
        try:
            with transaction.atomic():
                count += len(choose(actor=actor, person=line.person, answers=answers, given=given))
        except CannotChoose as refusal:
            wrong.append(Wrong(line.number, str(refusal)))
    log(
        school_key=made.school_id, actor=actor, act="consents.list.taken_over", subject=made.ref,
        detail={"choices": count, "wrong": len(wrong)},
    )  # fmt: skip
    made.delete()
    return Taken(count, sorted(wrong, key=lambda each: each.number))


@transaction.atomic
def throw_away_list(*, actor: Actor, made: ChoiceList) -> None:
    log(school_key=made.school_id, actor=actor, act="consents.list.thrown_away", subject=made.ref)
    made.delete()
