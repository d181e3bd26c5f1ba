"""The people of the tests: nobody of them exists."""

from dataclasses import dataclass, fields
from datetime import date

from django.test import Client

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.schools.actions import add_guardian, add_person, give_role, make_group, place_in_group
from netjes.schools.actions.entry import key_of
from netjes.schools.models import Account, Group, Person, School
from netjes.schools.queries import school_year, today
from netjes.schools.states import GroupKind, Role

ACTOR = system("tests")


@dataclass(frozen=True)
class Cast:
    """Class 2A: Noor, Sami, Lotte. Class 3B: Daan (Noor's brother) and Eva.

    Karima and Youssef live apart; both are Sami's parents. Marieke is mother of Noor and Daan. Ruud is a teacher
    and father of Eva. Bos is mentor of 2A, Kaya of 3B. Visser leads the team of the lower school, Terpstra is
    head, Oosthoek keeps the school's people and texts. Smit (staff) and Lotte (pupils) are in the council.
    """

    class_2a: Group
    class_3b: Group
    noor: Person
    sami: Person
    lotte: Person
    daan: Person
    eva: Person
    karima: Person
    youssef: Person
    marieke: Person
    ruud: Person
    bos: Person
    kaya: Person
    visser: Person
    terpstra: Person
    oosthoek: Person
    smit: Person


def cast_of(school: School) -> Cast:
    """Everybody in place since the first day of the school year."""
    start = date(int(school_year(today())[:4]), 8, 1)

    def person(given: str, family: str, honorific: str = "", email: str = "", infix: str = "") -> Person:
        return add_person(
            actor=ACTOR, school=school, given_name=given, infix=infix, family_name=family, honorific=honorific,
            email=email,
        )  # fmt: skip

    def group(name: str, kind: str = GroupKind.CLASS, parent: Group | None = None) -> Group:
        return make_group(actor=ACTOR, school=school, name=name, kind=kind, parent=parent)

    def role(whom: Person, what: Role, where: Group | None = None) -> None:
        give_role(actor=ACTOR, person=whom, role=what, group=where, starts_on=start)

    lower = group("onderbouw", GroupKind.DEPARTMENT)
    class_2a, class_3b = group("2A", parent=lower), group("3B", parent=lower)
    pupils = {
        "noor": person("Noor", "Vries", infix="de"),
        "sami": person("Sami", "Haddad"),
        "lotte": person("Lotte", "Jansen"),
        "daan": person("Daan", "Vries", infix="de"),
        "eva": person("Eva", "Mulder"),
    }
    for name, pupil in pupils.items():
        role(pupil, Role.PUPIL)
        where = class_3b if name in ("daan", "eva") else class_2a
        place_in_group(actor=ACTOR, person=pupil, group=where, starts_on=start)
    parents = {
        "karima": person("Karima", "Haddad", "mevrouw", "karima@ouders.example"),
        "youssef": person("Youssef", "Haddad", "meneer"),
        "marieke": person("Marieke", "Vries", "mevrouw", "marieke@ouders.example", infix="de"),
    }
    staff = {
        "ruud": person("Ruud", "Mulder", "meneer", "ruud@school.example"),
        "bos": person("Anneke", "Bos", "mevrouw", "bos@school.example"),
        "kaya": person("Emre", "Kaya", "meneer", "kaya@school.example"),
        "visser": person("Petra", "Visser", "mevrouw", "visser@school.example"),
        "terpstra": person("Ilse", "Terpstra", "mevrouw", "terpstra@school.example"),
        "oosthoek": person("Karin", "Oosthoek", "mevrouw", "oosthoek@school.example"),
        "smit": person("Joost", "Smit", "meneer", "smit@school.example"),
    }
    for child, *both in (("sami", "karima", "youssef"), ("noor", "marieke"), ("daan", "marieke")):
        for parent in both:
            add_guardian(actor=ACTOR, guardian=parents[parent], child=pupils[child], starts_on=start)
    add_guardian(actor=ACTOR, guardian=staff["ruud"], child=pupils["eva"], starts_on=start)
    for each in ("ruud", "bos", "kaya", "smit"):
        role(staff[each], Role.TEACHER)
    role(staff["bos"], Role.MENTOR, class_2a)
    role(staff["kaya"], Role.MENTOR, class_3b)
    role(staff["visser"], Role.TEAM_LEADER, lower)
    role(staff["terpstra"], Role.HEAD)
    role(staff["oosthoek"], Role.ADMINISTRATOR)
    role(staff["smit"], Role.COUNCIL)
    role(pupils["lotte"], Role.COUNCIL)
    return Cast(class_2a=class_2a, class_3b=class_3b, **pupils, **parents, **staff)


def cast_at(school: School) -> Cast:
    """The cast of a school that has it already."""
    people = list(Person.objects.for_school(school))
    groups = {group.name: group for group in Group.objects.for_school(school)}
    for each in (*people, *groups.values()):
        each.school = school
    by_given = {person.given_name.lower(): person for person in people}
    called = {person.family_name.lower(): person for person in people} | by_given
    return Cast(**{
        field.name: groups[field.name.removeprefix("class_").upper()] if "class_" in field.name else called[field.name]
        for field in fields(Cast)
    })  # fmt: skip


def client_for(person: Person) -> Client:
    """A browser in which somebody is logged in; their account is made when there is none (without a password)."""
    login = f"{person.given_name}.{person.pk}"
    account, _made = Account.objects.for_school(person.school).get_or_create(
        person=person,
        defaults={
            "school": person.school, "login": login, "key": key_of(person.school, login), "created_at": now(),
            "password": "!",
        },
    )  # fmt: skip
    client = Client()
    client.force_login(account, backend="netjes.schools.backends.SchoolBackend")
    session = client.session
    session["second_step"] = True  # taken, so that every role's pages open; netjes.login tests what is without
    session.save()
    return client
