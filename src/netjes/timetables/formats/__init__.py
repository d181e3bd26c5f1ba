"""Reading a timetable: an agenda, Zermelo's appointments or a list. Knows no database."""

from netjes.timetables.formats.csv_list import read_csv
from netjes.timetables.formats.slots import LARGEST, CannotRead, Problem, Reading, Slot, Window
from netjes.timetables.formats.zermelo import read_zermelo

__all__ = ["FORMATS", "LARGEST", "CannotRead", "Problem", "Reading", "Slot", "Window", "format_of", "read"]


def read_ical(name: str, content: bytes, window: Window) -> Reading:
    """The libraries of calendars are loaded when the first one is read: a server that never does keeps the memory."""
    from netjes.timetables.formats import ical

    return ical.read_ical(name, content, window)


FORMATS = {"ical": read_ical, "zermelo": read_zermelo, "csv": read_csv}
NO_TEXT = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"Rar!", b"7z\xbc\xaf")


def format_of(name: str, content: bytes) -> str:
    """`ical`, `zermelo` or `csv`, by what is in it. Raises `CannotRead` for what is none of these."""
    if len(content) > LARGEST:
        raise CannotRead(f"{name} is groter dan {LARGEST // 1_000_000} MB. Maak een export van een kortere tijd.")
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise CannotRead(f"{name} is leeg. Maak de export opnieuw.")
    if head.startswith(NO_TEXT):
        raise CannotRead(f"{name} is geen rooster dat we lezen. Kies een agenda (.ics), JSON van Zermelo of een CSV.")
    if head.startswith(b"<"):
        raise CannotRead(
            f"{name} is een webpagina, geen rooster. Vaak is dat een inlogpagina: kopieer de link naar de agenda zelf."
        )
    if head[:15].upper() == b"BEGIN:VCALENDAR":
        return "ical"
    return "zermelo" if head.startswith((b"{", b"[")) else "csv"


def read(name: str, content: bytes, window: Window, format_: str = "") -> Reading:
    """Everything the file says. What is wrong in a row is named in it; raises `CannotRead` for the whole."""
    found = format_of(name, content)
    if format_ and found != format_:
        raise CannotRead(f"{name} is geen {format_}, maar {found}. Kies het goede bestand, of laat de soort weg.")
    return FORMATS[found](name, content, window)
