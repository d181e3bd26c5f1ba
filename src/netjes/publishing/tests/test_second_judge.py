"""A judge of the school's own is off, is said to the writer when it is on, and never takes the rules away."""

import pytest

from netjes.checks.roster import NOBODY
from netjes.checks.tests.a_model import Model
from netjes.publishing.second_judge import Chosen, chosen, forget_judges, tone_by
from netjes.publishing.tests.test_check import check
from netjes.schools.tests.cast import client_for

CALM = "wat een origineel shirt, van de kringloop zeker"


@pytest.fixture(autouse=True)
def _fresh():
    forget_judges()


@pytest.fixture
def noor(agreed, people):
    return client_for(people.noor)


@pytest.fixture
def model(settings):
    made = Model()
    settings.TONE_ADDRESS, settings.TONE_MODEL = made.address, "klein"
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_it_works(noor, model):
    page = check(noor, CALM).content.decode()
    assert "Het programma van de school twijfelt" in page
    assert "een taalmodel op het netwerk van school" in noor.get("/plaatsen/").content.decode()


def test_it_is_off_until_somebody_sets_it(noor):
    assert chosen() is Chosen.NONE
    assert tone_by(NOBODY, wanted=True) is True
    assert "taalmodel" not in noor.get("/plaatsen/").content.decode()


def test_who_wants_no_questions_about_tone_is_not_read_along_with(noor, model):
    check(noor, CALM, toon="nee")
    assert model.asked == []


def test_names_of_the_school_are_covered_first(noor, model):
    check(noor, "Sami Haddad is raar")
    assert "sami" not in str(model.asked[0]["messages"]).lower()


def test_a_judge_that_cannot_be_used_leaves_the_rules(noor, settings, tmp_path):
    settings.TONE_FOLDER = str(tmp_path)
    assert "Hoe leest" in check(noor, "je bent een klootzak").content.decode()
