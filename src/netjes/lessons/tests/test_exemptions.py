"""An exemption: who gives it, that it always ends, and that why stands nowhere."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.lessons.access import exempted_for, reached_by
from netjes.lessons.actions.exemptions import end_exemption, give_exemption
from netjes.lessons.errors import CannotExempt
from netjes.lessons.models import Exemption
from netjes.lessons.moments import holds_for, picture_of
from netjes.lessons.overlay import overlay_of
from netjes.lessons.tests.hours import TEN, TODAY, exempt, lesson
from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.actions import give_role
from netjes.schools.errors import NotYours, OwnFamily
from netjes.schools.models import Group
from netjes.schools.states import Role
from netjes.schools.viewer import viewer_for

ACTOR = system("tests")
pytestmark = pytest.mark.usefixtures("still_now", "agreed")
INDEX = "/les/vrijstellingen/"


def give(people, pupil=None, *, first=TODAY, days=30) -> Exemption:
    return give_exemption(
        actor=ACTOR, by=people.visser, pupil=pupil or people.noor, first=first, last=first + timedelta(days=days)
    )


def holding(school, pupil, moment=TEN):
    return holds_for(picture_of(school, moment), overlay_of(pupil, moment.date()), moment)


def test_it_works(client_of, people, school):
    client = client_of(people.visser)
    assert "Noor de Vries" in client.get(INDEX, {"zoek": "noor"}).content.decode()
    page = client.get(reverse("lessons:exempt", args=[people.noor.pk])).content.decode()
    assert "Schrijf hier niet waarom." in page and "<textarea" not in page
    answer = client.post(
        reverse("lessons:exempt", args=[people.noor.pk]), {"first": "2026-11-24", "last": "2027-02-01"}
    )
    assert answer.status_code == 302
    made = Exemption.objects.for_school(school).get()
    assert (made.person, made.given_by, str(made.ends_on)) == (people.noor, people.visser, "2027-02-02")
    shown = client.get(INDEX).content.decode()
    assert "Noor de Vries" in shown and "1 februari 2027" in shown


def test_the_page_says_what_the_agreement_says_of_a_test(client_of, people):
    page = client_of(people.visser).get(INDEX).content.decode()
    assert "Mag niet" in page and "/afspraken/leerlingen/7/" in page and "bespreek dat dan voor de toets" in page


def test_the_pupil_is_told_and_the_log_holds_no_name(people, school):
    give(people)
    notice = Notice.objects.for_school(school).get(person=people.noor, key__startswith="lessons:exemption")
    assert "tot en met" in notice.text
    row = LogRow.objects.for_school(school.pk).get(act="lessons.exemption.given")
    assert row.about == people.noor.ref and "Noor" not in row.detail


def test_it_holds_from_the_first_day_and_not_after_the_last(people, school):
    biology = lesson(school, people.class_2a)
    give(people, days=3)
    assert holding(school, people.noor).is_exempt and not holding(school, people.sami).is_exempt
    assert biology.groups.count() == 1
    assert holding(school, people.noor, TEN + timedelta(days=3)).is_exempt
    assert not holding(school, people.noor, TEN + timedelta(days=4)).is_exempt


def test_in_a_test_the_engine_decides(people, school):
    lesson(school, people.class_2a, kind="test")
    give(people)
    assert holding(school, people.noor).verdict.verdict.value == "not_allowed"


@pytest.mark.parametrize(("first", "days"), [(-1, 5), (0, -1), (0, 366)])
def test_a_day_that_cannot_be_is_refused(people, school, first, days):
    with pytest.raises(CannotExempt):
        give(people, first=TODAY + timedelta(days=first), days=days)
    assert not Exemption.objects.for_school(school).exists()


def test_a_school_year_is_possible(people):
    assert give(people, days=365)


def test_two_at_once_are_refused(people):
    give(people, days=10)
    with pytest.raises(CannotExempt, match="4 december 2026"):
        give(people, days=20)
    assert give(people, first=TODAY + timedelta(days=11), days=5)


def test_it_can_end_early_and_the_pupil_is_told(client_of, people, school):
    made = give(people)
    client_of(people.visser).post(reverse("lessons:end_exemption", args=[made.pk]))
    made.refresh_from_db()
    assert made.ends_on == TODAY and not holding(school, people.noor).is_exempt
    assert Notice.objects.for_school(school).filter(person=people.noor, key__endswith=":ended").count() == 1
    end_exemption(actor=ACTOR, exemption=made)
    assert LogRow.objects.for_school(school.pk).filter(act="lessons.exemption.ended").count() == 1


def test_one_that_has_not_begun_can_be_stopped(people):
    made = give(people, first=TODAY + timedelta(days=9))
    assert end_exemption(actor=ACTOR, exemption=made).ends_on == made.starts_on


def test_what_ends_within_two_weeks_is_named_without_why(client_of, people):
    exempt(people.noor, days=13)
    exempt(people.sami, days=60)
    page = client_of(people.visser).get(INDEX).content.decode()
    soon = page.split("Loopt binnen twee weken af")[1].split("</section>")[0]
    assert "Noor" in soon and "Sami" not in soon


@pytest.mark.parametrize("who", ["bos", "oosthoek", "noor", "karima", "smit"])
def test_whoever_does_not_give_them_sees_no_list(client_of, people, who):
    exempt(people.sami)
    assert client_of(getattr(people, who)).get(INDEX).status_code == 404


def test_a_team_leader_reaches_their_own_department(people, school):
    upper = Group.objects.create(school=school, name="bovenbouw", kind="department", year="2026-2027")
    Group.objects.for_school(school).filter(pk=people.class_3b.pk).update(parent=upper)
    viewer = viewer_for(people.visser, "account")
    assert people.noor in reached_by(viewer) and people.eva not in reached_by(viewer)
    with pytest.raises(NotYours):
        exempted_for(viewer, people.eva.pk)
    assert people.eva in reached_by(viewer_for(people.terpstra, "account"))


def test_never_for_ones_own_family(people, school):
    give_role(actor=ACTOR, person=people.ruud, role=Role.CARE_COORDINATOR)
    viewer = viewer_for(people.ruud, "account")
    assert people.eva not in reached_by(viewer) and people.noor in reached_by(viewer)
    with pytest.raises(OwnFamily):
        exempted_for(viewer, people.eva.pk)


def test_it_runs_out_by_itself(client_of, people):
    exempt(people.noor, days=5)
    with standing_still_at(TEN + timedelta(days=5)):
        assert "Noor" not in client_of(people.terpstra).get(INDEX).content.decode()
