"""Which shape a list has, and reading it."""

from netjes.rosters.formats.errors import CannotRead
from netjes.rosters.formats.folder import Folder
from netjes.rosters.formats.gathering import Asked
from netjes.rosters.formats.listing import read_listing
from netjes.rosters.formats.oneroster import is_oneroster, read_oneroster
from netjes.rosters.formats.roster import Roster
from netjes.rosters.formats.sds import is_sds, read_sds

__all__ = ["Asked", "kind_of", "read"]


def kind_of(folder: Folder) -> str:
    """`sds`, `oneroster` or `listing`. Raises `CannotRead` for several files that do not belong together."""
    if is_sds(folder):
        return "sds"
    if is_oneroster(folder):
        return "oneroster"
    if len(folder) == 1:
        return "listing"
    raise CannotRead(
        f"We kennen deze bestanden niet bij elkaar: {', '.join(folder.names()[:8])}. "
        "Kies één lijst, of de bestanden van School Data Sync of OneRoster bij elkaar."
    )


def read(folder: Folder, asked: Asked) -> Roster:
    """Everything the list says. Rows with problems are named in it; raises `CannotRead` for a list as a whole."""
    kind = kind_of(folder)
    if kind == "sds":
        return read_sds(folder, asked)
    if kind == "oneroster":
        return read_oneroster(folder, asked)
    return read_listing(folder.sheet(folder.names()[0]), asked)
