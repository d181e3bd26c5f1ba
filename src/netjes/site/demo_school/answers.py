"""Sign-off at the example school: closed for the first version, under way for the second and for the staff."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from netjes.agreements.models import Version
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person, School
from netjes.schools.queries import today
from netjes.signing.models import Reading, Round, Signature
from netjes.signing.states import Answer, Way
from netjes.site.demo_school import words
from netjes.site.demo_school.agreed import Agreed, noon
from netjes.site.demo_school.classes import CLASSES
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Pupil, Town

ON_PAPER, IN_CLASS = "2D", ("1B", "1E", "2G", "3V", "4A")
# Who is shown as having still to answer: the people behind the strip.
NOT_YET = ("Noor de Vries", "Marieke de Vries", "Joost Smit", "Karin Oosthoek")


@dataclass(frozen=True, slots=True)
class Ask:
    """One answer that is asked for."""

    person: Person
    child: Person | None
    class_name: str
    chance: float  # that it was given
    asks: tuple[str, ...]
    objects: tuple[str, ...]


def sign(town: Town, agreed: Agreed) -> tuple[Round, Round]:
    """The rounds and everything that was answered. Returns the two that are under way: pupils' and staff's."""
    rng = Random(2402)  # noqa: S311 an example, not a secret
    _last_year(rng, town, agreed.first)
    opened = noon(max(agreed.second.in_force_from, today() - timedelta(days=12)))
    opened = min(opened, now() - timedelta(minutes=5))
    due = opened.date() + timedelta(days=21)
    shared = {"opened_at": opened, "due_on": due, "reminded": 1, "last_reminded_on": today() - timedelta(days=4)}
    if opened.date() > today() - timedelta(days=8):
        shared |= {"reminded": 0, "last_reminded_on": None}
    pupils = Round.objects.create(
        school=town.school, version=agreed.second, asks_pupils=True, asks_guardians=True, **shared
    )
    staff = Round.objects.create(school=town.school, version=agreed.staff, asks_staff=True, **shared)
    within = (opened, now() - opened)
    _written(rng, town, pupils, _asks_of_families(rng, town), within)
    _written(rng, town, staff, _asks_of_staff(town), within)
    _for_the_mentor(town, pupils)
    for each in (pupils, staff):
        log(school_key=town.school.pk, actor=ACTOR, act="signing.round.opened", subject=each.ref)
    return pupils, staff


def _asks_of_families(rng: Random, town: Town) -> Iterator[Ask]:
    """Classes differ: in one almost everybody answered, in another hardly half."""
    share = {name: rng.uniform(0.62, 0.97) for name in CLASSES} | {ON_PAPER: 0.92, "3K": 0.38, "2A": 0.72}
    share |= dict.fromkeys(IN_CLASS, 0.96)
    new = max(town.start, today() - timedelta(days=14))
    for pupil in town.pupils:
        own = 0.0 if pupil.since >= new > town.start else share[pupil.class_name]
        yield Ask(pupil.person, None, pupil.class_name, own, words.PUPILS_ASK, words.PUPILS_OBJECT)
        for guardian in pupil.guardians:
            theirs = own * (0.86 if guardian.email else 0.4)
            yield Ask(guardian, pupil.person, pupil.class_name, theirs, words.PARENTS_ASK, words.PARENTS_OBJECT)


def _asks_of_staff(town: Town) -> Iterator[Ask]:
    for person in town.staff:
        yield Ask(person, None, "", 0.78, words.STAFF_ASK, words.STAFF_OBJECT)


def _written(rng: Random, town: Town, round_: Round, asks: Iterator[Ask], within: tuple[datetime, timedelta]) -> None:
    """A reading and an answer for everybody who gave one; of the others some did read."""
    readings: dict[int, Reading] = {}
    signatures: list[Signature] = []
    for ask in asks:
        if ask.person.name in NOT_YET:
            continue
        moment = within[0] + within[1] * (0.04 + 0.95 * rng.random() ** 1.6)
        answered = rng.random() < ask.chance
        if answered or rng.random() < 0.12:
            known = readings.get(ask.person.pk)
            if known is None or known.at > moment:
                readings[ask.person.pk] = Reading(
                    school=town.school, person=ask.person, version=round_.version, at=moment
                )
        if answered:
            signatures.append(_signature(rng, town, round_, ask, moment + timedelta(minutes=rng.randrange(2, 9))))
    Reading.objects.bulk_create(readings.values(), batch_size=500)
    Signature.objects.bulk_create(signatures, batch_size=500)
    log(
        school_key=town.school.pk, actor=ACTOR, act="signing.answers.given", subject=round_.ref,
        detail={"count": len(signatures)},
    )  # fmt: skip


def _signature(rng: Random, town: Town, round_: Round, ask: Ask, at: datetime) -> Signature:
    paper = ask.class_name == ON_PAPER and ask.child is None
    answer = rng.choices((Answer.AGREED, Answer.QUESTION, Answer.DISAGREED), (94, 4, 2))[0]
    text = "" if answer is Answer.AGREED else rng.choice(ask.asks if answer is Answer.QUESTION else ask.objects)
    signature = Signature(
        school=town.school, round=round_, version=round_.version, person=ask.person, child=ask.child, answer=answer,
        words=text, way=_way(rng, ask), signed_at=min(at, now()),
        shown_to_mentor=bool(text) and rng.random() < (0.9 if answer is Answer.QUESTION else 0.5),
    )  # fmt: skip
    mentors = town.mentors.get(ask.class_name) or []
    if paper and mentors:
        signature.way, signature.remark = Way.PAPER, words.PAPER_REMARK
        signature.registered_by = mentors[0].ref
    if signature.shown_to_mentor and mentors and ask.class_name != "2A" and rng.random() < 0.45:
        signature.reply, signature.replied_by = rng.choice(words.REPLIES), mentors[0]
        signature.replied_at = min(at + timedelta(hours=rng.randrange(3, 50)), now())
    return signature


def _way(rng: Random, ask: Ask) -> Way:
    if ask.class_name in IN_CLASS and ask.child is None:
        return Way.CLASS
    if ask.child and not ask.person.email:
        return Way.PAPER if rng.random() < 0.3 else Way.LINK
    return Way.LINK if ask.child and rng.random() < 0.5 else Way.SCREEN


def _for_the_mentor(town: Town, round_: Round) -> None:
    """In 2A three questions wait for mevrouw Bos, whatever chance made of it."""
    answered = Signature.objects.for_school(town.school).filter(round=round_, child__isnull=True)
    pupils = [pupil.person.pk for pupil in town.of_class("2A")]
    for signature, text in zip(answered.filter(person__in=pupils).order_by("pk")[:3], words.PUPILS_ASK, strict=False):
        signature.answer, signature.words, signature.shown_to_mentor = Answer.QUESTION, text, True
        signature.save(update_fields=["answer", "words", "shown_to_mentor"])


def _last_year(rng: Random, town: Town, first: Version) -> None:
    """The first version, a year ago: almost everybody who was here then."""
    opened = noon(first.in_force_from + timedelta(days=6))
    closed = opened + timedelta(days=42)
    round_ = Round.objects.create(
        school=town.school, version=first, asks_pupils=True, asks_guardians=True, opened_at=opened,
        due_on=(opened + timedelta(days=28)).date(), closed_at=closed, reminded=2,
    )  # fmt: skip
    signatures: list[Signature] = []
    readers: dict[int, tuple[Person, datetime]] = {}
    for person, child in _then(town.pupils, town):
        if rng.random() < 0.9:
            at = opened + timedelta(minutes=rng.randrange(60, 42 * 24 * 60))
            readers.setdefault(person.pk, (person, at))
            signatures.append(_agreed(town.school, round_, person, child, at))
    Reading.objects.bulk_create(
        (Reading(school=town.school, person=person, version=first, at=at) for person, at in readers.values()),
        batch_size=500,
    )
    Signature.objects.bulk_create(signatures, batch_size=500)


def _then(pupils: list[Pupil], town: Town) -> Iterator[tuple[Person, Person | None]]:
    for pupil in pupils:
        if pupil.since < town.start:
            yield pupil.person, None
            for guardian in pupil.guardians:
                yield guardian, pupil.person


def _agreed(school: School, round_: Round, person: Person, child: Person | None, at: datetime) -> Signature:
    return Signature(
        school=school, round=round_, version=round_.version, person=person, child=child, answer=Answer.AGREED,
        way=Way.SCREEN, signed_at=at,
    )  # fmt: skip
