"""Reading a list of people, in the shapes in which administrations hand it over. Knows no database."""

from netjes.rosters.formats.errors import CannotRead
from netjes.rosters.formats.reading import Asked, kind_of, read
from netjes.rosters.formats.roster import Entry, Problem, Roster, Tie

__all__ = ["Asked", "CannotRead", "Entry", "Problem", "Roster", "Tie", "kind_of", "read"]
