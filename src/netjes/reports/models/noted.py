"""What staff note themselves, without a report: an incident, and a telephone call. Neither makes a case by itself."""

from django.db import models
from django.db.models import Q

from netjes.reports.states import CallWith, IncidentKind, IncidentPlace
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

LONGEST_NOTE = 500  # characters


class Incident(SchoolModel):
    """Something that happened: what, where, on which day, and in words what was done about it."""

    kind = models.CharField(max_length=12, choices=IncidentKind)
    place = models.CharField(max_length=12, choices=IncidentPlace)
    on_day = models.DateField()
    measure = models.CharField(max_length=LONGEST_NOTE, blank=True, default="")
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_on = models.DateField()

    class Meta:
        ordering = ["-on_day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=IncidentKind.values), name="reports_incident_kind_known"),
            models.CheckConstraint(condition=Q(place__in=IncidentPlace.values), name="reports_incident_place_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_place_display()}, {self.on_day:%d-%m-%Y}"

    @property
    def ref(self) -> str:
        """How the log names this incident."""
        return f"incident:{self.pk}"


class IncidentPerson(SchoolModel):
    """A pupil who was there, as far as it was noted; not what they did."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "person"], name="reports_incidentperson_once")]


class Call(SchoolModel):
    """That somebody spoke with home, or with another, about a pupil. Not what was said: that goes in the pupil file."""

    pupil = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    spoke_with = models.CharField(max_length=10, choices=CallWith)
    with_interpreter = models.BooleanField(default=False)
    on_day = models.DateField()

    class Meta:
        ordering = ["-on_day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(spoke_with__in=CallWith.values), name="reports_call_with_known")
        ]

    @property
    def ref(self) -> str:
        """How the log names this call."""
        return f"call:{self.pk}"
