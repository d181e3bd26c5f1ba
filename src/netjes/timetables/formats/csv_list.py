"""A list with a row for each lesson, as a spreadsheet writes it; columns in Dutch or in English."""

import io
from datetime import UTC, date, datetime, time

from netjes.lib.cells import NotADay, day_of, yes_or_no
from netjes.lib.tables import Line, Sheet
from netjes.timetables.formats.slots import HERE, MOST, CannotRead, Reading, Slot, Window, too_many
from netjes.timetables.formats.words import clock_time, kind_of, names_in, short, uid_of

COLUMNS: dict[str, tuple[str, ...]] = {
    "day": ("datum", "dag", "date", "day"),
    "start": ("begin", "begintijd", "van", "start", "starttijd", "start time", "from"),
    "end": ("eind", "einde", "eindtijd", "tot", "end", "end time", "until", "to"),
    "groups": ("klas", "klassen", "groep", "groepen", "lesgroep", "lesgroepen", "class", "classes", "group", "groups"),
    "teachers": ("docent", "docenten", "leraar", "leraren", "teacher", "teachers"),
    "subject": ("vak", "vakken", "subject", "subjects"),
    "location": ("lokaal", "lokalen", "locatie", "plaats", "room", "rooms", "location"),
    "kind": ("soort", "type", "kind"),
    "uid": ("id", "uid", "nummer", "number"),
    "version": ("versie", "version"),
    "cancelled": ("vervalt", "uitval", "vervallen", "cancelled", "canceled"),
}  # fmt: skip
NEEDED = {"day": "datum", "start": "begin", "end": "eind", "groups": "klas"}


def read_csv(name: str, content: bytes, window: Window) -> Reading:
    """Raises `CannotRead` for a list without the columns that are needed, or with too many rows."""
    if content.count(b"\n") > MOST + 1000:
        raise too_many(name)
    sheet = Sheet(name, lambda: io.BytesIO(content))
    at = {field: sheet.column(*names) for field, names in COLUMNS.items()}
    missing = [dutch for field, dutch in NEEDED.items() if at[field] is None]
    if missing:
        raise CannotRead(
            f"{name} mist de kolom{'men' if len(missing) > 1 else ''} {', '.join(missing)}. "
            "Zet op de eerste regel: datum, begin, eind, klas, docent, vak, lokaal, soort."
        )
    reading, twins = Reading("csv", name), {}  # type: ignore[var-annotated]
    for line in sheet.rows():
        reading.rows += 1
        if reading.rows > MOST:
            raise too_many(name)
        _read_row(reading, at, line, window, twins)
    return reading


def _read_row(
    reading: Reading, at: dict[str, int | None], line: Line, window: Window, twins: dict[str, int]
) -> None:  # fmt: skip
    where, own = f"regel {line.number}", line[at["uid"]]
    uid = uid_of("csv", own) if own else ""
    try:
        day, start, end = day_of(line[at["day"]]), clock_time(line[at["start"]]), clock_time(line[at["end"]])
        if not 2000 <= day.year < 2100:
            raise NotADay("Dit jaar kan niet.")
    except NotADay as wrong:
        reading.hold(uid, where, str(wrong), "Schrijf de datum als dag-maand-jaar, zoals 24-11-2026.")
        return
    except ValueError:
        reading.hold(uid, where, "Een tijd is niet te lezen.", "Schrijf tijden als 8:30.")
        return
    kind = kind_of(line[at["kind"]]) if line[at["kind"]] else "lesson"
    if kind is None:
        reading.remark(where, f"Soort ‘{short(line[at['kind']], 40)}’ kennen we niet.", "We lezen het als iets anders.")
    groups, teachers = names_in(line[at["groups"]]), names_in(line[at["teachers"]])
    subject = short(line[at["subject"]], 80)
    if not uid:
        key = uid_of("csv", day.isoformat(), *sorted(groups), "", *sorted(teachers), "", subject)
        twins[key] = twins.get(key, 0) + 1
        uid = uid_of(key, str(twins[key]))
    reading.add(
        Slot(
            uid, _number(line[at["version"]]), kind or "other", subject, short(line[at["location"]], 40),
            _moment(day, start), _moment(day, end), _cancelled(line[at["cancelled"]]), groups, teachers,
        ),
        window, where,
    )  # fmt: skip


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=HERE).astimezone(UTC)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else 0


def _cancelled(written: str) -> bool:
    try:
        return yes_or_no(written) is True
    except ValueError:
        return written.casefold() in ("vervalt", "vervallen", "uitval", "cancelled", "canceled")
