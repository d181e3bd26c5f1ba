"""From what somebody writes to who reads it, and back: who can, who cannot, and what lies in the database."""

import json

import pytest
from django.apps import apps
from django.conf import settings

from netjes.lib.actors import Actor
from netjes.records.models import LogRow
from netjes.reports.actions.intake import who_could_read
from netjes.reports.actions.thread import close_report, mark_read, reporter_stops, reporter_writes, school_answers
from netjes.reports.errors import CannotAnswer, CannotOpen, CannotReport
from netjes.reports.models import ReportKey
from netjes.reports.opening import key_by_code, key_by_reader, opened, report_by_code
from netjes.reports.routing import Concerned
from netjes.reports.rules import salt_of
from netjes.reports.states import Level, ReportOutcome, ReportState, Route
from netjes.sealing.codes import keys_of, new_code

STAFF = Actor("person:1", "confidential")


def read_by(report, reader, readers) -> str:
    return opened(report, key_by_reader(report, reader, readers.private[reader.pk])).first.words


def test_it_works(people, readers, send):
    sent = send("Ze maken stickers van een jongen uit 3B")
    report = sent.received.report
    assert sent.received.readers == (readers.adviser,)
    assert read_by(report, readers.adviser, readers) == "Ze maken stickers van een jongen uit 3B"
    key = key_by_reader(report, readers.adviser, readers.private[readers.adviser.pk])
    school_answers(actor=STAFF, by=readers.adviser, report=report, key=key, words="Goed dat je dit vertelt.")
    found = report_by_code(report.school, sent.receipt)
    mine = opened(found, key_by_code(found, sent.receipt))
    assert [each.words for each in mine.messages] == ["Goed dat je dit vertelt."]
    assert found.state == ReportState.ANSWERED and not found.waits_for_school


def test_another_code_opens_nothing(readers, send, agreed):
    send()
    with pytest.raises(CannotOpen, match="vinden we niets"):
        report_by_code(agreed, keys_of(new_code(), salt_of(agreed)))


@pytest.mark.parametrize(
    ("route", "first"),
    [
        (Route.CONFIDENTIAL, "Yvette"), (Route.ABOUT_STAFF, "Yvette"), (Route.ABOUT_HEAD, "Geert"),
        (Route.OFFENCE, "Geert"), (Route.HOME, "Fatma"),
    ],
)  # fmt: skip
def test_each_route_has_its_first_reader(readers, agreed, route, first):
    assert [p.given_name for p in who_could_read(agreed, route, Concerned())] == [first]


def test_a_class_goes_to_its_mentor_and_climbs_to_the_head(people, readers, send):
    report = send(route=Route.ORDINARY, group=people.class_2a).received.report
    levels = {row.reader_id: row.level for row in ReportKey.objects.for_school(report.school).filter(report=report)}
    assert levels[people.bos.pk] == Level.FIRST and levels[people.visser.pk] == Level.SECOND
    assert levels[people.terpstra.pk] == Level.LAST and people.ruud.pk not in levels and None in levels


def test_who_it_is_about_never_has_a_key(people, readers, send):
    report = send(route=Route.ABOUT_STAFF, involved=[readers.adviser]).received.report
    assert not ReportKey.objects.for_school(report.school).filter(report=report, reader=readers.adviser).exists()
    with pytest.raises(CannotOpen):
        read_by(report, readers.adviser, readers)


def test_a_reader_whose_child_it_is_about_is_passed_over(people, readers, send):
    report = send(route=Route.ORDINARY, involved=[people.eva]).received.report  # Ruud is her father
    assert people.ruud.pk not in set(
        ReportKey.objects.for_school(report.school).filter(report=report).values_list("reader_id", flat=True)
    )


def test_a_later_reader_does_not_read_before_the_climb(people, readers, send):
    report = send(route=Route.ORDINARY, group=people.class_2a).received.report
    with pytest.raises(CannotOpen, match="niet voor jou"):
        read_by(report, people.visser, readers)


def test_without_anybody_who_could_read_it_is_not_taken(people, agreed, still_now):
    with pytest.raises(CannotReport, match="niemand"):
        who_could_read(agreed, Route.CONFIDENTIAL, Concerned())


def test_writing_again_begins_a_new_promise_and_opens_what_was_closed(people, readers, send):
    sent = send()
    report = sent.received.report
    key = key_by_code(report, sent.receipt)
    school_answers(actor=STAFF, by=readers.adviser, report=report, key=key, words="Dag")
    close_report(actor=STAFF, report=report, outcome=ReportOutcome.HELPED)
    again = reporter_writes(report=report, key=key, words="Het is weer begonnen")
    assert again.state == ReportState.ANSWERED and again.waits_for_school and again.closed_on is None


def test_nothing_closes_without_an_answer(readers, send):
    with pytest.raises(CannotAnswer, match="antwoord"):
        close_report(actor=STAFF, report=send().received.report, outcome=ReportOutcome.HELPED)


def test_who_reported_can_take_it_back_until_somebody_read_it(readers, send):
    sent, other = send(), send()
    reporter_stops(report=sent.received.report)
    with pytest.raises(CannotOpen, match="gewist"):
        key_by_code(sent.received.report, sent.receipt)
    with pytest.raises(CannotOpen):
        read_by(sent.received.report, readers.adviser, readers)
    mark_read(actor=STAFF, report=other.received.report)
    with pytest.raises(CannotAnswer, match="gelezen"):
        reporter_stops(report=other.received.report)


def test_all_rows_and_the_settings_together_hold_no_word_of_it(people, readers, send):
    words = "Meneer Zonneveld stuurde een foto"
    sent = send(words, route=Route.ABOUT_STAFF, involved=[people.ruud])
    reporter_writes(report=sent.received.report, key=key_by_code(sent.received.report, sent.receipt), words=words)
    kept = json.dumps(settings.SECRET_KEY)
    for model in apps.get_models():
        if model.__module__.startswith("netjes.") and model._meta.managed:
            manager = getattr(model, "_every_school", None) or model._default_manager
            rows = manager.unscoped("everything that lies there") if hasattr(manager, "unscoped") else manager.all()
            kept += repr([list(row.__dict__.items()) for row in rows])
    assert "Zonneveld" not in kept and sent.code not in kept


def test_that_it_came_stands_in_no_log(readers, send):
    before = LogRow.objects.for_school(readers.board.school_id).count()
    send()
    assert LogRow.objects.for_school(readers.board.school_id).count() == before


def test_no_row_of_a_report_has_a_moment(readers, send):
    send()
    for name in ("Report", "ReportKey", "ReportMessage", "Evidence"):
        fields = apps.get_model("reports", name)._meta.get_fields()
        assert not [f.name for f in fields if f.get_internal_type() == "DateTimeField"], name
