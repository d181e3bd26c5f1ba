"""Answering a question, and looking up who had seen which version."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.signing.errors import CannotReply
from netjes.signing.letters import reply_came
from netjes.signing.models import WORDS_LENGTH, Signature


@transaction.atomic
def reply_to_question(*, actor: Actor, by: Person, signature: Signature, text: str) -> Signature:
    """Answer a question once; who asked it is told. Raises `CannotReply`."""
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise CannotReply(_("Schrijf eerst je antwoord op."))
    if len(text) > WORDS_LENGTH:
        raise CannotReply(
            _("Dit zijn %(length)d tekens en er passen er %(most)d. Maak je tekst korter; er is niets weg.")
            % {"length": len(text), "most": WORDS_LENGTH}
        )
    waiting = Signature.objects.for_school(signature.school).filter(
        pk=signature.pk, answer="question", replied_at__isnull=True, replaced_at__isnull=True
    )
    if waiting.update(reply=text, replied_by=by, replied_at=now()) != 1:
        raise CannotReply(_("Deze vraag is al beantwoord of teruggenomen."))
    signature.refresh_from_db(fields=["reply", "replied_by", "replied_at"])
    log(
        school_key=signature.school_id, actor=actor, act="signing.question.answered",
        subject=f"signature:{signature.pk}", about=f"person:{signature.person_id}",
    )  # fmt: skip
    tell(actor=actor, school=signature.school, people=[signature.person], message=reply_came(signature))
    return signature


@transaction.atomic
def note_proof(*, actor: Actor, person: Person) -> None:
    """Somebody looked up what this person had read and answered; the person sees that they did."""
    log(school_key=person.school_id, actor=actor, act="signing.proof.read", about=person.ref)
