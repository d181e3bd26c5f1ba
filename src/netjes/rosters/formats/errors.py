"""What stops the reading of a list as a whole; a row that is wrong is a `Problem` instead."""

from netjes.lib.tables import CannotRead

__all__ = ["CannotRead"]
