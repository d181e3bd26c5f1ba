"""Is it really of this school? Yes or no to anybody, no list, and nothing kept of who asked."""

import pytest
from django.test import Client
from django.urls import reverse

from netjes.accounts import patience
from netjes.accounts.models import ProfessionalAccount
from netjes.records.models import LogRow

ADDRESS = "/plaatsen/accounts/echt-van-school/"


def ask(typed: str, client: Client | None = None, **given) -> str:
    answer = (client or Client()).post(ADDRESS, {"platform": "instagram", "typed": typed}, **given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(enter):
    enter()
    assert reverse("accounts:really") == ADDRESS
    yes = ask("https://www.instagram.com/Lindekade.Biologie/")
    assert "Ja, dit is echt" in yes and "meneer Mulder" in yes and "biologie" in yes
    assert "Nee, dat kennen we niet" in ask("lindekade.biologle")


def test_the_owner_is_named_only_when_they_chose_so(enter):
    enter(choices={"names_owner": False})
    assert "Mulder" not in ask("lindekade.biologie") and "iemand die bij ons werkt" in ask("lindekade.biologie")


def test_the_schools_own_says_so(enter):
    enter(owner=None)
    assert "Dit account is van onze school" in ask("lindekade.biologie")


@pytest.mark.parametrize("choices", [{"may_be_found": False}])
def test_who_does_not_want_to_be_found_is_not_known(choices, enter):
    enter(choices=choices)
    assert "Nee, dat kennen we niet" in ask("lindekade.biologie")


def test_an_unconfirmed_and_an_ended_account_are_not_known(enter):
    enter("een", confirmed=False)
    ended = enter("twee")
    ProfessionalAccount.objects.for_school(ended.school).filter(pk=ended.pk).update(ended_at=ended.entered_at)
    assert "Nee, dat kennen we niet" in ask("een") and "Nee, dat kennen we niet" in ask("twee")


@pytest.mark.parametrize("part", ["lindekade", "lindekade.biologi", "__________________"])
def test_part_of_a_name_finds_nothing(part, enter):
    enter()
    assert "lindekade.biologie" not in ask(part)


def test_asking_leaves_no_cookie_and_no_row(enter):
    account = enter()
    before = LogRow.objects.for_school(account.school_id).count()
    answer = Client().post(ADDRESS, {"platform": "instagram", "typed": "lindekade.biologie"})
    assert not answer.cookies and LogRow.objects.for_school(account.school_id).count() == before
    assert "no-store" in answer["Cache-Control"]


def test_trying_out_a_list_stops(enter):
    enter()
    for at in range(patience.MOST):
        ask(f"probeer{at}")
    refused = Client().post(ADDRESS, {"platform": "instagram", "typed": "lindekade.biologie"})
    assert refused.status_code == 429 and "Ja, dit is echt" not in refused.content.decode()
    assert "Ja, dit is echt" in ask("lindekade.biologie", REMOTE_ADDR="192.0.2.9")


def test_who_is_in_is_counted_apart_from_their_whole_school(enter, people, client_of):
    enter()
    for at in range(patience.MOST):
        ask(f"probeer{at}")
    assert "Ja, dit is echt" in ask("lindekade.biologie", client_of(people.noor))


def test_asking_after_what_is_there_never_stops(enter):
    enter()
    for _ in range(patience.MOST + 5):
        assert "Ja, dit is echt" in ask("lindekade.biologie")


def test_no_address_is_kept_even_in_memory(enter):
    ask("probeer", REMOTE_ADDR="192.0.2.77")
    assert all(b"192.0.2.77" not in key for key in patience.PATIENCE._misses) and patience.PATIENCE._misses


def test_behind_a_proxy_without_addresses_visitors_are_counted_together(enter, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "http")
    for at in range(patience.MOST + 1):
        ask(f"probeer{at}")
    assert "kennen we niet" in ask("nog.eens")


@pytest.mark.parametrize("typed", ["", "x" * 400, "\u202e", "a b ! c", "\x00", "😀" * 20])
def test_what_is_no_account_gets_a_sentence_and_no_answer(typed, enter):
    answer = Client().post(ADDRESS, {"platform": "instagram", "typed": typed})
    page = answer.content.decode()
    assert answer.status_code == 400 and "Nee, dat kennen we niet" not in page and "Ja, dit is echt" not in page
