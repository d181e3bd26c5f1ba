import pytest
from django.utils.text import slugify
from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.asking.conversation import MOST, SELF, act_by_slug, answers_from
from netjes.asking.tests.cast import BINDING, conversation, rules_of
from netjes.norms.errors import RequestError
from netjes.norms.library import shipped_words
from netjes.norms.verdict import Cause, Ruling

WORDS = shipped_words()
ASKED = [
    (role, act, names)
    for role, every in BINDING.items()
    for names in ((), every, ("aanvullingen",))
    for act in rules_of(role, *names).acts()
]


def test_it_works():
    start = conversation("leerling", "telefoon gebruiken")
    question = start.next_question(start.decide())
    assert question.fact == "les"
    outside = start.answered("les", False)
    assert outside.next_question(outside.decide()) is None
    assert outside.decide().verdict.verdict is Ruling.ALLOWED


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ASKED), st.data())
def test_every_way_through_ends_soon_with_the_answer_of_the_agreement(asked, data):
    role, act, names = asked
    walk, seen = conversation(role, act, *names), []
    while question := walk.next_question(walk.decide()):
        assert question.fact not in seen, "tweemaal gevraagd"
        seen.append(question.fact)
        walk = walk.answered(question.fact, data.draw(st.sampled_from([True, False, None])))
    assert len(seen) <= MOST
    given_facts = {fact: value for fact, value in walk.answers if value is not None}
    assert walk.decide().verdict == rules_of(role, *names).decide(act, given_facts).verdict
    if len(given_facts) == len(seen) < MOST:
        assert walk.decide().verdict.cause is not Cause.MISSING_FACT, "alles beantwoord, en nog geen antwoord"


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ASKED), st.data())
def test_what_is_promised_of_what_follows_is_kept(asked, data):
    role, act, names = asked
    walk = conversation(role, act, *names)
    promised, more = walk.at_most(), 0
    while question := walk.next_question(walk.decide()):
        more += 1
        walk = walk.answered(question.fact, data.draw(st.booleans()))
    assert more <= promised


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("les", "ja")], (("les", True),)),
        ([("les", "nee"), ("op-school", "weet-niet")], (("les", False), ("op school", None))),
        ([("les", "misschien"), ("les", "JA"), ("les", "")], ()),
        ([("rol", "leerling"), ("utm_source", "ja"), ("", "ja")], ()),
        ([("les", "ja"), ("les", "nee")], (("les", False),)),
        ([("toestemming-leraar", "ja"), ("toestemming leraar", "nee")], (("toestemming leraar", True),)),
    ],
    ids=["one", "in order", "wrong value", "unknown key", "double", "only as a slug"],
)
def test_an_address_is_read_as_far_as_it_says_something(pairs, expected):
    assert answers_from(pairs, WORDS) == expected


def test_an_address_holds_the_whole_conversation():
    walk = conversation("leerling", "foto plaatsen").answered("over een ander", True).answered("op school", None)
    assert walk.query() == [("rol", "leerling"), ("over-een-ander", "ja"), ("op-school", "weet-niet")]
    assert answers_from(walk.query(), WORDS) == walk.answers


def test_every_act_and_every_fact_has_an_address_of_its_own():
    assert all(act_by_slug(slugify(act.name), WORDS) == act for act in WORDS.acts.values())
    keys = [slugify(fact) for fact in WORDS.facts]
    assert len(set(keys)) == len(keys) and not {"rol", "q"} & set(keys)


@pytest.mark.parametrize(
    ("slug", "act"),
    [("foto-plaatsen", "foto plaatsen"), ("foto-posten", "foto plaatsen"), ("ai-beeld-plaatsen", "AI-beeld plaatsen")],
)
def test_an_address_may_use_another_word_for_the_act(slug, act):
    assert act_by_slug(slug, WORDS).name == act


@pytest.mark.parametrize("slug", ["", "bestaat-niet", "Foto-Plaatsen"])
def test_an_unknown_act_is_no_act(slug):
    assert act_by_slug(slug, WORDS) is None


def test_going_back_takes_away_that_answer_and_what_came_after():
    walk = conversation("leerling", "foto plaatsen")
    for fact in ("over een ander", "op school", "les"):
        walk = walk.answered(fact, True)
    assert [fact for fact, _ in walk.without("op school").answers] == ["over een ander"]
    assert walk.without("mening") == walk


def test_changing_an_answer_leaves_one_answer():
    walk = conversation("leerling", "foto plaatsen").answered("les", True).answered("les", False)
    assert walk.answers == (("les", False),)


def test_not_knowing_what_only_another_knows_ends_the_questions():
    walk = conversation("leerling", "foto plaatsen").answered("over een ander", True)
    assert walk.next_question(walk.decide()).fact == "toestemming van die ander"
    unsure = walk.answered("toestemming van die ander", None)
    decision = unsure.decide()
    assert unsure.next_question(decision) is None
    assert (decision.verdict.verdict, decision.verdict.cause) == (Ruling.ASK, Cause.MISSING_FACT)
    assert [missing.fact for missing in unsure.waits_for(decision)] == ["toestemming van die ander"]


def test_not_knowing_something_oneself_leads_to_the_next_question():
    walk = conversation("leerling", "foto plaatsen")
    first = walk.next_question(walk.decide())
    assert first.who_knows == SELF
    unsure = walk.answered(first.fact, None)
    assert unsure.next_question(unsure.decide()).fact != first.fact


def test_what_the_school_knows_is_not_asked_and_the_asker_goes_first():
    known = conversation("leerling", "telefoon gebruiken", les=False)
    assert known.next_question(known.decide()) is None
    assert known.answered("les", True).facts["les"] is True


def test_answers_that_cannot_go_together_are_told_apart_from_those_that_can():
    walk = conversation("leerling", "bellen").answered("les", True)
    assert walk.is_possible()
    impossible = walk.answered("op school", False)
    assert not impossible.is_possible()
    with pytest.raises(RequestError, match="kan niet samen"):
        impossible.decide()
