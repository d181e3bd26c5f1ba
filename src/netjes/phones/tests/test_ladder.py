"""The one ladder: the same for the same history, whoever saw it; over after its weeks; never down while it counts."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from netjes.lib.actors import system
from netjes.phones.actions import set_ladder
from netjes.phones.errors import CannotSetLadder
from netjes.phones.ladder import MOST_STEPS, Seen, faults_in, suggest
from netjes.phones.models import Ladder
from netjes.phones.queries import ladder_of, suggestion_for
from netjes.phones.states import ON_A_LADDER, Step, weight
from netjes.phones.tests.conftest import ACTOR, STEPS
from netjes.schools.queries import today

DAY = date(2026, 11, 24)
ladders = st.lists(st.sampled_from(ON_A_LADDER), max_size=MOST_STEPS - 1).map(
    lambda rest: [Step.WORD, *sorted(rest, key=weight)]
)
histories = st.lists(
    st.builds(
        Seen,
        step=st.sampled_from(Step),
        expires_on=st.dates(DAY - timedelta(weeks=12), DAY + timedelta(weeks=12)),
        withdrawn=st.booleans(),
    ),
    max_size=12,
)
counting = st.builds(Seen, step=st.sampled_from(ON_A_LADDER), expires_on=st.just(DAY + timedelta(days=1)))


def test_it_works(people, seen_before, ladder):
    assert suggestion_for(people.sami, ladder).step == Step.WORD
    seen_before(people.sami, by=people.kaya)
    seen_before(people.sami, by=people.bos)
    found = suggestion_for(people.sami, ladder)
    assert (found.step, found.number, found.of) == (Step.CUSTODY, 3, 5)
    assert suggestion_for(people.noor, ladder).step == Step.WORD


@given(ladders, histories, st.randoms())
def test_the_order_in_which_teachers_saw_it_makes_no_difference(steps, history, random):
    mixed = list(history)
    random.shuffle(mixed)
    assert suggest(steps, mixed, DAY) == suggest(steps, history, DAY)


@given(ladders, histories, counting)
def test_one_more_time_never_makes_it_lighter(steps, history, more):
    before, after = suggest(steps, history, DAY), suggest(steps, [*history, more], DAY)
    assert weight(before.step) <= weight(after.step)
    assert after.number - before.number in (0, 1)


@given(ladders, histories)
def test_nothing_counts_after_its_weeks(steps, history):
    last = max((each.expires_on for each in history), default=DAY)
    assert suggest(steps, history, last).step == Step.WORD


@given(ladders, histories, st.integers(0, 200))
def test_time_alone_never_makes_it_heavier(steps, history, days):
    assert weight(suggest(steps, history, DAY + timedelta(days=days)).step) <= weight(suggest(steps, history, DAY).step)


@given(ladders, histories)
def test_a_reason_and_a_withdrawal_count_for_nothing(steps, history):
    real = [each for each in history if each.step != Step.WAIVED and not each.withdrawn]
    assert suggest(steps, real, DAY) == suggest(steps, history, DAY)


@given(ladders)
def test_every_ladder_begins_with_a_word(steps):
    assert not faults_in(steps)
    assert suggest(steps, [], DAY).step == Step.WORD


@pytest.mark.parametrize(
    "steps", [[], ["custody"], ["word", "talk", "custody"], ["word", "waived"], ["word", "x"], ["word"] * 9]
)
def test_what_is_no_ladder_is_refused(agreed, steps):
    with pytest.raises(CannotSetLadder):
        set_ladder(actor=ACTOR, school=agreed, steps=steps, article="12", counts_weeks=6, holds_from=today())


def test_it_rests_on_an_article_in_force_and_ends_within_twelve_weeks(agreed):
    for article, weeks in (("99", 6), ("12", 0), ("12", 13)):
        with pytest.raises(CannotSetLadder):
            set_ladder(actor=ACTOR, school=agreed, steps=STEPS, article=article, counts_weeks=weeks, holds_from=today())
    assert not Ladder.objects.for_school(agreed).exists()


def test_a_change_is_a_new_version_and_what_was_seen_keeps_its_own(people, agreed, ladder, seen_before):
    before = seen_before(people.sami)
    new = set_ladder(
        actor=system("tests"), school=agreed, steps=["word", "talk"], article="7", counts_weeks=2, holds_from=today()
    )
    assert ladder_of(agreed) == new and new.number == 2
    before.refresh_from_db()
    assert before.ladder == ladder
    assert suggestion_for(people.sami, new).step == Step.TALK


def test_everybody_can_read_it_and_only_the_head_sets_it(people, ladder, client, client_of):
    page = client.get(reverse("phones:ladder")).content.decode()
    assert "dezelfde trap voor iedereen" in page and "artikel 12" in page.lower() and "6 weken" in page
    assert "Stel een nieuwe trap vast" not in page
    given = {"step1": "word", "step2": "talk", "article": "7", "counts_weeks": "4", "holds_from": "2026-11-24"}
    assert client_of(people.oosthoek).post(reverse("phones:set_ladder"), given).status_code == 404
    assert client_of(people.terpstra).get(reverse("phones:set_ladder")).status_code == 200
    assert client_of(people.terpstra).post(reverse("phones:set_ladder"), given).status_code == 302
    assert ladder_of(people.noor.school).steps == ["word", "talk"]
