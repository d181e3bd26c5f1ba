"""What people do in a lesson: each in one transaction, with its row in the log."""

from netjes.lessons.actions.permissions import (
    Choice,
    close_all,
    close_permission,
    extend_permission,
    open_permission,
    pause_permission,
    resume_permission,
)

__all__ = [
    "Choice",
    "close_all",
    "close_permission",
    "extend_permission",
    "open_permission",
    "pause_permission",
    "resume_permission",
]
