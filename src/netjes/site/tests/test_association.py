"""Who does something for an association sees numbers of its schools, as far as their duty goes; nobody else does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, give_role, join_association, leave_school, set_association_role
from netjes.schools.errors import CannotChangePeople
from netjes.schools.models import Person, School
from netjes.schools.queries import duties_of, today
from netjes.schools.states import AssociationDuty, Role
from netjes.schools.tests.cast import cast_of
from netjes.signing.actions import open_round
from netjes.signing.models import Signature
from netjes.signing.states import ASKS
from netjes.site.demo_school import adopt_models

ACTOR = system("tests")
NAME = "Vereniging De Haven"


@pytest.fixture
def theirs(agreed, other_school, people, settings):
    """Both schools in one association; at the other the same cast, and a round in which one pupil of five answered."""
    settings.ALLOWED_HOSTS = ["*"]
    School.objects.filter(pk=agreed.pk).update(host="testserver")
    for school in (agreed, other_school):
        join_association(actor=ACTOR, school=school, name=NAME)
    people.smit.school.refresh_from_db()
    adopt_models(other_school)
    cast = cast_of(other_school)
    version = Version.objects.for_school(other_school).get(agreement__audience="leerling")
    each = open_round(actor=ACTOR, version=version, parts=ASKS["leerling"], due_on=today() + timedelta(days=14))
    Signature.objects.create(
        school=other_school, round=each, version=version, person=cast.sami, answer="agreed", way="screen",
        signed_at=now(),
    )  # fmt: skip
    return cast


def fresh(person: Person) -> Person:
    return Person.objects.for_school(person.school).select_related("school").get(pk=person.pk)


def page_of(client_of, person):
    return client_of(fresh(person)).get(reverse("schools:association"))


def test_it_works(people, theirs, other_school, client_of):
    set_association_role(actor=ACTOR, person=fresh(people.smit), role=AssociationDuty.BOARD)
    assert reverse("schools:association") in client_of(fresh(people.smit)).get(reverse("me")).content.decode()
    page = page_of(client_of, people.smit).content.decode()
    assert page.index("Havenlyceum</h2>") < page.index("Lindekade College</h2>")
    for said in ("5 leerlingen", "7 medewerkers", "versie 1, sinds", "20% antwoordde", "Lijsten inlezen"):
        assert said in page
    for name in (
        Person.objects.for_school(other_school).exclude(pk=people.smit.pk).values_list("family_name", flat=True)
    ):
        assert name == "Smit" or name not in page


def test_the_duty_decides_what_shows(people, theirs, client_of):
    set_association_role(actor=ACTOR, person=fresh(people.smit), role=AssociationDuty.PRIVACY)
    page = page_of(client_of, people.smit).content.decode()
    assert "Lijsten inlezen" in page and "antwoordde" not in page


def test_under_five_there_is_no_number(people, theirs, other_school, client_of):
    leave_school(actor=ACTOR, person=theirs.daan)
    set_association_role(actor=ACTOR, person=fresh(people.smit), role=AssociationDuty.ADMINISTRATOR)
    page = page_of(client_of, people.smit).content.decode()
    assert "minder dan vijf leerlingen" in page and "te weinig mensen" in page and "25%" not in page


def test_without_a_duty_there_is_nothing(people, theirs, client, client_of):
    for person in (people.terpstra, people.smit, people.sami):
        assert page_of(client_of, person).status_code == 404
    assert client.get(reverse("schools:association"))["Location"].startswith("/inloggen/")


def test_a_duty_opens_nothing_else_of_the_other_school(people, theirs, client_of):
    set_association_role(actor=ACTOR, person=fresh(people.smit), role=AssociationDuty.ADMINISTRATOR)
    client = client_of(fresh(people.smit))
    for host in ("testserver", "havenlyceum.example"):
        answer = client.get(reverse("schools:person", args=[theirs.sami.pk]), HTTP_HOST=host)
        assert answer.status_code in (302, 404)


def test_a_duty_ends_and_both_schools_know_of_it(people, theirs, agreed, other_school, client_of):
    smit = fresh(people.smit)
    for on in (True, True, False, False):
        set_association_role(actor=ACTOR, person=smit, role=AssociationDuty.BOARD, on=on)
    assert page_of(client_of, people.smit).status_code == 404
    for school in (agreed, other_school):
        assert LogRow.objects.for_school(school.pk).filter(act="schools.association.role").count() == 2


def test_a_school_that_leaves_takes_its_people_along(people, theirs, agreed):
    set_association_role(actor=ACTOR, person=fresh(people.smit), role=AssociationDuty.BOARD)
    assert duties_of(fresh(people.smit))
    join_association(actor=ACTOR, school=fresh(people.smit).school, name="Een andere vereniging")
    assert not duties_of(fresh(people.smit))


def test_no_duty_without_an_association(other_school):
    person = add_person(actor=ACTOR, school=other_school, given_name="Iris", family_name="Blom")
    give_role(actor=ACTOR, person=person, role=Role.HEAD)
    with pytest.raises(CannotChangePeople, match="geen vereniging"):
        set_association_role(actor=ACTOR, person=person, role=AssociationDuty.BOARD)
