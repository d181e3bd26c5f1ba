import json

import pytest

from netjes.timetables.models import Lesson
from netjes.timetables.tests.samples import LIST, appointment, zermelo

pytestmark = pytest.mark.usefixtures("still_now")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rooster.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def lessons(school) -> int:
    return Lesson.objects.for_school(school).filter(is_cancelled=False).count()


def test_it_works(netjes, school, people, file):
    said = netjes("import-timetable", file)
    assert said.status == 0 and said.out.startswith("Overgenomen.") and "2 lessen komen erbij" in said.out
    again = netjes("import-timetable", file)
    assert again.status == 0 and "2 lessen blijven hetzelfde" in again.out and lessons(school) == 2


def test_a_dry_run_changes_nothing(netjes, school, people, file):
    said = netjes("import-timetable", file, "--dry-run")
    assert said.status == 0 and "Er is niets veranderd" in said.out and lessons(school) == 0


def test_as_json_with_what_was_not_understood(netjes, school, people, file):
    file.write_text(LIST.replace("kaya", "xyz") + "31-11-2026;8:30;9:20;2A;bos;;;\n")
    said = netjes("import-timetable", file, "--json")
    found = json.loads(said.out)
    assert said.status == 1 and found["applied"] and found["lessons"]["new"] == 2
    assert found["names"] == [{"what": "teacher", "text": "xyz", "lessons": 1}]
    assert found["problems"][0]["where"] == "regel 4"


def test_what_is_no_timetable_is_refused(netjes, school, file):
    file.write_text("<html>")
    said = netjes("import-timetable", file)
    assert said.status == 2 and "webpagina" in said.err
    assert netjes("import-timetable", file.parent / "weg.csv").status == 2
    assert netjes("import-timetable", file, "--format", "ical").status == 2


def test_losing_more_than_half_asks_for_a_word(netjes, school, people, tmp_path):
    path = tmp_path / "r.json"
    rows = [appointment(appointmentInstance=at) for at in range(30)]
    path.write_bytes(zermelo(*rows))
    netjes("import-timetable", path)
    path.write_bytes(zermelo(rows[0]))
    said = netjes("import-timetable", path)
    assert said.status == 1 and "--yes-remove" in said.err and lessons(school) == 30
    assert netjes("import-timetable", path, "--yes-remove").status == 0 and lessons(school) == 1
