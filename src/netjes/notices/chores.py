"""Work that waits for nobody: sending the mail that is due. Repeating it sends nothing twice."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.addresses import absolute
from netjes.notices.models import Notice
from netjes.notices.states import Channel, Delivery
from netjes.records.actions import log
from netjes.schools.actions import make_entry_link
from netjes.schools.models import Person, School

POSTMAN = system("mail")
AT_MOST = 200  # people a round
TRIES = 6
logger = logging.getLogger("netjes.notices")


def send_mail(school: School) -> int:
    """One mail for each person with something due; returns how many went out.

    A notice is claimed by moving its next try: two processes do not send the same one. What fails is tried
    again, ever later, six times in two days.
    """
    if not settings.EMAIL_HOST:
        return 0
    moment, sent = now(), 0
    due = (
        Notice.objects.for_school(school)
        .filter(channel=Channel.MAIL, delivery=Delivery.WAITING, next_try_at__lte=moment)
        .order_by("next_try_at")
    )
    people = list(dict.fromkeys(due.values_list("person_id", flat=True)[: AT_MOST * 5]))[:AT_MOST]
    if not people:
        return 0
    connection = get_connection()
    for person in Person.objects.for_school(school).filter(pk__in=people):
        notices = _claim(school, person)
        if notices:
            sent += _deliver(school, person, notices, connection)
    connection.close()
    return sent


def _claim(school: School, person: Person) -> list[Notice]:
    """All that waits for this person, also what was not due yet: then it need not be a second mail."""
    moment, claimed = now(), []
    waiting = Notice.objects.for_school(school).filter(
        person=person, channel=Channel.MAIL, delivery=Delivery.WAITING, next_try_at__isnull=False
    )
    for notice in waiting:
        later = moment + timedelta(minutes=5 * 3**notice.attempts)
        same = Notice.objects.for_school(school).filter(
            pk=notice.pk, delivery=Delivery.WAITING, next_try_at=notice.next_try_at
        )
        if same.update(next_try_at=later, attempts=notice.attempts + 1) == 1:
            notice.attempts += 1
            claimed.append(notice)
    return claimed


def _deliver(school: School, person: Person, notices: list[Notice], connection: object) -> int:
    ours = Notice.objects.for_school(school).filter(pk__in=[n.pk for n in notices])
    path = notices[0].path or reverse("notices:mine")
    if len(notices) > 1:
        path = reverse("notices:mine")
    if any(n.entry for n in notices):
        code = make_entry_link(actor=POSTMAN, person=person, purpose="signing", days=30)
        path = reverse("schools:enter", args=[code])
    text = render_to_string(
        "notices/mail.txt",
        {"school": school, "person": person, "notices": notices, "address": absolute(school, path)},
    )
    subject = (
        f"{school.name}: {notices[0].subject}" if len(notices) == 1 else f"{school.name}: {len(notices)} berichten"
    )
    message = EmailMessage(subject, text, to=[person.email], connection=connection)  # type: ignore[arg-type]
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        # No address in the log: what went wrong is enough to mend it.
        logger.warning("mail ging niet weg: %s", type(error).__name__)
        if max(n.attempts for n in notices) >= TRIES:
            ours.update(delivery=Delivery.FAILED, next_try_at=None)
        return 0
    with transaction.atomic():
        ours.update(delivery=Delivery.SENT, delivered_at=now(), next_try_at=None)
        log(
            school_key=school.pk, actor=POSTMAN, act="notices.mail.sent", about=person.ref,
            detail={"notices": len(notices)},
        )  # fmt: skip
    return 1
