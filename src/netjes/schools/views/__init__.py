"""The pages of this room: coming in, the people, the groups and the look."""

from netjes.schools.views.coming_in import enter, log_in, log_out

__all__ = ["enter", "log_in", "log_out"]
