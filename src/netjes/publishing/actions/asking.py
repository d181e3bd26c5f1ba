"""Asking in doubt: a question in words, with or without a draft, to one person of school."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor, system
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.publishing.errors import CannotAskInDoubt
from netjes.publishing.letters import WAITS, doubt_waits
from netjes.publishing.line import answerers_of, can_climb, rungs_for
from netjes.publishing.models import Doubt, Draft, Publication
from netjes.publishing.models.asking import WORDS
from netjes.publishing.states import AskedOf, DoubtState, DraftState, Voice
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.timetables.school_days import one_school_day_after

TEXT = 20_000  # characters of what is asked about
MOST_WAITING = 20  # questions of one person at a time


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks: the question, what it is about, and for whom it speaks."""

    words: str = ""
    text: str = ""
    voice: str = Voice.OWN
    asked_of: str = AskedOf.SUPERVISOR
    may_be_example: bool = False


@transaction.atomic
def ask_in_doubt(
    *, actor: Actor, asker: Person, role: str, asked: Asked, draft: Draft | None = None,
    publication: Publication | None = None, sha256: str = "", verdict: str = "",
) -> Doubt:  # fmt: skip
    """Put a question on somebody's desk, and tell them that it is there. Raises `CannotAskInDoubt`.

    With a `publication` it is whether that may go out; `sha256` is then of all that is asked about.
    """
    words, text = asked.words.strip(), (draft.text if draft else asked.text).strip()
    _check(asker, role, asked, words, text)
    if draft is not None:
        Draft.objects.for_school(asker.school).select_for_update().get(pk=draft.pk)
        if Doubt.objects.for_school(asker.school).filter(draft=draft, state=DoubtState.WAITING).exists():
            raise CannotAskInDoubt(_("Dit bericht ligt al bij iemand. Wacht op antwoord, of trek je vraag in."))
    moment = now()
    doubt = Doubt.objects.create(
        school=asker.school, asker=asker, role=role, voice=draft.voice if draft else asked.voice, draft=draft,
        publication=publication, words=words, text=text, sha256=sha256 or (draft.sha256 if draft else ""),
        verdict=verdict, asked_of=asked.asked_of, may_be_example=asked.may_be_example, asked_at=moment,
        climbs_at=one_school_day_after(asker.school, moment),
    )  # fmt: skip
    people = answerers_of(doubt)
    if not people:
        raise CannotAskInDoubt(_("Er is nu niemand die dit kan beantwoorden. Vraag het een collega in persoon."))
    if draft is not None:
        draft.state, draft.updated_at = DraftState.ASKED, moment
        draft.save(update_fields=["state", "updated_at"])
    tell(actor=actor, school=asker.school, people=people, message=doubt_waits(doubt))
    log(
        school_key=asker.school_id, actor=actor, act="publishing.doubt.asked", subject=doubt.ref,
        detail={"of": doubt.asked_of, "with_text": bool(text), "to_publish": publication is not None},
    )  # fmt: skip
    return doubt


def _check(asker: Person, role: str, asked: Asked, words: str, text: str) -> None:
    if not words and not text:
        raise CannotAskInDoubt(_("Schrijf op wat je wilt vragen."), "words")
    if len(words) > WORDS:
        raise CannotAskInDoubt(_("Maak je vraag korter: hooguit 2000 tekens."), "words")
    if len(text) > TEXT:
        raise CannotAskInDoubt(_("Deze tekst is te lang om zo voor te leggen. Kies het deel dat telt."), "text")
    if asked.asked_of not in asked_of_for(role) or asked.voice not in Voice.values:
        raise CannotAskInDoubt(_("Kies aan wie je het vraagt."), "asked_of")
    if not rungs_for(asker, asked.asked_of):
        raise CannotAskInDoubt(_("Er is nu niemand die dit kan beantwoorden. Vraag het een collega in persoon."))
    waiting = Doubt.objects.for_school(asker.school).filter(asker=asker, state=DoubtState.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise CannotAskInDoubt(_("Er wachten al twintig vragen van je. Wacht eerst op antwoord."))


def asked_of_for(role: str) -> tuple[AskedOf, ...]:
    """Whom somebody can ask, the usual one first. A pupil asks the mentor."""
    return (AskedOf.MENTOR,) if role == "leerling" else (AskedOf.SUPERVISOR, AskedOf.COMMUNICATION)


@transaction.atomic
def withdraw_doubt(*, actor: Actor, doubt: Doubt) -> Doubt:
    """The asker no longer wants to know: nobody answers any more, and the words are gone. Twice changes nothing."""
    held = held_doubt(doubt)
    if held.state != DoubtState.WAITING:
        return held
    held.state, held.words, held.text, held.answered_at = DoubtState.WITHDRAWN, "", "", now()
    held.save(update_fields=["state", "words", "text", "answered_at"])
    draft_is(held, DraftState.WRITING)
    withdraw(actor=actor, school=held.school, key=f"{WAITS}:{held.pk}")
    log(school_key=held.school_id, actor=actor, act="publishing.doubt.withdrawn", subject=held.ref)
    return held


def draft_is(doubt: Doubt, state: str, sha256: str = "") -> None:
    """What became of the draft that was asked about, unless somebody wrote on in the meantime."""
    draft = doubt.draft
    if draft is not None and draft.state == DraftState.ASKED:
        draft.state, draft.approved_sha256 = state, sha256
        draft.save(update_fields=["state", "approved_sha256"])


def held_doubt(doubt: Doubt) -> Doubt:
    """The question as it is now, held until the end of the transaction: it is answered once."""
    found = Doubt.objects.for_school(doubt.school).select_for_update(of=("self",))
    return found.select_related("asker__school", "draft", "publication", "handed_to", "school").get(pk=doubt.pk)


@transaction.atomic
def climb_one(*, doubt: Doubt) -> int:
    """After a day of school without an answer the next in line may answer too, and hears so. For a chore."""
    held = held_doubt(doubt)
    if held.state != DoubtState.WAITING or held.climbs_at > now():
        return 0
    before = {each.pk for each in answerers_of(held)}
    if can_climb(held):
        held.climbed += 1
    held.climbs_at = one_school_day_after(held.school, now())
    held.save(update_fields=["climbed", "climbs_at"])
    actor = system("publishing")
    fresh = [each for each in answerers_of(held) if each.pk not in before]
    tell(actor=actor, school=held.school, people=fresh or answerers_of(held), message=doubt_waits(held))
    log(
        school_key=held.school_id, actor=actor, act="publishing.doubt.climbed", subject=held.ref,
        detail={"step": held.climbed, "people": len(fresh)},
    )  # fmt: skip
    return 1
