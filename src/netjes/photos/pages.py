"""What the photo desk shows, ready-made: the verdict with its repairs, who is on it, and the boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.agreements.pages import Link, article_url
from netjes.consents.models import Purpose, Wording
from netjes.consents.pages import said_as
from netjes.consents.queries import answered_once, standings_for
from netjes.consents.states import PurposeKind, Reach, Standing
from netjes.lib.verdicts import Code
from netjes.norms.vocabulary import Fact
from netjes.photos.judging import (
    AGREES,
    MAKER,
    POSTING,
    STAFF,
    Judgement,
    Seen,
    Situation,
    codes_for,
    judge,
    may_go,
    questions,
)
from netjes.photos.models import Box, Part, Photo, Pictured
from netjes.photos.queries import boxes_on, pictured_on
from netjes.photos.states import Outsiders
from netjes.schools.models import Group, Person, School
from netjes.schools.queries import members_of

GROWN = 0.15  # of its size: what a cover takes on each side (`checks.pictures.covering`)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture can go."""

    purpose: Purpose
    name: str
    chosen: bool

    @property
    def inside(self) -> bool:
        return self.purpose.reach == Reach.INSIDE


@dataclass(frozen=True, slots=True)
class Row:
    """One name with the word for this place. Nothing of why, or of whose answer it is."""

    person: Person
    code: Code
    ticked: bool = False
    number: int | None = None  # of the head
    hidden: bool = False
    waiting: bool = False
    asks_head: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A box as it is drawn over the picture; `disc` holds its number."""

    box: Box
    cover: Part
    middle_x: int
    middle_y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that only the maker can answer, with the answer so far."""

    fact: Fact
    slug: str
    answer: bool | None


@dataclass(frozen=True, slots=True)
class Looked:
    """A picture with everything that is known of it; what a view, an action and the templates work on."""

    photo: Photo
    places: tuple[Place, ...]
    boxes: tuple[Box, ...]
    pictured: tuple[Pictured, ...]
    situation: Situation
    judgement: Judgement
    may_go: bool
    codes: Mapping[bool | None, Code]
    rules: Rules | None
    standings: Mapping[int, Mapping[int, Standing]]

    @property
    def place(self) -> Place | None:
        return next((place for place in self.places if place.chosen), None)


def rules_of(school: School) -> Rules | None:
    """What binds staff here, or None where nothing was adopted."""
    try:
        return rules_for(school, STAFF)
    except NoAgreement:
        return None


def places_of(school: School, chosen: Purpose | None = None) -> tuple[Place, ...]:
    """Where pictures go at this school, in its order, by the names in which it asks now. One question."""
    asked = Wording.objects.for_school(school).filter(
        purpose__kind=PurposeKind.PICTURE, purpose__closed_at__isnull=True
    )
    newest = {wording.purpose_id: wording for wording in asked.select_related("purpose").order_by("edition")}
    for wording in newest.values():
        wording.purpose.school = school  # known already, so nobody asks for it again
    words = sorted(newest.values(), key=lambda w: (w.purpose.position, w.purpose_id))
    return tuple(Place(each.purpose, said_as(each).name, chosen == each.purpose) for each in words)


def look_at(photo: Photo, others: Iterable[Person] = ()) -> Looked:
    """Everything about a picture at its place; standings also of `others`, who may be ticked next."""
    school = photo.school
    boxes, rows = boxes_on(photo), pictured_on(photo)
    on_it = [row.person for row in rows]
    everybody = {person.pk: person for person in (*on_it, *others)}
    places = places_of(school, photo.purpose)
    stands = standings_for([place.purpose for place in places], everybody.values())
    rules = rules_of(school)
    once = answered_once(photo.ref, on_it) if photo.asked_until else {}
    here = next((place.purpose.pk for place in places if place.chosen), None)
    situation = situation_of(photo, rows, stands.get(here, {}) if here else {}, once)
    judgement = judge(rules, situation)
    return Looked(
        photo=photo, places=places, boxes=tuple(boxes), pictured=tuple(rows), situation=situation, rules=rules,
        judgement=judgement, may_go=here is not None and may_go(judgement, situation), codes=codes_for(rules),
        standings=stands,
    )  # fmt: skip


def situation_of(
    photo: Photo, rows: Iterable[Pictured], stands: Mapping[int, Standing], once: Mapping[int, Standing]
) -> Situation:
    """Who is on it at one place. Of whom nothing is known there, nothing was answered."""
    seen = tuple(
        Seen(
            person=row.person, standing=stands.get(row.person_id, Standing.UNANSWERED), once=once.get(row.person_id),
            box=row.box.number if row.box else None, is_hidden=row.box is not None and row.box.is_hidden_in(photo),
        )
        for row in rows
    )  # fmt: skip
    return Situation(
        seen=seen, nobody=photo.nobody_recognisable, has_outsiders=photo.outsiders != Outsiders.NONE,
        outsiders_agree=True if photo.outsiders == Outsiders.AGREED else None, answers=photo.answers,
    )  # fmt: skip


def elsewhere(looked: Looked) -> list[Place]:
    """Other places where everybody on it may be seen as it is, when not everybody may here."""
    if looked.place is None or all(each.agrees for each in looked.situation.visible):
        return []
    clear = {m.fact: False for m in questions(looked.rules)} | dict(looked.photo.answers)
    found = []
    for place in looked.places:
        if not place.chosen:
            there = situation_of(looked.photo, looked.pictured, looked.standings.get(place.purpose.pk, {}), {})
            there = Situation(there.seen, there.nobody, there.has_outsiders, there.outsiders_agree, clear)
            if may_go(judge(looked.rules, there), there):
                found.append(place)
    return found


def rows_on(looked: Looked) -> list[Row]:
    """Who was ticked, with the word for this place."""
    return [
        Row(
            each.person, looked.codes[each.agrees], ticked=True, number=each.box, hidden=each.is_hidden,
            waiting=each.is_waiting, asks_head=bool(looked.boxes) and each.agrees is not True,
        )
        for each in looked.situation.seen
    ]  # fmt: skip


def rows_of(looked: Looked, people: Iterable[Person]) -> list[Row]:
    """Who was not ticked, with the word that would stand behind them."""
    on_it = {each.person.pk for each in looked.situation.seen}
    place = looked.place
    stands = looked.standings.get(place.purpose.pk, {}) if place else {}
    return [
        Row(person, looked.codes[agrees_alone(stands.get(person.pk, Standing.UNANSWERED))])
        for person in people
        if person.pk not in on_it
    ]


def agrees_alone(standing: Standing) -> bool | None:
    """What a standing comes to for a picture about which nobody was asked."""
    return Seen(Person(), standing).agrees


def by_first_name(group: Group) -> list[Person]:
    """Who is in a group, as a teacher calls them."""
    people = members_of(group)
    for person in people:
        person.school = group.school
    return sorted(people, key=lambda p: (p.given_name, p.family_name, p.pk))


def marks_on(looked: Looked) -> list[Mark]:
    """The boxes as they are drawn, with a disc for the number above the middle of each."""
    photo = looked.photo
    radius = max(12, round(max(photo.width, photo.height) / 42))
    return [
        Mark(
            box=box, cover=_grown(box.part, photo), middle_x=box.x + box.w // 2,
            middle_y=box.y + box.h // 2 if box.covered else max(radius, box.y - radius - radius // 4), radius=radius,
        )
        for box in looked.boxes
    ]  # fmt: skip


def _grown(part: Part, photo: Photo) -> Part:
    x, y = max(0, part.x - round(part.w * GROWN)), max(0, part.y - round(part.h * GROWN))
    right = min(photo.width, part.x + part.w + round(part.w * GROWN))
    down = min(photo.height, part.y + part.h + round(part.h * GROWN))
    return Part(x, y, max(1, right - x), max(1, down - y))


def asked_of_maker(looked: Looked) -> list[Asked]:
    """What the agreement wants to know that no list of the school tells, in its own words."""
    decision = looked.judgement.decision
    if decision is None:
        return []
    facts = decision.body.vocabulary.facts
    return [
        Asked(facts[m.fact], f"v{at}", looked.photo.answers.get(m.fact))
        for at, m in enumerate(questions(looked.rules))
        if m.fact in facts
    ]


def articles_of(looked: Looked) -> list[Link]:
    """The articles behind the verdict: of what it waits for, else those that decide; three at most."""
    decision = looked.judgement.decision
    if decision is None:
        return []
    waits = {m.fact for m in decision.verdict.missing if m.who_knows != MAKER} or {
        m.fact for m in decision.verdict.missing
    }
    norms = [norm for norm in decision.norms() if waits.intersection(norm.facts)] if waits else decision.norms()
    if not norms:  # nothing forbids it: the norm that asked for consent is what was looked at
        bearing = decision.body.rulebook.slice(STAFF, POSTING).norms
        norms = [norm for norm in bearing if AGREES in norm.facts]
    numbers = list(dict.fromkeys(norm.article for norm in norms))[:3]
    return [Link(number, article_url(*decision.body.place_of(number))) for number in numbers]
