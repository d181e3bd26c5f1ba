"""Agendas, Zermelo's appointments and lists become the same lessons; what is wrong in them is said, never dropped."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.timetables.formats import CannotRead, Window, read
from netjes.timetables.tests.samples import LIST, WINDOW, appointment, event, ics, unix, zermelo


def slots(content: bytes):
    return list(read("rooster", content, WINDOW).slots.values())


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    "content", [ics(event()), zermelo(appointment()), zermelo(appointment(), wrapped=False), LIST.encode()]
)
def test_it_works(content):
    lesson = slots(content)[0]
    assert (lesson.starts_at, lesson.ends_at) == (moment(2026, 11, 24, 9, 30), moment(2026, 11, 24, 10, 20))
    assert "2A" in (*lesson.groups, *lesson.loose)
    assert "bos" in (*lesson.teachers, *lesson.loose)
    assert (lesson.kind, lesson.location) == ("lesson", "L12")


def test_a_lesson_comes_back_every_week_except_where_it_says_not():
    weekly = event(more="RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261201T103000")
    moved = event(day="20261209", more="RECURRENCE-ID:20261208T103000\nSEQUENCE:2")
    gone = event(day="20261215", more="RECURRENCE-ID:20261215T103000\nSTATUS:CANCELLED")
    found = slots(ics(weekly, moved, gone))
    assert [(each.starts_at.date().isoformat(), each.is_cancelled) for each in found] == [
        ("2026-11-24", False), ("2026-12-09", False), ("2026-12-15", True),
    ]  # fmt: skip
    assert found[1].uid.endswith("20261208T093000Z"), "wie verschuift, heet nog zo"


def test_a_time_is_in_its_own_zone_or_in_the_netherlands():
    zoned = event(uid="z").replace("DTSTART:", "DTSTART;TZID=America/New_York:")
    zoned = zoned.replace("DTEND:", "DTEND;TZID=America/New_York:")
    found = {each.uid: each.starts_at.hour for each in slots(ics(event(), event(uid="u", mark="Z"), zoned))}
    assert found == {"ical|bio-1": 9, "ical|u": 10, "ical|z": 15}


def test_a_weekly_lesson_keeps_its_hour_when_the_clock_changes():
    weekly = event(day="20270322", more="RRULE:FREQ=WEEKLY;COUNT=2").replace("START:", "START;TZID=Europe/Amsterdam:")
    found = slots(ics(weekly.replace("DTEND:", "DTEND;TZID=Europe/Amsterdam:")))
    assert [each.starts_at.hour for each in found] == [9, 8]


@pytest.mark.parametrize(
    ("day", "starts_at"), [("20270328", moment(2027, 3, 28, 1, 30)), ("20261025", moment(2026, 10, 25, 0, 30))]
)
def test_half_past_two_on_a_day_that_the_clock_changes_is_a_moment(day, starts_at):
    found = read("r", ics(event(day=day, start="023000", end="043000")), Window.from_day(date(2026, 10, 20)))
    (lesson,) = found.slots.values()
    assert lesson.starts_at == starts_at
    assert not found.problems


def test_a_whole_day_is_no_lesson_and_is_counted():
    whole = "UID:vrij\nDTSTART;VALUE=DATE:20261224\nSUMMARY:vrij"
    reading = read("rooster", ics(event(), whole), WINDOW)
    assert (len(reading.slots), reading.all_day) == (1, 1)


def test_what_a_description_says_goes_before_the_title():
    (lesson,) = slots(
        ics(event(more="DESCRIPTION:Klas: 2A\\, 3B\\nDocent: mevrouw Bos\\nVak: biologie\\nSoort: toets"))
    )
    assert (lesson.groups, lesson.teachers, lesson.subject) == (("2A", "3B"), ("mevrouw Bos",), "biologie")
    assert lesson.kind == "test"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=99999999", "FREQ=DAILY;BYHOUR=1,2,3;BYSECOND=1,2,3", "FREQ=YEARLY",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=999999", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=9MO",
    ],
)  # fmt: skip
def test_a_repetition_without_end_keeps_nobody_busy(rule):
    reading = read("rooster", ics(event(uid="bom", more=f"RRULE:{rule}"), event()), WINDOW)
    assert list(reading.slots) == ["ical|bio-1"]
    assert reading.problems
    assert reading.holds_unknown


def test_a_repetition_from_long_ago_is_refused():
    reading = read("rooster", ics(event(day="00010101", more="RRULE:FREQ=DAILY")), WINDOW)
    assert reading.problems
    assert not reading.slots


def test_the_highest_valid_version_wins():
    late = appointment(version=3, start=unix(2026, 11, 24, 11), end=unix(2026, 11, 24, 12))
    draft = appointment(version=4, valid=False, start=unix(2026, 11, 24, 7), end=unix(2026, 11, 24, 8))
    (lesson,) = slots(zermelo(late, draft, appointment()))
    assert (lesson.version, lesson.starts_at) == (3, moment(2026, 11, 24, 11))


def test_zermelo_says_what_is_cancelled_and_what_is_an_exam():
    found = slots(zermelo(appointment(cancelled=True), appointment(appointmentInstance=78, type="exam")))
    assert [(each.is_cancelled, each.kind) for each in found] == [(True, "lesson"), (False, "exam")]


@pytest.mark.parametrize(
    "wrong", [{"start": "gisteren"}, {"end": 10**15}, {"start": True}, {"end": unix(2026, 11, 24)}]
)
def test_an_appointment_without_a_moment_is_named_and_the_others_go_on(wrong):
    reading = read("rooster", zermelo(appointment(**wrong), appointment(appointmentInstance=78)), WINDOW)
    assert len(reading.slots) == len(reading.problems) == 1
    assert reading.held == {"zermelo|77"}


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_list_is_read_as_programs_write_it(separator, encoding):
    text = LIST.replace("3B,2A", "3B+2A").replace("biologie", "bïologie").replace(";", separator)
    one, two = slots(text.encode(encoding))
    assert (one.subject, two.groups, two.kind) == ("bïologie", ("3B", "2A"), "test")


def test_a_list_in_english_is_read_too():
    (lesson,) = slots(b"Date,Start,End,Class,Teacher,Subject,Room,Kind\n2026-11-24,8.30,9.20,2A,bos,bio,L1,exam\n")
    assert (lesson.kind, lesson.starts_at) == ("exam", moment(2026, 11, 24, 7, 30))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("31-11-2026;10:30;11:20;2A;;;;", "bestaat niet"), ("24-11-2026;25:00;11:20;2A;;;;", "tijd"),
        ("24-11-2026;11:20;10:30;2A;;;;", "eindigt"), ("morgen;10:30;11:20;2A;;;;", "geen datum"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named_and_the_others_go_on(row, said):
    reading = read("rooster", (LIST + row).encode(), WINDOW)
    assert len(reading.slots) == 2
    assert said in reading.problems[0].what
    assert reading.holds_unknown or reading.held


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   \n", b"PK\x03\x04junk", b"%PDF-1.7", b"<!DOCTYPE html><title>Inloggen</title>", ics(event())[:-30],
        zermelo(appointment())[:-5], b"[" * 100_000, b'{"response": 3}', b"\xff\xfe\x00junk", b"naam;klas\nNoor;2A\n",
        b'datum;begin;eind;klas\n24-11-2026;"10:30', b"BEGIN:VCALENDAR\nrommel\nEND:VCALENDAR", b"{\xff}",
    ],
)  # fmt: skip
def test_what_is_no_timetable_is_refused_with_what_to_do(content):
    with pytest.raises(CannotRead) as refused:
        read("rooster", content, WINDOW)
    assert str(refused.value).count(". ") >= 1


def test_a_million_rows_are_refused_at_once():
    with pytest.raises(CannotRead):
        read("rooster", b"datum;begin;eind;klas\n" + b"1;2;3;4\n" * 1_000_000, WINDOW)
    with pytest.raises(CannotRead):
        read("rooster", b"datum;begin;eind;klas\n" + b"x" * 21_000_000, WINDOW)


def test_letters_of_windows_in_an_agenda_are_said():
    reading = read("rooster", ics(event(more="COMMENT:é")).decode().encode("cp1252"), WINDOW)
    assert len(reading.slots) == 1
    assert reading.problems


def test_what_lies_outside_the_window_is_counted():
    reading = read("rooster", ics(event(day="20250101"), event(uid="x")), WINDOW)
    assert (len(reading.slots), reading.outside) == (1, 1)


@given(st.binary(max_size=300), st.sampled_from([b"", b"[", b"BEGIN:VCALENDAR\n", b"datum;begin;eind;klas\n"]))
def test_whatever_comes_it_is_read_or_refused(junk, head):
    try:
        reading = read("rooster", head + junk, WINDOW)
    except CannotRead:
        return
    assert all(slot.ends_at - slot.starts_at < timedelta(hours=15) for slot in reading.slots.values())
