"""An agenda (RFC 5545). Lessons that repeat are written out within the window, by two libraries that know how.

A rule that could keep a machine busy (every second, or one that never comes) is refused before it is tried: lessons
repeat by day or by week.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar

from netjes.timetables.formats.repeating import Event, why_not
from netjes.timetables.formats.slots import HERE, MOST, CannotRead, Reading, Slot, Window, too_many
from netjes.timetables.formats.words import IN_A_TITLE, KINDS, kind_of, names_in, short, uid_of

MOST_OF_ONE = 2_000  # times that one lesson may come back within the window
LABELS = {
    "klas": "groups", "klassen": "groups", "groep": "groups", "groepen": "groups", "lesgroep": "groups",
    "lesgroepen": "groups", "class": "groups", "group": "groups", "groups": "groups",
    "docent": "teachers", "docenten": "teachers", "leraar": "teachers", "teacher": "teachers", "teachers": "teachers",
    "vak": "subject", "subject": "subject", "soort": "kind", "type": "kind",
}  # fmt: skip


def read_ical(name: str, content: bytes, window: Window) -> Reading:
    """Raises `CannotRead` for a file that was cut off, or is no agenda."""
    reading = Reading("ical", name)
    calendar = _calendar(reading, name, content)
    for uid, events in _by_uid(reading, calendar).items():
        try:
            for event, key in _written_out(reading, uid, events, window):
                _add(reading, event, key, window)
        except CannotRead:
            raise
        except Exception:  # a library that stumbles over one lesson must not keep the others from being read
            reading.hold(
                "", f"afspraak {short(uid, 60)}", "Deze afspraak is niet te lezen.", "Kijk hem na in de agenda."
            )
    return reading


def _calendar(reading: Reading, name: str, content: bytes) -> Calendar:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        reading.remark("bestand", "De letters zijn geen UTF-8.", "We lazen ze als Windows-tekst; kijk namen na.")
    if not text.rstrip().upper().endswith("END:VCALENDAR"):
        raise CannotRead(f"{name} is niet heel: het einde ontbreekt. Haal de agenda opnieuw op.")
    if text.upper().count("BEGIN:VEVENT") > MOST:
        raise too_many(name)
    try:
        return Calendar.from_ical(text)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        raise CannotRead(f"{name} is geen agenda die we kunnen lezen. Maak de export opnieuw.") from None


def _by_uid(reading: Reading, calendar: Calendar) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in calendar.walk("VEVENT"):
        reading.rows += 1
        uid = str(event.get("UID", "")).strip()
        start = getattr(event.get("DTSTART"), "dt", None)
        if not isinstance(start, date):
            reading.hold(uid, _where(event), "Er staat geen begin bij dat we kunnen lezen.", "Vul het begin in.")
        elif not isinstance(start, datetime):
            reading.all_day += 1
        else:
            uid = uid or f"zonder|{start.isoformat()}|{event.get('SUMMARY', '')}"
            found.setdefault(uid, []).append(event)
    return found


def _written_out(
    reading: Reading, uid: str, events: list[Event], window: Window
) -> Iterator[tuple[Event, str]]:  # fmt: skip
    """Every time of one lesson in the window, and what that time is called: a lesson that moves keeps its name."""
    masters = [event for event in events if "RECURRENCE-ID" not in event]
    repeats = any(event.get("RRULE") or event.get("RDATE") for event in masters)
    for event in masters:
        if wrong := why_not(event):
            reading.hold("", _where(event), wrong, "Zet de losse lessen in de agenda, of laat ze per week terugkomen.")
            return
    if not repeats and len(masters) == len(events):
        for event in events:
            yield event, uid_of("ical", uid)
        return
    alone = Calendar()
    for event in events:
        alone.add_component(event)
    found = recurring_ical_events.of(alone, keep_recurrence_attributes=True).between(window.starts_at, window.ends_at)
    if len(found) > MOST_OF_ONE:
        reading.hold("", _where(events[0]), "Deze les komt te vaak terug.", "Kijk na hoe hij zich herhaalt.")
        return
    for event in found:
        when = _utc(event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else event["DTSTART"].dt)
        yield event, uid_of("ical", uid, when.strftime("%Y%m%dT%H%M%SZ"))


def _utc(moment: date) -> datetime:
    """A time without a zone is a time in the Netherlands."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=HERE)
    return (moment if moment.tzinfo else moment.replace(tzinfo=HERE)).astimezone(UTC)


def _where(event: Event) -> str:
    return f"afspraak {short(str(event.get('UID', 'zonder UID')), 60)}"


def _end_of(event: Event, start: datetime) -> datetime:
    if "DTEND" in event:
        return _utc(event["DTEND"].dt)
    if "DURATION" in event and isinstance(event["DURATION"].dt, timedelta):
        return start + event["DURATION"].dt
    return start


def _add(reading: Reading, event: Event, uid: str, window: Window) -> None:
    start = _utc(event["DTSTART"].dt)
    end = _end_of(event, start)
    title, said = str(event.get("SUMMARY", "")), _said_in(str(event.get("DESCRIPTION", "")))
    loose = _loose(title)
    sequence = event.get("SEQUENCE", 0)
    version = int(sequence) if str(sequence).isdigit() and len(str(sequence)) < 16 else 0
    reading.add(
        Slot(
            uid, version, _kind(event, said, loose), short(said.get("subject", ""), 80),
            short(str(event.get("LOCATION", "")), 40), start, end,
            str(event.get("STATUS", "")).upper() == "CANCELLED",
            names_in(said.get("groups", "")), (*names_in(said.get("teachers", "")), *_attendees(event)),
            (*loose, short(title, 80)) if title.strip() else (),
        ),
        window, _where(event),
    )  # fmt: skip


def _said_in(description: str) -> dict[str, str]:
    """Lines like `Klas: 2A` of a description."""
    found: dict[str, str] = {}
    for line in description.splitlines()[:50]:
        label, colon, rest = line.partition(":")
        field = LABELS.get(label.strip().casefold().replace("(en)", ""))
        if colon and field and rest.strip():
            found[field] = rest.strip()
    return found


def _loose(title: str) -> tuple[str, ...]:
    marked = title.replace(" - ", ",").replace("|", ",").replace("/", ",").replace("(", ",").replace(")", ",")
    parts = list(names_in(marked))
    return names_in([*parts, *(word for part in parts if " " in part for word in part.split())])


def _attendees(event: Event) -> tuple[str, ...]:
    """Addresses of who is asked to come; only those of staff are known as teachers later on."""
    found = event.get("ATTENDEE", [])
    each = found if isinstance(found, list) else [found]
    mails = [str(one)[7:] for one in each if str(one)[:7].lower() == "mailto:"]
    return names_in(mails[:10])


def _kind(event: Event, said: dict[str, str], loose: tuple[str, ...]) -> str:
    categories: Any = event.get("CATEGORIES", [])
    for one in categories if isinstance(categories, list) else [categories]:
        for word in getattr(one, "cats", [one]):
            if found := kind_of(str(word)):
                return found
    if found := kind_of(said.get("kind", "")):
        return found
    return next((KINDS[word.casefold()] for word in loose if word.casefold() in IN_A_TITLE), "lesson")
