"""The school's side: who gets in, what an answer that stays out leads to, who can be added, and what is gone after."""

import json
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from netjes.evidence import ChainRole
from netjes.keyring.actions import retire_key
from netjes.keyring.models import ReadingKey
from netjes.lib.actors import Actor
from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.reports import chores
from netjes.reports.actions.handing_over import hand_over, seal_to_new_key
from netjes.reports.actions.reading import Link, chain_of, route_step_done, set_chain
from netjes.reports.actions.rules import Written, set_rules
from netjes.reports.actions.thread import close_report, reporter_writes, school_answers
from netjes.reports.chores import climb_reports, tell_readers
from netjes.reports.contents import First
from netjes.reports.errors import CannotAnswer, CannotHandOver, CannotOpen, CannotSetRules
from netjes.reports.models import Report, ReportKey
from netjes.reports.opening import key_by_code, key_by_reader, opened
from netjes.reports.queries import can_become_reader, readers_now, reports_of, waiting_for
from netjes.reports.retention import erase_content, erase_unfounded
from netjes.reports.special import OFFENCE, key_of
from netjes.reports.states import Level, ReportOutcome, ReportState, Route
from netjes.reports.tests.conftest import ACTOR, PASSPHRASE
from netjes.schools.models import StandIn
from netjes.schools.queries import today
from netjes.sealing import Keypair
from netjes.timetables.actions import add_holiday

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STAFF = Actor("person:1", "confidential")


@pytest.fixture(autouse=True)
def _nobody_told_yet():
    chores._told_at.clear()


@pytest.fixture
def now_at(still_now):
    """`now_at(datetime(2026, 11, 27, 15))`: it is then, in Amsterdam, until the next call or the end of the test."""
    with ExitStack() as stack:
        yield lambda moment: stack.enter_context(standing_still_at(moment.replace(tzinfo=AMSTERDAM)))


def opening(client, person):
    """The client of a reader whose key is open."""
    client.post(reverse("keyring:open"), {"passphrase": PASSPHRASE, "next": "/melden/binnen/"})
    return client


def test_it_works(people, readers, send, client_of):
    """Waiting in the list without a word of it; read with the key open; answered; closed."""
    report = send("Ze maken stickers van een jongen uit 3B").received.report
    client = client_of(readers.adviser)
    page = client.get(reverse("reports:inbox")).content.decode()
    assert "Er wacht 1 melding op jou" in page and "stickers" not in page
    shut = client.get(reverse("reports:report", args=[report.pk]))
    assert shut.status_code == 302 and "/leessleutel/open/" in shut.headers["Location"]
    opening(client, readers.adviser)
    page = client.get(reverse("reports:report", args=[report.pk])).content.decode()
    assert "stickers van een jongen" in page and "Yvette Helder" in page
    report.refresh_from_db()
    assert report.state == ReportState.READ
    client.post(reverse("reports:answer", args=[report.pk]), {"woorden": "Dank je", "keuze": "Liever niet"})
    report.refresh_from_db()
    assert report.state == ReportState.ANSWERED and not report.waits_for_school
    client.post(reverse("reports:close", args=[report.pk]), {"uitkomst": "helped"})
    report.refresh_from_db()
    assert report.outcome == ReportOutcome.HELPED


@pytest.mark.parametrize("name", ["bos", "terpstra", "ruud", "sami"])
def test_nobody_else_sees_that_it_is_there(people, readers, send, client_of, name):
    report = send().received.report
    client = opening(client_of(getattr(people, name)), None)
    assert client.get(reverse("reports:report", args=[report.pk])).status_code == 404
    assert client.post(reverse("reports:answer", args=[report.pk]), {"woorden": "x"}).status_code == 404


def test_a_report_about_a_teacher_never_reaches_them_or_their_stand_in(people, readers, send, agreed):
    """It is about Yvette, who is away, and for whom Ruud stands in."""
    StandIn.objects.create(
        school=agreed, absent=readers.adviser, person=people.ruud, starts_on=today(), ends_on=today() + timedelta(9)
    )
    report = send(route=Route.ABOUT_STAFF, involved=[readers.adviser]).received.report
    have = set(ReportKey.objects.for_school(agreed).filter(report=report).values_list("reader", flat=True))
    assert not have & {people.ruud.pk, readers.adviser.pk} and people.terpstra.pk in have
    assert not reports_of(people.ruud).exists()


@pytest.mark.parametrize("route", [Route.OFFENCE, Route.ABOUT_HEAD])
def test_what_is_for_the_board_is_for_the_board_alone(people, readers, send, route):
    report = send(route=route).received.report
    assert readers_now(report) == [readers.board] and can_become_reader(report) == []
    assert not waiting_for(people.terpstra).exists() and not waiting_for(people.bos).exists()


def test_an_answer_that_stays_out_goes_on_to_the_next_after_the_weekend(people, readers, send, agreed, now_at):
    now_at(datetime(2026, 11, 27, 15))  # a Friday
    report = send(route=Route.ORDINARY, group=people.class_2a).received.report
    assert report.answer_by == date(2026, 11, 30)
    for day in (28, 29, 30):
        now_at(datetime(2026, 11, day, 12))
        assert climb_reports(agreed) == 0
    now_at(datetime(2026, 12, 1, 8))
    assert climb_reports(agreed) == 1 and climb_reports(agreed) == 0
    report.refresh_from_db()
    assert (report.level, report.answer_by) == (Level.SECOND, date(2026, 12, 2))
    assert people.visser in readers_now(report) and people.bos in readers_now(report)
    assert Notice.objects.for_school(agreed).filter(person=people.bos, key="reports.moved").exists()


def test_a_holiday_is_no_reason_to_climb(people, readers, send, agreed, now_at):
    now_at(datetime(2026, 11, 26, 15))  # a Thursday; Friday is off
    add_holiday(actor=ACTOR, school=agreed, name="Studiedag", starts_on=date(2026, 11, 27), ends_on=date(2026, 11, 27))
    report = send(route=Route.ORDINARY, group=people.class_2a).received.report
    assert report.answer_by == date(2026, 11, 30)
    now_at(datetime(2026, 11, 27, 12))
    assert climb_reports(agreed) == 0


def test_what_is_answered_does_not_climb(people, readers, send, agreed, now_at):
    sent = send(route=Route.ORDINARY, group=people.class_2a)
    report = sent.received.report
    school_answers(
        actor=STAFF, by=people.bos, report=report, key=key_by_code(report, sent.receipt), words="Kom je langs?"
    )
    now_at(datetime(2026, 12, 8, 12))
    assert climb_reports(agreed) == 0


def test_at_the_last_the_reader_is_reminded(readers, send, agreed, now_at):
    now_at(datetime(2026, 11, 24, 10, 31))
    report = send(route=Route.OFFENCE).received.report
    assert tell_readers(agreed) == 1
    now_at(datetime(2026, 11, 26, 10, 31))
    climb_reports(agreed)
    assert ReportKey.objects.for_school(agreed).get(report=report, reader=readers.board).told_on is None


def test_readers_are_told_at_the_half_hour_and_not_when_it_came(readers, send, agreed, now_at):
    now_at(datetime(2026, 11, 24, 10, 30))
    assert tell_readers(agreed) == 0
    send()
    for minute in (31, 47, 59):
        now_at(datetime(2026, 11, 24, 10, minute))
        assert tell_readers(agreed) == 0
    now_at(datetime(2026, 11, 24, 11, 1))
    assert tell_readers(agreed) == 1 and tell_readers(agreed) == 0
    notice = Notice.objects.for_school(agreed).get(person=readers.adviser, key="reports.waiting")
    assert "stickers" not in notice.text and notice.path == reverse("reports:inbox")


def test_nobody_is_told_at_night_or_at_the_weekend_of_what_can_wait(readers, send, agreed, now_at):
    send()
    for moment in (datetime(2026, 11, 28, 11, 1), datetime(2026, 11, 24, 23, 1)):
        now_at(moment)
        assert tell_readers(agreed) == 0


@pytest.mark.parametrize("route", [Route.OFFENCE, Route.HOME])
def test_what_cannot_wait_is_told_within_five_minutes_also_at_the_weekend(readers, send, agreed, now_at, route):
    now_at(datetime(2026, 11, 28, 23, 1))
    send(route=route)
    assert tell_readers(agreed) == 1


def test_the_log_says_nothing_that_ties_a_notice_to_a_report(readers, send, agreed, now_at):
    now_at(datetime(2026, 11, 24, 11, 1))
    report = send().received.report
    tell_readers(agreed)
    rows = LogRow.objects.for_school(agreed.pk)
    assert not [row for row in rows if str(report.pk) in row.subject + row.detail]


def test_a_message_of_who_reported_is_told_again(readers, send, agreed, now_at):
    now_at(datetime(2026, 11, 24, 11, 1))
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    tell_readers(agreed)
    school_answers(actor=STAFF, by=readers.adviser, report=report, key=key, words="Dag")
    reporter_writes(report=report, key=key, words="Het gaat door")
    now_at(datetime(2026, 11, 24, 11, 31))
    assert tell_readers(agreed) == 1


def test_a_colleague_reads_along_when_the_reader_says_that_they_are_not_involved(people, readers, send):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    give = {"actor": STAFF, "by": readers.adviser, "report": report, "key": key, "first": First(), "to": readers.care}
    with pytest.raises(CannotHandOver, match="niets mee te maken"):
        hand_over(**give, is_not_involved=False)
    hand_over(**give, is_not_involved=True)
    assert opened(report, key_by_reader(report, readers.care, readers.private[readers.care.pk])).first.words


def test_who_is_named_in_it_is_never_chosen(people, readers, send):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    named = First(involved=((readers.care.name, "getuige"),))
    with pytest.raises(CannotHandOver, match="genoemd"):
        hand_over(
            actor=STAFF, by=readers.adviser, report=report, key=key, first=named, to=readers.care, is_not_involved=True
        )


@pytest.mark.parametrize("name", ["mevrouw Aydin", "AYDIN"])
def test_half_a_name_is_enough_to_be_passed_over(people, readers, send, name):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    with pytest.raises(CannotHandOver, match="genoemd"):
        hand_over(
            actor=STAFF, by=readers.adviser, report=report, key=key, first=First(involved=((name, ""),)),
            to=readers.care, is_not_involved=True,
        )  # fmt: skip


def test_nor_is_a_parent_of_who_is_named(people, readers, send):
    sent = send(route=Route.ORDINARY, group=people.class_2a)
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    with pytest.raises(CannotHandOver, match="familie"):
        hand_over(
            actor=STAFF, by=people.bos, report=report, key=key, first=First(involved=((people.eva.name, ""),)),
            to=people.ruud, is_not_involved=True,
        )  # fmt: skip


def test_a_report_about_staff_is_not_given_to_a_mentor(people, readers, send):
    assert people.bos not in can_become_reader(send(route=Route.ABOUT_STAFF, involved=[people.ruud]).received.report)


def test_who_no_longer_works_here_reads_nothing(readers, send):
    report = send().received.report
    assert reports_of(readers.adviser).exists()
    readers.adviser.left_on = today()
    readers.adviser.save(update_fields=["left_on"])
    assert not reports_of(readers.adviser).exists() and readers_now(report) == []


def test_a_new_key_reads_what_was_sealed_to_the_old_one(readers, send):
    report, new = send().received.report, Keypair.new()
    with transaction.atomic():
        seal_to_new_key(STAFF, readers.adviser, readers.private[readers.adviser.pk], new.public)
    assert opened(report, key_by_reader(report, readers.adviser, new.private)).first.words == "Er is iets gebeurd"
    with pytest.raises(CannotOpen):
        key_by_reader(report, readers.adviser, readers.private[readers.adviser.pk])


def test_steps_are_dated_once_and_only_those_of_the_route(readers, send):
    report = send(route=Route.OFFENCE).received.report
    code = key_of(OFFENCE, OFFENCE.steps[1])
    first = route_step_done(actor=STAFF, by=readers.board, report=report, code=code, naked=False)
    again = route_step_done(actor=STAFF, by=readers.adviser, report=report, code=code, naked=False)
    assert first == again and again.by == readers.board and first.on_day == today()
    with pytest.raises(CannotAnswer, match="hoort niet"):
        route_step_done(actor=STAFF, by=readers.board, report=report, code="home.talk", naked=False)


def test_each_in_a_chain_has_a_role_of_their_own_and_it_lies_sealed(readers, send):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    links = [Link("Xantippe", ChainRole.WROTE), Link("Yentl", ChainRole.PICTURED), Link(" ", ChainRole.HELPER)]
    set_chain(actor=STAFF, report=report, key=key, links=links)
    assert chain_of(report, key) == links[:2]
    report.refresh_from_db()
    assert b"Xantippe" not in bytes(report.sheet.sealed)


@pytest.mark.parametrize(
    ("outcome", "erase"), [(ReportOutcome.UNFOUNDED, erase_unfounded), (ReportOutcome.HELPED, erase_content)]
)
def test_after_its_time_nothing_opens_it_and_the_bare_record_stays(readers, send, agreed, outcome, erase):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    school_answers(actor=STAFF, by=readers.adviser, report=report, key=key, words="Dag")
    close_report(actor=STAFF, report=report, outcome=outcome)
    other = erase_content if erase is erase_unfounded else erase_unfounded
    assert other(agreed.pk, today()) == 0 and erase(agreed.pk, today()) == 1
    with pytest.raises(CannotOpen, match="gewist"):
        key_by_code(report, sent.receipt)
    assert not reports_of(readers.adviser).exists()
    bare = Report.objects.for_school(agreed).get(pk=report.pk)
    assert (bare.route, bare.outcome, bare.answered_on) == (Route.CONFIDENTIAL, outcome, today())


def test_what_nobody_came_back_to_closes_after_three_months(readers, send, agreed, now_at):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    school_answers(actor=STAFF, by=readers.adviser, report=report, key=key, words="Dag")
    now_at(datetime(2027, 3, 1, 9))
    climb_reports(agreed)
    report.refresh_from_db()
    assert (report.state, report.outcome) == (ReportState.CLOSED, ReportOutcome.NO_ANSWER)


def test_two_readers_who_answer_at_once_both_stand_there_in_order(people, readers, send):
    sent = send()
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    stale = Report.objects.for_school(report.school).get(pk=report.pk)
    school_answers(actor=STAFF, by=readers.adviser, report=report, key=key, words="Eén")
    school_answers(actor=STAFF, by=readers.care, report=stale, key=key, words="Twee")
    assert [said.words for said in opened(report, key).messages] == ["Eén", "Twee"]


def test_a_promise_that_cannot_be_is_not_made(agreed, still_now):
    with pytest.raises(CannotSetRules, match="twee tijden"):
        set_rules(actor=ACTOR, school=agreed, written=Written(1, time(17), time(8)))


def test_the_rules_page_says_what_is_missing(people, readers, agreed, client_of):
    page = client_of(people.terpstra).get(reverse("reports:rules")).content.decode()
    assert "Nog niet iedereen kan lezen" not in page
    retire_key(actor=ACTOR, key=ReadingKey.objects.for_school(agreed).get(person=readers.board))
    page = client_of(people.terpstra).get(reverse("reports:rules")).content.decode()
    assert "Geert Prins" in page


def test_whoever_has_every_row_and_the_settings_reads_nothing_of_what_readers_add(people, readers, send, agreed):
    sent = send("Meneer Zonneveld")
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    school_answers(
        actor=STAFF, by=readers.adviser, report=report, key=key, words="Zonneveld hoort het niet", choices=("Goed zo",)
    )
    set_chain(actor=STAFF, report=report, key=key, links=[Link("Zonneveld", ChainRole.WROTE)])
    hand_over(
        actor=STAFF, by=readers.adviser, report=report, key=key, first=First(), to=readers.care, is_not_involved=True
    )
    kept = json.dumps(settings.SECRET_KEY)
    for model in apps.get_models():
        if model.__module__.startswith("netjes.") and model._meta.managed:
            manager = getattr(model, "_every_school", None) or model._default_manager
            rows = manager.unscoped("everything that lies there") if hasattr(manager, "unscoped") else manager.all()
            kept += repr([list(row.__dict__.items()) for row in rows])
    assert "Zonneveld" not in kept and "Goed zo" not in kept and repr(key)[2:-1] not in kept


def test_who_reported_reads_who_has_it_now(people, readers, send, agreed, now_at, client):
    now_at(datetime(2026, 11, 24, 15))
    sent = send(route=Route.ORDINARY, group=people.class_2a)
    now_at(datetime(2026, 11, 26, 8))
    climb_reports(agreed)
    first = client.post(reverse("reports:start"), {"doe": "code"}).content.decode()
    ticket = first.partition('name="kaartje" value="')[2].partition('"')[0]
    page = client.post(reverse("reports:start"), {"doe": "gesprek", "code": sent.code, "kaartje": ticket})
    assert "Nu lezen het: mentor, teamleider." in page.content.decode()
