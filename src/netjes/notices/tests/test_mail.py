"""Mail goes out through a real SMTP server: one for each person, never what it is about, never twice."""

import logging
import re
import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.notices.actions import GATHER, Message, mark_printed, read_notice, tell, withdraw
from netjes.notices.chores import TRIES, send_mail
from netjes.notices.models import Notice
from netjes.notices.queries import letters_waiting, notices_of, unread_for
from netjes.notices.states import Channel, Delivery

ACTOR = system("tests")
SIGN = Message(
    "signing:1", "Er zijn afspraken om te lezen", "Lees en onderteken de afspraken.", "/tekenen/", entry=True
)
SAFETY = Message("safety:1", "Zo zorgen we voor veiligheid", path="/afspraken/veiligheid/")


class Postbox:
    """What arrived; `refuses` makes the server say no."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str]] = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return "451 probeer het later"
        mail = message_from_bytes(envelope.content, policy=policy.default)
        (to,) = envelope.rcpt_tos
        self.mails.append((to, f"{mail['subject']}\n{mail.get_body().get_content()}"))
        return "250 ok"


@pytest.fixture
def postbox(settings):
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.PUBLIC_ADDRESS = "http://school.example"
    yield box
    controller.stop()


def told(school, *who, message=SIGN) -> int:
    with transaction.atomic():
        return tell(actor=ACTOR, school=school, people=who, message=message)


def later(by: timedelta = GATHER):
    return standing_still_at(now() + by)


def test_it_works(postbox, school, people, client):
    told(school, people.karima)
    assert send_mail(school) == 0, "eerst even wachten of er meer komt"
    with later():
        assert send_mail(school) == 1
    ((to, mail),) = postbox.mails
    assert to == "karima@ouders.example"
    link = re.search(r"http://school\.example(/binnen/\S+)", mail)[1]
    assert client.post(link).url == "/tekenen/"
    assert notices_of(people.karima)[0].delivery == Delivery.SENT


def test_one_person_gets_one_mail_not_five(postbox, school, people):
    told(school, people.karima)
    told(school, people.karima, people.karima, message=SAFETY)
    told(school, people.karima)
    with later():
        send_mail(school)
        send_mail(school)
    ((_, mail),) = postbox.mails
    assert "2 berichten" in mail
    assert unread_for(people.karima).count() == 2


def test_a_mail_says_that_and_never_what(postbox, school, people):
    told(school, people.karima)
    with later():
        send_mail(school)
    ((_, mail),) = postbox.mails
    assert "Sami" not in mail
    assert "Haddad" not in mail


def test_what_was_read_on_the_site_is_not_mailed_any_more(postbox, school, people):
    told(school, people.bos)
    read_notice(notice=unread_for(people.bos).get())
    with later():
        assert send_mail(school) == 0


def test_what_is_withdrawn_is_not_mailed(postbox, school, people):
    told(school, people.bos, people.karima)
    withdraw(actor=ACTOR, school=school, key=SIGN.key, people=[people.bos])
    with later():
        send_mail(school)
    assert [to for to, _ in postbox.mails] == ["karima@ouders.example"]


def test_a_server_that_says_no_is_tried_again_and_in_the_end_given_up(postbox, school, people, caplog):
    told(school, people.karima)
    postbox.refuses = True
    with later(timedelta(days=1)), caplog.at_level(logging.WARNING):
        assert send_mail(school) == 0
        assert send_mail(school) == 0, "nu nog niet weer"
    postbox.refuses = False
    with later(timedelta(days=2)):
        assert send_mail(school) == 1
    assert len(postbox.mails) == 1
    assert "karima" not in caplog.text.casefold()

    told(school, people.marieke)
    postbox.refuses = True
    for day in range(1, TRIES + 1):
        with later(timedelta(days=3 * day)):
            send_mail(school)
    assert notices_of(people.marieke)[0].delivery == Delivery.FAILED


def test_a_claimed_notice_is_not_sent_by_another_process(postbox, school, people, monkeypatch):
    told(school, people.karima)
    with later():
        first = unread_for(people.karima).get()
        Notice.objects.for_school(school).filter(pk=first.pk).update(next_try_at=now() + timedelta(hours=1))
        assert send_mail(school) == 0
    assert postbox.mails == []


def test_who_has_no_address_gets_a_letter_where_one_is_meant_and_else_only_the_site(postbox, school, people):
    told(school, people.youssef, message=Message("signing:2", "Afspraken", entry=True, letter=True))
    told(school, people.youssef, message=SAFETY)
    (letter,) = letters_waiting(school)
    assert letter.person == people.youssef
    assert {n.channel for n in notices_of(people.youssef)} == {Channel.LETTER, Channel.SITE}
    assert mark_printed(actor=ACTOR, school=school, notices=[letter]) == 1
    assert not letters_waiting(school)
    assert mark_printed(actor=ACTOR, school=school, notices=[letter]) == 0


def test_without_a_mail_server_nothing_is_lost(school, people, settings):
    settings.EMAIL_HOST = ""
    told(school, people.karima)
    with later():
        assert send_mail(school) == 0
    assert unread_for(people.karima).count() == 1


def test_telling_is_part_of_what_it_tells_about(school, people):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(actor=ACTOR, school=school, people=[people.bos], message=SIGN)
        1 / 0  # noqa: B018
    assert unread_for(people.bos).count() == 0


def test_a_notice_is_opened_by_its_own_person_only(school, people, client_of):
    told(school, people.bos, message=SAFETY)
    notice = unread_for(people.bos).get()
    assert client_of(people.kaya).post(f"/berichten/{notice.pk}/").status_code == 404
    assert client_of(people.bos).post(f"/berichten/{notice.pk}/").url == SAFETY.path
    assert unread_for(people.bos).count() == 0
    page = client_of(people.bos).get("/berichten/").content.decode()
    assert SAFETY.subject in page
