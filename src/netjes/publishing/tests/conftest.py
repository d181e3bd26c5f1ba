"""A school that publishes: somebody for communication, a website with consent, and a draft in the school's name."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from netjes.consents.actions import Asked as AskedText
from netjes.consents.actions import Given, choose, open_purpose
from netjes.consents.models import Purpose
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now, standing_still_at
from netjes.publishing.actions.preparing import Plan, prepare
from netjes.publishing.known_names import forget_names
from netjes.publishing.models import Draft, SchoolChannel
from netjes.publishing.states import ChannelKind, Voice
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.states import Role

ACTOR = system("tests")
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # Tuesday, 10.00 in Amsterdam
# What only the author knows, answered so that nothing stands in the way.
CLEAR = {
    "iemand kan er last van krijgen": False, "raakt de goede naam": False, "mening": False, "privégegevens": False,
    "ernstige inhoud": False, "twijfel": False, "vertrouwelijk": False, "over een ander": False,
}  # fmt: skip


def as_actor(person: Person, role: str = "teacher") -> Actor:
    return Actor(person.ref, role)


@dataclass(frozen=True)
class Desk:
    """`iris` does communication; `website` is what people agreed to, and `feed` and `paper` are channels for it."""

    iris: Person
    website: Purpose
    feed: SchoolChannel
    paper: SchoolChannel


@pytest.fixture
def clock():
    forget_names()
    with standing_still_at(MORNING):
        yield
    forget_names()


@pytest.fixture
def desk(clock, agreed, people) -> Desk:
    iris = add_person(actor=ACTOR, school=agreed, given_name="Iris", family_name="Prins", honorific="mevrouw")
    give_role(actor=ACTOR, person=iris, role=Role.COMMUNICATION)
    website = open_purpose(
        actor=ACTOR, school=agreed, asked=AskedText("Foto’s op de website", "Iedereen kan ze zien."), code="website",
        kind=PurposeKind.PICTURE, reach=Reach.EVERYBODY,
    )  # fmt: skip
    return Desk(iris, website, *(
        SchoolChannel.objects.create(
            school=agreed, kind=kind, name=name, slug=name.lower(), purpose=website, created_at=now()
        )
        for kind, name in ((ChannelKind.FEED, "Nieuws"), (ChannelKind.BY_HAND, "Schoolkrant"))
    ))  # fmt: skip


@pytest.fixture
def says(desk):
    """`says(people.marieke, "yes", about=people.noor)` chooses for the website."""

    def said(who: Person, answer: str, about: Person | None = None):
        return choose(
            actor=as_actor(who, "guardian"), person=about or who, answers={desk.website: Chosen(answer)},
            given=Given(by=who),
        )  # fmt: skip

    return said


@pytest.fixture
def write(people, desk):
    """`write("De musical was mooi.")`: a draft of Ruud in the school's name."""

    def written(text: str = "De musical was mooi. Kom ook!", voice: str = Voice.SCHOOL, by: Person | None = None):
        author = by or people.ruud
        return Draft.objects.create(
            school=author.school, author=author, role="medewerker", text=text, voice=voice,
            goes_on=today() + timedelta(days=7), created_at=now(), updated_at=now(),
        )  # fmt: skip

    return written


@pytest.fixture
def ready(people, desk, write):
    """`ready(channel, people=[…])`: Ruud prepared a message, and answered everything that only he knows."""

    def made(channel: SchoolChannel | None = None, draft: Draft | None = None, facts=None, **plan):
        return prepare(
            actor=as_actor(people.ruud), author=people.ruud, draft=draft or write(),
            plan=Plan(channel=channel or desk.feed, title=plan.pop("title", "De musical"),
                      facts=CLEAR if facts is None else facts, **plan),
        )  # fmt: skip

    return made
