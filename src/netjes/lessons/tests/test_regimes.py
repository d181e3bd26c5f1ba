"""What a school says that holds where and when: facts for the engine, which alone answers."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience
from netjes.lessons.actions.regimes import Rule, reset_regime, set_regime
from netjes.lessons.errors import CannotSetRegime
from netjes.lessons.models import ClassApp, Regime
from netjes.lessons.moments import holds_for, picture_of
from netjes.lessons.overlay import overlay_of
from netjes.lessons.states import Circumstance
from netjes.lessons.tests.hours import TEN, lesson, permission
from netjes.lib.actors import system
from netjes.norms.library import with_additions

ACTOR = system("tests")
INDEX, BREAK = "/les/regels/", Circumstance.BREAK
pytestmark = pytest.mark.usefixtures("still_now")


def say(school, circumstance=BREAK, **rule) -> Regime:
    given = {"name": "pauze", "from_time": time(10, 10), "to_time": time(10, 30), **rule}
    if circumstance not in (BREAK,) and "from_time" not in rule:
        given |= {"from_time": None, "to_time": None}
    return set_regime(actor=ACTOR, school=school, circumstance=circumstance, rule=Rule(**given))


def verdict_for(school, pupil, moment=TEN) -> str:
    return holds_for(picture_of(school, moment), overlay_of(pupil, moment.date()), moment).verdict.verdict.value


def test_it_works(agreed, client_of, people):
    client = client_of(people.oosthoek)
    page = client.get(INDEX).content.decode()
    assert "Wat waar geldt" in page and "/afspraken/leerlingen/7/" in page and "Mag niet" in page
    form = client.get(reverse("lessons:new_regime", args=["break"])).content.decode()
    assert "Is het nu les?" in form and "Heeft je leraar" not in form
    answer = client.post(
        reverse("lessons:new_regime", args=["break"]),
        {"name": "kleine pauze", "weekdays": ["1", "2"], "from_time": "10:10", "to_time": "10:30"},
    )
    assert answer.status_code == 302
    row = Regime.objects.for_school(agreed).get()
    assert (row.name, row.weekdays, row.facts) == ("kleine pauze", "12", {})
    assert "kleine pauze" in client.get(INDEX).content.decode()


def test_a_break_that_counts_as_lesson_is_answered_by_the_agreement(agreed, people):
    lesson(agreed, people.class_2a)
    after = TEN + timedelta(minutes=55)
    assert verdict_for(agreed, people.noor, after) == "allowed"
    say(agreed, from_time=time(10, 50), to_time=time(11, 10), facts={"les": True})
    assert verdict_for(agreed, people.noor, after) != "allowed"


def test_back_to_usual(agreed):
    reset_regime(actor=ACTOR, regime=say(agreed))
    assert not Regime.objects.for_school(agreed).exists()


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"facts": {"het regent": True}}, "woordenlijst kent dit niet: het regent"),
        ({"from_time": time(11), "to_time": time(10)}, "eind ligt vóór het begin"),
        ({"from_time": time(11), "to_time": time(11)}, "eind ligt vóór het begin"),
        ({"to_time": None}, "beide tijden"),
        ({"from_time": None, "to_time": None}, "een begin en een eind"),
        ({"name": " "}, "korte naam"),
        ({"weekdays": "18"}, "dagen uit de lijst"),
        ({"facts": {"les": True, "op school": False}}, "niet samen"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(agreed, rule, why):
    with pytest.raises(CannotSetRegime, match=why):
        say(agreed, **rule)
    assert not Regime.objects.for_school(agreed).exists()


def test_breaks_may_not_overlap_on_one_day(agreed):
    say(agreed, weekdays="12")
    with pytest.raises(CannotSetRegime, match="valt samen met: pauze"):
        say(agreed, weekdays="", from_time=time(10, 20), to_time=time(10, 40))
    assert say(agreed, weekdays="3", from_time=time(10, 20), to_time=time(10, 40))
    assert say(agreed, weekdays="12", from_time=time(10, 30), to_time=time(10, 40))


def test_a_lesson_has_its_times_from_the_timetable(agreed):
    with pytest.raises(CannotSetRegime, match="rooster"):
        say(agreed, Circumstance.TEST, from_time=time(9), to_time=time(10))


def test_in_the_model_a_test_is_not_allowed_even_when_the_teacher_opened_it(agreed, people):
    permission(lesson(agreed, people.class_2a, kind="test"))
    assert verdict_for(agreed, people.noor) == "not_allowed"


def test_a_school_that_adopted_consultation_in_tests_gets_consultation(school, people):
    text, _situations = with_additions("leerlingen", ())
    strict = "verbiedt: telefoon gebruiken, sociale media gebruiken\nals: les en toetsmoment"
    assert strict in text
    publish_version(
        actor=ACTOR, school=school, audience=Audience.PUPILS,
        text=text.replace(strict, strict.replace("verbiedt:", "vraagt overleg bij:")),
        situations="", in_force_from=TEN.date(), adopted_by="de raad", adopted_on=TEN.date(),
    )  # fmt: skip
    permission(lesson(school, people.class_2a, kind="test"))
    assert verdict_for(school, people.noor) == "ask"


def test_apps_are_kept_and_the_same_name_changes_one(agreed, client_of, people):
    client = client_of(people.terpstra)
    client.post("/les/apps/", {"name": "Quizkwartier", "is_approved": "on"})
    client.post("/les/apps/", {"name": "quizkwartier", "is_social": "on"})
    app = ClassApp.objects.for_school(agreed).get()
    assert (app.name, app.is_social, app.is_approved) == ("Quizkwartier", True, False)
    assert "niet goedgekeurd" in client.get("/les/apps/").content.decode()
    client.post(reverse("lessons:remove_app", args=[app.pk]))
    assert not ClassApp.objects.for_school(agreed).exists()


@pytest.mark.parametrize("who", ["bos", "visser", "noor", "karima"])
def test_whoever_does_not_keep_the_school_sets_nothing(agreed, client_of, people, who):
    client = client_of(getattr(people, who))
    assert client.get(INDEX).status_code == client.get("/les/apps/").status_code == 404
