"""The pages with which a school keeps its people."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import EntryLink, Group, Guardianship, Membership, Person, Position, StandIn
from netjes.schools.people_pages import Search, counts_of, find, folded, group_rows
from netjes.schools.queries import class_of, guardians_of, held_by, mentors_of, today
from netjes.schools.states import Role

ACTOR = system("tests")


@pytest.fixture
def keeper(people, client_of):
    return client_of(people.oosthoek)


def day(days: int = 0) -> str:
    return (today() + timedelta(days=days)).isoformat()


def bond_of(people) -> Guardianship:
    return Guardianship.objects.for_school(people.sami.school).get(guardian=people.youssef)


def addresses(people) -> list[str]:
    """Every address of these pages, as it exists."""
    sami, bos = people.sami.pk, people.bos.pk
    mentor = Position.objects.for_school(people.bos.school).get(person=people.bos, role=Role.MENTOR)
    away = StandIn.objects.create(
        school=people.bos.school, absent=people.bos, person=people.kaya, starts_on=today(), ends_on=None
    )
    return [
        "/mensen/", "/mensen/nieuw/", "/mensen/groepen/", f"/mensen/groepen/{people.class_2a.pk}/",
        f"/mensen/groepen/{people.class_2a.pk}/mentor/", "/mensen/huisstijl/", f"/mensen/{sami}/",
        f"/mensen/{sami}/gegevens/", f"/mensen/{sami}/vertrek/", f"/mensen/{sami}/uitnodiging/", f"/mensen/{sami}/rol/",
        f"/mensen/{bos}/rol/{mentor.pk}/einde/", f"/mensen/{sami}/klas/", f"/mensen/{sami}/ouders/",
        f"/mensen/{sami}/ouders/{bond_of(people).pk}/einde/", f"/mensen/{bos}/vervanging/",
        f"/mensen/{bos}/vervanging/{away.pk}/einde/",
    ]  # fmt: skip


def test_it_works(keeper, people):
    page = keeper.get("/mensen/").content.decode()
    assert "Haddad, Sami" in page and "leerling 2A" in page and "ouder van Sami Haddad" in page
    card = keeper.get(f"/mensen/{people.sami.pk}/").content.decode()
    assert "Karima Haddad" in card and "2A" in card and "Heeft nog geen account." in card


def test_every_page_opens_for_who_keeps_the_people(people, client_of):
    for who in (people.oosthoek, people.terpstra):
        for address in addresses(people):
            assert client_of(who).get(address).status_code == 200, address


def test_a_visitor_logs_in_first(client, people):
    for address in addresses(people):
        assert client.get(address).url.startswith("/inloggen/"), address


@pytest.mark.parametrize("name", ["noor", "marieke", "bos", "visser", "smit"])
def test_for_everybody_else_it_does_not_exist(people, client_of, name):
    client = client_of(getattr(people, name))
    for address in addresses(people):
        assert client.get(address).status_code == 404, address
        assert client.post(address, {"given_name": "X"}).status_code in (404, 405), address


def test_a_person_or_class_of_another_school_does_not_exist(keeper, people, other_school):
    people.sami.school.host = "testserver"
    people.sami.school.save(update_fields=["host"])
    stranger = add_person(actor=ACTOR, school=other_school, given_name="Vreemd", family_name="Ling")
    for end in ("", "gegevens/", "rol/", "klas/", "ouders/", "vervanging/", "vertrek/", "uitnodiging/"):
        assert keeper.get(f"/mensen/{stranger.pk}/{end}").status_code == 404
    assert keeper.post(f"/mensen/{people.sami.pk}/ouders/", {"kies": stranger.pk}).status_code == 404
    assert "Vreemd" not in keeper.get("/mensen/?q=vreemd").content.decode().split("<ul", 5)[-1].split("Vreemd")[0]
    assert not find(people.sami.school, Search(words="vreemd")).rows


def test_a_name_is_found_whatever_its_marks_and_order(school, people):
    sahin = add_person(actor=ACTOR, school=school, given_name="Gülsüm", family_name="Şahin", email="gs@ouders.example")
    for words in ("sahin", "GULSUM", "şahin gül", "gs@ouders"):
        assert [row.person for row in find(school, Search(words=words)).rows] == [sahin], words
    assert folded("Ayşe Łuczak") == "ayse luczak"


def test_marks_capitals_and_infixes_do_not_change_the_order(school):
    names = [
        ("", "Cuypers"),
        ("van", "Çelik"),
        ("", "Zwart"),
        ("de", "Özdemir"),
        ("", "şahin"),
        ("", "Otten"),
        ("", "Berg"),
    ]
    for infix, name in names:
        add_person(actor=ACTOR, school=school, given_name="Ravi", infix=infix, family_name=name)
    found = [row.person.family_name for row in find(school, Search(words="ravi")).rows]
    assert found == ["Berg", "Çelik", "Cuypers", "Otten", "Özdemir", "şahin", "Zwart"]


def test_filters_narrow_to_a_role_and_a_class(school, people):
    pupils = find(school, Search(role=Role.PUPIL, group=people.class_2a.pk))
    assert {row.person.given_name for row in pupils.rows} == {"Noor", "Sami", "Lotte"}
    assert find(school, Search(role=Role.GUARDIAN)).count == 4  # Ruud is one besides
    assert counts_of(school).pupils == 5 and counts_of(school).guardians == 4


@pytest.mark.parametrize("query", ["klas=abc", "klas=99999999999999999999", "p=-1", "p=999999", "rol=koning"])
def test_a_question_that_makes_no_sense_is_answered_all_the_same(keeper, query):
    assert keeper.get(f"/mensen/?{query}").status_code == 200


def test_nobody_found_says_what_to_try(keeper):
    assert "Niemand gevonden." in keeper.get("/mensen/?q=zzzz").content.decode()


def test_many_people_come_on_pages(keeper, school):
    Person.objects.bulk_create(
        Person(school=school, given_name=f"P{n}", family_name="Zwerm", created_at="2026-01-01T00:00:00Z")
        for n in range(60)
    )
    first, second = keeper.get("/mensen/?q=zwerm").content.decode(), keeper.get("/mensen/?q=zwerm&p=2").content.decode()
    assert first.count("Zwerm,") == 50 and "q=zwerm&amp;p=2" in first
    assert second.count("Zwerm,") == 10 and 'rel="next"' not in second


def test_a_new_pupil_is_in_a_class_at_once(keeper, people):
    data = {"given_name": "Ilias", "family_name": "Amrani", "infix": "el", "role": "pupil", "group": people.class_2a.pk}
    answer = keeper.post("/mensen/nieuw/", data)
    pupil = Person.objects.for_school(people.sami.school).get(given_name="Ilias")
    assert answer.url == f"/mensen/{pupil.pk}/" and class_of(pupil) == people.class_2a


def test_what_is_wrong_stands_with_the_field_and_nothing_is_lost(keeper, school, people):
    before = Person.objects.for_school(school).count()
    data = {"given_name": "Ilias", "family_name": "", "email": "geen adres", "role": "pupil"}
    answer = keeper.post("/mensen/nieuw/", data)
    page = answer.content.decode()
    assert answer.status_code == 400 and Person.objects.for_school(school).count() == before
    assert "Er is nog niets bewaard." in page and "Dit e-mailadres klopt niet." in page
    assert 'value="Ilias"' in page and 'value="geen adres"' in page and 'aria-invalid="true"' in page


def test_a_mentor_without_a_class_is_refused_and_no_person_is_made(keeper, school, people):
    answer = keeper.post("/mensen/nieuw/", {"given_name": "Els", "family_name": "Bal", "role": "mentor", "group": ""})
    assert answer.status_code == 400 and "Een mentor heeft een klas." in answer.content.decode()
    assert not Person.objects.for_school(school).filter(given_name="Els").exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x onerror=alert(1)>'])
def test_a_name_is_text_and_nothing_else(keeper, people, text):
    data = {"given_name": text, "family_name": text, "role": "pupil"}
    page = keeper.post("/mensen/nieuw/", data, follow=True).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "49" not in page.split("<h1>")[1][:200]


def test_a_name_that_is_far_too_long_is_refused_in_words(keeper, people):
    answer = keeper.post("/mensen/nieuw/", {"given_name": "N" * 2_000_000, "family_name": "X", "role": "pupil"})
    assert answer.status_code == 400
    assert "Dit is te lang" in answer.content.decode()


def test_roles_are_given_and_ended(keeper, people):
    url = f"/mensen/{people.smit.pk}/"
    keeper.post(f"{url}rol/", {"role": "anti_bullying", "group": "", "starts_on": day()})
    position = Position.objects.for_school(people.smit.school).get(role=Role.ANTI_BULLYING)
    assert position.person == people.smit
    keeper.post(f"{url}rol/{position.pk}/einde/", {"ends_on": day()})
    assert Role.ANTI_BULLYING not in {held.role for held in held_by(people.smit)}


def test_a_role_for_the_whole_school_has_no_class(keeper, people):
    data = {"role": "concierge", "group": people.class_2a.pk, "starts_on": day()}
    answer = keeper.post(f"/mensen/{people.smit.pk}/rol/", data)
    assert answer.status_code == 400 and "dat voor de hele school" in answer.content.decode()


@pytest.mark.parametrize("written", ["", "morgen", "2026-02-31"])
def test_a_day_that_does_not_exist_is_refused(keeper, people, written):
    data = {"role": "concierge", "group": "", "starts_on": written}
    assert keeper.post(f"/mensen/{people.smit.pk}/rol/", data).status_code == 400


def test_the_last_administrator_stays(keeper, people):
    url, school = f"/mensen/{people.oosthoek.pk}/", people.oosthoek.school
    position = Position.objects.for_school(school).get(role=Role.ADMINISTRATOR)
    for end, data in ((f"rol/{position.pk}/einde/", {"ends_on": day()}), ("vertrek/", {"ends_on": day()})):
        answer = keeper.post(url + end, data)
        assert answer.status_code == 400 and "de laatste beheerder" in answer.content.decode()
    give_role(actor=ACTOR, person=people.smit, role=Role.ADMINISTRATOR)
    assert keeper.post(f"{url}rol/{position.pk}/einde/", {"ends_on": day()}).status_code == 302


def test_a_pupil_changes_class_on_a_day(keeper, people):
    keeper.post(f"/mensen/{people.sami.pk}/klas/", {"group": people.class_3b.pk, "starts_on": day()})
    assert class_of(people.sami) == people.class_3b
    assert Membership.objects.for_school(people.sami.school).filter(person=people.sami).count() == 2


def test_a_parent_who_is_here_already_is_found_and_added(keeper, people):
    page = keeper.get(f"/mensen/{people.lotte.pk}/ouders/?q=karima").content.decode()
    assert f'value="{people.karima.pk}"' in page
    assert "Noor" not in keeper.get(f"/mensen/{people.lotte.pk}/ouders/?q=noor").content.decode().split("<ul")[-1][:400]
    keeper.post(f"/mensen/{people.lotte.pk}/ouders/", {"kies": people.karima.pk})
    assert people.karima in [g.guardian for g in guardians_of([people.lotte], people.lotte.school)]


def test_a_new_parent_is_added_and_a_wrong_one_keeps_what_was_typed(keeper, people):
    url = f"/mensen/{people.lotte.pk}/ouders/"
    wrong = keeper.post(url, {"nieuw-given_name": "Erik", "nieuw-family_name": ""})
    assert wrong.status_code == 400 and 'value="Erik"' in wrong.content.decode()
    keeper.post(url, {"nieuw-given_name": "Erik", "nieuw-family_name": "Jansen", "nieuw-has_authority": "on"})
    assert [g.guardian.name for g in guardians_of([people.lotte], people.lotte.school)] == ["Erik Jansen"]


def test_a_child_is_not_its_own_parent(keeper, people):
    answer = keeper.post(f"/mensen/{people.sami.pk}/ouders/", {"kies": people.sami.pk})
    assert answer.status_code == 400 and "geen ouder van zichzelf" in answer.content.decode()


def test_being_a_parent_ends(keeper, people):
    keeper.post(f"/mensen/{people.sami.pk}/ouders/{bond_of(people).pk}/einde/", {"ends_on": day()})
    assert [g.guardian for g in guardians_of([people.sami], people.sami.school)] == [people.karima]


def test_somebody_stands_in_until_the_last_day_and_comes_back(keeper, people):
    url = f"/mensen/{people.bos.pk}/vervanging/"
    keeper.post(url, {"person": people.smit.pk, "starts_on": day(), "last_on": day(3)})
    assert mentors_of(people.class_2a) == [people.smit]
    assert mentors_of(people.class_2a, today() + timedelta(days=3)) == [people.smit]
    assert mentors_of(people.class_2a, today() + timedelta(days=4)) == [people.bos]
    stand_in = StandIn.objects.for_school(people.bos.school).get()
    keeper.post(f"{url}{stand_in.pk}/einde/", {"ends_on": day()})
    assert mentors_of(people.class_2a) == [people.bos]


def test_a_stand_in_that_ends_before_it_begins_is_refused(keeper, people):
    data = {"person": people.smit.pk, "starts_on": day(), "last_on": day(-3)}
    answer = keeper.post(f"/mensen/{people.bos.pk}/vervanging/", data)
    assert answer.status_code == 400 and "eindigt voor ze begint" in answer.content.decode()


def test_who_leaves_is_no_longer_found_among_everybody(keeper, people):
    keeper.post(f"/mensen/{people.sami.pk}/vertrek/", {"ends_on": day()})
    assert "Haddad, Sami" not in keeper.get("/mensen/").content.decode()
    assert "Haddad, Sami" in keeper.get("/mensen/?rol=vertrokken").content.decode()
    assert "niet meer op school" in keeper.get(f"/mensen/{people.sami.pk}/").content.decode()


def test_a_name_changes_and_the_log_does_not_tell_into_what(keeper, people):
    data = {"given_name": "Samir", "family_name": "Haddad", "infix": "", "honorific": "", "email": "samir@ll.example"}
    keeper.post(f"/mensen/{people.sami.pk}/gegevens/", data)
    people.sami.refresh_from_db()
    assert people.sami.name == "Samir Haddad"
    row = LogRow.objects.for_school(people.sami.school_id).get(act="schools.person.changed")
    assert "Samir" not in row.detail and "given_name" in row.detail


def test_an_invitation_is_shown_once_and_opens_an_account(keeper, people, client):
    url = f"/mensen/{people.noor.pk}/uitnodiging/"
    answer = keeper.post(url)
    page = answer.content.decode()
    link = page.split('id="link">')[1].split("<")[0]
    assert "<svg" in page and "no-store" in answer["Cache-Control"]
    assert link not in keeper.get(url).content.decode()
    assert client.get(link).status_code == 200
    letter = keeper.post(f"{url}brief.pdf", {"code": link.rstrip("/").rsplit("/", 1)[1]})
    text = PdfReader(io.BytesIO(letter.content)).pages[0].extract_text()
    assert letter["Content-Type"] == "application/pdf" and "Noor de Vries" in text


def test_a_letter_is_made_only_of_a_link_of_this_person(keeper, people):
    code = keeper.post(f"/mensen/{people.noor.pk}/uitnodiging/").context["code"]
    assert keeper.post(f"/mensen/{people.sami.pk}/uitnodiging/brief.pdf", {"code": code}).status_code == 404
    assert keeper.post(f"/mensen/{people.noor.pk}/uitnodiging/brief.pdf", {"code": "bcdf"}).status_code == 404


def test_looking_at_the_invitation_makes_no_link(keeper, people):
    keeper.get(f"/mensen/{people.noor.pk}/uitnodiging/")
    assert not EntryLink.objects.for_school(people.noor.school).exists()


def test_a_class_without_a_mentor_is_pointed_out_and_gets_one(keeper, people, school):
    answer = keeper.post("/mensen/groepen/", {"name": "2B", "parent": people.class_2a.parent_id, "mentor": ""})
    group = Group.objects.for_school(school).get(name="2B")
    assert answer.url == f"/mensen/groepen/{group.pk}/"
    page = keeper.get("/mensen/groepen/").content.decode()
    assert "Eén klas heeft geen mentor." in page and "kies een mentor voor 2B" in page
    keeper.post(f"/mensen/groepen/{group.pk}/mentor/", {"mentor": people.smit.pk})
    assert mentors_of(group) == [people.smit]
    assert all(row.mentors for rows in group_rows(school).values() for row in rows)


def test_a_class_is_made_once(keeper, people):
    answer = keeper.post("/mensen/groepen/", {"name": "2A", "parent": "", "mentor": ""})
    assert answer.status_code == 400 and "2A is er al" in answer.content.decode()


def test_nothing_changes_by_looking_but_that_somebody_looked(keeper, people):
    before = LogRow.objects.for_school(people.sami.school_id).count()
    for address in 2 * addresses(people):
        keeper.get(address)
    written = LogRow.objects.for_school(people.sami.school_id).order_by("number")[before:]
    assert [(row.act, row.about) for row in written] == [("schools.person.read", people.sami.ref)]


def test_looking_at_oneself_is_not_written_down(keeper, people):
    keeper.get(f"/mensen/{people.oosthoek.pk}/")
    assert not LogRow.objects.for_school(people.sami.school_id).filter(act="schools.person.read").exists()


def test_somebody_is_shown_nowhere_with_one_press_and_without_a_reason(people, client_of):
    keeper = client_of(people.oosthoek)
    address = f"/mensen/{people.sami.pk}/nooit-tonen/"
    assert keeper.post(address, {"aan": "ja"}).url == f"/mensen/{people.sami.pk}/"
    people.sami.refresh_from_db()
    assert people.sami.shielded
    assert "komt nergens naar buiten" in keeper.get(f"/mensen/{people.sami.pk}/").content.decode()
    keeper.post(address, {"aan": "nee"})
    people.sami.refresh_from_db()
    assert not people.sami.shielded
    assert client_of(people.bos).post(address, {"aan": "ja"}).status_code == 404
