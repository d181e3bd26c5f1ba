"""Invented timetables of class 2A and 3B, as programs write them."""

import json
from datetime import UTC, date, datetime

from netjes.timetables.formats import Window

WINDOW = Window.from_day(date(2026, 11, 24))


def ics(*events: str, zone: str = "") -> bytes:
    rows = [f"BEGIN:VEVENT\n{each.strip()}\nEND:VEVENT" for each in events]
    whole = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rooster//NL", zone.strip(), *rows, "END:VCALENDAR"])
    return whole.replace("\n\n", "\n").replace("\n", "\r\n").encode()


def event(uid="bio-1", day="20261124", start="103000", end="112000", more="", mark="") -> str:
    return (
        f"UID:{uid}\nDTSTART:{day}T{start}{mark}\nDTEND:{day}T{end}{mark}\nSUMMARY:2A - biologie - bos\n"
        f"LOCATION:L12\n{more}"
    )


def unix(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp())


def appointment(**changed) -> dict:
    return {
        "id": 900, "appointmentInstance": 77, "version": 1, "type": "lesson", "valid": True, "cancelled": False,
        "start": unix(2026, 11, 24, 9, 30), "end": unix(2026, 11, 24, 10, 20), "subjects": ["biol"],
        "groups": ["2A"], "teachers": ["bos"], "locations": ["L12"], **changed,
    }  # fmt: skip


def zermelo(*rows: dict, wrapped=True) -> bytes:
    return json.dumps({"response": {"status": 200, "data": rows}} if wrapped else rows).encode()


LIST = """datum;begin;eind;klas;docent;vak;lokaal;soort
24-11-2026;10:30;11:20;2A;bos;biologie;L12;les
24-11-2026;11:20;12:10;3B,2A;kaya;wiskunde;L3;toets
"""
