"""What the log says, and whether it still says what was written."""

from collections.abc import Iterator
from dataclasses import dataclass

from netjes.records.models import ChainEnd, LogRow


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold: the row's number, and in a sentence what is wrong."""

    number: int
    what: str


def breaks_in(school_key: int) -> Iterator[Break]:
    """Every place where a row was changed, removed or slipped in. Nothing when the log is whole."""
    expected, previous = 1, "0" * 64
    for row in LogRow.objects.for_school(school_key).order_by("number").iterator(chunk_size=2000):
        if row.number > expected:
            yield Break(expected, f"regel {expected} tot en met {row.number - 1} ontbreekt")
        elif row.previous != previous:
            yield Break(row.number, f"regel {row.number} sluit niet aan op de regel ervoor")
        if row.sha256 != row.seal():
            yield Break(row.number, f"regel {row.number} is veranderd nadat hij was opgeschreven")
        expected, previous = row.number + 1, row.sha256
    end = ChainEnd.objects.for_school(school_key).first()
    written = end.number if end else 0
    if written > expected - 1:
        yield Break(expected, f"regel {expected} tot en met {written} ontbreekt aan het eind")
    elif written < expected - 1:
        yield Break(written + 1, f"na regel {written} is er iets bijgeschreven buiten het logboek om")
    elif end and end.sha256 != previous:
        yield Break(written, "de laatste regel is een andere dan die is opgeschreven")


def told_of(school_key: int, about: str, most: int = 50) -> list[LogRow]:
    """What the log has about one reference, newest first."""
    return list(LogRow.objects.for_school(school_key).filter(about=about).order_by("-number")[:most])
