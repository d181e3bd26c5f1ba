"""What can be done around signing: rounds, answers, replies, and signing together in class."""

from netjes.signing.actions.answers import Said, Signed, note_reading, register_paper, sign
from netjes.signing.actions.moments import close_class_moment, open_class_moment
from netjes.signing.actions.replies import note_proof, reply_to_question
from netjes.signing.actions.rounds import close_round, open_round, remind_now, send_reminder, tell_newcomers

__all__ = [
    "Said",
    "Signed",
    "close_class_moment",
    "close_round",
    "note_proof",
    "note_reading",
    "open_class_moment",
    "open_round",
    "register_paper",
    "remind_now",
    "reply_to_question",
    "send_reminder",
    "sign",
    "tell_newcomers",
]
