"""Asking that something is mended or erased, and answering that."""

from django.db import transaction
from django.urls import reverse

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell
from netjes.privacy.access import DESK
from netjes.privacy.actions.erasing import erase_person
from netjes.privacy.errors import CannotAnswer
from netjes.privacy.models import WORDS_LENGTH, PrivacyRequest
from netjes.privacy.states import PROMISED, RequestKind, RequestState
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import holders, today


@transaction.atomic
def ask(*, actor: Actor, person: Person, about: Person, kind: RequestKind, text: str) -> PrivacyRequest:
    """Put a request before whoever keeps the people's privacy; it says by when there is an answer."""
    words = text.strip()
    if not words:
        raise CannotAnswer("Schrijf in een paar woorden wat je bedoelt.")
    if len(words) > WORDS_LENGTH:
        raise CannotAnswer(f"Maak het korter: {WORDS_LENGTH} tekens is het meeste.")
    request = PrivacyRequest.objects.create(
        school=person.school, kind=kind, person=person, about=about, text=words, asked_at=now(),
        promised_on=today() + PROMISED[kind],
    )  # fmt: skip
    log(
        school_key=person.school_id, actor=actor, act=f"privacy.{kind.value}.asked", subject=request.ref,
        about=about.ref,
    )  # fmt: skip
    desk = [each for each in holders(person.school, *DESK) if each.pk not in (person.pk, about.pk)]
    if desk:
        subject = (
            "Iemand zegt dat er iets niet klopt" if kind is RequestKind.CORRECTION else "Iemand vraagt of iets weg mag"
        )
        message = Message(
            key=request.ref, subject=subject, text="Op de pagina staat wat, en wanneer je antwoordt.",
            path=reverse("privacy:request", args=[request.pk]),
        )  # fmt: skip
        tell(actor=actor, school=person.school, people=desk, message=message)
    return request


def may_answer(answerer: Person, request: PrivacyRequest) -> bool:
    """Nobody decides about themselves or about what they asked."""
    return answerer.pk not in (request.person_id, request.about_id)


@transaction.atomic
def answer_request(
    *, actor: Actor, by: Person, request: PrivacyRequest, answer: str, done: bool, erase: bool = False
) -> PrivacyRequest:
    """Tell what was done, or why not. With `erase` everything about the person that may go, goes at once."""
    held = PrivacyRequest.objects.for_school(request.school).select_for_update().get(pk=request.pk)
    if held.state != RequestState.OPEN:
        raise CannotAnswer("Deze vraag heeft al een antwoord.")
    if not may_answer(by, held):
        raise CannotAnswer("Deze vraag gaat over jou. Een collega geeft het antwoord.")
    words = answer.strip()
    if not words:
        raise CannotAnswer("Schrijf een antwoord: wat is er gedaan, of waarom niet?")
    if erase and (held.kind != RequestKind.ERASURE or not done):
        raise CannotAnswer("Wissen kan alleen als iemand daarom vroeg, en je antwoord ‘gedaan’ is.")
    held.state = RequestState.DONE if done else RequestState.DECLINED
    held.answer, held.answered_by, held.answered_at = words[:WORDS_LENGTH], by, now()
    asker, about = held.person, held.about
    if erase and about is not None:
        held.proof = erase_person(actor=actor, person=about, why="request").ref
        held.refresh_from_db(fields=["person", "about", "text"])
        if held.about is None:
            held.text = ""
    held.save()
    log(
        school_key=held.school_id, actor=actor, act=f"privacy.{held.kind}.answered", subject=held.ref,
        about=about.ref if about else "", detail={"done": done, "proof": held.proof},
    )  # fmt: skip
    if asker is not None and held.person is not None:
        message = Message(
            key=f"{held.ref}:answer", subject="Er is antwoord op je vraag over gegevens", text="",
            path=reverse("privacy:asked", args=[held.pk]),
        )  # fmt: skip
        tell(actor=actor, school=held.school, people=[asker], message=message)
    return held
