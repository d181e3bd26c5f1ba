"""What can be done around an association: a school joins it, and somebody does something for it."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.schools.errors import CannotChangePeople
from netjes.schools.models import Association, AssociationRole, Person, School
from netjes.schools.queries import today
from netjes.schools.states import AssociationDuty


@transaction.atomic
def join_association(*, actor: Actor, school: School, name: str) -> Association:
    """Put a school in the association of this name, which is made when it is not there. Raises `ValidationError`."""
    name = " ".join(name.split())
    found = Association.objects.filter(name__iexact=name).first()
    if found is None:
        found = Association(name=name, slug=slugify(name))
        found.full_clean()
        found.save(force_insert=True)
    if school.association_id == found.pk:
        return found
    school.association = found
    school.save(update_fields=["association"])
    log(school_key=school.pk, actor=actor, act="schools.association.joined", subject=found.ref)
    return found


@transaction.atomic
def set_association_role(
    *, actor: Actor, person: Person, role: AssociationDuty, on: bool = True, day: date | None = None
) -> None:
    """Let somebody do this for the association of their school from a day on, or no longer. Twice changes nothing.

    Every school of the association has it in its log: each may know who sees its numbers. Raises
    `CannotChangePeople` where the school belongs to no association.
    """
    association, since = person.school.association, day or today()
    if association is None:
        raise CannotChangePeople("Deze school hoort bij geen vereniging. Voeg de school daar eerst bij.")
    held = AssociationRole.objects.for_school(person.school).filter(
        person=person, role=role, association=association, ends_on__isnull=True
    )
    if held.exists() == on:
        return
    if on:
        AssociationRole.objects.create(
            school=person.school, association=association, person=person, role=role, starts_on=since
        )
    for each in held if not on else ():
        each.ends_on = max(since, each.starts_on)
        each.save(update_fields=["ends_on"])
    for school in School.objects.filter(association=association):
        log(
            school_key=school.pk, actor=actor, act="schools.association.role", subject=association.ref,
            about=person.ref, detail={"role": role.value, "on": on, "of_school": person.school_id},
        )  # fmt: skip
