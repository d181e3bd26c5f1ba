"""Appointments as Zermelo's API gives them: JSON with Unix moments, and every version of an appointment."""

import json
from datetime import UTC, datetime
from typing import Any

from netjes.timetables.formats.slots import MOST, CannotRead, Reading, Slot, Window, too_many
from netjes.timetables.formats.words import kind_of, names_in, short, uid_of

EARLIEST, LATEST = 946_684_800, 4_102_444_800  # 2000 and 2100
SHAPE = "Kies de afspraken (appointments) uit de API van Zermelo, als JSON."


def read_zermelo(name: str, content: bytes, window: Window) -> Reading:
    """Of each appointment the highest version that is valid. Raises `CannotRead`."""
    reading = Reading("zermelo", name)
    rows = _rows(name, content)
    if len(rows) > MOST * 3:
        raise too_many(name)
    latest: dict[str, tuple[int, int, dict[str, Any]]] = {}
    for at, row in enumerate(rows, 1):
        reading.rows += 1
        if not isinstance(row, dict):
            reading.hold("", f"afspraak {at}", "Dit is geen afspraak.", SHAPE)
            continue
        key = row.get("appointmentInstance", row.get("id"))
        if isinstance(key, bool) or not isinstance(key, int | str) or key == "":
            reading.hold("", f"afspraak {at}", "Er staat geen appointmentInstance of id bij.", "Vraag dat veld mee op.")
            continue
        if row.get("valid") is False or row.get("hidden") is True:
            reading.old_versions += 1
            continue
        uid, version = uid_of("zermelo", str(key)), _version(row)
        if uid in latest:
            reading.old_versions += 1
        if uid not in latest or version >= latest[uid][0]:
            latest[uid] = version, at, row
    for uid, (version, at, row) in latest.items():
        _add(reading, uid, version, f"afspraak {at}", row, window)
    return reading


def _rows(name: str, content: bytes) -> list[Any]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CannotRead(f"{name} heeft letters die we niet kunnen lezen. Bewaar het bestand als UTF-8.") from None
    except (ValueError, RecursionError):
        raise CannotRead(
            f"{name} is niet heel: de JSON houdt te vroeg op of klopt niet. Haal hem opnieuw op."
        ) from None
    if isinstance(found, dict):
        found = found.get("response", found)
        found = found.get("data") if isinstance(found, dict) else None
    if not isinstance(found, list):
        raise CannotRead(f"In {name} staan geen afspraken. {SHAPE}")
    return found


def _version(row: dict[str, Any]) -> int:
    for field in ("version", "lastModified", "id"):
        value = row.get(field)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**62:
            return value
    return 0


def _add(reading: Reading, uid: str, version: int, where: str, row: dict[str, Any], window: Window) -> None:
    moments = []
    for field in ("start", "end"):
        value = row.get(field)
        if isinstance(value, bool) or not isinstance(value, int | float) or not EARLIEST <= value < LATEST:
            reading.hold(uid, where, f"‘{field}’ is geen moment.", "Geef begin en eind in seconden sinds 1970.")
            return
        moments.append(datetime.fromtimestamp(int(value), UTC))
    kind = row.get("type", "lesson")
    reading.add(
        Slot(
            uid, version, (kind_of(kind) if isinstance(kind, str) else None) or "other",
            short(", ".join(_texts(row, "subjects")), 80), short(", ".join(_texts(row, "locations")), 40),
            moments[0], moments[1], row.get("cancelled") is True,
            names_in(_texts(row, "groups")), names_in(_texts(row, "teachers")),
        ),
        window, where,
    )  # fmt: skip


def _texts(row: dict[str, Any], field: str) -> list[str]:
    value = row.get(field)
    return [str(each) for each in value if isinstance(each, str | int)] if isinstance(value, list) else []
