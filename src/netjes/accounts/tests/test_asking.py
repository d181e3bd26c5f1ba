"""A question in confidence: to one adviser, read by nobody else, answered by a promised day, and gone after it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from netjes.accounts.actions import answer_question, ask_adviser, take_back
from netjes.accounts.chores import remind_advisers
from netjes.accounts.errors import CannotAnswer, CannotAsk
from netjes.accounts.models import WORDS, ContactQuestion
from netjes.accounts.queries import asked_of, promised_from, who_answers
from netjes.accounts.tests.conftest import ACTOR
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.actions import add_guardian, add_person, give_role, let_stand_in
from netjes.schools.models import Position
from netjes.schools.queries import today
from netjes.schools.states import Role

WORD = "gymleraar"


@pytest.fixture
def question(people, desk) -> ContactQuestion:
    return ask_adviser(by=people.sami, adviser=desk.adviser, text=f"Iemand zegt de nieuwe {WORD} te zijn.")


def test_it_works(people, desk, client_of):
    """Asked, read, answered, read."""
    sami, adviser = client_of(people.sami), client_of(desk.adviser)
    page = sami.get(reverse("accounts:ask")).content.decode()
    assert "Alleen mevrouw Helder leest het" in page and "uiterlijk donderdag 26 november" in page and "0800" in page
    done = sami.post(reverse("accounts:ask"), {"vraag": f"Wie is deze {WORD}?"})
    mine = done.headers["Location"]
    assert "Uiterlijk donderdag 26 november" in sami.get(mine).content.decode()
    asked = ContactQuestion.objects.for_school(people.sami.school).get()
    assert WORD in adviser.get(reverse("accounts:question", args=[asked.pk])).content.decode()
    adviser.post(reverse("accounts:question", args=[asked.pk]), {"antwoord": "Die werkt hier niet."})
    read = sami.get(mine).content.decode()
    assert "Er is antwoord" in read and "Die werkt hier niet." in read and "0800" in read


@pytest.mark.parametrize("who", ["karima", "youssef", "bos", "terpstra", "oosthoek", "noor", "ruud"])
def test_nobody_else_reads_it(who, question, people, client_of):
    client = client_of(getattr(people, who))
    assert client.get(reverse("accounts:question", args=[question.pk])).status_code == 404
    assert client.get(reverse("accounts:my_question", args=[question.pk])).status_code == 404
    assert client.post(reverse("accounts:take_back", args=[question.pk])).status_code == 404


def test_another_adviser_does_not_read_it(question, people, desk, client_of):
    other = add_person(actor=ACTOR, school=question.school, given_name="Maarten", family_name="Poelman")
    give_role(actor=ACTOR, person=other, role=Role.CONFIDENTIAL)
    assert client_of(other).get(reverse("accounts:question", args=[question.pk])).status_code == 404
    assert WORD not in client_of(other).get(reverse("accounts:questions")).content.decode()


def test_who_stands_in_for_the_adviser_reads_it(question, people, desk, client_of):
    let_stand_in(actor=ACTOR, absent=desk.adviser, person=people.bos, starts_on=today(), ends_on=None)
    assert who_answers(question) == people.bos
    assert client_of(people.bos).get(reverse("accounts:question", args=[question.pk])).status_code == 200


def test_when_the_adviser_stops_another_answers_what_waits_and_reads_nothing_of_what_was_answered(
    question, people, desk
):
    answered = ask_adviser(by=people.noor, adviser=desk.adviser, text="Wie is dit?")
    answer_question(actor=ACTOR, by=desk.adviser, question=answered, text="Die werkt hier.")
    other = add_person(actor=ACTOR, school=question.school, given_name="Maarten", family_name="Poelman")
    give_role(actor=ACTOR, person=other, role=Role.CONFIDENTIAL)
    assert asked_of(other) == []
    Position.objects.for_school(question.school).filter(person=desk.adviser).update(ends_on=today())
    assert asked_of(other) == [question]


def test_a_list_of_questions_asks_the_database_as_often_for_one_as_for_many(people, desk, django_assert_num_queries):
    for pupil in (people.sami, people.noor, people.lotte, people.daan):
        ask_adviser(by=pupil, adviser=desk.adviser, text="Wie is dit?")
    with django_assert_num_queries(5):
        assert len(asked_of(desk.adviser)) == 4


def test_an_adviser_is_never_asked_about_their_own_family(people, desk):
    add_guardian(actor=ACTOR, guardian=desk.adviser, child=people.noor, starts_on=today())
    with pytest.raises(CannotAsk):
        ask_adviser(by=people.noor, adviser=desk.adviser, text="Wie is dit?")


def test_without_an_adviser_a_pupil_is_told_where_to_go(people, agreed, client_of):
    page = client_of(people.noor).get(reverse("accounts:ask")).content.decode()
    assert "Ga naar je mentor" in page and "<textarea" not in page and "0800" in page


def test_a_visitor_finds_the_schools_desk_and_no_form(desk, client, client_of):
    client_of(desk.speaker).post(reverse("accounts:reached"), {"how": "Bel 010 000 00 00."})
    page = client.get(reverse("accounts:ask")).content.decode()
    assert "Bel 010 000 00 00." in page and "<textarea" not in page
    assert client.post(reverse("accounts:ask"), {"vraag": "x"}).headers["Location"].startswith("/inloggen/")


def test_a_parent_reads_u_and_no_form(people, desk, client_of):
    page = client_of(people.karima).get(reverse("accounts:ask")).content.decode()
    assert "Vertrouwt u het niet?" in page and "<textarea" not in page
    assert "Je krijgt" not in page


@pytest.mark.parametrize("text", ["", "  ", "\0", "x" * (WORDS + 1)])
def test_bad_input_is_refused_in_a_sentence(text, people, desk, client_of):
    answer = client_of(people.sami).post(reverse("accounts:ask"), {"vraag": text})
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()
    assert not ContactQuestion.objects.for_school(people.sami.school).exists()


def test_so_many_wait_and_no_more(people, desk):
    for _ in range(5):
        ask_adviser(by=people.sami, adviser=desk.adviser, text="Wie is dit?")
    with pytest.raises(CannotAsk):
        ask_adviser(by=people.sami, adviser=desk.adviser, text="Wie is dit?")


def test_what_is_asked_stands_in_no_notice_and_its_asker_in_no_log(question, people, desk):
    answer_question(actor=ACTOR, by=desk.adviser, question=question, text="Nee hoor.")
    notices = Notice.objects.for_school(question.school)
    assert all(WORD not in f"{each.subject} {each.text}" and "Sami" not in each.text for each in notices)
    assert {each.channel for each in notices.filter(person=people.sami)} == {"site"}
    rows = LogRow.objects.for_school(question.school_id).filter(act__startswith="accounts.question")
    assert len(rows) == 2 and all(people.sami.ref not in (row.actor, row.about) for row in rows)


def test_parents_find_nothing_of_it_in_what_they_may_take_along(question, people, client_of):
    taken = client_of(people.karima).get(reverse("privacy:child_json", args=[people.sami.pk])).content.decode()
    assert WORD not in taken and "contact" not in taken.lower()
    own = client_of(people.sami).get(reverse("privacy:everything_json")).content.decode()
    assert WORD in own


def test_the_pupil_takes_it_back_at_once(question, people, client_of):
    client_of(people.sami).post(reverse("accounts:take_back", args=[question.pk]))
    assert not ContactQuestion.objects.for_school(question.school).exists()
    assert not Notice.objects.for_school(question.school).filter(key__startswith="accounts.", read_at=None).exists()


def test_it_goes_four_weeks_after_the_answer(question, desk):
    assert question.goes_on == today() + timedelta(days=90)
    answer_question(actor=ACTOR, by=desk.adviser, question=question, text="Nee hoor.")
    assert question.goes_on == today() + timedelta(days=28)


def test_on_the_promised_day_the_adviser_is_told_again_once(question, desk):
    assert remind_advisers(question.school) == 0
    with standing_still_at(now() + timedelta(days=2)):
        assert (remind_advisers(question.school), remind_advisers(question.school)) == (1, 0)


def test_a_late_answer_says_where_to_go(question, people, client_of):
    with standing_still_at(now() + timedelta(days=3)):
        page = client_of(people.sami).get(reverse("accounts:my_question", args=[question.pk])).content.decode()
    assert "Dat duurt te lang" in page


def test_an_empty_answer_is_refused(question, desk):
    with pytest.raises(CannotAnswer):
        answer_question(actor=ACTOR, by=desk.adviser, question=question, text=" ")


def test_somebody_else_does_not_answer(question, people):
    with pytest.raises(CannotAnswer):
        answer_question(actor=ACTOR, by=people.bos, question=question, text="Ja.")


def test_a_question_can_be_taken_back_after_its_answer(question, desk):
    answer_question(actor=ACTOR, by=desk.adviser, question=question, text="Nee hoor.")
    take_back(question=question)
    assert not ContactQuestion.objects.for_school(desk.adviser.school).exists()


def test_a_promise_is_two_school_days(school):
    assert promised_from(school, date(2026, 11, 26)) == date(2026, 11, 30)  # Thursday → Monday
    assert promised_from(school, date(2026, 11, 28)) == date(2026, 12, 1)
