"""Answering who doubts: it can be so, not yet, or somebody else knows better. Once, and never one's own question."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.checks.repairs import Repair, mend, repairs_for
from netjes.checks.text import check_text
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.verdict import Ruling
from netjes.notices.actions import tell, withdraw
from netjes.publishing.actions.asking import draft_is, held_doubt
from netjes.publishing.errors import CannotAnswerDoubt
from netjes.publishing.known_names import names_of, own_of
from netjes.publishing.letters import WAITS, doubt_answered, doubt_waits
from netjes.publishing.line import answerers_of, concerns_family, may_be_handed
from netjes.publishing.models import Doubt, Draft, Example
from netjes.publishing.models.asking import ANSWER
from netjes.publishing.states import DoubtState, DraftState
from netjes.publishing.weighing import hash_of, people_in
from netjes.records.actions import log
from netjes.schools.models import Person, School
from netjes.timetables.school_days import one_school_day_after

QUESTION, REPLY = 400, 1000  # characters of an example


@transaction.atomic
def answer_doubt(
    *, actor: Actor, by: Person, doubt: Doubt, approve: bool, answer: str = "", article: str = "", example: str = ""
) -> Doubt:
    """It can be so, or not yet and why. Of a private question the words are gone with it; so is the draft.

    `example` is the question in the answerer's own words, kept for colleagues without names, and only when the asker
    agreed. Raises `CannotAnswerDoubt`.
    """
    held = held_doubt(doubt)
    _check_answering(by, held)
    said = answer.strip()
    if len(said) > ANSWER:
        raise CannotAnswerDoubt(_("Maak je antwoord korter: hooguit 2000 tekens."))
    if not approve and not said:
        raise CannotAnswerDoubt(_("Schrijf erbij waarom het zo nog niet kan, en wat wel kan."))
    if approve and held.publication_id and held.verdict == Ruling.NOT_ALLOWED.value:
        raise CannotAnswerDoubt(_("De afspraken zeggen dat dit niet mag. Schrijf op wat eraan moet veranderen."))
    if approve and was_changed(held):
        raise CannotAnswerDoubt(_("De schrijver heeft de tekst intussen veranderd. Stuur de vraag terug."))
    held.state = DoubtState.APPROVED if approve else DoubtState.RETURNED
    held.answer, held.article, held.answered_by, held.answered_at = said, article.strip()[:12], by, now()
    if example.strip() and said:
        _keep_example(actor, held, example)
    _settle_draft(held)
    held.words, held.text = ("", "") if held.is_private else (held.words, held.text)
    held.save()
    if approve and held.publication is not None:
        held.publication.approved_by, held.publication.approved_sha256 = by, held.sha256
        held.publication.save(update_fields=["approved_by", "approved_sha256"])
    withdraw(actor=actor, school=held.school, key=f"{WAITS}:{held.pk}")
    tell(actor=actor, school=held.school, people=[held.asker], message=doubt_answered(held))
    log(
        school_key=held.school_id, actor=actor, act="publishing.doubt.answered", subject=held.ref,
        detail={"approved": approve, "article": held.article, "example": bool(example.strip() and said)},
    )  # fmt: skip
    return held


def _check_answering(by: Person, doubt: Doubt) -> None:
    if doubt.state != DoubtState.WAITING:
        raise CannotAnswerDoubt(_("Deze vraag wacht niet meer op antwoord."))
    if by.pk == doubt.asker_id:
        raise CannotAnswerDoubt(_("Dit is je eigen vraag. Een ander geeft antwoord."))
    if concerns_family(by, doubt):
        raise CannotAnswerDoubt(_("Dit gaat over je eigen familie. Een ander geeft antwoord."))
    if by.pk not in {each.pk for each in answerers_of(doubt)}:
        raise CannotAnswerDoubt(_("Deze vraag ligt niet bij jou."))


def was_changed(doubt: Doubt) -> bool:
    """Whether what was asked about is no longer what stands there: text, picture, channel or people."""
    draft, publication = doubt.draft, doubt.publication
    if doubt.state != DoubtState.WAITING:
        return False
    if publication is not None and hash_of(publication, people_in(publication)) != doubt.sha256:
        return True
    return draft is not None and (draft.state != DraftState.ASKED or draft.text.strip() != doubt.text)


def _settle_draft(doubt: Doubt) -> None:
    """A private draft is gone with the answer; one of the school goes on, with what was approved as a number."""
    draft = doubt.draft
    if draft is None:
        return
    if doubt.is_private:
        doubt.draft = None
        Draft.objects.for_school(doubt.school).filter(pk=draft.pk).delete()
        return
    approved = doubt.state == DoubtState.APPROVED
    draft_is(doubt, DraftState.APPROVED if approved else DraftState.RETURNED, draft.sha256 if approved else "")


def _keep_example(actor: Actor, doubt: Doubt, question: str) -> Example:
    if not doubt.may_be_example:
        raise CannotAnswerDoubt(_("Wie het vroeg, wil niet dat dit een voorbeeld wordt."))
    asked, said = scrubbed(question.strip(), doubt.school), scrubbed(doubt.answer, doubt.school)
    if len(asked) > QUESTION or len(said) > REPLY:
        raise CannotAnswerDoubt(_("Een voorbeeld is kort: een vraag van 400 tekens, en een antwoord van 1000."))
    example = Example.objects.create(
        school=doubt.school, question=asked, answer=said, article=doubt.article, role=doubt.role, added_by=actor.ref,
        added_at=now(),
    )  # fmt: skip
    log(school_key=doubt.school_id, actor=actor, act="publishing.example.added", subject=example.ref)
    return example


def scrubbed(text: str, school: School) -> str:
    """The text with every name, and everything else about somebody that the check finds, covered; the possible too."""
    found = check_text(text, "medewerker", names_of(school), own_of(school), tone=False)
    covered = [
        (each, Repair.COVER) for each in found if any(m.repair is Repair.COVER for m in repairs_for(each))
    ]  # fmt: skip
    return mend(text, covered)


@transaction.atomic
def remove_example(*, actor: Actor, example: Example) -> None:
    log(school_key=example.school_id, actor=actor, act="publishing.example.removed", subject=example.ref)
    Example.objects.for_school(example.school).filter(pk=example.pk).delete()


@transaction.atomic
def hand_over(*, actor: Actor, by: Person, doubt: Doubt, to: Person) -> Doubt:
    """Somebody else knows better: they hear that a question waits, and their day starts now."""
    held = held_doubt(doubt)
    _check_answering(by, held)
    if to.pk == by.pk or to.pk not in {each.pk for each in may_be_handed(held)}:
        raise CannotAnswerDoubt(_("Kies een collega die deze vraag kan beantwoorden."))
    held.handed_to, held.climbed, held.climbs_at = to, 0, one_school_day_after(held.school, now())
    held.save(update_fields=["handed_to", "climbed", "climbs_at"])
    withdraw(actor=actor, school=held.school, key=f"{WAITS}:{held.pk}")
    tell(actor=actor, school=held.school, people=answerers_of(held), message=doubt_waits(held))
    log(school_key=held.school_id, actor=actor, act="publishing.doubt.handed_over", subject=held.ref)
    return held
