"""The pages: choosing a picture, the desk, what is asked, a download, the list of a class; and who gets none of it."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from netjes.checks.pictures import tests as pictures
from netjes.checks.pictures.cleaning import hidden_in
from netjes.consents.models import Question
from netjes.consents.states import Chosen
from netjes.lib.clock import now, standing_still_at
from netjes.photos.actions import keep_for_publication, let_go
from netjes.photos.chores import forget_photos
from netjes.photos.models import Box, Photo, Pictured
from netjes.photos.pages import asked_of_maker, look_at
from netjes.photos.tests.conftest import ACTOR, a_picture, fresh
from netjes.records.holds import place_hold
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, give_role, place_in_group
from netjes.schools.queries import today
from netjes.schools.states import Role


def address(name: str, *args) -> str:
    return reverse(f"photos:{name}", args=args)


def page_of(client, name, *args, **query) -> str:
    answer = client.get(address(name, *args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client, content: bytes, name: str = "klas 2A Sami Haddad.jpg", **more):
    return client.post(address("index"), {"foto": SimpleUploadedFile(name, content), **more})


def said(photo: Photo, **more) -> dict[str, object]:
    """The desk's form as it stands, with everything answered no."""
    looked = look_at(fresh(photo))
    form: dict[str, object] = {
        "doel": photo.purpose.code, "klas": photo.group_id, "buiten": "none", "dekking": "opaque",
        "getoond": [str(row.person_id) for row in looked.pictured],
        **{each.slug: "nee" for each in asked_of_maker(looked)},
    }  # fmt: skip
    return form | more


def test_it_works(photo, people, client_of):
    """Tick, see the verdict, cover with one tap, download."""
    ruud = client_of(people.ruud)
    shown = [str(p.pk) for p in (people.sami, people.lotte)]
    heads = {f"hoofd-{people.sami.pk}": "1", f"hoofd-{people.lotte.pk}": "3"}
    ruud.post(address("photo", photo.pk), said(photo, op=shown, getoond=shown, **heads))
    page = page_of(ruud, "photo", photo.pk)
    assert "Sami mag hier niet op" in page and "Dek Sami af" in page and "Niemand van" not in page
    assert "Nieuwsbrief" in page.split("Hier mag iedereen er zo wel op")[1]
    ruud.post(address("photo", photo.pk), said(photo, op=shown, getoond=shown, doe="dek", **heads))
    page = page_of(ruud, "photo", photo.pk)
    assert "Deze foto mag hierheen" in page and "alleen Lotte te herkennen is" in page
    answer = ruud.get(address("download", photo.pk))
    assert answer["Content-Disposition"] == f'attachment; filename="foto-{photo.pk}.jpg"'
    with Image.open(BytesIO(answer.content)) as image:
        assert image.size == (1200, 800) and image.getpixel((150, 260))[0] < 80
    assert LogRow.objects.for_school(photo.school_id).filter(act="photos.photo.downloaded").count() == 1


def test_what_is_hidden_in_a_file_is_gone_and_so_is_its_name(people, places, client_of):
    exif = Image.Exif()
    exif[0x010E], exif[0x010F] = "Sami Haddad", "Toestel"
    answer = send(client_of(people.ruud), a_picture(exif=exif.tobytes()), doel="nieuwsbrief")
    photo = Photo.objects.for_school(people.ruud.school).get()
    assert answer["Location"] == address("photo", photo.pk)
    assert hidden_in(bytes(photo.picture)) == () and hidden_in(bytes(photo.small)) == () and "exif" in photo.removed
    assert b"Sami" not in bytes(photo.picture)
    assert "Haddad" not in page_of(client_of(people.ruud), "index")
    assert photo.purpose.code == "nieuwsbrief" and photo.goes_at <= now() + timedelta(hours=24)


def test_a_face_is_found_and_can_be_covered(people, places, client_of):
    """Found, numbered, and not recognised by anybody but who ticks."""
    face = Path(pictures.__file__).with_name("face.jpg").read_bytes()
    send(client_of(people.ruud), face, doel="sociale-media")
    photo = Photo.objects.for_school(people.ruud.school).get()
    boxes = list(Box.objects.for_school(photo.school).filter(photo=photo))
    assert [(box.number, box.origin, box.covered) for box in boxes] == [(1, "found", False)]
    assert not Pictured.objects.for_school(photo.school).exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "Dit is een video"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (a_picture()[:900], "beschadigd"),
        (b"%PDF-1.7", "PDF"),
        (b"zomaar wat", "geen foto die Netjes kent"),
    ],
)
def test_what_is_no_picture_is_refused_with_advice(content, says, people, places, client_of):
    answer = send(client_of(people.ruud), content)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not Photo.objects.for_school(people.ruud.school).exists()


def test_without_a_file_it_says_so(people, places, client_of):
    answer = client_of(people.ruud).post(address("index"), {})
    assert answer.status_code == 422 and "Kies eerst een foto" in answer.content.decode()


def test_a_large_picture_is_small_on_the_screen_and_whole_when_it_is_taken_along(people, places, client_of):
    ruud = client_of(people.ruud)
    send(ruud, a_picture(3000, 2000, "PNG"), doel="sociale-media")
    photo = Photo.objects.for_school(people.ruud.school).get()
    with Image.open(BytesIO(bytes(photo.small))) as image:
        assert max(image.size) == 1440
    Box.objects.create(school=photo.school, photo=photo, number=99, x=1500, y=1000, w=300, h=300, covered=True)
    with Image.open(BytesIO(ruud.get(address("preview", photo.pk)).content)) as image:
        assert max(image.size) == 1440 and image.getpixel((790, 550))[0] < 80
    assert (photo.width, photo.height) == (3000, 2000)


def test_a_download_before_its_time_says_why_and_whom_to_ask(photo, tick, people, client_of):
    tick(sami=1, noor=2)
    answer = client_of(people.ruud).get(address("download", photo.pk))
    assert answer.status_code == 409 and "Sami mag hier niet op" in answer.content.decode()
    tick(sami=1, noor=2, covered=(1,))
    assert "Vraag eerst of Noor" in client_of(people.ruud).get(address("download", photo.pk)).content.decode()


def test_who_is_asked_sees_it_covered_and_nobody_else_sees_it(photo, tick, people, client_of):
    tick(sami=1, noor=2, covered=(1,))
    client_of(people.ruud).post(
        address("photo", photo.pk),
        said(
            photo, op=[people.sami.pk, people.noor.pk], dek=["1"], doe="vraag",
            **{f"hoofd-{people.sami.pk}": "1", f"hoofd-{people.noor.pk}": "2"},
        ),
    )  # fmt: skip
    question = Question.objects.for_school(photo.school).get()
    assert question.about == f"photo:{photo.pk}" and question.path == address("asked", photo.pk)
    marieke = client_of(people.marieke)
    page = page_of(marieke, "asked", photo.pk)
    assert "Het gaat om Noor" in page and "Sami" not in page and "Uw" not in page.split("<main")[0]
    picture = marieke.get(address("asked_picture", photo.pk))
    assert picture["Cache-Control"] == "private, no-store"
    with Image.open(BytesIO(picture.content)) as image:
        assert image.getpixel((150, 260))[0] < 80
    for other in (people.karima, people.sami, people.lotte, people.bos, people.terpstra):
        assert client_of(other).get(address("asked", photo.pk)).status_code == 404
        assert client_of(other).get(address("asked_picture", photo.pk)).status_code == 404
    assert client_of(people.noor).get(address("asked", photo.pk)).status_code == 200  # about herself


@pytest.mark.parametrize("name", ["photo", "picture", "preview", "download", "throw_away"])
def test_a_picture_is_its_makers_alone(name, photo, people, client_of):
    assert client_of(people.ruud).get(address(name, photo.pk)).status_code in (200, 409)
    for other in (people.bos, people.terpstra, people.oosthoek, people.sami, people.karima):
        assert client_of(other).get(address(name, photo.pk)).status_code == 404


def test_nobody_ticks_a_person_of_another_school(photo, people, other_school, client_of):
    stranger = add_person(actor=ACTOR, school=other_school, given_name="Vreemde", family_name="Leerling")
    give_role(actor=ACTOR, person=stranger, role=Role.PUPIL)
    type(photo.school).objects.filter(pk=photo.school_id).update(host="testserver")
    client_of(people.ruud).post(
        address("photo", photo.pk), said(photo, op=[str(stranger.pk)], getoond=[str(stranger.pk)])
    )
    assert not Pictured.objects.for_school(photo.school).exists()


@pytest.mark.parametrize("junk", ["x", "-1", "9" * 40, "\0", "1e9"])
def test_junk_in_the_form_changes_nothing(junk, photo, people, client_of):
    ruud = client_of(people.ruud)
    before = [(b.x, b.y, b.w, b.h) for b in Box.objects.for_school(photo.school)]
    for more in (
        {"op": junk, "getoond": junk}, {"dek": junk}, {"doe": f"weg-{junk}"}, {"doe": junk}, {"nieuw": junk},
        {"nieuw": f"1,2,{junk},4"}, {"vak-1-x": junk}, {"klas": junk}, {"doel": junk}, {"buiten": junk},
        {"dekking": junk}, {"doe": f"dek-{junk}"}, {"doe": f"doel-{junk}"},
    ):  # fmt: skip
        assert ruud.post(address("photo", photo.pk), said(photo) | more).status_code in (302, 400)
    assert [(b.x, b.y, b.w, b.h) for b in Box.objects.for_school(photo.school)] == before
    assert fresh(photo).purpose_id == photo.purpose_id and fresh(photo).group_id == photo.group_id


def test_boxes_are_drawn_moved_and_removed_without_a_script(photo, people, client_of):
    ruud = client_of(people.ruud)
    ruud.post(address("photo", photo.pk), said(photo, doe="vak"))
    ruud.post(
        address("photo", photo.pk), said(photo, **{"vak-4-x": "0", "vak-4-y": "0", "vak-4-w": "100", "vak-4-h": "50"})
    )
    box = Box.objects.for_school(photo.school).get(number=4)
    assert (box.x, box.y, box.w, box.h) == (0, 0, 120, 40)
    ruud.post(address("photo", photo.pk), said(photo, nieuw="500,500,100,100"))
    assert Box.objects.for_school(photo.school).get(number=5).x == 600
    ruud.post(address("photo", photo.pk), said(photo, doe="weg-4"))
    assert sorted(b.number for b in Box.objects.for_school(photo.school)) == [1, 2, 3, 5]


def test_a_search_finds_a_colleague_and_another_class(photo, people, client_of):
    ruud = client_of(people.ruud)
    answer = ruud.post(address("photo", photo.pk), said(photo, zoek="daan"))
    assert answer["Location"].endswith("?zoek=daan")
    assert "Daan de Vries" in page_of(ruud, "photo", photo.pk, zoek="daan")
    assert "Petra Visser" in page_of(ruud, "photo", photo.pk, zoek="visser")
    assert "Karima" not in page_of(ruud, "photo", photo.pk, zoek="karima").split("<main")[1].split("zoek")[0]


def test_a_picture_is_gone_within_a_day(photo, tick, people, client_of):
    tick(lotte=3)
    with standing_still_at(now() + timedelta(hours=25)):
        assert client_of(people.ruud).get(address("photo", photo.pk)).status_code == 404
        assert forget_photos(photo.school) == 1
    assert not Photo.objects.for_school(photo.school).exists() and not Box.objects.for_school(photo.school).exists()


def test_a_published_picture_stays_until_it_is_let_go(photo, people):
    keep_for_publication(actor=ACTOR, photo=photo)
    with standing_still_at(now() + timedelta(days=400)):
        assert forget_photos(photo.school) == 0
        let_go(actor=ACTOR, photo=photo)
    with standing_still_at(now() + timedelta(days=402)):
        assert forget_photos(photo.school) == 1


def test_what_may_not_go_is_out_of_sight_and_stays(photo, tick, people, client_of):
    tick(lotte=3)
    place_hold(
        actor=ACTOR, school_key=photo.school_id, about=people.lotte.ref, reason="court",
        until_on=today() + timedelta(days=9),
    )  # fmt: skip
    ruud = client_of(people.ruud)
    ruud.post(address("throw_away", photo.pk))
    assert ruud.get(address("photo", photo.pk)).status_code == 404
    assert forget_photos(photo.school) == 0 and Photo.objects.for_school(photo.school).exists()


def test_throwing_away_takes_everything_along(photo, tick, people, client_of):
    tick(sami=1, noor=2, covered=(1,))
    ruud = client_of(people.ruud)
    assert "meteen weg" in page_of(ruud, "throw_away", photo.pk)
    assert ruud.post(address("throw_away", photo.pk))["Location"] == address("index")
    assert not Photo.objects.for_school(photo.school).exists()


def test_the_list_of_a_class_says_it_before_the_picture_is_taken(photo, people, client_of):
    page = page_of(client_of(people.bos), "class", people.class_2a.pk, voor="sociale-media")
    names = page.split("names-list")[1]
    assert names.index("Sami") < names.index("Noor") < names.index("Lotte")
    assert "mag niet" in names and "vraag het eerst" in names and "Youssef" not in page
    assert (
        "mag niet"
        not in page_of(client_of(people.bos), "class", people.class_2a.pk, voor="nieuwsbrief")
        .split("names-list")[1]
        .split("Zo was het")[0]
    )
    row = LogRow.objects.for_school(photo.school_id).filter(act="photos.list.read").first()
    assert row.subject == f"group:{people.class_2a.pk}" and row.about == ""


def test_a_shielded_pupil_stands_in_the_list_like_any_no(photo, people, client_of):
    people.lotte.shielded = True
    people.lotte.save()
    names = page_of(client_of(people.bos), "class", people.class_2a.pk, voor="nieuwsbrief").split("names-list")[1]
    assert names.index("Lotte") < names.index("Noor") and names.count("mag niet") == 1


def test_thirty_pupils_take_few_questions_to_the_database(photo, people, chose, client_of):
    """Apart from what every page asks of who looks and of what waits for them."""

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            page_of(ruud, "photo", photo.pk)
        every_page = ("django_session", "schools_roomswitch", '"role" AS', "notices_", "reports_")
        heads = [each["sql"].split("WHERE")[0] for each in captured.captured_queries]
        return sum(not any(word in head for word in every_page) for head in heads)

    ruud = client_of(people.ruud)
    page_of(ruud, "photo", photo.pk)
    for at in range(30):
        pupil = add_person(actor=ACTOR, school=photo.school, given_name=f"Leerling{at}", family_name="Test")
        give_role(actor=ACTOR, person=pupil, role=Role.PUPIL)
        place_in_group(actor=ACTOR, person=pupil, group=people.class_2a, starts_on=now().date() - timedelta(days=9))
        chose(pupil, pupil, "sociale-media", Chosen.YES)
        Pictured.objects.create(school=photo.school, photo=photo, person=pupil, added_at=now())
    assert asked() < 18
