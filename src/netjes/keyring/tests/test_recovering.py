"""A passphrase that is lost: two people together help, one alone cannot, and whoever else asks is found out."""

import itertools
from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.keyring.actions import ask_recovery, finish_recovery, give_half, open_key, replace_key, stop_recovery
from netjes.keyring.errors import CannotKeepKey, CannotRecover
from netjes.keyring.models import Recovery, RecoveryPart, RecoveryShare
from netjes.keyring.queries import key_of, open_recovery_of, recoveries_waiting_for
from netjes.keyring.tests.conftest import ACTOR, PASSPHRASE
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.sealing import CannotUnseal, Keypair, WrongPassphrase, join, open_with, seal_for

NEW = "acht rode bussen zingen"


@pytest.fixture
def asked(halved) -> Recovery:
    return ask_recovery(actor=ACTOR, key=halved[0], passphrase=NEW)


@pytest.fixture
def help_of(asked):
    def helped(holder):
        private = open_key(actor=ACTOR, key=key_of(holder), passphrase=PASSPHRASE)
        return give_half(actor=ACTOR, recovery=asked, holder=holder, private=private)

    return helped


def test_it_works(halved, asked, help_of, readers, people):
    """What was sealed to the key before it was lost opens again, under the new passphrase."""
    key, private = halved
    sealed = seal_for(bytes(key.public), b"sleutel van een melding")
    help_of(readers.board)
    help_of(people.terpstra)
    back = finish_recovery(actor=ACTOR, recovery=asked, passphrase=NEW)
    assert back == private
    opened = open_key(actor=ACTOR, key=key_of(readers.adviser), passphrase=NEW)
    assert open_with(opened, sealed) == b"sleutel van een melding"
    with pytest.raises(WrongPassphrase):
        open_key(actor=ACTOR, key=key_of(readers.adviser), passphrase=PASSPHRASE)
    asked.refresh_from_db()
    assert asked.done_at and bytes(asked.sealed) == b""
    assert not RecoveryPart.objects.for_school(key.school).exists()


def test_in_the_browser(halved, readers, people, client_of):
    adviser, board, head = (client_of(each) for each in (readers.adviser, readers.board, people.terpstra))
    page = adviser.get(reverse("keyring:lost")).content.decode()
    assert "Geert Prins en Ilse Terpstra bewaren elk een helft" in page
    adviser.post(reverse("keyring:lost"), {"passphrase": NEW, "again": NEW})
    recovery = open_recovery_of(readers.adviser)
    assert "moet de helft nog doorgeven" in adviser.get(reverse("keyring:lost")).content.decode()
    for client in (board, head):
        there = reverse("keyring:help", args=[recovery.pk])
        assert "Yvette Helder vraagt je om hulp" in client.get(reverse("keyring:index")).content.decode()
        assert client.get(there).status_code == 302  # first one's own key
        client.post(reverse("keyring:open"), {"passphrase": PASSPHRASE})
        assert "Spreek mevrouw Helder eerst zelf" in client.post(there).content.decode()
        assert "Je helft is doorgegeven" in client.post(there, {"gesproken": "ja"}, follow=True).content.decode()
    assert "klopt niet" in adviser.post(reverse("keyring:finish"), {"passphrase": PASSPHRASE}).content.decode()
    done = adviser.post(reverse("keyring:finish"), {"passphrase": NEW}, follow=True).content.decode()
    assert "Je leessleutel is open" in done


def test_one_holder_alone_cannot(halved, asked, help_of, readers, people):
    """Not with what they hold, not with what stands in the database, and not by helping twice."""
    key, private = halved
    help_of(readers.board)
    help_of(readers.board)
    with pytest.raises(CannotRecover, match="Nog niet allebei"):
        finish_recovery(actor=ACTOR, recovery=asked, passphrase=NEW)
    mine = open_key(actor=ACTOR, key=key_of(readers.board), passphrase=PASSPHRASE)
    shares = list(RecoveryShare.objects.for_school(key.school).filter(key=key))
    opened = []
    for share in shares:
        try:
            opened.append(open_with(mine, bytes(share.sealed)))
        except CannotUnseal:
            assert share.holder == people.terpstra
    (half,) = opened
    assert half != private
    rows = [bytes(share.sealed)[:32] for share in shares] + [bytes(key.public), bytes(key.sealed)[:32]]
    for one, other in itertools.product([half], [half, *rows]):
        assert Keypair.of(join(one, other)).public != bytes(key.public)
    for part in RecoveryPart.objects.for_school(key.school):
        with pytest.raises(CannotUnseal):
            open_with(mine, bytes(part.sealed))


def test_two_holders_together_cannot_finish_for_another(asked, help_of, readers, people):
    help_of(readers.board)
    help_of(people.terpstra)
    with pytest.raises(WrongPassphrase):
        finish_recovery(actor=ACTOR, recovery=asked, passphrase=PASSPHRASE)


def test_whose_key_it_is_hears_that_it_was_asked_and_can_stop_it(asked, help_of, readers, people, client_of):
    told = Notice.objects.for_school(asked.school).get(person=readers.adviser, key=f"keyring.asked:{asked.pk}")
    assert "Deed je dat niet zelf?" in told.text
    help_of(readers.board)
    client_of(readers.adviser).post(reverse("keyring:stop"))
    assert open_recovery_of(readers.adviser) is None
    with pytest.raises(CannotRecover, match="voorbij"):
        help_of(people.terpstra)
    assert not RecoveryPart.objects.for_school(asked.school).exists()


def test_without_two_holders_nothing_comes_back(make, readers, client_of):
    key, _private = make(readers.adviser)
    with pytest.raises(CannotRecover, match="Terughalen kan niet"):
        ask_recovery(actor=ACTOR, key=key, passphrase=NEW)
    page = client_of(readers.adviser).get(reverse("keyring:lost")).content.decode()
    assert "Deze sleutel komt niet terug" in page and reverse("keyring:replace") in page


def test_a_new_passphrase_has_to_be_good_here_too(halved):
    with pytest.raises(CannotKeepKey, match="te kort"):
        ask_recovery(actor=ACTOR, key=halved[0], passphrase="kort")


def test_asking_again_stops_what_was_asked_before(halved, asked, readers):
    second = ask_recovery(actor=ACTOR, key=halved[0], passphrase=NEW)
    asked.refresh_from_db()
    assert asked.done_at and recoveries_waiting_for(readers.board) == [second]


def test_who_holds_no_half_gives_none_and_sees_nothing(asked, make, people, client_of):
    _key, private = make(people.oosthoek)
    with pytest.raises(CannotRecover, match="geen helft"):
        give_half(actor=ACTOR, recovery=asked, holder=people.oosthoek, private=private)
    for other in (people.oosthoek, people.bos, people.sami):
        assert client_of(other).get(reverse("keyring:help", args=[asked.pk])).status_code == 404


def test_after_a_week_it_is_over(asked, help_of, readers):
    help_of(readers.board)
    with standing_still_at(now() + timedelta(days=8)):
        assert open_recovery_of(readers.adviser) is None
        with pytest.raises(CannotRecover, match="voorbij"):
            finish_recovery(actor=ACTOR, recovery=asked, passphrase=NEW)


def test_another_key_ends_what_was_asked_for_the_old_one(halved, asked, help_of, readers):
    replace_key(actor=ACTOR, key=halved[0], old_private=None, passphrase=PASSPHRASE)
    assert not Recovery.objects.for_school(halved[0].school).exists()
    assert not RecoveryShare.objects.for_school(halved[0].school).exists()


def test_stopping_twice_changes_nothing(asked):
    stop_recovery(actor=ACTOR, recovery=asked)
    done = asked.done_at
    stop_recovery(actor=ACTOR, recovery=asked)
    assert asked.done_at == done
