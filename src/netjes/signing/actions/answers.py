"""Reading and answering. An answer replaces the one before it, and both stay."""

import re
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from netjes.agreements.models import Version
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import children_of
from netjes.signing.errors import CannotSign
from netjes.signing.letters import question_came
from netjes.signing.models import WORDS_LENGTH, Reading, Signature
from netjes.signing.queries import Ask, has_read
from netjes.signing.routing import desk_for
from netjes.signing.states import NEEDS_WORDS, Answer, Part, Way

ARTICLE = re.compile(r"[\w.]{1,12}\Z")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers, as it came in."""

    answer: str
    words: str = ""
    article: str = ""
    shown_to_mentor: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """The answer that counts now; `fresh` is False when exactly this was answered before."""

    signature: Signature
    fresh: bool


def note_reading(*, actor: Actor, person: Person, version: Version) -> bool:
    """The first time that somebody opens a text is written down; returns whether this was it."""
    if has_read(person, version):
        return False
    try:
        with transaction.atomic():
            Reading.objects.create(school=person.school, person=person, version=version, at=now())
            log(
                school_key=person.school_id, actor=actor, act="signing.text.read", subject=version.ref,
                about=person.ref,
            )  # fmt: skip
    except IntegrityError:  # in two windows at once
        return False
    return True


def sign(*, actor: Actor, ask: Ask, version: Version, said: Said, way: Way) -> Signed:
    """Take in an answer to the text as it was read (`version`: the asked one or a correction of it).

    Saying exactly the same again changes nothing. Raises `CannotSign` when it cannot be taken in; nothing is
    kept then.
    """
    said = _checked(ask, version, said)
    if not has_read(ask.person, version):
        raise CannotSign(_("Lees eerst de afspraken hierboven, en kies daarna een antwoord."))
    try:
        return _taken_in(actor, ask, version, said, way)
    except IntegrityError:  # the same person in two windows at once: the second sees what the first did
        return _taken_in(actor, ask, version, said, way)


def register_paper(*, actor: Actor, ask: Ask, said: Said, remark: str = "", shown_to_mentor: bool = False) -> Signed:
    """Write down an answer that somebody gave on paper, with a remark of who does it. Raises `CannotSign`."""
    remark = _plain(remark)
    if len(remark) > WORDS_LENGTH:
        raise CannotSign(_too_long(len(remark)), "remark")
    checked = _checked(ask, ask.version, said)
    shown = Said(checked.answer, checked.words, checked.article, shown_to_mentor)
    return _taken_in(actor, ask, ask.version, shown, Way.PAPER, remark)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def _too_long(length: int) -> str:
    return _("Dit zijn %(length)d tekens en er passen er %(most)d. Maak je tekst korter; er is niets weg.") % {
        "length": length, "most": WORDS_LENGTH,
    }  # fmt: skip


def _checked(ask: Ask, version: Version, said: Said) -> Said:
    if ask.standing.over == "replaced":
        raise CannotSign(_("Deze versie is vervangen. Lees de nieuwste versie en geef daarop antwoord."))
    if ask.standing.over:
        raise CannotSign(_("Deze ronde is gesloten. Er wordt geen antwoord meer gevraagd."))
    own = ask.round.version
    if (version.agreement_id, version.number) != (own.agreement_id, own.number):
        raise CannotSign(_("Dit is een andere tekst dan waarnaar gevraagd wordt. Open de vraag opnieuw."))
    if said.answer not in Answer.values:
        raise CannotSign(_("Kies een van de drie antwoorden."))
    words = _plain(said.words) if said.answer in NEEDS_WORDS else ""
    if said.answer in NEEDS_WORDS and not words:
        missing = _("Schrijf eerst je vraag op.") if said.answer == Answer.QUESTION else _("Schrijf eerst op waarom.")
        raise CannotSign(missing, "words")
    if len(words) > WORDS_LENGTH:
        raise CannotSign(_too_long(len(words)), "words")
    article = said.article if words and ARTICLE.match(said.article) else ""
    return Said(said.answer, words, article, said.shown_to_mentor and ask.part is not Part.STAFF)


@transaction.atomic
def _taken_in(actor: Actor, ask: Ask, version: Version, said: Said, way: Way, remark: str = "") -> Signed:
    person, each = ask.person, ask.round
    mine = Signature.objects.for_school(person.school).filter(round=each, person=person, replaced_at__isnull=True)
    current = list(mine)
    before = next((s for s in current if s.child_id == (ask.child.pk if ask.child else None)), None)
    if before and _same(before, said, way, remark):
        return Signed(before, fresh=False)
    moment = now()
    if before:
        mine.filter(pk=before.pk).update(replaced_at=moment)
    signature = Signature.objects.create(
        school=person.school,
        round=each,
        version=version,
        person=person,
        child=ask.child,
        answer=said.answer,
        words=said.words,
        article=said.article,
        shown_to_mentor=said.shown_to_mentor,
        way=way,
        remark=remark,
        registered_by=actor.ref if way == Way.PAPER else "",
        signed_at=moment,
    )
    log(
        school_key=person.school_id, actor=actor,
        act="signing.answer.registered" if way == Way.PAPER else "signing.answer.given",
        subject=each.ref, about=person.ref,
        detail={"version": version.pk, "way": way, "again": before is not None,
                "child": ask.child.pk if ask.child else None},
    )  # fmt: skip
    if _all_answered(ask, {s.child_id for s in current}):
        withdraw(actor=actor, school=person.school, key=each.key, people=[person])
    if said.answer == Answer.QUESTION:
        desk = desk_for(ask.part, person, ask.child)
        tell(actor=actor, school=person.school, people=desk.people, message=question_came(person.school, each.pk))
    return Signed(signature, fresh=True)


def _same(before: Signature, said: Said, way: Way, remark: str) -> bool:
    kept = (before.answer, before.words, before.article, before.shown_to_mentor)
    came = (said.answer, said.words, said.article, said.shown_to_mentor)
    return kept == came and (way != Way.PAPER or before.remark == remark)


def _all_answered(ask: Ask, answered: set[int | None]) -> bool:
    """Whether a round waits for nothing more from this person, so that its message may go."""
    if ask.child is None:
        return True
    asked_for = {child.pk for child in children_of(ask.person)} if ask.children is None else ask.children
    return asked_for <= {*answered, ask.child.pk}
