"""Figures say how evenly lessons are opened, and nothing of a few."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.lessons.figures import FEW, Given, figures_of, lessons_since
from netjes.lessons.tests.hours import TEN, lesson, permission
from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.schools.actions.rooms import close_room
from netjes.schools.models import RoomSwitch

SUBJECTS = ("biologie", "frans", "gym", "kunst")


@pytest.fixture(autouse=True)
def _later():
    with standing_still_at(TEN + timedelta(days=1)):
        yield


def made(subject, teacher, opened, pk=0, hours=0):
    return Given(pk, subject, TEN + timedelta(hours=hours), frozenset({teacher}), opened)


def test_it_works():
    lessons = [made("biologie", n % 5, n < 7, pk=n) for n in range(20)]
    found = figures_of(lessons, [(n, n) for n in range(6)], with_seen=True)
    assert found.whole.opened == 35 and found.subjects == (("biologie", found.whole),) and found.whole.seen == 30
    assert found.week[2, 0].opened == 35


def test_a_subject_of_four_teachers_is_not_shown_apart():
    lessons = [made("biologie", n % 6, True) for n in range(12)] + [made("gym", 90 + n % 4, False) for n in range(12)]
    found = figures_of(lessons, [], with_seen=False)
    assert found.subjects == () and found.others.opened == 50  # biology goes with it, else gym is what is left over


def test_few_pupils_are_not_counted():
    lessons = [made("biologie", n % 5, True, pk=n) for n in range(20)]
    assert figures_of(lessons, [(n, n % 4) for n in range(20)], with_seen=True).whole.seen is None


def part_of(each):
    return each.starts_at.isoweekday(), int(each.starts_at.hour + 1 >= 12)  # an hour later in Amsterdam, in winter


rows = st.lists(
    st.tuples(st.sampled_from(SUBJECTS), st.integers(0, 12), st.booleans(), st.integers(0, 60)), max_size=60
)


@given(rows)
def test_nothing_that_is_shown_or_left_over_is_of_a_few(drawn):
    lessons = [made(subject, teacher, opened, pk, hours) for pk, (subject, teacher, opened, hours) in enumerate(drawn)]
    found = figures_of(lessons, [], with_seen=True)

    def teachers(some):
        return len({teacher for each in some for teacher in each.teachers})

    apart = {name for name, _share in found.subjects}
    for name in apart:
        assert teachers([each for each in lessons if each.subject == name]) >= FEW
    left = [each for each in lessons if each.subject not in apart]
    assert teachers(left) >= FEW or found.whole.opened is None or not left
    outside = [each for each in lessons if part_of(each) not in found.week]
    assert not outside or teachers(outside) >= FEW or found.whole.opened is None
    shares = [found.whole, found.others, *found.week.values(), *(share for _name, share in found.subjects)]
    assert all(share.opened is None or (share.opened % 5 == 0 and 0 <= share.opened <= 100) for share in shares)


def test_lessons_and_what_was_opened_in_them(people):
    school = people.bos.school
    first = lesson(school, people.class_2a, teacher=people.bos)
    lesson(school, people.class_3b, teacher=people.kaya, kind="test")
    lesson(school, people.class_3b, teacher=people.kaya, at=TEN + timedelta(days=3))  # has yet to come
    second = lesson(school, people.class_3b, teacher=people.kaya, at=TEN + timedelta(hours=2), subject=" Frans ")
    permission(first)
    stopped = permission(second)
    stopped.closed_at = stopped.starts_at
    stopped.save()
    found = {each.pk: each for each in lessons_since(school, now())}
    assert {pk: each.opened for pk, each in found.items()} == {first.pk: True, second.pk: False}
    assert found[second.pk].subject == "frans" and found[first.pk].teachers == {people.bos.pk}


def test_the_page_is_for_who_leads_and_for_the_council(people, client_of):
    page = client_of(people.terpstra).get("/les/cijfers/").content.decode()
    assert "te weinig lessen" in page and "Nooit van één leerling of docent" in page
    assert client_of(people.lotte).get("/les/cijfers/").status_code == 200
    assert client_of(people.bos).get("/les/cijfers/").status_code == 404


def test_it_is_a_room_of_its_own(people, client_of):
    switch = RoomSwitch.objects.for_school(people.bos.school).get(room="lesson_figures", closed_at=None)
    close_room(actor=system("tests"), switch=switch, because="Niet nodig.")
    assert client_of(people.terpstra).get("/les/cijfers/").status_code == 404
    assert client_of(people.terpstra).get("/les/regels/").status_code == 200
