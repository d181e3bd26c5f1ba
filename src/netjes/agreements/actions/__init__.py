"""What can be done to an agreement, and to what stands beside it."""

from netjes.agreements.actions.examples import add_example, withdraw_example
from netjes.agreements.actions.publishing import publish_version
from netjes.agreements.actions.safety import publish_safety, tell_of_safety
from netjes.agreements.actions.sources import add_source, change_source, remove_source
from netjes.agreements.actions.translating import remove_translation, save_translation

__all__ = [
    "add_example",
    "add_source",
    "change_source",
    "publish_safety",
    "publish_version",
    "remove_source",
    "remove_translation",
    "save_translation",
    "tell_of_safety",
    "withdraw_example",
]
