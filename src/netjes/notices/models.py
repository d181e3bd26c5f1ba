"""What somebody is told, and how far that got: the outbox of the whole product."""

from django.db import models
from django.db.models import Q

from netjes.notices.states import Channel, Delivery
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel


class Notice(SchoolModel):
    """One thing that one person is told.

    `subject` and `text` say *that* something is there and never what children or colleagues told: they travel
    by mail. `key` names the occasion (`signing:12`): while it is unread, telling it again renews this notice
    instead of adding one. Everything that waits for a person goes out in one mail.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=80)
    subject = models.CharField(max_length=160)
    text = models.TextField(blank=True, default="")
    path = models.CharField(max_length=200, blank=True, default="")  # where on the site it leads
    entry = models.BooleanField(default=False)  # the mail or letter carries a link that opens signing
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SITE)
    delivery = models.CharField(max_length=12, choices=Delivery, default=Delivery.NOT_NEEDED)
    created_at = models.DateTimeField()
    renewed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-renewed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="notices_notice_channel_known"),
            models.CheckConstraint(condition=Q(delivery__in=Delivery.values), name="notices_notice_delivery_known"),
            models.UniqueConstraint(
                fields=["person", "key"], condition=Q(read_at__isnull=True), name="notices_notice_one_unread_per_key"
            ),
        ]
        indexes = [
            models.Index(
                fields=["school", "next_try_at"], condition=Q(delivery="waiting"), name="notices_waiting_for_delivery"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
