"""The school's own confidential words: who sets them, for whom they count, and the way back to the usual list."""

import pytest
from django.urls import reverse

from netjes.publishing.actions.confidential import set_confidential_words
from netjes.publishing.errors import CannotSetWords
from netjes.publishing.known_names import confidential_of
from netjes.records.models import LogRow
from netjes.schools.tests.cast import ACTOR, client_for

FOUND = "Is dit al bekend buiten school?"


def check(client, text: str) -> str:
    return client.post("/plaatsen/", {"tekst": text}).content.decode()


def test_it_works(agreed, people):
    karin, ruud = client_for(people.oosthoek), client_for(people.ruud)
    assert FOUND not in check(ruud, "Plan Zonnebloem gaat door")
    assert "De gewone lijst" in karin.get(reverse("publishing:confidential")).content.decode()
    karin.post(reverse("publishing:confidential"), {"woorden": "plan zonnebloem\r\n\r\nplan Zonnebloem\nfusie*"})
    assert confidential_of(agreed) == ("plan zonnebloem", "plan Zonnebloem", "fusie*")
    text = check(ruud, "Plan Zonnebloem gaat door, met fusieplannen")
    assert text.count(FOUND) == 2 and "artikel 8" in text


def test_a_pupil_gets_no_question_about_them_and_cannot_guess_them(agreed, people, client):
    set_confidential_words(actor=ACTOR, school=agreed, words="plan zonnebloem")
    assert FOUND not in check(client_for(people.noor), "Plan Zonnebloem gaat door")
    page = client.post("/plaatsen/", {"tekst": "Plan Zonnebloem gaat door", "rol": "medewerker"})
    assert FOUND not in page.content.decode()


def test_no_words_bring_the_usual_list_back(agreed, people):
    set_confidential_words(actor=ACTOR, school=agreed, words="plan zonnebloem")
    client_for(people.terpstra).post(reverse("publishing:confidential"), {"woorden": "iets", "doe": "gewoon"})
    assert confidential_of(agreed) == ()


def test_the_log_says_that_it_changed_and_no_words(agreed):
    set_confidential_words(actor=ACTOR, school=agreed, words="plan zonnebloem")
    row = LogRow.objects.for_school(agreed.pk).get(act="publishing.confidential.set")
    assert row.detail == '{"words": 1}'


@pytest.mark.parametrize("words", ["*", "x" * 500, "\n".join(f"woord{n}" for n in range(20_000))])
def test_what_is_no_list_says_why(agreed, words):
    with pytest.raises(CannotSetWords):
        set_confidential_words(actor=ACTOR, school=agreed, words=words)


def test_a_teacher_sets_nothing(agreed, people):
    assert client_for(people.ruud).get(reverse("publishing:confidential")).status_code == 404
