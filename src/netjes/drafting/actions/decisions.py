"""From a text to an agreement: laid before the councils, answered, adopted, made known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from netjes.agreements.actions import publish_version
from netjes.agreements.errors import CannotPublish
from netjes.agreements.models import BODY_LENGTH, Audience, Version
from netjes.drafting.comparing import matters_to_people, running_version
from netjes.drafting.compose import notation_of, read_draft
from netjes.drafting.cuts import storable
from netjes.drafting.decision_files import content_type_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.front import with_version
from netjes.drafting.models import Comment, Draft
from netjes.drafting.states import MOVES, DraftState, Outcome
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell, withdraw
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

LONGEST_COMMENT = 5_000  # characters
LARGEST_DECISION = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Launch:
    """How a version is made known. `reason` is why a correction is one although it changes something."""

    in_force_from: date
    why: str = ""
    review_on: date | None = None
    correction: bool = False
    reason: str = ""


def move(draft: Draft, to: DraftState) -> None:
    """Bring a draft from one state to the next. Raises `CannotChangeDraft` for a step that does not exist."""
    here = DraftState(draft.state)
    if to not in MOVES[here]:
        raise CannotChangeDraft(
            _("Dit concept is %(now)s. Het kan daarom niet de stap naar “%(next)s” maken.")
            % {"now": here.label, "next": to.label}
        )
    draft.state = to


def _locked(draft: Draft) -> Draft:
    return Draft.objects.for_school(draft.school).select_for_update().get(pk=draft.pk)


def _saved(draft: Draft, actor: Actor, act: str, **detail: object) -> None:
    draft.updated_at = now()
    draft.save()
    log(school_key=draft.school_id, actor=actor, act=act, subject=f"draft:{draft.pk}", detail=dict(detail))


@transaction.atomic
def open_consultation(*, actor: Actor, draft: Draft, until: date, people: Sequence[Person]) -> Draft:
    """Lay a draft before these people until a day (included); each of them is told."""
    draft = _locked(draft)
    if until < today():
        raise CannotChangeDraft(_("Die dag is al voorbij. Kies vandaag of later."))
    if not people:
        raise CannotChangeDraft(_("Kies aan wie je het concept voorlegt."))
    _without_mistakes(draft)
    move(draft, DraftState.CONSULTING)
    draft.consult_until = until
    _saved(draft, actor, "drafting.consultation.opened", until=until, people=len(people))
    message = Message(
        key=_key(draft),
        subject=_("Wat vind je van de nieuwe afspraken?"),
        text=_("“%(title)s” ligt voor overleg. Je kunt tot en met %(until)s zeggen wat je ervan vindt.")
        % {"title": draft.title, "until": f"{until:%d-%m-%Y}"},
        path=reverse("drafting:consult", args=[draft.pk]),
    )
    tell(actor=actor, school=draft.school, people=list(people), message=message)
    return draft


@transaction.atomic
def end_consultation(*, actor: Actor, draft: Draft) -> Draft:
    """Take a draft back to work on it. What was said stays, and so does who may read it."""
    draft = _locked(draft)
    if draft.state != DraftState.CONSULTING:
        raise CannotChangeDraft(_("Dit concept ligt nu niet voor overleg."))
    move(draft, DraftState.EDITING)
    withdraw(actor=actor, school=draft.school, key=_key(draft))
    _saved(draft, actor, "drafting.consultation.ended")
    return draft


def _key(draft: Draft) -> str:
    return f"draft-consult:{draft.pk}"


def reopen_if_adopted(*, actor: Actor, draft: Draft) -> bool:
    """Who changes an adopted text makes it a draft again; the decision was about other words. Whether it was so.

    Part of the transaction of the change. Raises `CannotChangeDraft` for a draft that is frozen or put aside.
    """
    if draft.state == DraftState.ADOPTED:
        move(draft, DraftState.EDITING)
        draft.adopted_by, draft.adopted_on, draft.decision_name, draft.decision = "", None, "", b""
        draft.save()
        log(school_key=draft.school_id, actor=actor, act="drafting.draft.reopened", subject=f"draft:{draft.pk}")
        return True
    if draft.state in (DraftState.PUBLISHED, DraftState.DISCARDED):
        raise CannotChangeDraft(
            _("Dit concept is %(now)s en verandert niet meer.") % {"now": draft.get_state_display()}
        )
    return False


@transaction.atomic
def say_something(
    *, actor: Actor, draft: Draft, person: Person, capacity: str, text: str, article: str = "", passage: str = ""
) -> Comment:
    """Keep what somebody says about a draft, about a passage of an article or about the whole."""
    draft = _locked(draft)
    text = text.replace("\0", "").strip()
    if draft.state != DraftState.CONSULTING:
        raise CannotChangeDraft(_("Dit concept ligt nu niet voor overleg. Je kunt er daarom niets bij zeggen."))
    if not text:
        raise CannotChangeDraft(_("Schrijf op wat je wilt zeggen."))
    if len(text) > LONGEST_COMMENT:
        raise CannotChangeDraft(
            _("Je tekst heeft %(length)s tekens, en er passen er %(most)s. Maak hem korter, of zeg het in twee keer.")
            % {"length": len(text), "most": LONGEST_COMMENT}
        )
    comment = Comment.objects.create(
        school=draft.school, draft=draft, article=article[:12], passage=passage.replace("\0", "")[:LONGEST_COMMENT],
        text=text, person=person, role=capacity, at=now(),
    )  # fmt: skip
    log(
        school_key=draft.school_id, actor=actor, act="drafting.comment.made", subject=f"draft:{draft.pk}",
        detail={"comment": comment.pk, "article": comment.article, "length": len(text)},
    )  # fmt: skip
    return comment


@transaction.atomic
def answer_comment(*, actor: Actor, comment: Comment, by: Person, outcome: str, answer: str) -> Comment:
    """Say what was done with a comment; whoever made it is told. Not taking it over needs a reason."""
    answer = answer.replace("\0", "").strip()
    if outcome not in Outcome.values:
        raise CannotChangeDraft(_("Kies wat je met deze opmerking doet."))
    if outcome == Outcome.NOT_TAKEN_OVER and not answer:
        raise CannotChangeDraft(_("Leg uit waarom je dit niet overneemt. Wie het zei, leest dat."))
    if outcome == Outcome.ANSWERED and not answer:
        raise CannotChangeDraft(_("Schrijf je antwoord op. Wie het zei, leest dat."))
    if len(answer) > LONGEST_COMMENT:
        raise CannotChangeDraft(
            _("Je antwoord is langer dan %(most)s tekens. Maak het korter.") % {"most": LONGEST_COMMENT}
        )
    comment.outcome, comment.answer, comment.answered_by, comment.answered_at = outcome, answer, by, now()
    comment.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    log(
        school_key=comment.school_id, actor=actor, act="drafting.comment.answered", subject=f"draft:{comment.draft_id}",
        detail={"comment": comment.pk, "outcome": outcome},
    )  # fmt: skip
    if comment.person and comment.person_id != by.pk:
        message = Message(
            key=f"draft-comment:{comment.pk}",
            subject=_("Er is een antwoord op wat je zei over de afspraken"),
            text=_("Je opmerking over “%(title)s” is %(outcome)s.")
            % {"title": comment.draft.title, "outcome": Outcome(outcome).label},
            path=f"{reverse('drafting:consult', args=[comment.draft_id])}#opmerking-{comment.pk}",
        )
        tell(actor=actor, school=comment.school, people=[comment.person], message=message)
    return comment


@transaction.atomic
def adopt(*, actor: Actor, draft: Draft, body: str, on: date, decision: tuple[str, bytes] = ("", b"")) -> Draft:
    """Write down who adopted this text and when, with the document that says so."""
    draft = _locked(draft)
    body = " ".join(body.replace("\0", "").split())
    if not body:
        raise CannotChangeDraft(_("Vul in wie de afspraken heeft vastgesteld."))
    if len(body) > BODY_LENGTH:
        raise CannotChangeDraft(_("Dat is langer dan %(most)s tekens. Maak het korter.") % {"most": BODY_LENGTH})
    if on > today():
        raise CannotChangeDraft(_("Die dag moet nog komen. Vul de dag in waarop het besluit is genomen."))
    name, content = decision
    if content:
        if len(content) > LARGEST_DECISION:
            raise CannotChangeDraft(_("Het besluit is groter dan 5 MB. Kies een kleiner bestand."))
        if not content_type_of(content):
            raise CannotChangeDraft(_("Dit bestand is geen pdf, Word-bestand, odt of plaatje. Kies een ander bestand."))
    _without_mistakes(draft)
    move(draft, DraftState.ADOPTED)
    draft.adopted_by, draft.adopted_on = body, on
    draft.decision_name, draft.decision = (name.replace("\0", "")[-200:], content) if content else ("", b"")
    withdraw(actor=actor, school=draft.school, key=_key(draft))
    _saved(draft, actor, "drafting.draft.adopted", on=on, document=bool(content))
    return draft


@transaction.atomic
def publish(*, actor: Actor, draft: Draft, launch: Launch) -> Version:
    """Make a draft the next version, or a correction of the one in force. From then on it is frozen.

    A correction that changes what somebody may or must, or that brings or drops an article, is refused unless
    `launch.reason` says why it is one all the same; that it was given is in the log.
    """
    draft = _locked(draft)
    if draft.state != DraftState.ADOPTED:
        raise CannotChangeDraft(_("Stel de afspraken eerst vast. Daarna maak je ze bekend."))
    running = running_version(draft)
    first = running.version.in_force_from if launch.correction and running else today()
    if launch.in_force_from < today() and launch.in_force_from != first:
        raise CannotChangeDraft(_("Die dag is al voorbij. Kies vandaag of later."))
    if launch.review_on and launch.review_on <= launch.in_force_from:
        raise CannotChangeDraft(_("De dag waarop jullie weer kijken, ligt niet na de eerste dag. Kies een latere."))
    _without_mistakes(draft)
    reason = launch.reason.strip()
    if launch.correction and not reason:
        found = matters_to_people(draft)
        if found:
            raise CannotChangeDraft(
                _("Dit is meer dan een verbetering: %(first)s Vraag iedereen opnieuw, of leg uit waarom het toch een "
                  "verbetering is.") % {"first": found[0]}
            )  # fmt: skip
    if launch.correction and running is None:
        raise CannotChangeDraft(_("Er geldt nog niets om te verbeteren. Vraag iedereen opnieuw."))
    draft.front = with_version(draft.front, _label(draft, launch))
    try:
        version = publish_version(
            actor=actor, school=draft.school, audience=Audience(draft.audience), text=notation_of(draft),
            words=draft.words, situations=draft.situations, adopted_by=draft.adopted_by, adopted_on=draft.adopted_on,
            in_force_from=launch.in_force_from, decision=(draft.decision_name, bytes(draft.decision)),
            review_on=launch.review_on, why=storable(launch.why).strip(), correction=launch.correction,
        )  # fmt: skip
    except CannotPublish as error:
        raise CannotChangeDraft(str(error)) from error
    move(draft, DraftState.PUBLISHED)
    draft.version, draft.corrects = version, launch.correction
    draft.corrects_because = reason if launch.correction else ""
    _saved(draft, actor, "drafting.draft.published", version=version.pk, correction=launch.correction)
    if launch.correction and reason:
        log(
            school_key=draft.school_id, actor=actor, act="drafting.correction.confirmed", subject=version.ref,
            detail={"reason_length": len(reason)},
        )  # fmt: skip
    return version


def _label(draft: Draft, launch: Launch) -> str:
    """The number it gets, so that the text says so too wherever it is printed."""
    found = Version.objects.for_school(draft.school).filter(agreement__audience=draft.audience)
    last = max(found, key=lambda v: (v.number, v.revision), default=None)
    if last is None:
        return "1"
    return f"{last.number}.{last.revision + 1}" if launch.correction else str(last.number + 1)


def _without_mistakes(draft: Draft) -> None:
    mistakes = read_draft(draft).mistakes
    if mistakes:
        raise CannotChangeDraft("\n".join([_("Er staan nog fouten in dit concept:"), *mistakes]))
