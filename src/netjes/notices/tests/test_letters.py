"""Letters on their page and on paper."""

import io
import re

import pytest
from django.db import transaction
from pypdf import PdfReader

from netjes.lib.actors import system
from netjes.notices.actions import Message, tell
from netjes.notices.letters import piles_waiting
from netjes.notices.models import Notice
from netjes.notices.states import Delivery
from netjes.schools.actions import leave_school
from netjes.schools.models import EntryLink

ACTOR = system("tests")
SIGN = Message("signing:1", "Wilt u de afspraken lezen?", "Het gaat om versie 2.", "/tekenen/", entry=True, letter=True)


@pytest.fixture
def told(school, people):
    with transaction.atomic():
        tell(actor=ACTOR, school=school, people=[people.youssef, people.sami], message=SIGN)
    return people


@pytest.fixture
def keeper(people, client_of):
    return client_of(people.oosthoek)


def pages(answer) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]


def test_it_works(keeper, told, school, client):
    assert "2 brieven" in keeper.get("/berichten/brieven/").content.decode()
    answer = keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1"})
    mine, his = pages(answer)
    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    assert "Sami Haddad" in mine and "Jouw link" in mine and "Beste Sami" in mine
    assert "Youssef Haddad" in his and "Uw link" in his and "Beste meneer Haddad" in his
    link = re.search(r"/binnen/[a-z0-9-]+", his.replace("\n", ""))
    assert "Youssef" in client.get(f"{link[0]}/").content.decode()
    assert not piles_waiting(school)


def test_after_printing_it_stands_under_printed_and_prints_again_with_new_links(keeper, told, school):
    keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1"})
    page = keeper.get("/berichten/brieven/").content.decode()
    assert "Er wachten geen brieven." in page and "Print opnieuw" in page
    day = re.search(r'name="dag" value="([^"]+)"', page)[1]
    again = keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1", "dag": day})
    assert len(pages(again)) == 2 and EntryLink.objects.for_school(school).count() == 4


def test_printing_twice_by_mistake_prints_nothing_and_says_so(keeper, told):
    keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1"})
    answer = keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1"})
    assert answer.status_code == 409 and "al geprint" in answer.content.decode()


@pytest.mark.parametrize("data", [{}, {"stapel": "bestaat niet"}, {"stapel": "x", "dag": "gisteren"}])
def test_a_pile_that_is_not_there_is_no_error_page(keeper, told, data):
    assert keeper.post("/berichten/brieven/brieven.pdf", data).status_code == 409


def test_who_left_gets_no_letter(keeper, told):
    leave_school(actor=ACTOR, person=told.sami)
    answer = keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1"})
    assert len(pages(answer)) == 1


def test_a_letter_without_a_way_in_names_the_page(keeper, school, people):
    message = Message("safety:1", "Zo zorgen we voor veiligheid", path="/afspraken/veiligheid/", letter=True)
    with transaction.atomic():
        tell(actor=ACTOR, school=school, people=[people.youssef], message=message)
    text = pages(keeper.post("/berichten/brieven/brieven.pdf", {"stapel": "safety:1"}))[0]
    assert "/afspraken/veiligheid/" in text.replace("\n", "") and "Uw link" not in text
    assert not EntryLink.objects.for_school(school).exists()


@pytest.mark.parametrize("name", ["noor", "marieke", "bos", "visser"])
def test_for_everybody_else_it_does_not_exist(told, client_of, name):
    client = client_of(getattr(told, name))
    assert client.get("/berichten/brieven/").status_code == 404
    assert client.post("/berichten/brieven/brieven.pdf", {"stapel": "signing:1"}).status_code == 404
    assert Notice.objects.for_school(told.noor.school).filter(delivery=Delivery.WAITING).count() == 2


def test_a_visitor_logs_in_first(client, told):
    assert client.get("/berichten/brieven/").url.startswith("/inloggen/")


def test_looking_prints_nothing(keeper, told):
    assert keeper.get("/berichten/brieven/brieven.pdf").status_code == 405


def test_what_another_school_sends_is_not_here(keeper, told, other_school, school):
    school.host = "testserver"
    school.save(update_fields=["host"])
    Notice.objects.for_school(school).update(school=other_school)
    assert "Er wachten geen brieven." in keeper.get("/berichten/brieven/").content.decode()
