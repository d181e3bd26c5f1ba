"""A school with its agreements put before pupils and parents, and before staff."""

from datetime import timedelta

import pytest

from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.schools.queries import today
from netjes.signing.actions import open_round
from netjes.signing.models import Round
from netjes.signing.states import ASKS

ACTOR = system("tests")


def opened(school, audience: str, **given) -> Round:
    """A round about the newest version for this audience."""
    found = Version.objects.for_school(school).filter(agreement__audience=audience, revision=0)
    version = found.order_by("-number").first()
    given = {"parts": ASKS[audience], "due_on": today() + timedelta(days=14), **given}
    return open_round(actor=ACTOR, version=version, **given)


@pytest.fixture
def pupils_round(agreed, people):
    return opened(agreed, "leerling")


@pytest.fixture
def staff_round(agreed, people):
    return opened(agreed, "medewerker")


@pytest.fixture
def answer_of():
    """`answer_of(client, round)`: read and answer in a browser; returns the response."""

    def answer(client, round_, answer="agreed", child=None, **fields):
        url = f"/tekenen/{round_.pk}/" + (f"kind/{child.pk}/" if child else "")
        assert client.get(url).status_code == 200
        return client.post(url, {"antwoord": answer, **fields})

    return answer
