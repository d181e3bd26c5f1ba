"""An association of schools, and who does something for it. What they see of its schools is numbers, never people."""

from django.db import models
from django.db.models import Q

from netjes.schools.models.people import Dated, Person, ends_after_it_starts
from netjes.schools.states import AssociationDuty


class Association(models.Model):
    """The body that several schools belong to, often a school board. Holds nothing about anybody.

    Beside the school itself it is the one model without a `school` column: it stands above them.
    """

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"association:{self.pk}"


class AssociationRole(Dated):
    """What somebody does for an association. They live at one of its schools: that is `school`.

    It counts only while their school belongs to that association.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=AssociationDuty)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "association"],
                condition=Q(ends_on__isnull=True),
                name="schools_association_role_once",
            ),
            models.CheckConstraint(condition=Q(role__in=AssociationDuty.values), name="schools_association_role_known"),
            ends_after_it_starts("schools_association_role_ends_after_start"),
        ]
