"""A list that was handed in and is looked over, and what the school said before about its columns."""

from django.db import models
from django.db.models import Q

from netjes.rosters.states import RosterKind
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel


class RosterMapping(SchoolModel):
    """How a school reads a list of columns: remembered by the names of the columns, so that it is asked once."""

    head_sha256 = models.CharField(max_length=64)
    columns = models.JSONField()  # the field of each column, in order; "" is not read
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "head_sha256"], name="rosters_mapping_once"),
        ]


class RosterImport(SchoolModel):
    """A list somebody handed in. What is in it is kept until it is taken over, and never longer than a day.

    After that only what happened remains: when, by whom, how many, and the fingerprint of the file.
    """

    name = models.CharField(max_length=120)  # of the file
    kind = models.CharField(max_length=12, choices=RosterKind)
    content = models.BinaryField(default=bytes)  # emptied when it is taken over
    sha256 = models.CharField(max_length=64)
    day = models.DateField()  # from when it holds
    year = models.CharField(max_length=9)  # 2026-2027
    complete = models.BooleanField(default=True)  # whoever is not on it, leaves
    columns = models.JSONField(null=True, blank=True)
    mends = models.JSONField(default=dict)  # by cell; emptied like the content
    answers = models.JSONField(default=dict)  # who is who; emptied like the content
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RosterKind.values), name="rosters_import_kind_known"),
            models.CheckConstraint(
                condition=Q(applied_at__isnull=True) | Q(content=b""), name="rosters_import_emptied_when_applied"
            ),
        ]

    def __str__(self) -> str:
        return self.name
