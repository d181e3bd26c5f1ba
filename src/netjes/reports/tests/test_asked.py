"""Which question comes next, what is never asked, and who reads it then."""

import pytest

from netjes.reports.asked import NO, YES, Answers, Reader, Step, Topic, after, before, route_of, steps_of
from netjes.reports.states import Route, Want


def test_it_works():
    asked = Answers(want=Want.TELL, topic=Topic.MESSAGES)
    assert steps_of(asked) == [Step.TOPIC, Step.OFTEN, Step.READER, Step.WORDS, Step.NAME, Step.CHECK]
    assert after(Step.TOPIC, asked) is Step.OFTEN and before(Step.OFTEN, asked) is Step.TOPIC
    assert before(Step.TOPIC, asked) is None and after(Step.CHECK, asked) is Step.CHECK


def test_talking_to_them_yourself_is_offered_for_what_is_small_and_once():
    assert Answers(topic=Topic.MESSAGES, often=NO).may_talk_first


@pytest.mark.parametrize("topic", [Topic.THREAT, Topic.NUDE, Topic.HOME, Topic.STAFF, Topic.HEAD])
def test_talking_to_them_yourself_is_never_offered_for_what_is_grave(topic):
    assert not Answers(topic=topic, often=NO).may_talk_first
    assert Step.TALK not in steps_of(Answers(topic=topic, often=NO, reader=Reader.MYSELF))


@pytest.mark.parametrize("often", [YES, ""])
def test_talking_to_them_yourself_is_not_offered_when_it_comes_back_or_frightens_or_was_not_said(often):
    assert not Answers(topic=Topic.MESSAGES, often=often).may_talk_first


@pytest.mark.parametrize("want", [Want.SENT, Want.TAKE_DOWN])
def test_whether_somebody_is_naked_is_asked_of_who_was_sent_something(want):
    assert Step.NAKED in steps_of(Answers(want=want))


@pytest.mark.parametrize("given", [Answers(), Answers(naked=YES), Answers(topic=Topic.NUDE, naked=NO)])
def test_no_file_may_come_along_before_somebody_said_that_nobody_is_naked(given):
    assert not given.may_bring


def test_who_wants_to_bring_something_is_asked_first_and_then_looks_it_over():
    asked = Answers(topic=Topic.MESSAGES, bring=YES)
    assert steps_of(asked)[-2:] == [Step.NAKED, Step.CHECK]
    naked = Answers(topic=Topic.MESSAGES, bring=YES, naked=YES)
    assert steps_of(naked)[-3:] == [Step.NAKED, Step.NOT_SENT, Step.CHECK] and Step.NOT_SENT not in steps_of(naked)[:-2]


@pytest.mark.parametrize(
    ("given", "route"),
    [
        (Answers(), Route.CONFIDENTIAL),
        (Answers(reader=Reader.MENTOR, group="3"), Route.ORDINARY),
        (Answers(reader=Reader.MENTOR), Route.CONFIDENTIAL),
        (Answers(reader=Reader.MENTOR, group="3", naked=YES), Route.CONFIDENTIAL),
        (Answers(topic=Topic.HOME, reader=Reader.MENTOR, group="3"), Route.HOME),
        (Answers(topic=Topic.STAFF), Route.ABOUT_STAFF),
        (Answers(topic=Topic.STAFF, sexual=YES), Route.OFFENCE),
        (Answers(topic=Topic.STAFF, naked=YES), Route.OFFENCE),
        (Answers(topic=Topic.HEAD), Route.ABOUT_HEAD),
        (Answers(topic=Topic.HEAD, sexual=YES), Route.OFFENCE),
    ],
)
def test_who_reads_it_follows_from_the_answers(given, route):
    assert route_of(given) is route


def test_what_is_no_answer_is_none_and_what_is_too_long_is_cut():
    read = Answers.read({"want": "x", "topic": "<b>", "staff": "1 or 1", "naked": "maybe", "name": "n" * 500})
    assert read == Answers(name="n" * 120)


def test_every_answer_goes_along_to_the_next_page():
    given = Answers(want=Want.HELP, topic=Topic.OTHER, words="Er is iets", name="Noor")
    assert Answers.read(dict(given.carried())) == given
