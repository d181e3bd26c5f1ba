"""A phone is kept in class, its owner sees where, and the desk gives it back: on phones, in a browser."""

from datetime import timedelta
from uuid import uuid4

import pytest

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.phones.actions import set_ladder
from netjes.phones.models import CustodySlip
from netjes.schools.actions import add_person, give_role
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher

ACTOR = system("tests")


@pytest.fixture
def lesson(school, people) -> Lesson:
    """A lesson of 2A by Ruud that goes on, which is the last of their day."""
    from netjes.site.demo_school import adopt_models

    adopt_models(school)
    found = Lesson.objects.create(
        school=school, uid=uuid4().hex, subject="biologie", starts_at=now() - timedelta(minutes=5),
        ends_at=now() + timedelta(minutes=45),
    )  # fmt: skip
    LessonGroup.objects.create(school=school, lesson=found, group=people.class_2a)
    LessonTeacher.objects.create(school=school, lesson=found, person=people.ruud)
    return found


@pytest.fixture
def desk_person(school):
    wim = add_person(actor=ACTOR, school=school, given_name="Wim", family_name="Poort", honorific="meneer")
    give_role(actor=ACTOR, person=wim, role=Role.CONCIERGE)
    return wim


def test_from_the_class_to_the_desk(phone, people, lesson, desk_person, school):
    phone.log_in(people.ruud).visit(f"/les/telefoons/les/{lesson.pk}/")
    phone.press("Sami Haddad", "link")
    phone.page.get_by_label("Plek").fill("Kluis bij de balie")
    phone.press("Nee. Bewaar hem en laat het thuis weten")
    phone.sees("Niemand kijkt in deze telefoon.")
    phone.log_in(people.sami).visit("/ik/")
    phone.press("Bekijk waar", "link")
    phone.sees("Kluis bij de balie", "Noem nummer 1.")
    phone.log_in(people.karima).visit("/les/telefoons/van-mij/")
    phone.log_in(desk_person).visit("/les/telefoons/")
    phone.page.get_by_label("Welk nummer?").fill("1")
    phone.press("Zoek")
    phone.press("Geef nu terug", "link")
    phone.page.get_by_label("Gaat eerder naar huis").check()
    phone.press("Geef terug")
    phone.sees("Er liggen hier geen telefoons")
    assert CustodySlip.objects.for_school(school).get().returned_by == desk_person
    phone.log_in(people.sami).go("/les/telefoons/van-mij/").sees("Je telefoon ligt niet op school")


def test_seen_answered_and_taken_away(phone, people, lesson, school):
    set_ladder(
        actor=ACTOR, school=school, steps=["word", "custody", "talk"], article="12", counts_weeks=6, holds_from=today()
    )
    phone.log_in(people.ruud).visit(f"/les/telefoons/gezien/les/{lesson.pk}/")
    phone.press("Sami Haddad", "link")
    phone.press("Erop aanspreken")
    phone.log_in(people.sami).visit("/les/telefoons/gezien/")
    phone.page.get_by_text("Zeg hoe het volgens jou ging").click()
    phone.page.get_by_label("Jouw kant").fill("Ik keek hoe laat het was.")
    phone.press("Verstuur")
    phone.log_in(people.ruud).visit("/les/telefoons/gezien/door-mij/")
    phone.page.get_by_text("Sami Haddad").click()
    phone.sees("Ik keek hoe laat het was.")
    phone.press("Haal het weg")
    phone.log_in(people.sami).visit("/les/telefoons/gezien/")
    phone.sees("Het telt niet mee.")
    phone.visit("/les/telefoons/trap/")


def test_at_a_desk(desk, people, lesson, school):
    desk.log_in(people.terpstra).visit("/les/telefoons/trap/nieuw/")
    desk.press("Stel vast")
    desk.visit("/les/telefoons/plekken/")
    desk.visit("/les/telefoons/hier/")
    desk.log_in(people.ruud).visit("/les/telefoons/?naam=sam")
    desk.visit(f"/les/telefoons/geeft-niet/{people.sami.pk}/")
    desk.press("Vraag de mentor om een gesprek")
