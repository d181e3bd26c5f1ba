"""Telling people, and writing down that they were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.models import Notice
from netjes.notices.states import Channel, Delivery
from netjes.records.actions import log
from netjes.schools.models import Person, School

# A mail waits this long, so that what happens together arrives together.
GATHER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be told. `letter`: whoever has no e-mail address gets it on paper, else only on the site."""

    key: str
    subject: str
    text: str = ""
    path: str = ""
    entry: bool = False
    letter: bool = False
    site_only: bool = False


def tell(*, actor: Actor, school: School, people: Sequence[Person], message: Message) -> int:
    """Tell each of these people once; returns how many. Who has the same unread notice gets it renewed, not doubled.

    Part of the transaction of what it tells about; raises `TransactionManagementError` outside one.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Een bericht hoort in de transactie van wat het vertelt.")
    moment = now()
    unique = {person.pk: person for person in people}
    unread = Notice.objects.for_school(school).filter(key=message.key, read_at__isnull=True)
    known = {notice.person_id: notice for notice in unread.filter(person__in=list(unique))}
    fresh: list[Notice] = []
    renewed: list[Notice] = []
    for person in unique.values():
        channel = _channel_for(person, message)
        notice = known.get(person.pk) or Notice(
            school=school, person=person, key=message.key, created_at=moment, read_at=None
        )
        notice.subject, notice.text, notice.path, notice.entry = (
            message.subject, message.text, message.path, message.entry,
        )  # fmt: skip
        notice.channel, notice.renewed_at, notice.attempts = channel, moment, 0
        notice.delivery = Delivery.NOT_NEEDED if channel is Channel.SITE else Delivery.WAITING
        notice.next_try_at = None if channel is Channel.SITE else moment + GATHER
        (renewed if notice.pk else fresh).append(notice)
    Notice.objects.bulk_create(fresh, batch_size=500)
    Notice.objects.for_school(school).bulk_update(
        renewed,
        ["subject", "text", "path", "entry", "channel", "renewed_at", "attempts", "delivery", "next_try_at"],
        batch_size=500,
    )
    log(
        school_key=school.pk, actor=actor, act="notices.notice.told", subject=message.key[:80],
        detail={"people": len(unique)},
    )  # fmt: skip
    return len(unique)


def _channel_for(person: Person, message: Message) -> Channel:
    if message.site_only:
        return Channel.SITE
    if person.email and settings.EMAIL_HOST:
        return Channel.MAIL
    return Channel.LETTER if message.letter else Channel.SITE


@transaction.atomic(savepoint=False)
def withdraw(*, actor: Actor, school: School, key: str, people: Sequence[Person] | None = None) -> int:
    """What no longer needs telling is not sent any more, and no longer stands as unread; returns how many."""
    waiting = Notice.objects.for_school(school).filter(key=key, read_at__isnull=True)
    if people is not None:
        waiting = waiting.filter(person__in=list(people))
    unsent = Q(delivery=Delivery.WAITING)
    return waiting.update(
        read_at=now(),
        delivery=Case(When(unsent, then=Value(Delivery.WITHDRAWN)), default=F("delivery")),
        next_try_at=Case(When(unsent, then=None), default=F("next_try_at")),
    )


@transaction.atomic
def read_notice(*, notice: Notice) -> Notice:
    """Somebody opened it: then no mail or letter about it is needed any more."""
    if notice.read_at is None:
        notice.read_at = now()
        if notice.delivery == Delivery.WAITING:
            notice.delivery, notice.next_try_at = Delivery.WITHDRAWN, None
        notice.save(update_fields=["read_at", "delivery", "next_try_at"])
    return notice


@transaction.atomic
def mark_printed(*, actor: Actor, school: School, notices: Sequence[Notice]) -> int:
    """These letters went to the printer."""
    count = (
        Notice.objects.for_school(school)
        .filter(pk__in=[n.pk for n in notices], delivery=Delivery.WAITING, channel=Channel.LETTER)
        .update(delivery=Delivery.PRINTED, delivered_at=now(), next_try_at=None)
    )
    log(school_key=school.pk, actor=actor, act="notices.letters.printed", detail={"letters": count})
    return count
