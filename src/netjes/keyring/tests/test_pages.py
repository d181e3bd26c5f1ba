"""The pages of a reading key: making it, what they warn of, and who comes in."""

import pytest
from django.urls import reverse

from netjes.keyring.models import ReadingKey
from netjes.keyring.queries import has_key, shares_of
from netjes.keyring.tests.conftest import PASSPHRASE


def make_in(client, **more):
    given = {"passphrase": PASSPHRASE, "again": PASSPHRASE} | more
    return client.post(reverse("keyring:make"), given)


def test_it_works(make, readers, people, client_of):
    """Made with two who help, open at once, and back where it was needed."""
    make(readers.board)
    make(people.terpstra)
    client = client_of(readers.adviser)
    page = client.get(reverse("keyring:make"), {"next": "/leessleutel/helften/"}).content.decode()
    assert (
        page.count(" checked") == 2 and "Geert Prins, lid van het bestuur" in page and "Ilse Terpstra, rector" in page
    )
    answer = make_in(client, holders=[readers.board.pk, people.terpstra.pk], next="/leessleutel/helften/")
    assert answer.headers["Location"] == "/leessleutel/helften/"
    assert client.get(answer.headers["Location"]).status_code == 200
    (key,) = ReadingKey.objects.for_school(people.sami.school).filter(person=readers.adviser)
    assert [share.holder for share in shares_of(key)] == [readers.board, people.terpstra]
    assert "Geert Prins en Ilse Terpstra bewaren elk een helft" in client.get("/leessleutel/").content.decode()


def test_while_nobody_else_has_a_key_it_says_loudly_what_that_means(readers, client_of):
    client = client_of(readers.adviser)
    page = client.get(reverse("keyring:make")).content.decode()
    assert "niemand die je kan helpen" in page and "op papier" in page
    make_in(client)
    assert has_key(readers.adviser)
    assert "Niemand kan je helpen als je je leeszin kwijtraakt" in client.get("/leessleutel/").content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"passphrase": "kort", "again": "kort"}, "te kort"),
        ({"again": "acht rode bussen zingen"}, "niet dezelfde leeszin"),
        ({"passphrase": ""}, "Vul dit in"),
        ({"holders": ["999999"]}, "Kies iets uit de lijst"),
    ],
)
def test_what_is_wrong_is_said_and_no_passphrase_comes_back(given, says, readers, client_of):
    page = make_in(client_of(readers.adviser), **given)
    assert page.status_code == 400 and says in page.content.decode()
    assert "fietsen" not in page.content.decode() and "bussen" not in page.content.decode()
    assert not has_key(readers.adviser)


def test_other_words_and_another_key_by_the_pages(make, readers, client_of):
    make(readers.adviser)
    client = client_of(readers.adviser)
    new = {"passphrase": "acht rode bussen zingen", "again": "acht rode bussen zingen"}
    assert "klopt niet" in client.post(reverse("keyring:change"), {"current": "x" * 12, **new}).content.decode()
    client.post(reverse("keyring:change"), {"current": PASSPHRASE, **new})
    assert "is open" in client.get("/leessleutel/").content.decode()
    first = ReadingKey.objects.for_school(readers.adviser.school).get()
    client.post(reverse("keyring:replace"), new)
    assert ReadingKey.objects.for_school(readers.adviser.school).count() == 2
    first.refresh_from_db()
    assert first.retired_at
    client.post(reverse("keyring:lock"))
    assert "raak je kwijt" in client.get(reverse("keyring:replace")).content.decode()
    assert client.post(reverse("keyring:replace"), new).status_code == 400
    assert client.post(reverse("keyring:replace"), {**new, "toch": "ja"}).status_code == 302


@pytest.mark.parametrize("who", ["sami", "karima"])
@pytest.mark.parametrize("page", ["index", "make", "open", "change", "holders", "replace", "lost"])
def test_it_is_for_who_works_here(who, page, people, client_of):
    assert client_of(getattr(people, who)).get(reverse(f"keyring:{page}")).status_code == 404
