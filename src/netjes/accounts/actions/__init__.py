"""What can be done in this room."""

from netjes.accounts.actions.asking import answer_question, ask_adviser, take_back
from netjes.accounts.actions.contact import set_contact
from netjes.accounts.actions.registering import change_account, confirm_account, end_account, enter_account

__all__ = [
    "answer_question",
    "ask_adviser",
    "change_account",
    "confirm_account",
    "end_account",
    "enter_account",
    "set_contact",
    "take_back",
]
