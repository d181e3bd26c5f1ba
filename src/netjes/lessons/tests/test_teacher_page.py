"""The teacher's pages: two taps, what is wrong in words, and nobody else's lesson."""

from datetime import timedelta
from uuid import uuid4

import pytest

from netjes.lessons.models import Permission
from netjes.lessons.tests.hours import TEN, exempt, lesson
from netjes.lib.clock import standing_still_at
from netjes.timetables.models import Lesson


@pytest.fixture(autouse=True)
def _ten_o_clock():
    with standing_still_at(TEN + timedelta(minutes=5)):
        yield


@pytest.fixture
def biology(agreed, people):
    return lesson(people.bos.school, people.class_2a, teacher=people.bos)


def given_in(biology):
    return Permission.objects.for_school(biology.school).filter(lesson=biology)


def tap(client, biology, **fields):
    return client.post(f"/les/{biology.pk}/", {"tik": str(uuid4()), "doel": "lookup", "tijd": "15", **fields})


def test_it_works(biology, people, client_of):
    bos = client_of(people.bos)
    assert bos.get("/les/").url == f"/les/{biology.pk}/"
    page = bos.get(f"/les/{biology.pk}/").content.decode()
    assert "De telefoons zijn nu weg." in page and "Net als vorige keer" not in page
    assert tap(bos, biology, doe="aan").status_code == 302
    page = bos.get(f"/les/{biology.pk}/").content.decode()
    assert "Aan tot 10.20 uur" in page and "5 minuten erbij" in page
    given = given_in(biology).get()
    for deed in ("erbij", "stil", "verder", "stop"):
        bos.post(f"/les/{biology.pk}/", {"doe": deed, "toestemming": given.pk})
    given.refresh_from_db()
    assert given.closed_at and given.ends_at == TEN + timedelta(minutes=25)
    page = bos.get(f"/les/{biology.pk}/").content.decode()
    assert "Net als vorige keer" in page and "Zet 15 minuten aan, om iets op te zoeken" in page


def test_the_same_as_last_time_is_one_tap(biology, people, client_of):
    bos = client_of(people.bos)
    tap(bos, biology, doe="aan", doel="app", app="Klokquiz", tijd="")
    bos.post(f"/les/{biology.pk}/", {"doe": "alles"})
    again = {"vorige-doel": "app", "vorige-woorden": "Klokquiz", "vorige-tijd": ""}
    tap(bos, biology, doe="vorige", **again)
    newest = given_in(biology).order_by("-pk")[0]
    assert (newest.purpose, newest.words, newest.lasts_whole_lesson) == ("app", "Klokquiz", True)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"doel": "app", "app": ""}, "Vul in welke app het is."),
        ({"tijd": "999"}, "1 tot en met 240"),
        ({"tijd": "veel"}, "Kies een aantal minuten."),
        ({"doel": "x"}, "Kies waarvoor"),
        ({"tik": "geen"}, "deze tik"),
        ({"wie": "abc"}, "Kies de leerlingen"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_chosen_stays(biology, people, client_of, fields, said):
    answer = tap(client_of(people.bos), biology, doe="aan", **fields)
    assert answer.status_code == 400 and said in answer.content.decode()
    assert not given_in(biology).exists()


def test_nobody_opens_anothers_lesson(biology, people, client_of):
    for other in (people.kaya, people.terpstra, people.noor, people.karima, people.oosthoek):
        assert client_of(other).get(f"/les/{biology.pk}/").status_code == 404
        assert tap(client_of(other), biology, doe="aan").status_code == 404
    assert not given_in(biology).exists()
    assert client_of(people.visser).get(f"/les/{biology.pk}/").status_code == 200  # leads the team


def test_a_permission_of_another_lesson_is_not_found(biology, people, client_of):
    bos, other = client_of(people.bos), lesson(people.bos.school, people.class_3b, teacher=people.kaya)
    tap(client_of(people.kaya), other, doe="aan")
    theirs = given_in(other).get()
    for number in (theirs.pk, "0", "x", "9" * 30):
        assert bos.post(f"/les/{biology.pk}/", {"doe": "stop", "toestemming": number}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.closed_at is None


def test_who_has_a_standing_arrangement_shows_to_who_gives_the_lesson(biology, people, client_of):
    exempt(people.sami)
    page = client_of(people.bos).get(f"/les/{biology.pk}/").content.decode()
    assert "Eén leerling heeft een vaste afspraak" in page
    assert "Sami Haddad" in client_of(people.bos).get(f"/les/{biology.pk}/vast/").content.decode()
    assert client_of(people.kaya).get(f"/les/{biology.pk}/vast/").status_code == 404


def test_a_social_app_says_how_many_need_something_else(biology, people, client_of):
    bos = client_of(people.bos)
    page = tap(bos, biology, doe="aan", doel="app", app="Beeldplein", tijd="500").content.decode()
    assert "Voor 3 leerlingen mag deze app niet." in page and "Noor" not in page.split("Voor een deel van de klas")[0]
    assert "Noor de Vries" in bos.get(f"/les/{biology.pk}/anders/?app=Beeldplein").content.decode()


def test_beforehand_it_is_made_ready(agreed, people, client_of):
    tomorrow = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN + timedelta(days=1))
    bos = client_of(people.bos)
    assert "Zet klaar voor deze les" in bos.get(f"/les/{tomorrow.pk}/").content.decode()
    tap(bos, tomorrow, doe="aan", tijd="", meenemen="1")
    assert "Staat klaar voor deze les" in bos.get(f"/les/{tomorrow.pk}/").content.decode()
    assert "Neem je telefoon mee" in client_of(people.noor).get("/berichten/").content.decode()


def test_a_lesson_on_the_spot(agreed, people, client_of):
    kaya, token = client_of(people.kaya), str(uuid4())
    assert "geen lessen van jou" in kaya.get("/les/").content.decode()
    form = {"tik": token, "klas": people.class_2a.pk, "vak": "mentoruur", "tot": "50"}
    first = kaya.post("/les/los/", form)
    assert kaya.post("/les/los/", form).url == first.url and Lesson.objects.for_school(agreed).count() == 1
    assert kaya.get("/les/").url == first.url
    for wrong in ({"tot": "9999"}, {"tot": "x"}, {"klas": ""}, {"vak": " "}):
        assert kaya.post("/les/los/", form | {"tik": str(uuid4())} | wrong).status_code == 400


def test_a_parent_sees_what_holds_in_general(agreed, people, client_of):
    page = client_of(people.karima).get("/les/").content.decode()
    assert "Uw kind" in page and "Mag niet" in page and "Gewone les" in page
    assert "De telefoon in de les" in client_of(people.terpstra).get("/les/").content.decode()


def test_two_lessons_at_once_are_both_listed(biology, people, client_of):
    other = lesson(people.bos.school, people.class_3b, teacher=people.bos, subject="mentoruur")
    page = client_of(people.bos).get("/les/").content.decode()
    assert f"/les/{biology.pk}/" in page and f"/les/{other.pk}/" in page


def test_what_is_over_says_so(biology, people, client_of):
    with standing_still_at(TEN + timedelta(minutes=51)):
        assert "Deze les is voorbij." in client_of(people.bos).get(f"/les/{biology.pk}/").content.decode()
