"""Erasing what is about one person, as far as that is allowed, with proof of it and of what stayed."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.privacy.clocks import held_of, rows_of
from netjes.privacy.errors import CannotErase
from netjes.privacy.models import PrivacyRequest
from netjes.privacy.table import RULES, field_at, leads_to_person, model_of
from netjes.records.actions import log
from netjes.records.models import Erasure
from netjes.records.retention import Rule, Shown
from netjes.records.states import Needed
from netjes.schools.models import Person
from netjes.schools.queries import today

NAMELESS = {
    "given_name": "Iemand", "infix": "", "family_name": "(gewist)", "honorific": "", "email": "", "external_id": "",
    "turns_on": None, "turns": None, "is_18": False, "shielded": True,
}  # fmt: skip
HELD = "Er mag nu niets over deze persoon worden gewist, omdat de wet dat vraagt. Zie ‘Vasthouden’ tot wanneer."


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one rule about one person: how many, and why they stay ("" when they go)."""

    rule: Rule
    count: int
    stays_because: str


def plan_of(person: Person) -> list[Part]:
    """What would go and what would stay, were it done today."""
    gone = person.left_on is not None and person.left_on <= today()
    found: list[Part] = []
    for rule in RULES:
        links = [shown for shown in rule.shows if leads_to_person(model_of(rule), shown)]
        count = sum(_rows(rule, shown, person).count() for shown in links)
        if count:
            found.append(Part(rule, count, _stays(rule, gone=gone)))
    return found


def _stays(rule: Rule, *, gone: bool) -> str:
    if rule.needed is Needed.PROOF:
        return "Dit is bewijs van wat is afgesproken. Het blijft tot de bewaartermijn voorbij is."
    if rule.needed is Needed.AT_SCHOOL and not gone:
        return "Dit heeft de school nodig zolang je hier bent."
    return ""


@transaction.atomic
def erase_person(*, actor: Actor, person: Person, why: str) -> Erasure:
    """Erase what may go. Names are replaced; what is still needed stays, and the proof says so.

    Of somebody who is still at school the name stays too. Raises `CannotErase` while a legal hold lasts.
    """
    if person.pk in held_of(person.school):
        raise CannotErase(HELD)
    plan = plan_of(person)
    going = [part for part in plan if not part.stays_because]
    for part in going:
        if part.rule.code != "schools.person":
            for shown in part.rule.shows:
                _let_go(part.rule, shown, person)
    proof = Erasure.objects.create(
        school_key=person.school_id, about=person.ref, by=actor.ref, role=actor.role, at=now(), why=why,
        erased={part.rule.code: part.count for part in going},
        stayed={part.rule.code: part.count for part in plan if part.stays_because},
    )  # fmt: skip
    log(
        school_key=person.school_id, actor=actor, act="privacy.person.erased", subject=proof.ref, about=person.ref,
        detail={"why": why, "erased": proof.erased, "stayed": proof.stayed},
    )  # fmt: skip
    if any(part.rule.code == "schools.person" for part in going):
        _without_name(person)
    return proof


def _rows(rule: Rule, shown: Shown, person: Person) -> QuerySet[Any]:
    return rows_of(rule, person.school).filter(**{shown.link: person.pk})


def _let_go(rule: Rule, shown: Shown, person: Person) -> None:
    """The row goes, or only the name in it where the row is about more than this person."""
    model = model_of(rule)
    if not leads_to_person(model, shown):
        return
    if model is PrivacyRequest:
        if shown.link == "person":
            _rows(rule, shown, person).exclude(state="open").update(text="", answer="")
        _rows(rule, shown, person).update(**{shown.link: None})
    elif "__" not in shown.link and field_at(model, shown.link).null:
        _rows(rule, shown, person).update(**{shown.link: None})
    else:
        _rows(rule, shown, person).delete()


def _without_name(person: Person) -> None:
    for name, value in NAMELESS.items():
        setattr(person, name, value)
    person.save(update_fields=list(NAMELESS))
