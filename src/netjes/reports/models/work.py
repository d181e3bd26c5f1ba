"""What readers do with a report besides answering: steps of a route, who was what in a chain, what was removed."""

from django.db import models

from netjes.reports.models.reports import Report, random_number
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel


class RouteStep(SchoolModel):
    """A step that a special route asks for, done on a day by somebody. Which steps there are stands in `special.py`."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    code = models.CharField(max_length=20)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    on_day = models.DateField()

    class Meta:
        ordering = ["on_day", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="reports_routestep_once")]


class ReportSheet(SchoolModel):
    """Who was what in a chain of forwarding, as readers see it; sealed like everything else of the report."""

    id = models.BigIntegerField(primary_key=True, default=random_number)
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="sheet")
    sealed = models.BinaryField()
    on_day = models.DateField()


class RemovedEvidence(SchoolModel):
    """That a piece of evidence was removed by two people, so that a backup that is put back does not bring it back."""

    evidence = models.BigIntegerField()  # its key; nothing of it is left besides
    on_day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "evidence"], name="reports_removedevidence_once")]
