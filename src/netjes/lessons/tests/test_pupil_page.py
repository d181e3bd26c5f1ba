"""The pupil's page and the board: what they show, and to whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.lessons.tests.hours import TEN, exempt, lesson, permission
from netjes.lib.clock import standing_still_at


@pytest.fixture(autouse=True)
def _here(agreed):
    with standing_still_at(TEN + timedelta(minutes=5)):
        yield


@pytest.fixture
def biology(agreed, people):
    return lesson(agreed, people.class_2a, teacher=people.bos)


def page(client_of, person, name="lessons:now", *args):
    return client_of(person).get(reverse(name, args=args))


def test_it_works(client_of, people, biology, agreed):
    permission(biology)
    later = lesson(agreed, people.class_2a, at=TEN + timedelta(hours=1), subject="wiskunde", location="1.21")
    permission(later, bring_phone=True)
    lesson(agreed, people.class_2a, at=TEN + timedelta(hours=2), subject="Frans", kind="test")
    lesson(agreed, people.class_2a, at=TEN + timedelta(hours=3), subject="gym")
    lesson(agreed, people.class_2a, at=TEN - timedelta(hours=1), subject="Duits")
    text = page(client_of, people.sami).content.decode()
    assert "Nog 15 minuten" in text and "tot 10.20 uur" in text
    day = text.split('id="dag"')[1].split("</ol>")[0].split("<li")[1:]
    assert [row.split('class="t">')[1].split("<")[0].strip() for row in day] == [
        "Duits", "biologie", "wiskunde", "Frans, toets", "gym",
    ]  # fmt: skip
    assert "pill" not in day[0], "wat voorbij is, krijgt geen oordeel"
    assert "mag tot 10.20" in day[1]
    assert "neem je telefoon mee" in day[2] and 'data-v="mag"' in day[2]
    assert 'data-v="niet"' in day[3]
    assert 'data-v="overleg"' in day[4] and "vraag het je docent" in day[4]


def test_it_loads_itself_anew_without_script(client_of, people, biology):
    assert b'<noscript><meta http-equiv="refresh"' in page(client_of, people.sami).content


def test_the_page_and_the_first_question_after_it_have_one_tag(client_of, people, biology):
    permission(biology)
    text = page(client_of, people.sami).content.decode()
    tag = text.split('data-tag="')[1].split('"')[0].replace("&quot;", '"')
    headers = {"Netjes-Les": text.split('data-pass="')[1].split('"')[0], "If-None-Match": tag}
    assert client_of(people.sami).get("/les/stand/", headers=headers).status_code == 304


def test_no_timetable_is_said(client_of, people):
    text = page(client_of, people.daan).content.decode()
    assert "We kennen je rooster van vandaag niet" in text and 'data-v="overleg"' in text


def test_it_is_kept_in_no_cache_of_the_browser(client_of, people):
    assert page(client_of, people.daan)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("who", ["bos", "karima"])
def test_it_is_for_pupils(client_of, people, who):
    assert page(client_of, getattr(people, who)).status_code == 404


def test_the_board_says_what_holds_for_everybody(client_of, people, biology):
    permission(biology, purpose="capture")
    text = page(client_of, people.bos, "lessons:board", biology.pk).content.decode()
    assert 'class="board-state" data-v="mag"' in text and "om een foto of film te maken" in text
    assert "2A" in text and text.count("<li data-v=") == 3
    for person in (people.sami, people.noor, people.bos):
        assert person.family_name not in text


def test_the_board_says_that_a_part_may(client_of, people, biology):
    permission(biology, person=people.sami)
    text = page(client_of, people.bos, "lessons:board", biology.pk).content.decode()
    assert 'class="board-state" data-v="overleg"' in text and "Voor een deel van de klas" in text
    assert "Sami" not in text


def test_the_board_of_an_exam_stays_shut_for_a_part_too(client_of, people, agreed):
    exam = lesson(agreed, people.class_2a, kind="exam", teacher=people.bos)
    permission(exam, person=people.sami)
    text = page(client_of, people.bos, "lessons:board", exam.pk).content.decode()
    assert 'class="board-state" data-v="niet"' in text


def test_an_exemption_does_not_show_on_the_board(client_of, people, biology):
    exempt(people.sami)
    text = page(client_of, people.bos, "lessons:board", biology.pk).content.decode()
    assert 'class="board-state" data-v="niet"' in text


def test_the_board_hears_changes_by_its_own_pass(client, client_of, people, biology):
    text = page(client_of, people.bos, "lessons:board", biology.pk).content.decode()
    headers = {"Netjes-Les": text.split('data-pass="')[1].split('"')[0]}
    assert 'data-v="niet"' in client.get("/les/stand/", headers=headers).content.decode()
    permission(biology)
    assert 'data-v="mag"' in client.get("/les/stand/", headers=headers).content.decode()


@pytest.mark.parametrize("who", ["sami", "karima", "kaya"])
def test_the_board_is_for_who_gives_the_lesson(client_of, people, biology, who):
    assert page(client_of, getattr(people, who), "lessons:board", biology.pk).status_code == 404
