"""The pages of the timetable: for who keeps the school, with what will change before it does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netjes.timetables.models import Lesson, NameFor, Timetable
from netjes.timetables.tests.samples import LIST, appointment, zermelo

pytestmark = pytest.mark.usefixtures("still_now")
INDEX = "/les/rooster/"


@pytest.fixture
def keeper(people, client_of):
    return client_of(people.oosthoek)


def upload(client, content: bytes, name="Rooster", file="rooster.csv"):
    return client.post(INDEX, {"name": name, "file": SimpleUploadedFile(file, content)}, follow=True)


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_works(school, keeper):
    assert "Er is nog geen rooster." in shown(keeper.get(INDEX))
    page = upload(keeper, LIST.encode())
    assert "<b>lessen komen erbij.</b>" in shown(page)
    assert not Lesson.objects.for_school(school).exists()
    address = page.redirect_chain[-1][0]
    page = keeper.post(address, {"seen": page.context["plan"].fingerprint}, follow=True)
    assert Lesson.objects.for_school(school).count() == 2
    assert "2 lessen op komst" in shown(keeper.get(INDEX))


def test_what_is_no_timetable_is_refused_on_the_page(school, keeper):
    page = upload(keeper, b"<html>inloggen</html>", file="rooster.ics")
    assert page.status_code == 422
    assert "is een webpagina" in shown(page)
    assert not Timetable.objects.for_school(school).exists()


def test_a_file_that_waits_can_be_thrown_away(school, keeper):
    upload(keeper, LIST.encode())
    (timetable,) = Timetable.objects.for_school(school)
    keeper.post(reverse("timetables:stop", args=[timetable.pk]))
    assert not Timetable.objects.for_school(school).exists()


def test_another_plan_than_was_seen_is_not_taken_over(school, keeper):
    page = upload(keeper, LIST.encode())
    page = keeper.post(page.redirect_chain[-1][0], {"seen": "x"})
    assert page.status_code == 422
    assert "Kijk hieronder of het nog klopt." in shown(page)
    assert not Lesson.objects.for_school(school).exists()


def test_a_name_is_said_once(school, people, keeper):
    page = upload(keeper, zermelo(appointment(teachers=["xyz"])), file="r.json")
    keeper.post(page.redirect_chain[-1][0], {"seen": page.context["plan"].fingerprint})
    (name,) = NameFor.objects.for_school(school)
    address = reverse("timetables:names")
    assert "xyz" in shown(keeper.get(address))
    for wrong in ("0", "abc", str(people.noor.pk)):
        assert keeper.post(address, {f"n{name.pk}": wrong}).status_code == 422
    page = keeper.post(address, {f"n{name.pk}": str(people.ruud.pk), "n0099": "1", "nx": "1"}, follow=True)
    assert "we wie of welke klas het is." in shown(page)
    assert list(Lesson.objects.for_school(school).get().teachers.all()) == [people.ruud]
    assert "xyz" in shown(keeper.post(address, {"again": f"n{name.pk}"}, follow=True))
    assert not Lesson.objects.for_school(school).get().teachers.exists()


def test_an_address_is_never_shown_again(school, keeper):
    address = "https://rooster.example/geheim.ics"
    page = keeper.post(reverse("timetables:follow"), {"name": "Zermelo", "address": address}, follow=True)
    assert "een adres dat we volgen" in shown(page)
    assert "geheim" not in shown(page)
    assert "geheim" not in Timetable.objects.for_school(school).get().sealed_address


@pytest.mark.parametrize(
    "address", ["http://rooster.example/x", "ftp://x", "https://a:b@x.example", "rooster", "https://"]
)
def test_only_a_safe_address_is_followed(school, keeper, address):
    assert keeper.post(reverse("timetables:follow"), {"name": "Z", "address": address}).status_code == 422
    assert not Timetable.objects.for_school(school).exists()


def test_a_teacher_does_not_get_in(people, client_of):
    assert client_of(people.bos).get(INDEX).status_code == 404


def test_stopping_takes_the_lessons_to_come(school, keeper):
    page = upload(keeper, LIST.encode())
    keeper.post(page.redirect_chain[-1][0], {"seen": page.context["plan"].fingerprint})
    (timetable,) = Timetable.objects.for_school(school)
    keeper.post(reverse("timetables:remove", args=[timetable.pk]))
    assert not Lesson.objects.for_school(school).filter(is_cancelled=False).exists()
