"""A kept phone from the moment that it is handed over until somebody has it again, with the clock moved along."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.agreements.actions import publish_version
from netjes.lessons.models import Exemption, Permission
from netjes.lib.actors import Actor
from netjes.lib.clock import now, standing_still_at
from netjes.norms.library import with_additions
from netjes.notices.models import Notice
from netjes.phones.actions import decide_home, give_back, offer_talk, sign_slip
from netjes.phones.adopted import article_on_measures, forbids_keeping_longer
from netjes.phones.chores import shout_overdue
from netjes.phones.errors import CannotGiveBack, CannotTake
from netjes.phones.models import CustodySlip
from netjes.phones.queries import keeping_of, slip_here_of, slips_told_to
from netjes.phones.states import Home
from netjes.phones.tests.conftest import ACTOR, MORNING, a_lesson
from netjes.records.models import LogRow
from netjes.schools.actions import shield
from netjes.schools.models import Guardianship, Person
from netjes.schools.queries import today

END = MORNING + timedelta(hours=4, minutes=40)  # 14.40: the last lesson of 2A


def told(person: Person, start: str = "phones.") -> list[Notice]:
    return list(Notice.objects.for_school(person.school).filter(person=person, key__startswith=start))


def test_it_works(people, morning, take):
    slip = take(people.sami)
    assert slip.due_at == END and slip.number == "1" and slip.home == Home.TOLD
    assert slip_here_of(people.sami) == slip
    with standing_still_at(END):
        give_back(actor=Actor(morning.desk.ref, "concierge"), by=morning.desk, slip=slip, signed=True)
    slip.refresh_from_db()
    assert (slip.returned_at, slip.returned_by, slip.early_because) == (END, morning.desk, "")
    assert slip_here_of(people.sami) is None
    acts = LogRow.objects.for_school(people.sami.school_id).filter(about=people.sami.ref, act__startswith="phones.")
    assert [row.act for row in acts.order_by("number")] == ["phones.custody.taken", "phones.custody.returned"]


def test_each_guardian_is_told_apart_and_neither_reads_of_the_other(people, take):
    take(people.sami)
    for parent in (people.karima, people.youssef):
        (notice,) = told(parent)
        assert "uw kind" in notice.text and "14.40" in notice.text
        for name in ("Sami", "Haddad", "Karima", "Youssef", "Ruud", "biologie"):
            assert name not in notice.subject + notice.text
        assert [slip.pupil for slip in slips_told_to(parent)] == [people.sami]


def test_without_a_timetable_the_usual_end_of_the_day_holds(people, take):
    assert take(people.daan, by=people.kaya).due_at == MORNING + timedelta(hours=6)  # 16.00


def test_after_the_own_day_nothing_is_kept(people, take):
    with standing_still_at(END), pytest.raises(CannotTake, match=r"14\.40"):
        take(people.sami)


def test_longer_asks_a_reason_and_never_goes_past_the_next_day(people, morning, take):
    a_lesson(people, people.class_2a, MORNING + timedelta(days=1, hours=5))
    tomorrow = MORNING + timedelta(days=1, hours=5, minutes=50)
    with pytest.raises(CannotTake, match="waarom"):
        take(people.sami, more={"due_at": tomorrow})
    with pytest.raises(CannotTake, match="maatregel: die beslist de rector"):
        take(people.sami, more={"due_at": tomorrow + timedelta(minutes=1), "longer_because": "Omdat."})
    assert take(people.sami, more={"due_at": tomorrow, "longer_because": "Hij vroeg het zelf."}).due_at == tomorrow


def test_what_the_adopted_text_leaves_to_the_head_is_asked_of_it(agreed, people):
    found = article_on_measures(agreed)
    assert (found.slug, found.number) == ("leerlingen", "12")


def test_where_the_agreement_says_so_nothing_is_kept_longer(people, morning, take, agreed):
    text, situations = with_additions("medewerkers", ("A8",))
    publish_version(
        actor=ACTOR, school=agreed, audience="medewerker", text=text, situations=situations, in_force_from=today()
    )
    assert forbids_keeping_longer(agreed).endswith("A8")
    with pytest.raises(CannotTake, match="A8"):
        take(people.sami, more={"due_at": END + timedelta(hours=20), "longer_because": "Hij vroeg het zelf."})


def test_on_friday_the_next_day_is_monday(people, take):
    with standing_still_at(MORNING + timedelta(days=3)):
        monday = MORNING + timedelta(days=6, hours=6)
        assert take(people.sami, more={"due_at": monday, "longer_because": "Afgesproken."}).due_at == monday


def test_an_exempt_phone_asks_a_coordinator_first(people, morning, take):
    Exemption.objects.create(
        school=people.sami.school, person=people.sami, given_by=people.visser, starts_on=today(),
        ends_on=today() + timedelta(days=30), created_at=now(),
    )  # fmt: skip
    with pytest.raises(CannotTake) as refused:
        take(people.sami)
    assert refused.value.ask == (people.visser,)
    assert take(people.sami, by=people.visser, may_consent=True).taken_by == people.visser


def test_a_phone_that_is_allowed_now_is_not_kept(people, morning, take):
    Permission.objects.create(
        school=people.sami.school, lesson=morning.lesson, given_by=people.ruud, purpose="lookup", starts_at=MORNING,
        ends_at=MORNING + timedelta(minutes=20), token="6f1de9b6-9a0e-4a3b-8a50-3ef8f0b9a111", created_at=now(),
    )  # fmt: skip
    with pytest.raises(CannotTake, match="mag de telefoon nu gebruiken"):
        take(people.sami)
    with standing_still_at(MORNING + timedelta(minutes=20)):
        assert take(people.sami)


def test_one_phone_lies_here_once(people, take):
    slip = take(people.sami)
    assert take(people.sami) == slip  # the same tap again
    with pytest.raises(CannotTake, match="al op school, met nummer 1"):
        take(people.sami, by=people.bos)
    assert take(people.noor).number == "2"


def test_a_place_is_remembered(people, agreed, take):
    take(people.sami, place="Kast 2.14")
    take(people.noor, place="Balie")
    assert keeping_of(agreed).places == ["Balie", "Kast 2.14"]


def test_when_home_may_not_be_safe_a_person_decides(people, morning, take):
    slip = take(people.sami, home_is_safe=False)
    assert not told(people.karima) and not slips_told_to(people.karima)
    assert [len(told(each, "phones.home")) for each in (people.bos, morning.care)] == [1, 1]
    decide_home(actor=ACTOR, slip=slip, tell_home=False)
    slip.refresh_from_db()
    assert slip.home == Home.NOT_TOLD and not slips_told_to(people.karima) and not told(people.youssef)


def test_whoever_took_it_does_not_decide_about_home(people, morning, take, client_of):
    slip = take(people.sami, by=people.bos, home_is_safe=False)
    assert not told(people.bos, "phones.home")
    address = reverse("phones:home", args=[slip.pk])
    assert client_of(people.bos).get(address).status_code == 404
    assert client_of(morning.care).get(address).status_code == 200
    assert client_of(morning.care).post(address, {"thuis": "wel"}).status_code == 302
    assert len(told(people.karima)) == 1


def test_of_an_adult_nobody_at_home_is_told(people, take):
    people.sami.is_18 = True
    people.sami.save()
    assert take(people.sami).home == Home.NOBODY
    assert not told(people.karima)


def test_a_parent_without_authority_is_told_nothing(people, take):
    Guardianship.objects.for_school(people.sami.school).filter(guardian=people.youssef).update(has_authority=False)
    take(people.sami)
    assert told(people.karima) and not told(people.youssef) and not slips_told_to(people.youssef)


@pytest.mark.parametrize("minutes", [0, 30, 100, 279])
def test_whatever_the_hour_it_goes_back_at_the_end_of_the_own_day(people, take, minutes):
    with standing_still_at(MORNING + timedelta(minutes=minutes)):
        assert take(people.sami).due_at == END


def test_a_letter_that_still_waits_says_that_the_phone_is_back(people, morning, take, settings):
    settings.EMAIL_HOST = "mail.example"
    slip = take(people.sami)
    give_back(actor=ACTOR, by=morning.desk, slip=slip, early_because="gaat eerder naar huis")
    for parent in (people.karima, people.youssef):  # by mail, and on paper
        (notice,) = told(parent)
        assert "heeft hem terug" in notice.text and "Kluis" not in notice.text


def test_early_asks_why(people, morning, take):
    slip = take(people.sami)
    with pytest.raises(CannotGiveBack, match="eerder"):
        give_back(actor=ACTOR, by=morning.desk, slip=slip)
    give_back(actor=ACTOR, by=morning.desk, slip=slip, early_because="gaat eerder naar huis")
    again = give_back(actor=ACTOR, by=people.bos, slip=slip)
    assert again.returned_by == morning.desk


def test_a_shielded_family_stands_in_nothing_outward(people, morning, take, client_of):
    for each in (people.sami, people.karima):
        shield(actor=ACTOR, person=each, on=True)
    slip = take(people.sami)
    (notice,) = told(people.karima)
    assert "Sami" not in notice.text and "Haddad" not in notice.text and not notice.entry
    here = client_of(morning.desk).get(reverse("phones:here")).content.decode()
    assert "Sami" not in here and "Haddad" not in here and ">1<" in here
    assert slip.number in here


def test_late_is_told_to_who_took_it_and_then_to_the_desk(people, morning, take):
    slip = take(people.sami)
    school = people.sami.school
    with standing_still_at(END):
        assert shout_overdue(school) == 0
    with standing_still_at(END + timedelta(minutes=10)):
        assert shout_overdue(school) == 1
        assert told(people.ruud, "phones.late") and not told(morning.desk, "phones.late")
        assert shout_overdue(school) == 0
    with standing_still_at(END + timedelta(minutes=30)):
        assert shout_overdue(school) == 1
        assert told(morning.desk, "phones.late") and told(people.visser, "phones.late")
        assert "Sami" not in told(morning.desk, "phones.late")[0].text
        give_back(actor=ACTOR, by=morning.desk, slip=slip)
        assert all(notice.read_at for notice in told(people.ruud, "phones.late"))
        assert shout_overdue(school) == 0


def test_who_does_not_hand_it_over_gets_a_talk_and_nothing_else(people, take, morning):
    assert offer_talk(actor=ACTOR, pupil=people.sami) == [people.bos]
    assert told(people.bos) and told(people.sami) and not told(people.karima)
    assert not CustodySlip.objects.for_school(people.sami.school).exists()


def test_ticks_are_optional(people, take):
    slip = take(people.sami)
    sign_slip(actor=ACTOR, slip=slip, by_pupil=True, by_taker=False)
    slip.refresh_from_db()
    assert slip.pupil_signed_at == now() and slip.taker_signed_at is None


def test_a_teacher_keeps_no_phone_of_their_own_child(people, take, morning, client_of):
    with pytest.raises(CannotTake, match="eigen familie"):
        take(people.eva)
    slip = take(people.eva, by=people.kaya)
    assert told(people.ruud)  # as her father
    for name, pk in (("phones:take", people.eva.pk), ("phones:slip", slip.pk), ("phones:give_back", slip.pk)):
        page = client_of(people.ruud).get(reverse(name, args=[pk]))
        assert page.status_code == (404 if pk == slip.pk else 403), name
