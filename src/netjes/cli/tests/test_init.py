import pytest
from django.db import connection

from netjes.schools.models import Association, Person, School
from netjes.schools.queries import holders
from netjes.schools.states import Role


@pytest.fixture
def init(netjes, db):
    def act(*words: str):
        return netjes("init", *words)

    return act


def test_it_works(init):
    said = init("--name", "Het Veenlyceum", "--accent", "#0A7A4B")
    assert said.status == 0 and "Het Veenlyceum staat klaar." in said.out and "netjes import-agreement" in said.out
    school = School.objects.get()
    assert (school.slug, school.accent, school.host) == ("het-veenlyceum", "#0A7A4B", None)


def test_the_first_administrator_gets_a_link_that_opens_an_account(init, client):
    said = init("--name", "Het Veenlyceum", "--admin", "Noor van den Berg")
    assert said.status == 0 and "met Noor van den Berg als beheerder" in said.out
    link = said.out.splitlines()[-1]
    assert link.startswith("http://127.0.0.1:8000/binnen/")
    person = Person.objects.for_school(School.objects.get()).get()
    assert (person.given_name, person.infix, person.family_name) == ("Noor", "van den", "Berg")
    assert holders(person.school, Role.ADMINISTRATOR) == [person]
    assert "Noor" in client.get(link.removeprefix("http://127.0.0.1:8000")).content.decode()


@pytest.mark.parametrize("name", ["Karin", "K" * 61 + " Oosthoek"])
def test_without_a_whole_name_no_school_is_made_either(init, name):
    said = init("--name", "Het Veenlyceum", "--admin", name)
    assert said.status == 2 and said.err.startswith("netjes init: ")
    assert not School.objects.exists()


def test_the_same_school_twice_is_refused_with_a_way_on(init):
    init("--name", "Het Veenlyceum")
    said = init("--name", "Het Veenlyceum")
    assert said.status == 2 and "deze school staat er al. Geef met --slug een andere korte naam." in said.err
    assert School.objects.count() == 1


@pytest.mark.parametrize("words", [["--name", "Veen", "--accent", "groen"], ["--name", "V" * 121], ["--name", " "]])
def test_what_does_not_fit_is_refused_in_words(init, words):
    said = init(*words)
    assert said.status == 2 and said.err.startswith("netjes init: ")
    assert not School.objects.exists()


def test_a_school_has_a_name(init):
    assert init().status == 2


def test_a_school_joins_its_association_and_so_does_the_next(init):
    first = init("--name", "Het Veenlyceum", "--association", "Vereniging De Haven")
    second = init("--name", "Havenlyceum", "--host", "haven.example", "--association", "vereniging de  haven")
    assert (first.status, second.status) == (0, 0)
    (association,) = Association.objects.all()
    assert association.schools.count() == 2


def test_a_second_school_in_one_file_is_made_with_a_warning(init):
    assert not init("--name", "Het Veenlyceum").err
    said = init("--name", "Havenlyceum", "--host", "haven.example")
    assert said.status == 0 and School.objects.count() == 2
    assert ("SQLite-bestand" in said.err) == (connection.vendor == "sqlite")
