"""The ways in for other programs: made once, shown once, taken back at once."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.records.models import LogRow
from netjes.schools.api_tokens import LONGEST, make_token, note_use, revoke_token, token_for, tokens_of
from netjes.schools.models import ApiToken, Scope
from netjes.schools.queries import today

ACTOR = system("tests")
CODE = re.compile(r"netjes_[A-Za-z0-9]{40}")


def made(school, **given):
    return make_token(**{"actor": ACTOR, "school": school, "name": "elo", "scopes": ["verdict"], "days": 30, **given})


def only(school) -> ApiToken:
    return ApiToken.objects.for_school(school).get()


def test_it_works(school):
    code = made(school)
    assert CODE.fullmatch(code)
    token = token_for(school, code)
    assert token == only(school)
    assert token.opens(Scope.VERDICT)
    assert not token.opens(Scope.SIGNING)


def test_the_token_itself_is_kept_nowhere(school):
    code = made(school)
    row = ApiToken.objects.for_school(school).values().get()
    assert code not in str(row)
    assert not [entry for entry in LogRow.objects.for_school(school.pk) if code in entry.detail]


def test_making_and_taking_back_are_in_the_log(school):
    made(school)
    token = only(school)
    revoke_token(actor=ACTOR, token=token)
    revoke_token(actor=ACTOR, token=token)
    acts = [row.act for row in LogRow.objects.for_school(school.pk).filter(subject=token.ref).order_by("number")]
    assert acts == ["schools.token.made", "schools.token.revoked"]


def test_a_token_that_was_taken_back_opens_nothing(school):
    code = made(school)
    revoke_token(actor=ACTOR, token=only(school))
    assert token_for(school, code) is None
    assert tokens_of(school) == []


def test_a_token_ends_by_itself(school):
    code = made(school, days=30)
    with standing_still_at(now() + timedelta(days=29)):
        assert token_for(school, code)
    with standing_still_at(now() + timedelta(days=30, seconds=1)):
        assert token_for(school, code) is None


def test_a_token_works_at_its_own_school_only(school, other_school):
    assert token_for(other_school, made(school)) is None


@pytest.mark.parametrize("code", ["", "netjes_", "netjes_" + "a" * 40, "x", "netjes_\ud800", "netjes_\x00"])
def test_what_is_no_token_opens_nothing(school, code):
    made(school)
    assert token_for(school, code) is None


def test_of_its_use_only_the_day_is_kept(school, django_assert_num_queries):
    made(school)
    token = only(school)
    note_use(school, token)
    token.refresh_from_db()
    assert token.last_used_on == today()
    with django_assert_num_queries(0):
        note_use(school, token)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "e\x00lo"}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": LONGEST + 1}, "days"),
    ],
)
def test_a_token_that_cannot_be_is_not_made(school, given, field):
    with pytest.raises(ValidationError) as refused:
        made(school, **given)
    assert list(refused.value.message_dict) == [field]
    assert not ApiToken.objects.for_school(school).exists()


def test_two_that_work_have_no_name_in_common(school):
    made(school)
    with pytest.raises(ValidationError):
        made(school, name=" elo ")
    revoke_token(actor=ACTOR, token=only(school))
    assert made(school)


def test_the_database_keeps_the_end_after_the_beginning(school):
    made(school)
    token = only(school)
    token.expires_at = token.created_at
    with pytest.raises(IntegrityError), transaction.atomic():
        token.save()


# --- the page -----------------------------------------------------------------------------------------------


def filled(**given):
    return {"name": "Leeromgeving", "scopes": ["verdict", "agreements"], "days": "182", **given}


def test_a_keeper_makes_a_token_and_sees_it_once(people, client_of):
    client = client_of(people.oosthoek)
    page = client.post(reverse("schools:tokens"), filled())
    code = CODE.search(page.content.decode())
    assert code and token_for(people.oosthoek.school, code[0])
    assert "no-store" in page["Cache-Control"]
    again = client.get(reverse("schools:tokens")).content.decode()
    assert not CODE.search(again)
    assert "Leeromgeving" in again and people.oosthoek.name in again


def test_what_was_filled_in_stays_when_something_is_wrong(people, client_of):
    page = client_of(people.terpstra).post(reverse("schools:tokens"), filled(name="<b>x</b>" * 20, days="9999"))
    text = page.content.decode()
    assert page.status_code == 400
    assert 'role="alert"' in text and "&lt;b&gt;x" in text and "<b>x</b>" not in text
    assert text.count(" checked") == 2


def test_a_keeper_takes_a_token_back(people, client_of):
    client, school = client_of(people.oosthoek), people.oosthoek.school
    code = made(school)
    done = client.post(reverse("schools:revoke_token", args=[only(school).pk]))
    assert done.status_code == 302
    assert token_for(school, code) is None


def test_a_keeper_of_another_school_takes_nothing_back(people, client_of, other_school):
    made(other_school)
    people.oosthoek.school.host = "testserver"
    people.oosthoek.school.save()
    done = client_of(people.oosthoek).post(reverse("schools:revoke_token", args=[only(other_school).pk]))
    assert done.status_code == 404
    assert only(other_school).revoked_at is None


def test_a_token_that_never_was_cannot_be_taken_back(people, client_of):
    client = client_of(people.oosthoek)
    for pk in (1, 10**30):
        assert client.post(f"/mensen/koppelingen/{pk}/intrekken/").status_code == 404


@pytest.mark.parametrize("who", ["noor", "marieke", "bos", "visser", "smit"])
def test_others_find_no_such_page(people, client_of, who):
    client = client_of(getattr(people, who))
    made(people.noor.school)
    assert client.get(reverse("schools:tokens")).status_code == 404
    assert client.post(reverse("schools:tokens"), filled()).status_code == 404
    assert client.post(reverse("schools:revoke_token", args=[only(people.noor.school).pk])).status_code == 404
    assert tokens_of(people.noor.school)


def test_a_visitor_is_asked_to_log_in(people, client):
    for done in (client.get(reverse("schools:tokens")), client.post(reverse("schools:revoke_token", args=[1]))):
        assert done.status_code == 302
        assert done["Location"].startswith("/inloggen/")
