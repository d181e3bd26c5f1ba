"""Who listens outside school: always somebody, rightly, and 112 whatever happens."""

from datetime import date, time

import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.reports.actions.help_lines import Written, lines_checked, remove_help_line, set_help_line, take_over_lines
from netjes.reports.errors import CannotSetRules
from netjes.reports.help_lines import ALARM, LINES, lines_of, oldest_check
from netjes.reports.models import HelpLine
from netjes.schools.queries import today
from netjes.schools.tests.cast import client_for

ACTOR = system("tests")
RIGHT = Written("Kindertelefoon", "0800 0432", "tel:08000432", "Over alles.", time(11), time(22))


@pytest.fixture
def lines(still_now, agreed, people):
    return take_over_lines(actor=ACTOR, school=agreed)


def test_it_works(lines, agreed):
    child = next(line for line in lines if line.name == "Kindertelefoon")
    set_help_line(actor=ACTOR, school=agreed, line=child, written=RIGHT)
    page = Client().get("/melden/").content.decode()
    assert "Van 11.00 tot 22.00 uur" in page and "tel:08000432" in page


def test_a_school_that_wrote_nothing_down_has_them_all(still_now, agreed, people):
    assert [line.name for line in lines_of(agreed)] == [line.name for line in LINES]
    assert not HelpLine.objects.for_school(agreed).exists()
    page = Client().get("/melden/").content.decode()
    assert all(line.href in page for line in LINES) and "Vertrouwensinspecteur" in page


def test_taking_over_twice_changes_nothing(lines, agreed):
    assert take_over_lines(actor=ACTOR, school=agreed) == lines


def test_what_is_written_down_counts_as_looked_at_today(lines, agreed):
    HelpLine.objects.for_school(agreed).update(checked_on=date(2026, 1, 1))
    set_help_line(actor=ACTOR, school=agreed, line=lines[1], written=RIGHT)
    assert oldest_check(lines_of(agreed)) == date(2026, 1, 1)
    lines_checked(actor=ACTOR, school=agreed)
    assert oldest_check(lines_of(agreed)) == today()


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://onveilig.example/", "08000432", "data:text/html,x"])
def test_a_tap_calls_or_opens_a_safe_page_and_nothing_else(lines, agreed, href):
    with pytest.raises(CannotSetRules, match="tel:"):
        set_help_line(actor=ACTOR, school=agreed, line=None, written=Written("X", "x", href, "x"))


def test_half_a_time_is_refused(lines, agreed):
    with pytest.raises(CannotSetRules, match="beide tijden"):
        set_help_line(
            actor=ACTOR, school=agreed, line=None, written=Written("X", "x", "tel:1", "x", opens=time(9))
        )  # fmt: skip


def test_112_always_stays(lines, agreed):
    alarm = next(line for line in lines if line.href == ALARM)
    with pytest.raises(CannotSetRules, match="112"):
        remove_help_line(actor=ACTOR, line=alarm)
    with pytest.raises(CannotSetRules, match="112"):
        set_help_line(actor=ACTOR, school=agreed, line=alarm, written=Written("X", "x", "tel:1", "x"))


def test_a_page_that_sends_nonsense_says_what_to_mend(lines, people):
    client = client_for(people.terpstra)
    answer = client.post("/melden/hulplijnen/nieuw/", {"name": "X", "contact": "x", "href": "x", "about": "x"})
    assert answer.status_code == 400 and "begint met tel:" in answer.content.decode()
    answer = client.post(f"/melden/hulplijnen/{lines[0].pk}/weg/")
    assert answer.status_code == 400 and "112 blijft" in answer.content.decode()


def test_lines_that_are_known_speak_english(lines):
    page = Client(headers={"cookie": "taal=en"}).get("/melden/").content.decode()
    assert "There is danger now." in page and "What do you want?" in page
