"""What the example school asks consent for, and what its families and colleagues chose."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from netjes.consents.actions import Asked, open_purpose
from netjes.consents.models import Choice, Purpose, Wording
from netjes.consents.queries import wordings_of
from netjes.consents.states import ChoiceWay, Chosen, PurposeKind, Reach
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.ages import controls_itself
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town

PICTURE, RECORDING, APP = PurposeKind.PICTURE, PurposeKind.RECORDING, PurposeKind.APP
PURPOSES = (
    ("nieuwsbrief", PICTURE, Reach.INSIDE, "", Asked(
        "Foto’s in de nieuwsbrief en schoolgids", "Alleen ouders, leerlingen en medewerkers krijgen die.",
        "Photos in the newsletter and school guide", "Only parents, pupils and staff get these.",
    )),
    ("website", PICTURE, Reach.EVERYBODY, "", Asked(
        "Foto’s op de website van school", "Iedereen kan ze zien en kopiëren.",
        "Photos on the school’s website", "Everybody can see and copy them.",
    )),
    ("sociale-media", PICTURE, Reach.EVERYBODY, "", Asked(
        "Foto’s op sociale media van school", "Iedereen kan ze zien, ook buiten Nederland.",
        "Photos on the school’s social media", "Everybody can see them, also outside the Netherlands.",
    )),
    ("pers", PICTURE, Reach.EVERYBODY, "", Asked(
        "Foto’s in de krant of op televisie", "De krant of omroep bepaalt daarna zelf wat ermee gebeurt.",
        "Photos in a newspaper or on television", "The newspaper or broadcaster then decides what happens.",
    )),
    ("lesopname", RECORDING, Reach.INSIDE, "", Asked(
        "Opnamen van de les", "Alleen de klas kan ze terugkijken. Na zes weken zijn ze weg.",
        "Recordings of lessons", "Only the class can watch them. After six weeks they are gone.",
    )),
    ("klasplein", APP, Reach.INSIDE, "Klasplein", Asked(
        "Klasplein in de les", "Een app met de voornaam en wat je er deelt. Bij nee is er dezelfde opdracht op papier.",
        "Klasplein in class", "An app with the first name and what is shared. With a no the same task is on paper.",
    )),
)  # fmt: skip
# How families choose: mostly the same for every purpose; the further a picture goes, the more often ask me or no.
WEIGHTS = {"nieuwsbrief": (90, 6, 4), "website": (76, 14, 10), "sociale-media": (62, 20, 18), "pers": (50, 32, 18)}
USUAL = (86, 8, 6)
# The people behind the strip still have something to choose.
NOT_YET = ("Marieke de Vries", "Joost Smit")


def consent(town: Town) -> None:
    """Six purposes, asked since the first day of the school year."""
    purposes = [
        open_purpose(
            actor=ACTOR, school=town.school, asked=asked, kind=kind, reach=reach, app=app, code=code,
            asks_staff=kind is PICTURE,
        )
        for code, kind, reach, app, asked in PURPOSES
    ]  # fmt: skip
    words = wordings_of(purposes)
    choices = list(_choices(Random(1608), town, purposes, words))  # noqa: S311 an example, not a secret
    Choice.objects.bulk_create(choices, batch_size=500)
    log(
        school_key=town.school.pk, actor=ACTOR, act="consents.choices.given",
        subject=f"school:{town.school.pk}", detail={"count": len(choices)},
    )  # fmt: skip


def _choices(rng: Random, town: Town, purposes: list[Purpose], words: dict[int, Wording]) -> Iterator[Choice]:
    day = today()
    for pupil in town.pupils:
        alone = controls_itself(pupil.person, day)
        for by in [pupil.person] if alone else pupil.guardians:
            if by.name in NOT_YET or rng.random() > 0.93:
                continue
            yield from _of_one(rng, pupil.person, by, purposes, words)
    for person in town.staff:
        if person.name not in NOT_YET and rng.random() < 0.9:
            yield from _of_one(rng, person, person, [p for p in purposes if p.asks_staff], words)


def _of_one(
    rng: Random, person: Person, by: Person, purposes: list[Purpose], words: dict[int, Wording]
) -> Iterator[Choice]:
    """Most say yes to everything; some choose for each."""
    at = now() - timedelta(days=rng.randrange(20, 80), minutes=rng.randrange(600))
    easy = rng.random() < 0.7
    for purpose in purposes:
        weights = WEIGHTS.get(purpose.code, USUAL)
        answer = Chosen.YES if easy else rng.choices((Chosen.YES, Chosen.ASK_ME, Chosen.NO), weights)[0]
        yield Choice(
            school=person.school, person=person, purpose=purpose, wording=words[purpose.pk], answer=answer,
            given_by=by, way=ChoiceWay.SITE, given_at=at,
        )  # fmt: skip
