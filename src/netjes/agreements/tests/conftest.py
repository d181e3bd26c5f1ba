"""What the tests of this room share: two versions of a pupils' agreement, and how a page reads."""

from datetime import date
from html import unescape

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience, Version
from netjes.agreements.tests.agreed_texts import PHONE, text
from netjes.lib.actors import system

LATER = text(PHONE.replace("Buiten de les wel.", "Daarbuiten ook niet.").replace("als: les\n", ""))


@pytest.fixture
def two(school, still_now) -> tuple[Version, Version]:
    """A version that holds, and a stricter one that begins on 1 December."""
    first = publish_version(
        actor=system("tests"), school=school, audience=Audience.PUPILS, text=text(), in_force_from=date(2026, 9, 1),
        adopted_by="de raad", adopted_on=date(2026, 6, 18), review_on=date(2026, 11, 1), situations=SITUATION,
    )  # fmt: skip
    second = publish_version(
        actor=system("tests"), school=school, audience=Audience.PUPILS, text=LATER, in_force_from=date(2026, 12, 1),
        why="De leerlingenraad vroeg hierom.", situations=SITUATION,
    )  # fmt: skip
    first.refresh_from_db()
    return first, second


SITUATION = (
    '{"article": "1", "story": "Sami belt in de pauze.", "role": "leerling", "act": "bellen", '
    '"facts": {"les": false, "toestemming leraar": false}}\n'
)


@pytest.fixture
def read():
    """`read(client, path)`: the page as people read it; anything but 200 fails."""

    def act(client, path: str, status: int = 200) -> str:
        response = client.get(path)
        assert response.status_code == status, f"{path}: {response.status_code}"
        return unescape(response.content.decode())

    return act
