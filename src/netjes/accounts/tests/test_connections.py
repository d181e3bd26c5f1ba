"""One's own follow list: the server gives names that somebody may see, what the agreement says, and takes nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from netjes.accounts.following import ways_to_follow
from netjes.agreements.models import Version
from netjes.lib.clock import now
from netjes.schools.models import Person
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher


def page_of(client) -> str:
    answer = client.get(reverse("accounts:connections"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(people, desk, enter, client_of):
    enter()
    page = page_of(client_of(people.noor))
    assert 'data-given="Anneke" data-infix="" data-family="Bos"' in page and "mevrouw Bos" in page
    assert 'data-handle="lindekade.biologie"' in page and "Artikel 11" in page
    assert "Mag niet" in page and "Overleg" in page


def test_a_pupil_sees_no_pupil_and_nobody_who_is_shielded(people, desk, client_of):
    Person.objects.for_school(people.kaya.school).filter(pk=people.kaya.pk).update(shielded=True)
    page = page_of(client_of(people.noor))
    assert "Haddad" not in page and "Jansen" not in page and "Kaya" not in page


def test_a_mentor_sees_their_own_class_and_no_other(people, desk, client_of):
    page = page_of(client_of(people.bos))
    assert 'data-family="Haddad"' in page and 'data-given="Daan"' not in page and 'data-family="Helder"' not in page


def test_a_teacher_sees_the_classes_they_teach(people, desk, client_of):
    assert 'data-given="Eva"' not in page_of(client_of(people.ruud))
    lesson = Lesson.objects.create(
        school=people.ruud.school, uid=uuid4().hex, subject="biologie", starts_at=now() - timedelta(days=3),
        ends_at=now() - timedelta(days=3, minutes=-50),
    )  # fmt: skip
    LessonGroup.objects.create(school=lesson.school, lesson=lesson, group=people.class_3b)
    LessonTeacher.objects.create(school=lesson.school, lesson=lesson, person=people.ruud)
    page = page_of(client_of(people.ruud))
    assert 'data-given="Eva"' in page and 'data-given="Noor"' not in page


def test_the_browser_is_told_that_this_page_calls_nothing(people, desk, client_of):
    policy = client_of(people.noor).get(reverse("accounts:connections"))["Content-Security-Policy"]
    assert "connect-src 'none'" in policy
    assert client_of(people.noor).post(reverse("accounts:connections"), {"lijst": "x"}).status_code == 405


def test_a_parent_has_no_such_page(people, desk, client_of):
    assert client_of(people.karima).get(reverse("accounts:connections")).status_code == 404


@pytest.mark.parametrize("role", ["leerling", "medewerker"])
def test_the_agreement_says_what_is_allowed(role, agreed):
    private, for_work, known = ways_to_follow(agreed, role)
    assert (private.code, for_work.code, known.code) == ("niet", "mag", "overleg")
    assert private.articles and for_work.articles


def test_without_an_agreement_the_page_says_that_there_is_none(people, school, desk, client_of):
    Version.objects.for_school(school).update(in_force_from=now().date() + timedelta(days=30))
    page = page_of(client_of(people.noor))
    assert "Hierover staat geen afspraak" in page
