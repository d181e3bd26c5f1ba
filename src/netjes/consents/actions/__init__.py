"""What can be done with consents: choosing, asking once, and what the school asks for."""

from netjes.consents.actions.asking import ask_once, reply_once, withdraw_questions
from netjes.consents.actions.choosing import Given, choose
from netjes.consents.actions.lists import Taken, hand_in_choices, looked_at, take_over_choices, throw_away_list
from netjes.consents.actions.purposes import (
    Asked,
    close_purpose,
    open_purpose,
    remind_unanswered,
    reword_purpose,
    set_rules,
)

__all__ = [
    "Asked",
    "Given",
    "Taken",
    "ask_once",
    "choose",
    "close_purpose",
    "hand_in_choices",
    "looked_at",
    "open_purpose",
    "remind_unanswered",
    "reply_once",
    "reword_purpose",
    "set_rules",
    "take_over_choices",
    "throw_away_list",
    "withdraw_questions",
]
