"""Sending a letter: written down with its day and way, and who gets it by mail hears that there is one."""

from django.db import transaction

from netjes.cases.actions.telling import ABOUT_A_MEASURE, send_letter, tell_party
from netjes.cases.letters import letter_waits
from netjes.cases.models import Letter
from netjes.cases.states import LetterKind, Sending
from netjes.lib.actors import Actor
from netjes.notices.actions import tell

TELLS = frozenset({*ABOUT_A_MEASURE, LetterKind.REMOVAL_INTENTION, LetterKind.CLOSING, LetterKind.UNFOUNDED})


@transaction.atomic
def post_letter(*, actor: Actor, letter: Letter, way: Sending) -> Letter:
    """Send it. Who it concerns sees their own file from the letter on that tells what is decided.

    By mail they hear that a letter waits, and read it on the site: never what it says. Raises `CannotStep`.
    """
    letter = send_letter(actor=actor, letter=letter, way=way)
    party = letter.party
    if letter.kind in TELLS and letter.to_id == party.person_id and party.told_at is None:
        tell_party(actor=actor, party=party, home_sees=party.home_sees)
    if way is Sending.MAIL and letter.to is not None:
        tell(actor=actor, school=letter.school, people=[letter.to], message=letter_waits(letter))
    return letter
