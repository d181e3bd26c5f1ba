"""The check: what stands out in a text, what the agreement says, how it is mended; and that it leaves nothing behind."""

import logging
import re
import socket

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from netjes.checks.finding import Certainty, Finding, Kind
from netjes.publishing import looking
from netjes.publishing.known_names import forget_names, names_of
from netjes.publishing.marks import pieces_of
from netjes.publishing.models import Draft
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, give_role
from netjes.schools.states import Role
from netjes.schools.tests.cast import ACTOR, client_for

PAGE = "/plaatsen/"
HIDDEN = re.compile(r'<textarea id="bericht"[^>]*>\n(.*?)</textarea>', re.S)


@pytest.fixture(autouse=True)
def _fresh_names():
    forget_names()


@pytest.fixture
def noor(agreed, people) -> Client:
    return client_for(people.noor)


@pytest.fixture
def ruud(agreed, people) -> Client:
    return client_for(people.ruud)


def check(client: Client, text: str, **more: str):
    return client.post(PAGE, {"tekst": text, **more})


def test_it_works(noor):
    page = check(noor, "het nr van sami is 06-12345678")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Plaats dit zo nog niet" in text and "Alleen jij ziet dit." in text
    assert '<mark class="mark open"><bdi>sami</bdi><sup><bdi>1</bdi></sup></mark>' in text or ">sami<" in text
    assert "06-12345678" in text and "Hier staat een telefoonnummer" in text
    assert "mag niet" in text.lower() and "artikel 8" in text


def test_nothing_found_is_not_in_order(noor):
    text = check(noor, "Morgen neem ik taart mee!").content.decode()
    assert "We vonden niets" in text and "niet hetzelfde als in orde" in text
    assert 'class="pill"' not in text  # a green answer is a promise
