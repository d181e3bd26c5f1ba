"""Choosing: who may, what it comes to, what stays as proof, and who hears that a yes ended."""

from datetime import timedelta

import pytest

from netjes.consents.actions import Asked, Given, ask_once, choose, close_purpose, reply_once, reword_purpose, set_rules
from netjes.consents.chores import tell_of_sixteen
from netjes.consents.ending import ENDED
from netjes.consents.errors import CannotAsk, CannotChoose, CannotSetPurpose
from netjes.consents.models import Choice
from netjes.consents.queries import answered_once, open_questions_for, standings_for
from netjes.consents.states import ChoiceWay, Chosen
from netjes.consents.tests.conftest import ACTOR
from netjes.consents.unanswered import waiting_among
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.actions import add_guardian, shield
from netjes.schools.queries import today


@pytest.fixture
def ended(monkeypatch):
    told = []
    monkeypatch.setattr(ENDED, "_then", [lambda actor, person, purpose: told.append((person, purpose))])
    return told


def test_it_works(people, website, says, holds):
    says(people.karima, website, "yes", about=people.sami)
    assert holds(website, people.sami) == "unanswered"
    says(people.youssef, website, "yes", about=people.sami)
    assert holds(website, people.sami) == "yes"


def test_one_no_wins_and_takes_the_yes_away(people, website, says, holds, ended):
    for parent in (people.karima, people.youssef):
        says(parent, website, "yes", about=people.sami)
    says(people.youssef, website, "no", about=people.sami)
    assert holds(website, people.sami) == "no"
    assert ended == [(people.sami, website)]


def test_the_pupils_own_no_counts_and_can_be_taken_back(people, website, says, holds, ended):
    says(people.marieke, website, "yes", about=people.noor)
    says(people.noor, website, "no")
    assert holds(website, people.noor) == "no" and ended == [(people.noor, website)]
    says(people.noor, website, "yes")
    assert holds(website, people.noor) == "yes"


def test_the_shield_beats_all(people, website, says, holds):
    says(people.marieke, website, "yes", about=people.noor)
    shield(actor=ACTOR, person=people.noor, on=True)
    people.noor.refresh_from_db()
    assert holds(website, people.noor) == "no"


def test_a_stranger_a_teacher_and_a_parent_without_authority_choose_nothing(people, website, says):
    for who in (people.marieke, people.ruud):
        with pytest.raises(CannotChoose):
            says(who, website, "yes", about=people.sami)
    add_guardian(actor=ACTOR, guardian=people.youssef, child=people.sami, has_authority=False)
    with pytest.raises(CannotChoose, match="gezag"):
        says(people.youssef, website, "yes", about=people.sami)


def test_from_16_the_pupil_chooses_and_the_parents_no_longer_do(people, website, says, holds):
    says(people.marieke, website, "no", about=people.noor)
    people.noor.turns, people.noor.turns_on = 18, today() + timedelta(days=400)
    people.noor.save()
    assert holds(website, people.noor) == "no"
    with pytest.raises(CannotChoose, match="kiest zelf"):
        says(people.marieke, website, "yes", about=people.noor)
    says(people.noor, website, "yes")
    assert holds(website, people.noor) == "yes"


def test_a_colleague_chooses_alone(people, website, says, holds):
    says(people.ruud, website, "ask_me")
    assert holds(website, people.ruud) == "ask_me"


def test_the_same_answer_twice_is_one_choice(people, website, says):
    assert len(says(people.marieke, website, "yes", about=people.noor)) == 1
    assert says(people.marieke, website, "yes", about=people.noor) == []


def test_every_choice_is_proof_of_who_when_and_which_text(people, website, says):
    says(people.marieke, website, "yes", about=people.noor)
    says(people.marieke, website, "no", about=people.noor)
    kept = Choice.objects.for_school(people.noor.school).filter(person=people.noor)
    assert [c.answer for c in kept] == ["no", "yes"]
    assert {c.given_by for c in kept} == {people.marieke} and {c.wording.edition for c in kept} == {1}
    rows = LogRow.objects.for_school(people.noor.school_id).filter(act="consents.choice.made")
    assert rows.count() == 2 and "Noor" not in str([row.detail for row in rows])


def test_other_words_change_nothing_and_another_use_asks_again(people, website, says, holds, ended):
    says(people.marieke, website, "yes", about=people.noor)
    says(people.karima, website, "no", about=people.sami)
    reword_purpose(actor=ACTOR, purpose=website, asked=Asked("Foto’s op de site", "Iedereen."), changes_use=False)
    assert holds(website, people.noor) == "yes"
    reword_purpose(actor=ACTOR, purpose=website, asked=Asked("Foto’s en namen", "Iedereen."), changes_use=True)
    website.refresh_from_db()
    assert holds(website, people.noor) == "unanswered" and holds(website, people.sami) == "no"
    assert ended == []  # what was published with a yes, was published with a yes


def test_nothing_is_allowed_under_a_purpose_that_is_closed(people, website, says, holds):
    says(people.marieke, website, "yes", about=people.noor)
    closed = close_purpose(actor=ACTOR, purpose=website)
    assert holds(closed, people.noor) == "no"
    with pytest.raises(CannotChoose, match="niet meer"):
        says(people.marieke, closed, "yes", about=people.noor)
    with pytest.raises(CannotSetPurpose):
        reword_purpose(actor=ACTOR, purpose=closed, asked=Asked("Weer", "Open."), changes_use=True)


def test_one_yes_is_enough_where_the_school_says_so(people, website, says, holds, school):
    says(people.karima, website, "yes", about=people.sami)
    set_rules(actor=ACTOR, school=school, every_guardian=False)
    assert holds(website, people.sami) == "yes"


def test_paper_counts_from_its_own_date(people, website, says, holds):
    says(people.marieke, website, "no", about=people.noor)
    earlier = Given(
        by=people.marieke, way=ChoiceWay.PAPER, entered_by=people.oosthoek, at=now() - timedelta(days=9), remark="Map 3"
    )
    choose(actor=ACTOR, person=people.noor, answers={website: Chosen.YES}, given=earlier)
    assert holds(website, people.noor) == "no"


def test_paper_from_the_future_is_refused(people, website):
    later = Given(by=people.marieke, way=ChoiceWay.PAPER, at=now() + timedelta(days=1))
    with pytest.raises(CannotChoose, match="toekomst"):
        choose(actor=ACTOR, person=people.noor, answers={website: Chosen.YES}, given=later)


def ask(people, purpose, *whom, about="photo:1"):
    return ask_once(
        actor=ACTOR, asked_by=people.ruud, people=whom, purpose=purpose, about=about, for_what="De sloot met 2A"
    )


def test_asking_once_goes_to_who_decides_and_needs_each_of_them(people, website):
    ask(people, website, people.sami)
    (question,) = open_questions_for(people.karima)
    assert question == open_questions_for(people.youssef)[0]
    answer = lambda who, yes: reply_once(actor=Actor(who.ref, "guardian"), question=question, by=who, is_yes=yes)  # noqa: E731
    assert answered_once("photo:1", [people.sami])[people.sami.pk].value == "ask_me"
    answer(people.karima, True)
    assert answered_once("photo:1", [people.sami])[people.sami.pk].value == "ask_me"
    answer(people.youssef, True)
    assert answered_once("photo:1", [people.sami])[people.sami.pk].value == "yes"
    answer(people.sami, False)
    assert answered_once("photo:1", [people.sami])[people.sami.pk].value == "no"


def test_a_yes_for_once_that_is_taken_back_is_heard(people, website, ended):
    (question,) = ask(people, website, people.noor)
    reply_once(actor=ACTOR, question=question, by=people.marieke, is_yes=True)
    reply_once(actor=ACTOR, question=question, by=people.marieke, is_yes=False)
    assert ended == [(people.noor, website)]


def test_without_an_answer_it_is_no(people, website):
    (question,) = ask(people, website, people.noor)
    later = question.closes_on
    assert answered_once("photo:1", [people.noor], later)[people.noor.pk].value == "no"
    assert open_questions_for(people.marieke, later) == []


def test_who_said_no_is_not_asked_again(people, website, says):
    says(people.marieke, website, "no", about=people.noor)
    with pytest.raises(CannotAsk, match="ligt het al vast"):
        ask(people, website, people.noor)


def test_a_question_names_nobody_in_its_notice(people, website):
    ask(people, website, people.sami)
    notice = Notice.objects.for_school(people.sami.school).get(person=people.karima)
    assert "Sami" not in notice.subject + notice.text and "2A" not in notice.subject + notice.text


def test_somebody_who_was_not_asked_does_not_answer(people, website):
    (question,) = ask(people, website, people.sami)
    with pytest.raises(CannotChoose):
        reply_once(actor=ACTOR, question=question, by=people.marieke, is_yes=True)


def test_at_16_pupil_and_parents_are_told_beforehand_and_once(people, school):
    people.noor.turns, people.noor.turns_on = 16, today() + timedelta(days=20)
    people.noor.save()
    people.daan.turns, people.daan.turns_on = 16, today() + timedelta(days=60)
    people.daan.save()
    assert tell_of_sixteen(school) == 1 and tell_of_sixteen(school) == 0
    told = Notice.objects.for_school(school).filter(key__startswith="consents.sixteen")
    assert {notice.person for notice in told} == {people.noor, people.marieke}


def test_who_still_has_to_choose_is_found_without_what_was_chosen(people, website, letter, says):
    everybody = [people.noor, people.sami]
    assert {each.person for each in waiting_among(everybody)} == set(everybody)
    for purpose in (website, letter):
        says(people.marieke, purpose, "no", about=people.noor)
        says(people.karima, purpose, "yes", about=people.sami)
    (left,) = waiting_among(everybody)
    assert left.person == people.sami and left.by == (people.youssef,)


def test_a_whole_class_is_a_handful_of_questions(people, website, letter, django_assert_max_num_queries):
    everybody = [people.noor, people.sami, people.lotte, people.daan, people.eva, people.ruud]
    with django_assert_max_num_queries(6):
        standings_for([website, letter], everybody)
