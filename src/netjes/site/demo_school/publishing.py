"""What the example school published, who asks something in doubt, and what somebody wants gone."""

from datetime import timedelta
from uuid import uuid4

from netjes.consents.models import Purpose
from netjes.consents.queries import purposes_of, standings
from netjes.consents.states import PurposeKind, Standing
from netjes.lib.clock import now
from netjes.publishing.actions.answering import answer_doubt
from netjes.publishing.actions.asking import Asked, ask_in_doubt
from netjes.publishing.actions.taking_down import ask_take_down
from netjes.publishing.line import answerers_of
from netjes.publishing.models import Doubt, Publication, PublicationPerson, SchoolChannel
from netjes.publishing.states import AskedOf, ChannelKind, PublicationState, Voice
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town

# Where, how many days ago, title and text.
PLACED = (
    ("nieuws", 3, "Klas 2A onderzoekt de sloot", "Met emmers en schepnetten naar buiten. Er leeft veel in."),
    ("nieuws", 12, "Open dag op 29 januari", "Kom kijken hoe het bij ons is. Leerlingen laten je de school zien."),
    ("schoolkrant", 20, "Zo was de introductieweek", "Nieuwe brugklassers leerden elkaar kennen op het strand."),
)  # fmt: skip


def publish_news(town: Town) -> None:
    """A feed and the paper for parents; a question that waits, one that became an example, one thing to take down."""
    places = {purpose.code: purpose for purpose in purposes_of(town.school, PurposeKind.PICTURE)}
    channels = {
        "nieuws": _channel(town, "Nieuws op de website", "nieuws", ChannelKind.FEED, places.get("website")),
        "schoolkrant": _channel(town, "Schoolkrant", "schoolkrant", ChannelKind.BY_HAND, places.get("nieuwsbrief")),
    }
    desk, noor, marieke = (town.named(name) for name in ("Chantal de Graaf", "Noor de Vries", "Marieke de Vries"))
    made = [_placed(town, desk, channels[where], days, title, text) for where, days, title, text in PLACED]
    if not PublicationPerson.objects.for_school(town.school).filter(publication=made[0], person=noor).exists():
        PublicationPerson.objects.create(school=town.school, publication=made[0], person=noor)
    ask_take_down(
        actor=ACTOR, by=marieke, person=noor, address="https://app.example/klas2a/7",
        words="Een filmpje van de klas, op de pagina van een leerling. Noor wil er niet op.",
    )  # fmt: skip
    _ask(town)


def _channel(town: Town, name: str, slug: str, kind: ChannelKind, purpose: Purpose | None) -> SchoolChannel:
    return SchoolChannel.objects.create(
        school=town.school, kind=kind, name=name, slug=slug, purpose=purpose, checked_at=now(), created_at=now()
    )  # fmt: skip


def _placed(town: Town, by: Person, channel: SchoolChannel, days: int, title: str, text: str) -> Publication:
    at = now() - timedelta(days=days)
    publication = Publication.objects.create(
        school=town.school, channel=channel, key=uuid4(), title=title, text=text, purpose=channel.purpose,
        published_by=by, state=PublicationState.OUT, created_at=at, out_at=at, verdict="allowed",
        stays_until=today() + timedelta(days=200),
    )  # fmt: skip
    if channel.purpose is not None and title.startswith("Klas"):
        people = [pupil.person for pupil in town.of_class("2A")]
        holds = standings(channel.purpose, people)
        PublicationPerson.objects.bulk_create(
            PublicationPerson(school=town.school, publication=publication, person=person)
            for person in [each for each in people if holds[each.pk] is Standing.YES][:3]
        )
    return publication


def _ask(town: Town) -> None:
    """Anneke Bos asks Petra Visser; what Emre Kaya asked helps others now."""
    kaya = town.named("Emre Kaya")
    before = ask_in_doubt(
        actor=ACTOR, asker=kaya, role="medewerker",
        asked=Asked(words="Mag ik op LinkedIn een opdracht van een leerling laten zien?", may_be_example=True,
                    asked_of=AskedOf.SUPERVISOR),
    )  # fmt: skip
    answer_doubt(
        actor=ACTOR, by=answerers_of(before)[0], approve=True,
        doubt=Doubt.objects.for_school(town.school).get(pk=before.pk),
        answer="Ja, als de leerling het goedvindt en de naam er niet op staat. Schrijf erbij dat jij het vindt.",
        article="9", example="Mag ik op LinkedIn werk van een leerling laten zien?",
    )  # fmt: skip
    ask_in_doubt(
        actor=ACTOR, asker=town.named("Anneke Bos"), role="medewerker",
        asked=Asked(
            words="Een ouder schrijft op Facebook dat de toetsen oneerlijk zijn. Mag ik uitleggen hoe het zit?",
            text="Beste ouder, de toets telt half mee omdat er een opdracht bij hoort. Bel me gerust.", voice=Voice.OWN,
        ),
    )  # fmt: skip
