"""What is asked, what was chosen and what holds. The room below asks the room above nothing: no pictures here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from netjes.consents.models import Choice, ConsentRules, Purpose, Question, Reply, Wording
from netjes.consents.standing import FAMILY, Situation, Voice, standing_in
from netjes.consents.states import Chosen, PurposeKind, Standing
from netjes.schools.ages import controls_itself
from netjes.schools.models import Guardianship, Person, Position, School
from netjes.schools.queries import guardians_of, today
from netjes.schools.states import STAFF


def purposes_of(school: School, *kinds: PurposeKind) -> list[Purpose]:
    """The purposes that are asked now, in the school's order, of these kinds or of all; `said_as` tells each's text."""
    found = Purpose.objects.for_school(school).filter(closed_at__isnull=True)
    return list(found.filter(kind__in=kinds) if kinds else found)


def app_purpose(school: School, app: str) -> Purpose | None:
    """The purpose that is about this app, whatever its capitals; None where the school does not ask about it."""
    found = Purpose.objects.for_school(school).filter(kind=PurposeKind.APP, app__iexact=app.strip())
    return found.filter(closed_at__isnull=True).first()


def wordings_of(purposes: Iterable[Purpose]) -> dict[int, Wording]:
    """The text in which each of these purposes is asked now, by the purpose's primary key."""
    wanted = list(purposes)
    if not wanted:
        return {}
    found = Wording.objects.for_school(wanted[0].school).filter(purpose__in=wanted).order_by("edition")
    return {wording.purpose_id: wording for wording in found}


def rules_of(school: School) -> ConsentRules:
    """The school's own rules, or the usual ones."""
    return ConsentRules.objects.for_school(school).first() or ConsentRules(school=school)


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who decides about a person on a day: they alone, or their guardians, beside whom their own no always counts."""

    person: Person
    alone: bool
    guardians: tuple[Person, ...] = ()

    @property
    def asked(self) -> tuple[Person, ...]:
        """Whom a question goes to."""
        return (self.person,) if self.alone else self.guardians


def deciders_for(people: Iterable[Person], on: date | None = None) -> dict[int, Deciders]:
    """Who decides about each of these people of one school, by primary key."""
    everybody = list(people)
    if not everybody:
        return {}
    day, school = on or today(), everybody[0].school
    staff = set(
        Position.objects.for_school(school).on(day).filter(person__in=everybody, role__in=STAFF)
        .values_list("person_id", flat=True)
    )  # fmt: skip
    grown = set(
        Guardianship.objects.for_school(school).on(day).filter(guardian__in=everybody)
        .values_list("guardian_id", flat=True)
    )  # fmt: skip
    young = [p for p in everybody if p.pk not in staff | grown and not controls_itself(p, day)]
    guardians: dict[int, list[Person]] = {}
    for each in guardians_of(young, school, day):
        guardians.setdefault(each.child_id, []).append(each.guardian)
    children = {p.pk for p in young}
    return {p.pk: Deciders(p, alone=p.pk not in children, guardians=tuple(guardians.get(p.pk, ()))) for p in everybody}


def standings(purpose: Purpose, people: Iterable[Person], on: date | None = None) -> dict[int, Standing]:
    """What holds for each of these people and this purpose on a day, by primary key. Three questions, however many.

    Nothing is allowed under a purpose that is closed.
    """
    return standings_for([purpose], people, on)[purpose.pk]


def standings_for(
    purposes: Iterable[Purpose], people: Iterable[Person], on: date | None = None
) -> dict[int, dict[int, Standing]]:
    """The same for several purposes at once: by purpose, then by person."""
    wanted, everybody = list(purposes), list(people)
    result: dict[int, dict[int, Standing]] = {purpose.pk: {} for purpose in wanted}
    if not everybody or not wanted:
        return result
    decide = deciders_for(everybody, on)
    voices = _voices(wanted, everybody)
    every = rules_of(everybody[0].school).every_guardian
    for purpose in wanted:
        for person in everybody:
            who = decide[person.pk]
            situation = Situation(
                person=person.pk, voices=voices.get((purpose.pk, person.pk), {}),
                guardians=frozenset(g.pk for g in who.guardians), decides_alone=who.alone,
                shielded=person.shielded or purpose.closed_at is not None, every_guardian=every,
            )  # fmt: skip
            result[purpose.pk][person.pk] = standing_in(situation)
    return result


def _voices(purposes: list[Purpose], people: list[Person]) -> dict[tuple[int, int], dict[int | None, Voice]]:
    """The last choice of each giver, by purpose and person. A giver whose row is gone no longer speaks."""
    from_edition = {purpose.pk: purpose.counts_from for purpose in purposes}
    found = Choice.objects.for_school(people[0].school).filter(purpose__in=purposes, person__in=people)
    rows = found.order_by("given_at", "pk").values_list(
        "purpose_id", "person_id", "given_by_id", "as_family", "answer", "wording__edition"
    )
    voices: dict[tuple[int, int], dict[int | None, Voice]] = {}
    for purpose, person, giver, as_family, answer, edition in rows:
        if giver is None and not as_family:
            continue
        by = FAMILY if as_family else giver
        voices.setdefault((purpose, person), {})[by] = Voice(Chosen(answer), edition >= from_edition[purpose])
    return voices


def choices_about(person: Person) -> QuerySet[Choice]:
    """Everything that was ever chosen about somebody, newest first."""
    found = Choice.objects.for_school(person.school).filter(person=person)
    return found.select_related("wording", "purpose", "given_by")


def open_questions_for(person: Person, on: date | None = None) -> list[Question]:
    """The questions that this person may answer now: about themselves, and about children they decide for."""
    day = on or today()
    about = [g.child_id for g in Guardianship.objects.for_school(person.school).on(day).filter(guardian=person)]
    found = Question.objects.for_school(person.school).filter(
        person__in=[person.pk, *about], withdrawn_at__isnull=True, closes_on__gt=day
    )
    questions = list(found.select_related("person__school", "purpose"))
    decide = deciders_for([q.person for q in questions], day)
    return [q for q in questions if q.person_id == person.pk or person.pk in {p.pk for p in decide[q.person_id].asked}]


def answered_once(about: str, people: Iterable[Person], on: date | None = None) -> dict[int, Standing]:
    """What the answers to the questions about one thing (`photo:12`) come to, for who was asked; by primary key.

    `YES` and `NO` are answered, `ASK_ME` still waits. Who was not asked is not in it.
    """
    everybody = list(people)
    if not everybody:
        return {}
    day = on or today()
    school = everybody[0].school
    questions = Question.objects.for_school(school).filter(about=about, person__in=everybody, withdrawn_at__isnull=True)
    asked = {question.person_id: question for question in questions}
    replies: dict[int, dict[int, bool]] = {}
    for reply in Reply.objects.for_school(school).filter(question__in=list(asked.values())):
        replies.setdefault(reply.question_id, {})[reply.given_by_id] = reply.is_yes
    decide = deciders_for([p for p in everybody if p.pk in asked], day)
    every = rules_of(school).every_guardian
    return {
        pk: _come_to(question, replies.get(question.pk, {}), decide[pk], every, day) for pk, question in asked.items()
    }


def _come_to(question: Question, replies: Mapping[int, bool], who: Deciders, every: bool, day: date) -> Standing:
    if who.person.shielded or not all(replies.values()):
        return Standing.NO
    asked = {p.pk for p in who.asked}
    said = asked & replies.keys()
    if said and (said == asked or not every):
        return Standing.YES
    return Standing.ASK_ME if question.closes_on > day else Standing.NO
