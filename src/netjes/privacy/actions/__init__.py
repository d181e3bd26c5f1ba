"""What can be done about somebody's data: ask, answer, erase, keep shorter."""

from netjes.privacy.actions.choosing import keep_shorter
from netjes.privacy.actions.erasing import erase_person, plan_of
from netjes.privacy.actions.requests import answer_request, ask

__all__ = ["answer_request", "ask", "erase_person", "keep_shorter", "plan_of"]
