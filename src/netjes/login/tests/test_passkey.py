"""A passkey alone says who comes in. The ceremony itself is tried in a browser (tests/journeys/test_login.py)."""

import pytest
from allauth.core import context
from allauth.mfa.webauthn.internal.auth import build_user_payload
from fido2.utils import websafe_encode

from netjes.lib.actors import system
from netjes.login.forms import PasskeyForm
from netjes.schools.actions import open_account
from netjes.schools.models import Account


def answer_of(account: Account) -> dict[str, object]:
    """What a device sends back of whom it belongs to: the handle it was given when the key was made."""
    return {"response": {"userHandle": websafe_encode(build_user_payload(account).id)}}


@pytest.mark.parametrize("number", [7, 10, 36, 46_655])
def test_it_works(people, rf, number):
    account = open_account(actor=system("tests"), person=people.terpstra, login="rector", password="drie losse woorden")
    Account.objects.for_school(account.school).filter(pk=account.pk).update(id=number)
    moved = Account.objects.for_school(account.school).get(pk=number)
    request = rf.get("/")
    request.school = account.school
    with context.request_context(request):
        assert PasskeyForm()._account_of(answer_of(moved)) == moved


@pytest.mark.parametrize("handle", [None, 3, "", "ééé", "====", "IQ", "A" * 400])
def test_a_handle_that_nobody_has_is_nobody(people, rf, handle):
    request = rf.get("/")
    request.school = people.terpstra.school
    with context.request_context(request):
        assert PasskeyForm()._account_of({"response": {"userHandle": handle}}) is None
