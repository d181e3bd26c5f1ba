"""Opening and closing the rooms of the product."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Council, RoomSwitch, School
from netjes.schools.queries import today


@transaction.atomic
def open_room(
    *, actor: Actor, school: School, room: str, reason: str, dpia_on: date | None, council: str,
    council_on: date | None = None,
) -> RoomSwitch:  # fmt: skip
    """Let a room in, with why and what was done before. Opening an open room changes nothing.

    Raises Django's `ValidationError` with a sentence per field.
    """
    found = RoomSwitch.objects.for_school(school).filter(room=room, closed_at=None).first()
    if found:
        return found
    wrong: dict[str, str] = {}
    if not reason.strip():
        wrong["reason"] = "Schrijf op waarom de school deze ruimte wil gebruiken."
    if dpia_on is None or dpia_on > today():
        wrong["dpia_on"] = "Zonder DPIA gaat een ruimte niet open. Vul de dag in waarop hij klaar was."
    if council not in Council.values:
        wrong["council"] = "Kies welke raad instemde."
    elif council != Council.NOT_NEEDED and (council_on is None or council_on > today()):
        wrong["council_on"] = "Vul de dag in waarop de raad instemde."
    if wrong or dpia_on is None:
        raise ValidationError(wrong)
    switch = RoomSwitch.objects.create(
        school=school, room=room, reason=reason.strip(), dpia_on=dpia_on, council=council,
        council_on=None if council == Council.NOT_NEEDED else council_on, opened_at=now(), opened_by=actor.ref,
    )  # fmt: skip
    log(
        school_key=school.pk, actor=actor, act="schools.room.opened", subject=switch.ref,
        detail={"dpia": dpia_on, "council": council, "consent": switch.council_on},
    )  # fmt: skip
    return switch


@transaction.atomic
def close_room(*, actor: Actor, switch: RoomSwitch, because: str) -> RoomSwitch:
    """Shut a room: no page, no work by itself. What is in it goes by its own clocks. Twice changes nothing."""
    if switch.closed_at:
        return switch
    if not because.strip():
        raise ValidationError({"because": "Schrijf op waarom de ruimte dichtgaat."})
    switch.closed_at, switch.closed_by, switch.closed_because = now(), actor.ref, because.strip()
    switch.save(update_fields=["closed_at", "closed_by", "closed_because"])
    log(school_key=switch.school_id, actor=actor, act="schools.room.closed", subject=switch.ref)
    return switch


def open_rooms(school: School) -> frozenset[str]:
    """The codes of the rooms that are open at a school now."""
    return frozenset(RoomSwitch.objects.for_school(school).filter(closed_at=None).values_list("room", flat=True))
