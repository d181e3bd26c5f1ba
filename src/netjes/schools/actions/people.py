"""What can be done to people: each a deed with its row in the log, none of which deletes anybody."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.errors import CannotChangePeople
from netjes.schools.models import Group, Guardianship, Membership, Person, Position, School, StandIn
from netjes.schools.queries import school_year, today
from netjes.schools.states import FOR_A_GROUP, GroupKind, Role


def _same_school(*rows: Person | Group) -> School:
    schools = {row.school_id for row in rows}
    if len(schools) > 1:
        raise CannotChangePeople("Deze mensen en groepen horen niet bij dezelfde school.")
    return rows[0].school


@transaction.atomic
def add_person(
    *,
    actor: Actor,
    school: School,
    given_name: str,
    family_name: str,
    infix: str = "",
    honorific: str = "",
    email: str = "",
    external_id: str = "",
) -> Person:
    """Add somebody to a school. Raises Django's `ValidationError` with a sentence per field."""
    person = Person(
        school=school,
        given_name=given_name.strip(),
        infix=infix.strip(),
        family_name=family_name.strip(),
        honorific=honorific.strip(),
        email=email.strip(),
        external_id=external_id.strip(),
        created_at=now(),
    )
    person.full_clean()
    person.save(force_insert=True)
    log(school_key=school.pk, actor=actor, act="schools.person.added", subject=person.ref, about=person.ref)
    return person


@transaction.atomic
def make_group(
    *,
    actor: Actor,
    school: School,
    name: str,
    kind: str = GroupKind.CLASS,
    parent: Group | None = None,
    year: str = "",
) -> Group:
    """Make a class or another group in a school year (this one). Raises `ValidationError` when it is there already."""
    group = Group(school=school, name=name.strip(), kind=kind, year=year or school_year(today()), parent=parent)
    group.full_clean(validate_constraints=False)
    if Group.objects.for_school(school).filter(name=group.name, kind=kind, year=group.year).exists():
        raise ValidationError({"name": f"{group.name} is er al in {group.year}. Kies een andere naam."})
    group.save(force_insert=True)
    log(school_key=school.pk, actor=actor, act="schools.group.made", subject=f"group:{group.pk}")
    return group


@transaction.atomic
def give_role(
    *, actor: Actor, person: Person, role: Role, group: Group | None = None, starts_on: date | None = None
) -> Position:
    """Give somebody a role, for a group where the role is held for groups. Giving it twice changes nothing."""
    school = _same_school(person, *([group] if group else []))
    if role is Role.GUARDIAN:
        raise CannotChangePeople("Ouder ben je van een kind: voeg de ouder toe bij de leerling.")
    if group and role not in FOR_A_GROUP:
        raise CannotChangePeople(f"Een {role.label} is dat voor de hele school. Laat de groep leeg.")
    if role is Role.MENTOR and group is None:
        raise CannotChangePeople("Een mentor heeft een klas. Kies welke.")
    day = starts_on or today()
    found = Position.objects.for_school(school).on(day).filter(person=person, role=role, group=group).first()
    if found:
        return found
    position = Position.objects.create(school=school, person=person, role=role, group=group, starts_on=day)
    log(
        school_key=school.pk, actor=actor, act="schools.role.given", subject=f"position:{position.pk}",
        about=person.ref, detail={"role": role.value, "group": group.pk if group else None},
    )  # fmt: skip
    return position


@transaction.atomic
def end_position(*, actor: Actor, position: Position, ends_on: date | None = None) -> Position:
    """End a role from a day on (today)."""
    position.ends_on = max(ends_on or today(), position.starts_on)
    position.save(update_fields=["ends_on"])
    log(
        school_key=position.school_id, actor=actor, act="schools.role.ended", subject=f"position:{position.pk}",
        about=f"person:{position.person_id}", detail={"role": position.role},
    )  # fmt: skip
    return position


@transaction.atomic
def place_in_group(*, actor: Actor, person: Person, group: Group, starts_on: date | None = None) -> Membership:
    """Put somebody in a group. A pupil who goes to another class leaves the one before on that day."""
    school = _same_school(person, group)
    day = starts_on or today()
    now_in = Membership.objects.for_school(school).on(day).filter(person=person)
    found = now_in.filter(group=group).first()
    if found:
        return found
    if group.kind == GroupKind.CLASS:
        for earlier in now_in.filter(group__kind=GroupKind.CLASS):
            earlier.ends_on = max(day, earlier.starts_on)
            earlier.save(update_fields=["ends_on"])
    membership = Membership.objects.create(school=school, person=person, group=group, starts_on=day)
    log(
        school_key=school.pk, actor=actor, act="schools.group.joined", subject=f"group:{group.pk}", about=person.ref
    )  # fmt: skip
    return membership


@transaction.atomic
def leave_group(*, actor: Actor, membership: Membership, ends_on: date | None = None) -> Membership:
    membership.ends_on = max(ends_on or today(), membership.starts_on)
    membership.save(update_fields=["ends_on"])
    log(
        school_key=membership.school_id, actor=actor, act="schools.group.left",
        subject=f"group:{membership.group_id}", about=f"person:{membership.person_id}",
    )  # fmt: skip
    return membership


@transaction.atomic
def add_guardian(
    *, actor: Actor, guardian: Person, child: Person, has_authority: bool = True, starts_on: date | None = None
) -> Guardianship:
    """Make somebody a parent or carer of a pupil. Doing it twice changes nothing but the authority."""
    school = _same_school(guardian, child)
    if guardian.pk == child.pk:
        raise CannotChangePeople("Iemand kan geen ouder van zichzelf zijn. Kies een ander.")
    day = starts_on or today()
    found = Guardianship.objects.for_school(school).on(day).filter(guardian=guardian, child=child).first()
    if found and found.has_authority == has_authority:
        return found
    if found:
        found.has_authority = has_authority
        found.save(update_fields=["has_authority"])
    else:
        found = Guardianship.objects.create(
            school=school, guardian=guardian, child=child, has_authority=has_authority, starts_on=day
        )
    log(
        school_key=school.pk, actor=actor, act="schools.guardian.set", subject=guardian.ref, about=child.ref,
        detail={"authority": has_authority},
    )  # fmt: skip
    return found


@transaction.atomic
def end_guardianship(*, actor: Actor, guardianship: Guardianship, ends_on: date | None = None) -> Guardianship:
    guardianship.ends_on = max(ends_on or today(), guardianship.starts_on)
    guardianship.save(update_fields=["ends_on"])
    log(
        school_key=guardianship.school_id, actor=actor, act="schools.guardian.ended",
        subject=f"person:{guardianship.guardian_id}", about=f"person:{guardianship.child_id}",
    )  # fmt: skip
    return guardianship


@transaction.atomic
def let_stand_in(*, actor: Actor, absent: Person, person: Person, starts_on: date, ends_on: date | None) -> StandIn:
    """For a while `person` does the work of `absent`: mail, questions and classes come to them."""
    school = _same_school(absent, person)
    if absent.pk == person.pk:
        raise CannotChangePeople("Iemand kan zichzelf niet vervangen. Kies een ander.")
    if ends_on and ends_on <= starts_on:
        raise CannotChangePeople("De vervanging eindigt voor ze begint. Kies een latere laatste dag.")
    stand_in = StandIn.objects.create(school=school, absent=absent, person=person, starts_on=starts_on, ends_on=ends_on)
    log(school_key=school.pk, actor=actor, act="schools.standin.set", subject=person.ref, about=absent.ref)
    return stand_in


@transaction.atomic
def leave_school(*, actor: Actor, person: Person, left_on: date | None = None) -> Person:
    """Somebody leaves: from that day on they hold no role, are asked nothing and do not come in."""
    person.left_on = left_on or today()
    person.save(update_fields=["left_on"])
    log(school_key=person.school_id, actor=actor, act="schools.person.left", subject=person.ref, about=person.ref)
    return person


@transaction.atomic
def shield(*, actor: Actor, person: Person, on: bool) -> Person:
    """Put somebody under "nooit tonen", or take that away again. Doing it twice changes nothing; no reason is kept."""
    if person.shielded == on:
        return person
    person.shielded = on
    person.save(update_fields=["shielded"])
    log(
        school_key=person.school_id, actor=actor, act="schools.shield.set", subject=person.ref, about=person.ref,
        detail={"on": on},
    )  # fmt: skip
    return person
