"""Work that waits for nobody: links for who forgot a password, and forgetting what has had its time."""

import logging
import smtplib
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.login.guesses import FORGOTTEN_AFTER
from netjes.login.models import GuessCount, LoginSession, ResetRequest
from netjes.schools.actions import invite
from netjes.schools.actions.entry import key_of
from netjes.schools.models import Account, EntryLink, Person, School
from netjes.schools.queries import today

POSTMAN = system("mail")
AT_A_TIME = 50
KEPT = timedelta(days=1)
PAUSE = timedelta(minutes=10)  # between two links for one person
SESSION_DAYS = 15
logger = logging.getLogger("netjes.login")


def send_links(school: School) -> int:
    """A link for each request of somebody we know with an e-mail address; returns how many went out.

    A request is taken away before its mail is sent: rather a mail too few than the same one twice.
    """
    sent = 0
    if not settings.EMAIL_HOST:
        return sent
    for request in ResetRequest.objects.for_school(school).order_by("asked_at")[:AT_A_TIME]:
        taken, _models = ResetRequest.objects.for_school(school).filter(pk=request.pk).delete()
        if taken:
            for person in people_who_typed(school, request.typed):
                sent += _send(school, person)
    return sent


def people_who_typed(school: School, typed: str) -> list[Person]:
    """Whose login name or e-mail address this is; who left or has no address is not among them."""
    named = Account.objects.for_school(school).filter(key=key_of(school, typed)).values_list("person", flat=True)
    people = Person.objects.for_school(school).filter(left_on=None).exclude(email="").select_related("school")
    found = list(people.filter(pk__in=list(named))) or list(people.filter(email__iexact=typed))
    return [person for person in found if Account.objects.for_school(school).filter(person=person).exists()]


def _send(school: School, person: Person) -> int:
    recent = EntryLink.objects.for_school(school).filter(
        person=person, purpose="account", created_at__gt=now() - PAUSE, used_at=None
    )
    if recent.exists():
        return 0
    code = invite(actor=POSTMAN, person=person)
    root = f"{'https' if settings.HTTPS else 'http'}://{school.host}" if school.host else settings.PUBLIC_ADDRESS
    address = root + reverse("schools:enter", args=[code])
    text = render_to_string("login/new_password_mail.txt", {"school": school, "person": person, "address": address})
    try:
        EmailMessage(f"{school.name}: een nieuw wachtwoord kiezen", text, to=[person.email]).send()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("mail ging niet weg: %s", type(error).__name__)
        return 0
    return 1


def forget_old(school: School) -> int:
    """Guesses after a day, requests that nobody answered after a day, sessions that ran out; how many went."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    old = (
        GuessCount.objects.for_school(school).filter(last_at__lt=now() - FORGOTTEN_AFTER),
        ResetRequest.objects.for_school(school).filter(asked_at__lt=now() - KEPT),
        LoginSession.objects.for_school(school).filter(last_used_on__lt=today() - timedelta(days=SESSION_DAYS)),
    )
    return sum(rows.delete()[0] for rows in old)
