"""What can be done around phones: keeping one and giving it back, noting what was seen, and the school's ladder."""

from netjes.phones.actions.custody import offer_talk, sign_slip, take_phone
from netjes.phones.actions.keeping import set_keeping
from netjes.phones.actions.ladders import set_ladder
from netjes.phones.actions.returning import decide_home, give_back
from netjes.phones.actions.seen import answer_sighting, note_sighting, settle_step, withdraw_sighting

__all__ = [
    "answer_sighting",
    "decide_home",
    "give_back",
    "note_sighting",
    "offer_talk",
    "set_keeping",
    "set_ladder",
    "settle_step",
    "sign_slip",
    "take_phone",
    "withdraw_sighting",
]
