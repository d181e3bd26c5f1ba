"""A room of the product is a switch: off until somebody opened it and wrote down why it may be on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netjes.schools.scoping import SchoolModel


class Council(models.TextChoices):
    """Which part of the participation council consented."""

    WHOLE = "whole", _("de hele medezeggenschapsraad")
    STAFF = "staff", _("de personeelsgeleding")
    PARENTS_PUPILS = "parents_pupils", _("de oudergeleding en leerlinggeleding")
    NOT_NEEDED = "not_needed", _("niet nodig voor deze ruimte")


class RoomSwitch(SchoolModel):
    """One time that a room was opened, with all that had to be in place; and when and why it was closed."""

    room = models.CharField(max_length=20)
    reason = models.TextField()
    dpia_on = models.DateField()
    council = models.CharField(max_length=20, choices=Council)
    council_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)  # as the log names them
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=80, blank=True, default="")
    closed_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "room"], condition=Q(closed_at__isnull=True), name="schools_roomswitch_open_once"
            ),
            models.CheckConstraint(condition=Q(council__in=Council.values), name="schools_roomswitch_council_known"),
            models.CheckConstraint(
                condition=Q(council="not_needed") | Q(council_on__isnull=False), name="schools_roomswitch_council_day"
            ),
        ]

    @property
    def ref(self) -> str:
        """How the log names this opening."""
        return f"room:{self.room}"
