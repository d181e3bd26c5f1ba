"""Reading through a link may be a moment behind; answering never is."""

import pytest

from netjes.agreements.models import Version
from netjes.lib.remembered import remember_for
from netjes.schools.actions import make_entry_link
from netjes.schools.queries import today
from netjes.signing.actions import close_round, open_round
from netjes.signing.models import Signature
from netjes.signing.states import Part
from netjes.signing.tests.conftest import ACTOR


@pytest.fixture
def long_moment():
    remember_for(60)
    yield
    remember_for(0)


@pytest.fixture
def page_of(agreed, people, client):
    """A round for parents, and the page that Karima reads through her link."""
    version = Version.objects.for_school(agreed).filter(agreement__audience="ouder").get()
    opened = open_round(actor=ACTOR, version=version, parts={Part.GUARDIANS}, due_on=today())
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    client.post(f"/binnen/{code}/")
    page = next(row["url"] for row in client.get("/tekenen/").context["waiting"])
    assert client.get(page).status_code == 200
    return opened, page


def test_it_works(long_moment, page_of, client, people):
    _round, page = page_of
    assert client.post(page, {"antwoord": "agreed"}).status_code == 302
    assert "antwoordde u" in client.get(page).content.decode(), "wat iemand zelf deed, ziet die meteen"


def test_a_round_that_closed_a_moment_ago_takes_no_answer(long_moment, page_of, client, agreed):
    opened, page = page_of
    close_round(actor=ACTOR, round=opened)
    assert client.post(page, {"antwoord": "agreed"}).status_code == 410
    assert not Signature.objects.for_school(agreed).exists()
