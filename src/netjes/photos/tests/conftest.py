"""A picture of class 2A on Ruud's desk: Sami's father said no, Noor's mother is asked each time, Lotte said yes."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from netjes.consents.actions import Asked, open_purpose
from netjes.consents.models import Choice, Purpose
from netjes.consents.queries import wordings_of
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now
from netjes.photos.actions import Saying, say
from netjes.photos.actions.taking_in import STAYS
from netjes.photos.models import Box, Photo
from netjes.photos.pages import asked_of_maker, look_at
from netjes.photos.states import Origin
from netjes.schools.models import Person

ACTOR = system("tests")
WIDTH, HEIGHT = 1200, 800


def a_picture(width: int = WIDTH, height: int = HEIGHT, form: str = "JPEG", **more) -> bytes:
    """Three heads of different greys on a plain ground; nobody."""
    image = Image.new("RGB", (width, height), "#d5e3ea")
    for at, grey in enumerate(("#402a20", "#c9a184", "#8d5b3d")):
        image.paste(grey, (100 + 400 * at, 200, 200 + 400 * at, 320))
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def actor_of(person: Person) -> Actor:
    return Actor(person.ref, "teacher")


@pytest.fixture
def places(agreed) -> dict[str, Purpose]:
    """A newsletter that only people of school get, and social media."""
    return {
        code: open_purpose(
            actor=ACTOR, school=agreed, asked=Asked(name, "Wie het ziet.", name, "Who sees it."),
            kind=PurposeKind.PICTURE, reach=reach, app="", code=code, asks_staff=True,
        )
        for code, name, reach in (
            ("nieuwsbrief", "Nieuwsbrief", Reach.INSIDE), ("sociale-media", "Sociale media", Reach.EVERYBODY),
        )
    }  # fmt: skip


@pytest.fixture
def chose(places) -> Callable[..., Choice]:
    """`chose(people.karima, people.sami, "sociale-media", Chosen.NO)`"""

    def made(by: Person, about: Person, code: str, answer: Chosen) -> Choice:
        purpose = places[code]
        return Choice.objects.create(
            school=about.school, person=about, purpose=purpose, wording=wordings_of([purpose])[purpose.pk],
            answer=answer, given_by=by, given_at=now(),
        )  # fmt: skip

    return made


@pytest.fixture
def chosen(people, chose) -> None:
    """On social media: Sami no (his father), Noor ask me, Lotte yes. In the newsletter everybody yes."""
    chose(people.karima, people.sami, "sociale-media", Chosen.YES)
    chose(people.youssef, people.sami, "sociale-media", Chosen.NO)
    chose(people.marieke, people.noor, "sociale-media", Chosen.ASK_ME)
    chose(people.lotte, people.lotte, "sociale-media", Chosen.YES)
    for by, about in (
        (people.karima, people.sami), (people.youssef, people.sami), (people.marieke, people.noor),
        (people.lotte, people.lotte),
    ):  # fmt: skip
        chose(by, about, "nieuwsbrief", Chosen.YES)
    people.lotte.turns, people.lotte.is_18 = None, True
    people.lotte.save()


@pytest.fixture
def photo(people, places, chosen) -> Photo:
    """Three boxes, nobody ticked yet."""
    jpeg = a_picture()
    made = Photo.objects.create(
        school=people.sami.school, by=people.ruud, picture=jpeg, small=jpeg, width=WIDTH, height=HEIGHT,
        purpose=places["sociale-media"], group=people.class_2a, created_at=now(), goes_at=now() + STAYS,
    )  # fmt: skip
    for number in (1, 2, 3):
        Box.objects.create(
            school=made.school, photo=made, number=number, x=100 + 400 * (number - 1), y=200, w=100, h=120,
            origin=Origin.FOUND,
        )  # fmt: skip
    return made


@pytest.fixture
def tick(photo, people):
    """`tick(sami=1, noor=2, lotte=3)`: these are on it, at these heads; the maker says no to all questions."""

    def ticked(covered: tuple[int, ...] = (), code: str = "", answered: bool = True, **heads: int | None) -> Photo:
        everybody = tuple(getattr(people, name) for name in heads)
        looked = look_at(fresh(photo))
        place = next((p.purpose for p in looked.places if p.purpose.code == code), photo.purpose)
        clear = {each.fact.name: False for each in asked_of_maker(looked)} if answered else {}
        return say(
            actor=actor_of(people.ruud), photo=photo,
            saying=Saying(
                purpose=place, group=people.class_2a, ticked=everybody, covered=frozenset(covered), answers=clear,
                shown=frozenset(p.pk for p in (people.sami, people.noor, people.lotte)),
                heads={getattr(people, name).pk: number for name, number in heads.items()},
            ),
        )  # fmt: skip

    return ticked


def fresh(photo: Photo) -> Photo:
    found = Photo.objects.for_school(photo.school).select_related("purpose", "group").get(pk=photo.pk)
    found.school = photo.school
    return found
