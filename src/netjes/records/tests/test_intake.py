"""A report without a teller: nothing in the database tells when on its day it came."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from django.db import DatabaseError, connection, transaction

from netjes.lib.clock import standing_still_at
from netjes.records.intake import clear_up_to, intake_breaks, keep, seal_days
from netjes.records.models import ChainEnd, IntakeBatch, IntakeRow, IntakeWaiting, LogRow
from netjes.records.queries import breaks_in

pytestmark = pytest.mark.django_db
US = 1
MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def a_day(number: int, reports: int, *, school_key: int = US) -> list[str]:
    """Reports through the hours of a day, one after the other; their keys in the order in which they came."""
    keys = []
    for minute in range(reports):
        with standing_still_at(MORNING + timedelta(days=number, minutes=17 * minute)):
            keys.append(keep(school_key=school_key, sealed=b"sealed %d" % minute))
    return keys


def whats() -> list[str]:
    return [each.what for each in intake_breaks(US)]


def test_it_works():
    keys = a_day(0, 3)
    with standing_still_at(MORNING + timedelta(hours=9)):
        assert seal_days(US) == 0
    with standing_still_at(MORNING + timedelta(days=1)):
        assert seal_days(US) == 3
        assert seal_days(US) == 0
    assert set(IntakeRow.objects.for_school(US).values_list("id", flat=True)) == set(keys)
    assert not IntakeWaiting.objects.for_school(US).exists()
    assert whats() == [] and list(breaks_in(US)) == []


def test_nothing_kept_with_a_report_counts_or_tells_the_time():
    for model in (IntakeWaiting, IntakeRow, IntakeBatch):
        kinds = {field.name: field.get_internal_type() for field in model._meta.concrete_fields}
        assert not {"AutoField", "BigAutoField", "DateTimeField", "TimeField"} & set(kinds.values())
        assert kinds.pop("school_key") == "BigIntegerField"
        assert "IntegerField" not in kinds.values()


def test_keeping_a_report_leaves_no_row_in_the_log_and_moves_no_end_of_it():
    before = list(ChainEnd.objects.for_school(US).values_list("number", flat=True))
    keys = a_day(0, 2)
    assert not LogRow.objects.for_school(US).exists()
    with standing_still_at(MORNING + timedelta(days=1)):
        seal_days(US)
    assert before == [] and LogRow.objects.for_school(US).count() == 1  # one for the day, however many there were
    assert not any(key in row.detail + row.subject for key in keys for row in LogRow.objects.for_school(US))


def concordance(came: list[str], stands: list[str]) -> float:
    """Kendall's tau: 1 when one order gives away the other, 0 when it tells nothing."""
    place = {key: at for at, key in enumerate(stands)}
    pairs = list(combinations(came, 2))
    return sum(1 if place[a] < place[b] else -1 for a, b in pairs) / len(pairs)


def order_of(table: str, by: str, day: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE on_day = %s {by}", [day])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("table", ["records_intakewaiting", "records_intakerow"])
def test_no_order_in_the_database_tells_the_order_in_which_they_came(table):
    # By key, as the rows lie there, and by their place in the file (PostgreSQL shows that as ctid).
    orders = ["ORDER BY id", "", *(["ORDER BY ctid"] if connection.vendor == "postgresql" else [])]
    found: dict[str, list[float]] = {by: [] for by in orders}
    for day in range(30):
        came = a_day(day, 10)
        moment = MORNING + timedelta(days=day)
        if table == "records_intakerow":
            with standing_still_at(moment + timedelta(days=1)):
                seal_days(US)
        for by in orders:
            found[by].append(concordance(came, order_of(table, by, moment.date().isoformat())))
    # Of 30 random orders of 10 the mean lies within 0.23 of nothing but once in a million times.
    assert all(abs(sum(taus) / len(taus)) < 0.23 for taus in found.values()), found


@pytest.mark.parametrize("table", ["records_intakewaiting", "records_intakerow", "records_intakebatch"])
def test_the_database_gives_the_rows_no_number_of_their_own(table):
    if connection.vendor == "sqlite":
        with pytest.raises(DatabaseError, match="rowid"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {table}")
    else:
        # Rows of one transaction cannot be told apart by it; a day's reports are always of one.
        a_day(0, 6)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
            assert cursor.fetchone()[0] <= 1


def test_a_report_around_midnight_goes_with_the_next_day():
    a_day(0, 1)
    with standing_still_at(MORNING + timedelta(days=1)):
        seal_days(US)
    a_day(0, 1)
    with standing_still_at(MORNING + timedelta(days=1)):
        assert seal_days(US) == 0
    with standing_still_at(MORNING + timedelta(days=2)):
        assert seal_days(US) == 1
    assert whats() == []


def test_a_changed_report_is_found_by_its_day():
    a_day(0, 2)
    with standing_still_at(MORNING + timedelta(days=1)):
        seal_days(US)
    IntakeRow.objects.for_school(US).filter(pk=IntakeRow.objects.for_school(US).first().pk).update(sealed=b"other")
    assert whats() == ["een melding van 2026-11-24 is veranderd, weg of bijgeschreven"]


def test_a_removed_day_is_found_also_when_it_is_the_last():
    for day in (0, 1):
        a_day(day, 2)
    with standing_still_at(MORNING + timedelta(days=2)):
        seal_days(US)
    IntakeRow.objects.for_school(US).filter(on_day="2026-11-25").delete()
    IntakeBatch.objects.for_school(US).filter(on_day="2026-11-25").delete()
    assert whats() == ["alle meldingen van 2026-11-25 ontbreken"]


def test_a_report_that_was_slipped_in_is_found():
    a_day(0, 1)
    with standing_still_at(MORNING + timedelta(days=1)):
        seal_days(US)
    IntakeRow.objects.create(school_key=US, on_day="2026-11-20", sealed=b"x")
    assert whats() == ["er staat een melding zonder zegel"]


def test_whole_days_go_and_the_chain_still_holds():
    for day in (0, 1):
        a_day(day, 2)
    with standing_still_at(MORNING + timedelta(days=2)):
        seal_days(US)
        assert clear_up_to(US, MORNING.date()) == 2
    assert whats() == []
    assert IntakeRow.objects.for_school(US).count() == 2
