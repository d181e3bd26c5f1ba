"""What has had its time goes by itself, on the day it should and not before; what is held stays."""

from datetime import UTC, datetime, timedelta

import pytest

from netjes.drafting.models import Draft
from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.privacy.actions import keep_shorter
from netjes.privacy.chores import let_guardians_go, run_clocks
from netjes.privacy.clocks import rows_of, terms_of
from netjes.privacy.errors import CannotTighten
from netjes.privacy.table import RULES, counts_moments, field_at, model_of, rule_called
from netjes.privacy.tests.rows import make_row
from netjes.records.holds import lift_hold, place_hold
from netjes.records.models import LogRow
from netjes.records.queries import breaks_in
from netjes.records.states import Way
from netjes.schools.actions import leave_school
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.signing.models import Signature

pytestmark = pytest.mark.usefixtures("still_now")
ACTOR = system("tests")
NOON = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def at(days: int):
    return standing_still_at(NOON + timedelta(days=days))


def row_due_today(rule, school):
    """A row whose first clock says today, so that its time comes after the days of the rule."""
    model, clock = model_of(rule), rule.clocks[0]
    name, _, rest = clock.partition("__")
    moment = now() if counts_moments(model, clock) else today()
    extra = {
        "rosters.list": {"applied_at": None}, "schools.token": {"created_at": now() - timedelta(days=1)},
        "publishing.publication": {"state": "taken_down"},
        "cases.unfounded": {"state": "closed", "outcome": "unfounded"},
        "cases.case": {"state": "closed", "outcome": "measure"},
        "reports.record": {"state": "closed", "outcome": "helped"},
    }.get(rule.code, {})  # fmt: skip
    of_what_it_hangs_on = {
        "publishing.publicationperson": {"state": "taken_down"},
        "reports.unfounded": {"state": "closed", "outcome": "unfounded"},
        "reports.content": {"state": "closed", "outcome": "helped"},
    }.get(rule.code, {})  # fmt: skip
    if rule.code == "lessons.permissionfor":
        extra = {"person": make_row(Person, school)}
    if not rest:
        return make_row(model, school, **{name: moment}, **extra)
    target = field_at(model, name).related_model
    due = now() if counts_moments(model, clock) else today()
    row = make_row(model, school, **{name: make_row(target, school, **{rest: due}, **of_what_it_hangs_on)}, **extra)
    if rule.code == "drafting.uploader":  # what no draft uses goes sooner
        make_row(Draft, school, upload=row)
    return row


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_goes_on_its_day_and_not_before(rule, school):
    row = row_due_today(rule, school)
    there = rows_of(rule, school).filter(pk=row.pk)
    for blank in rule.blanks:
        there = there.filter(**{f"{blank}__isnull": False}) if rule.way is Way.ANONYMISE else there
    if rule.days:
        with at(rule.days - 1):
            run_clocks(school)
            assert there.exists()
    with at(rule.days):
        run_clocks(school)
        assert not there.exists()
        assert rows_of(rule, school).filter(pk=row.pk).exists() == (rule.way is Way.ANONYMISE)
    told = LogRow.objects.for_school(school.pk).filter(act="privacy.clock.carried_out", subject=f"rule:{rule.code}")
    assert told.exists() and '"rows": 1' in told.last().detail and rule.source[:10] in told.last().detail


def test_running_again_does_nothing_and_the_chain_holds(people):
    leave_school(actor=ACTOR, person=people.noor)
    with at(731):
        assert run_clocks(people.noor.school) > 0
        before = LogRow.objects.for_school(people.noor.school_id).count()
        assert run_clocks(people.noor.school) == 0
        assert LogRow.objects.for_school(people.noor.school_id).count() == before
    assert list(breaks_in(people.noor.school_id)) == []


def test_somebody_who_left_is_gone_after_two_years_with_all_that_hung_on_them(people):
    make_row(Signature, people.noor.school, person=people.noor)
    leave_school(actor=ACTOR, person=people.noor)
    with at(729):
        run_clocks(people.noor.school)
        assert Person.objects.for_school(people.noor.school).filter(pk=people.noor.pk).exists()
    with at(730):
        run_clocks(people.noor.school)
    assert not Person.objects.for_school(people.noor.school).filter(pk=people.noor.pk).exists()
    assert Person.objects.for_school(people.noor.school).filter(pk=people.marieke.pk).exists()


def test_a_parent_leaves_with_the_last_child(people):
    school = people.noor.school
    leave_school(actor=ACTOR, person=people.noor)
    assert let_guardians_go(school) == 0
    leave_school(actor=ACTOR, person=people.daan)
    leave_school(actor=ACTOR, person=people.eva)
    assert let_guardians_go(school) == 1
    people.marieke.refresh_from_db()
    people.ruud.refresh_from_db()
    assert people.marieke.left_on == today()
    assert people.ruud.left_on is None  # also a teacher


def test_what_is_held_stays_and_goes_when_the_hold_is_lifted(people):
    school = people.noor.school
    hold = place_hold(
        actor=ACTOR, school_key=school.pk, about=people.noor.ref, reason="court", until_on=today() + timedelta(days=900)
    )
    leave_school(actor=ACTOR, person=people.noor)
    leave_school(actor=ACTOR, person=people.lotte)
    signed = make_row(Signature, school, person=people.noor)
    with at(800):
        run_clocks(school)
        assert Signature.objects.for_school(school).filter(pk=signed.pk).exists()
        assert Person.objects.for_school(school).filter(pk=people.noor.pk).exists()
        assert not Person.objects.for_school(school).filter(pk=people.lotte.pk).exists()
        lift_hold(actor=ACTOR, hold=hold)
        run_clocks(school)
        assert not Person.objects.for_school(school).filter(pk=people.noor.pk).exists()


def test_another_schools_people_stay(people, other_school):
    theirs = make_row(Person, other_school, left_on=today())
    with at(800):
        run_clocks(people.noor.school)
    assert Person.objects.for_school(other_school).filter(pk=theirs.pk).exists()


def test_more_rows_than_one_batch_go_too(school, monkeypatch):
    monkeypatch.setattr("netjes.privacy.chores.BATCH", 3)
    for _ in range(8):
        make_row(Person, school, left_on=today())
    with at(730):
        run_clocks(school)
    assert not Person.objects.for_school(school).exists()


def test_a_school_keeps_it_shorter_and_the_clock_follows(people):
    school = people.noor.school
    keep_shorter(actor=ACTOR, school=school, rule="schools.person", days=100)
    assert terms_of(school)["schools.person"] == 100
    leave_school(actor=ACTOR, person=people.noor)
    with at(100):
        run_clocks(school)
        assert not Person.objects.for_school(school).filter(pk=people.noor.pk).exists()


@pytest.mark.parametrize("days", [731, 0, -1])
def test_longer_than_the_table_is_refused(school, days):
    with pytest.raises(CannotTighten, match="Langer dan twee jaar bewaren kan niet"):
        keep_shorter(actor=ACTOR, school=school, rule="schools.person", days=days)


def test_a_choice_that_slipped_in_never_makes_it_longer(school):
    from netjes.privacy.models import RetentionChoice

    RetentionChoice.objects.create(
        school=school, rule="schools.person", days=9999, chosen_by="system:x", chosen_at=now()
    )
    assert terms_of(school)["schools.person"] == rule_called("schools.person").days


def test_the_public_page_shows_the_schools_own_term(people, client):
    keep_shorter(actor=ACTOR, school=people.noor.school, rule="notices.notice", days=90)
    page = client.get("/privacy/bewaren/").content.decode()
    assert "Tot 90 dagen nadat je het bericht kreeg" in page and "korter op deze school" in page
    assert "Tot twee jaar na vertrek van school" in page
