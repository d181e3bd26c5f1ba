"""What a pupil's phone hears: every state, and passes that are no good."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from netjes.lessons import polling
from netjes.lessons.overlay import overlay_of, sealed
from netjes.lessons.tests.hours import TEN, TODAY, exempt, lesson, permission
from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at
from netjes.schools.actions.rooms import close_room
from netjes.schools.models import Membership, RoomSwitch

HOST = "testserver"
LATER = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _here(agreed, still_now):
    polling.look_at_most_every(0)
    yield
    polling.look_at_most_every(0)


@pytest.fixture
def biology(school, people):
    return lesson(school, people.class_2a, teacher=people.bos)


def pass_of(pupil, day=TODAY):
    return sealed(overlay_of(pupil, day))


def heard(pupil, at=TEN + LATER, tag=""):
    with standing_still_at(at):
        return polling.answer(pass_of(pupil, (at + timedelta(hours=1)).date()), tag, host=HOST)


def says(pupil, at=TEN + LATER):
    status, _headers, body = heard(pupil, at)
    assert status == 200
    text = body.decode()
    return text.split('data-v="')[1].split('"')[0], text


def test_it_works(people, biology):
    permission(biology)
    code, text = says(people.sami)
    assert code == "mag"
    assert "Nu: biologie in 2.14, met mevrouw Bos" in text
    assert "Je mag je telefoon gebruiken om iets op te zoeken." in text
    assert "tot 10.20 uur" in text and "Nog " not in text, "een tijd die loopt hoort niet in het gedeelde antwoord"


def test_without_permission_it_is_not_allowed_with_the_article(people, biology):
    code, text = says(people.sami)
    assert code == "niet" and "artikel 7" in text


def test_before_its_time_it_is_not_open(people, biology):
    permission(biology, at=TEN + timedelta(minutes=10))
    assert says(people.sami)[0] == "niet"
    assert says(people.sami, TEN + timedelta(minutes=10))[0] == "mag"


def test_an_ended_permission_is_never_open_however_fresh_the_picture(people, biology):
    polling.look_at_most_every(60)
    permission(biology, minutes=20)
    assert says(people.sami, TEN + timedelta(minutes=20, microseconds=-1))[0] == "mag"
    assert says(people.sami, TEN + timedelta(minutes=20))[0] == "niet"


def test_paused_and_closed_are_not_open(people, biology):
    given = permission(biology)
    given.paused_at = TEN
    given.save()
    code, text = says(people.sami)
    assert code == "niet" and "even stilgelegd" in text
    given.paused_at, given.closed_at = None, TEN
    given.save()
    assert says(people.sami)[0] == "niet"


def test_one_that_replaces_another_says_its_own_purpose(people, biology):
    old = permission(biology)
    old.closed_at = TEN
    old.save()
    permission(biology, purpose="app", words="Kahoot")
    code, text = says(people.sami)
    assert code == "mag" and "voor Kahoot" in text


def test_a_lesson_that_moved_takes_its_permission_along(people, biology):
    permission(biology)
    biology.starts_at += timedelta(hours=2)
    biology.ends_at += timedelta(hours=2)
    biology.save()
    assert "geen les" in says(people.sami)[1]
    biology.is_cancelled = True
    biology.save()
    assert "geen les" not in says(people.daan)[1], "van een ander is geen rooster bekend"


def test_a_lesson_that_becomes_shorter_ends_its_permission(people, biology):
    permission(biology, minutes=50)
    biology.ends_at = TEN + timedelta(minutes=4)
    biology.save()
    assert "geen les" in says(people.sami)[1]


def test_two_lessons_at_once_that_differ_are_asked(school, people, biology):
    lesson(school, people.class_2a, subject="Frans")
    permission(biology)
    code, text = says(people.sami)
    assert code == "overleg" and "twee lessen tegelijk" in text


@pytest.mark.parametrize("kind", ["exam", "test", "quiz"])
def test_an_exam_goes_before_a_permission(school, people, kind):
    exam = lesson(school, people.class_2a, kind=kind)
    permission(exam)
    code, text = says(people.sami)
    assert code == "niet" and "Dit is een" in text


def test_an_exemption_says_that_it_is_allowed_and_never_why(people, biology):
    exempt(people.sami)
    code, text = says(people.sami)
    assert code == "mag" and "Jouw vaste afspraak" in text
    assert says(people.lotte)[0] == "niet", "alleen voor wie hem heeft"


def test_in_an_exam_the_engine_says_what_an_exemption_is_worth(school, people):
    lesson(school, people.class_2a, kind="exam")
    exempt(people.sami)
    assert says(people.sami)[0] == "niet"


def test_for_some_pupils_is_for_them_alone(people, biology):
    permission(biology, person=people.sami)
    assert says(people.sami)[0] == "mag"
    assert says(people.lotte)[0] == "niet"


def test_without_timetable_it_is_asked_honestly(people, biology):
    code, text = says(people.daan)
    assert code == "overleg" and "rooster van vandaag is niet bekend" in text


def test_without_agreement_nothing_is_promised(school, people, biology):
    from netjes.agreements.models import Version

    permission(biology)
    Version.objects.for_school(school).update(in_force_until=TEN.date() - timedelta(days=1))
    code, text = says(people.sami)
    assert code == "geen" and "Hierover staat geen afspraak" in text


@pytest.mark.parametrize("day", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)])
def test_on_the_day_that_the_clock_changes_times_are_those_of_the_wall(school, people, day):
    at = day.replace(hour=12)
    permission(lesson(school, people.class_2a, at=at))
    code, text = says(people.sami, at + LATER)
    assert code == "mag"
    assert ("tot 13.20 uur" if day.month == 10 else "tot 14.20 uur") in text


def test_what_was_looked_up_is_no_yes_to_films_or_chatting(people, biology):
    permission(biology)
    _code, text = says(people.sami)
    row = text.split("Appen en sociale media")[1]
    assert 'data-v="niet"' in row.split("</li>")[0]


def test_in_english_nothing_is_left_in_dutch(school, people):
    lesson(school, people.class_2a, kind="exam", subject="maths", teacher=people.bos)
    with standing_still_at(TEN + LATER):
        body = polling.answer(pass_of(people.sami), "", host=HOST, language="en")[2].decode()
        assert body == polling.answer(pass_of(people.sami), "", host=HOST, language="en")[2].decode()
    assert "exam" in body.split("data-sentence>")[1].split("</p>")[0]
    assert "examen" not in body and "Nu:" not in body


def test_who_asks_again_hears_that_nothing_changed(people, biology):
    permission(biology)
    _status, headers, _body = heard(people.sami)
    status, again, body = heard(people.lotte, TEN + LATER + timedelta(seconds=70), headers["ETag"])
    assert (status, body) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"
    assert int(again[polling.CLOCK]) == int((TEN + LATER + timedelta(seconds=70)).timestamp() * 1000)
    assert 4 <= float(again[polling.NEXT]) <= 6


def test_a_state_is_put_into_words_once_for_all_who_share_it(people, biology, monkeypatch):
    polling.look_at_most_every(60)
    written = []
    real = polling.render_to_string
    monkeypatch.setattr(polling, "render_to_string", lambda *given: written.append(1) or real(*given))
    for pupil in (people.sami, people.lotte, people.noor):
        says(pupil)
    assert len(written) == 1


def test_a_forged_pass_and_one_of_another_day_are_gone(people, biology):
    good = pass_of(people.sami)
    for bad in ("", "x", good[:-3] + "abc", "é", "bord.", "bord.x"):
        assert polling.answer(bad, "", host=HOST)[0] == 410, bad
    with standing_still_at(TEN + timedelta(hours=15)):
        assert polling.answer(good, "", host=HOST)[0] == 410


def test_a_pass_of_another_school_leads_nowhere(school, other_school, people, biology):
    from netjes.lessons.overlay import Overlay

    school.host = "lindekade.example"
    school.save()
    theirs = sealed(Overlay(other_school.pk, TEN.date(), frozenset({people.class_2a.pk}), "0" * 16))
    assert polling.answer(theirs, "", host="lindekade.example")[0] == 404
    assert polling.answer(pass_of(people.sami), "", host="lindekade.example")[0] == 200


def test_a_pupil_who_left_and_a_pass_that_names_nobody(people, biology):
    mine = pass_of(people.sami)
    people.sami.left_on = TEN.date()
    people.sami.save()
    assert polling.answer(mine, "", host=HOST)[0] == 404


def test_a_pupil_who_changed_groups_loads_the_page_anew(people, biology):
    mine = pass_of(people.sami)
    Membership.objects.for_school(people.sami.school).filter(person=people.sami).delete()
    assert polling.answer(mine, "", host=HOST)[0] == 410


def test_without_database_there_is_no_old_green(people, biology, monkeypatch):
    permission(biology)
    polling.look_at_most_every(0.05)
    assert heard(people.sami)[0] == 200

    def broken(*_given):
        raise DatabaseError

    monkeypatch.setattr(polling, "picture_of", broken)
    time.sleep(0.06)
    assert heard(people.sami)[0] == 503


def test_a_closed_room_says_nothing(school, people, biology):
    for switch in RoomSwitch.objects.for_school(school).filter(room="lessons", closed_at=None):
        close_room(actor=system("tests"), switch=switch, because="De tests.")
    assert heard(people.sami)[0] == 404


def test_one_thread_looks_and_the_others_wait(people, biology, monkeypatch):
    polling.look_at_most_every(60)
    first = polling.now_of(HOST)
    polling.look_at_most_every(60)
    looked = []

    def slow(self, _before, _started):
        looked.append(1)
        time.sleep(0.1)
        return first

    monkeypatch.setattr(polling.Looking, "_look", slow)
    threads = [threading.Thread(target=polling.now_of, args=(HOST,)) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(looked) == 1
