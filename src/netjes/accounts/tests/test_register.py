"""The register: entered by whom it is of, confirmed in whole, looked at every year, and never a list for outside."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.accounts.actions import confirm_account, end_account, enter_account
from netjes.accounts.checklist import CODES
from netjes.accounts.chores import look_after_accounts
from netjes.accounts.errors import CannotConfirm, CannotEnter
from netjes.accounts.models import ProfessionalAccount
from netjes.accounts.platforms import Handle
from netjes.accounts.queries import found_from_outside, to_follow
from netjes.accounts.states import Confirmation
from netjes.accounts.tests.conftest import ACTOR
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.models import Person, Position

HANDLE = Handle("instagram", "lindekade.biologie")


def test_it_works(people, desk, client_of):
    """From an address to a yes."""
    ruud = client_of(people.ruud)
    form = {
        "platform": "instagram", "typed": "https://www.instagram.com/Lindekade.Biologie/", "purpose": "biologie",
        "is_listed": "on", "may_be_found": "on",
    }  # fmt: skip
    to_check = ruud.post(reverse("accounts:new"), form).headers["Location"]
    assert found_from_outside(people.ruud.school, HANDLE) is None, "nog niet bevestigd"
    assert ruud.post(to_check, {"klopt": sorted(CODES)}).status_code == 302
    found = found_from_outside(people.ruud.school, HANDLE)
    assert found is not None and found.owner == people.ruud and found.standing == Confirmation.CONFIRMED
    listed = client_of(people.noor).get(reverse("accounts:follow")).content.decode()
    assert "@lindekade.biologie" in listed and "meneer Mulder" in listed


def test_it_does_not_count_until_everything_is_ticked(enter, people):
    account = enter(confirmed=False)
    with pytest.raises(CannotConfirm):
        confirm_account(actor=ACTOR, account=account, checked=set(CODES) - {"pictures"})
    assert not account.counts and to_follow(people.ruud.school) == []


def test_after_a_year_its_owner_is_asked_and_after_the_grace_it_no_longer_counts(enter, people):
    account, start = enter(), now()
    with standing_still_at(start + timedelta(days=364)):
        assert look_after_accounts(account.school) == 0
    with standing_still_at(start + timedelta(days=366)):
        assert (look_after_accounts(account.school), look_after_accounts(account.school)) == (1, 0)
        account.refresh_from_db()
        assert account.standing == Confirmation.DUE and account.counts
        notice = Notice.objects.for_school(account.school).get(key=f"accounts.look:{account.pk}")
        assert notice.person == people.ruud
    with standing_still_at(start + timedelta(days=365 + 28)):
        assert account.standing == Confirmation.LAPSED
        assert found_from_outside(account.school, HANDLE) is None and to_follow(account.school) == []
        confirm_account(actor=ACTOR, account=account, checked=CODES)
        assert account.standing == Confirmation.CONFIRMED


def test_of_the_schools_own_account_who_speaks_for_it_is_asked(enter, desk):
    account, start = enter(owner=None), now()
    with standing_still_at(start + timedelta(days=366)):
        look_after_accounts(account.school)
    assert Notice.objects.for_school(account.school).get(key=f"accounts.look:{account.pk}").person == desk.speaker


def test_what_nobody_confirms_and_whose_owner_left_ends(enter, people):
    never, left = enter("nooit", confirmed=False), enter("weg", owner=people.kaya)
    Person.objects.for_school(left.school).filter(pk=people.kaya.pk).update(left_on=now().date())
    left.refresh_from_db()
    assert left.standing == Confirmation.ENDED, "op de dag zelf al"
    with standing_still_at(now() + timedelta(days=91)):
        look_after_accounts(never.school)
    assert set(ProfessionalAccount.objects.for_school(never.school).filter(ended_at=None)) == set()


def test_an_account_is_entered_once_and_again_after_it_ended(enter):
    account = enter()
    with pytest.raises(CannotEnter, match="staat er al"):
        enter()
    end_account(actor=ACTOR, account=account)
    assert enter().pk != account.pk


@pytest.mark.parametrize("purpose", ["", "   ", "x" * 121])
def test_it_says_in_a_few_words_what_it_is_for(purpose, enter):
    with pytest.raises(CannotEnter):
        enter(purpose=purpose)


def test_a_shielded_owner_is_in_nothing_that_others_see(enter, people):
    Person.objects.for_school(people.ruud.school).filter(pk=people.ruud.pk).update(shielded=True)
    account = enter()
    assert found_from_outside(account.school, HANDLE) is None and to_follow(account.school) == []


def test_who_no_longer_works_here_is_not_vouched_for(enter, people):
    """Also while they are still of the school, as a parent is."""
    account = enter()
    Position.objects.for_school(account.school).filter(person=people.ruud).update(
        starts_on=now().date() - timedelta(days=90), ends_on=now().date()
    )
    assert found_from_outside(account.school, HANDLE) is None and to_follow(account.school) == []


def test_beside_a_question_about_following_stands_where_to_look(people, desk, client_of):
    asked = client_of(people.noor).get("/mag-ik/leraar-volgen/?rol=leerling").content.decode()
    assert reverse("accounts:follow") in asked
    asked = client_of(people.ruud).get("/mag-ik/leerling-volgen/?rol=medewerker").content.decode()
    assert "Bekijk of jouw account als werkaccount telt" in asked and "Is het een werkaccount" in asked
    assert reverse("accounts:follow") not in client_of(people.noor).get("/mag-ik/bellen/?rol=leerling").content.decode()


def test_the_owner_chooses_who_sees_it(enter):
    account = enter(choices={"may_be_found": False})
    assert found_from_outside(account.school, HANDLE) is None and to_follow(account.school) == [account]
    other = enter("alleen.navragen", choices={"is_listed": False})
    assert to_follow(account.school) == [account] and found_from_outside(
        account.school, Handle("instagram", other.handle)
    )


def test_a_colleague_does_not_enter_an_account_of_the_school(people, desk, client_of):
    form = {"platform": "x", "typed": "lindekade", "purpose": "nieuws", "of_school": "on"}
    client_of(people.ruud).post(reverse("accounts:new"), form)
    assert ProfessionalAccount.objects.for_school(people.ruud.school).get().owner == people.ruud
    client_of(desk.speaker).post(reverse("accounts:new"), form | {"typed": "lindekade2"})
    assert ProfessionalAccount.objects.for_school(people.ruud.school).get(handle="lindekade2").owner is None


def test_who_speaks_for_the_school_takes_off_what_is_not_of_it(enter, desk, people, client_of):
    account = enter()
    assert client_of(people.kaya).post(reverse("accounts:end", args=[account.pk])).status_code == 404
    client_of(desk.speaker).post(reverse("accounts:end", args=[account.pk]))
    account.refresh_from_db()
    assert account.ended_at is not None
    row = LogRow.objects.for_school(account.school_id).get(act="accounts.account.ended")
    assert row.actor == desk.speaker.ref


def test_the_log_holds_no_handle_and_no_words(enter):
    account = enter(purpose="een geheim doel")
    rows = LogRow.objects.for_school(account.school_id).filter(act__startswith="accounts.")
    assert all("lindekade" not in row.detail and "geheim" not in row.detail for row in rows) and rows


@pytest.mark.parametrize("typed", ["", "x y z", "a" * 600, "\x00"])
def test_bad_input_is_said_beside_the_field(typed, people, desk, client_of):
    answer = client_of(people.ruud).post(
        reverse("accounts:new"), {"platform": "instagram", "typed": typed, "purpose": "biologie"}
    )
    assert answer.status_code == 400 and "Er is nog niets bewaard" in answer.content.decode()


def test_nothing_is_entered_with_a_purpose_of_nothing(people, desk):
    with pytest.raises(CannotEnter) as refusal:
        enter_account(
            actor=ACTOR, school=people.ruud.school, by=people.ruud, owner=people.ruud, platform="x", typed="a",
            purpose="",
        )  # fmt: skip
    assert refusal.value.field == "purpose"
