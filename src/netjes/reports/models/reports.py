"""Reports as they lie in the database: a day, a route and seals. What was written, by whom and about whom is sealed.

Keys of rows are random, so that neither a number nor the order in which rows lie tells when something came
(`docs/decisions/0030-reports-are-dated-by-day.md`).
"""

import secrets
from datetime import time

from django.db import models
from django.db.models import Q

from netjes.reports.states import Level, ReportOutcome, ReportState, Route
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

USUAL_BUDGET = 60  # reports an hour before a phone is asked to work for it


def random_number() -> int:
    """For a primary key: 62 random bits."""
    return secrets.randbits(62)


class ReportRules(SchoolModel):
    """What the school promises, and when somebody reads."""

    answer_in = models.PositiveSmallIntegerField(default=1)  # school days until the first answer
    reads_from = models.TimeField(default=time(8, 30))
    reads_until = models.TimeField(default=time(17))
    phone = models.CharField(max_length=40, blank=True, default="")  # of school, for who would rather call
    where = models.CharField(max_length=200, blank=True, default="")  # where one finds somebody, and a letter box
    budget = models.PositiveSmallIntegerField(default=USUAL_BUDGET)  # reports an hour, of everybody together
    sealed_salt = models.TextField(blank=True, default="")  # the site's secret with which codes are worked out

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school"], name="reports_reportrules_one_a_school"),
            models.CheckConstraint(
                condition=Q(answer_in__gte=1, answer_in__lte=5), name="reports_reportrules_answers_within_a_week"
            ),
        ]

    @property
    def ref(self) -> str:
        """How the log names these rules."""
        return f"report_rules:{self.pk}"


class HelpLine(SchoolModel):
    """Somebody outside school who listens: a name, a number or a page, from when to when, and when that was checked."""

    name = models.CharField(max_length=60)
    contact = models.CharField(max_length=60)  # as people read it
    href = models.CharField(max_length=200)  # what a tap does: tel: or https:
    about = models.CharField(max_length=200)
    opens = models.TimeField(null=True, blank=True)  # empty: day and night
    closes = models.TimeField(null=True, blank=True)
    for_staff = models.BooleanField(default=False)
    checked_on = models.DateField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Report(SchoolModel):
    """A report or request for help. `intake` names its sealed words in `records.intake`, `lookup` finds it by code."""

    id = models.BigIntegerField(primary_key=True, default=random_number)
    intake = models.CharField(max_length=40)
    lookup = models.CharField(max_length=64)  # a hash of what the code comes to
    reporter_public = models.BinaryField()
    route = models.CharField(max_length=12, choices=Route)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.RECEIVED)
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.FIRST)
    on_day = models.DateField()
    answer_by = models.DateField()  # the last school day of the promise; of the last message from who reported
    answered_on = models.DateField(null=True, blank=True)  # the first answer
    waits_for_school = models.BooleanField(default=True)
    outcome = models.CharField(max_length=10, choices=ReportOutcome, blank=True, default="")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["answer_by", "id"]
        constraints = [
            models.UniqueConstraint(fields=["school", "lookup"], name="reports_report_lookup_once"),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="reports_report_state_known"),
            models.CheckConstraint(condition=Q(route__in=Route.values), name="reports_report_route_known"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="reports_report_closed_has_a_day",
            ),
        ]

    @property
    def ref(self) -> str:
        """How the log names this report. Only what staff do with it stands in the log, never that it came."""
        return f"report:{self.pk}"


class ReportKey(SchoolModel):
    """The key of one report, sealed for one reader from a level on; without `reader` for who reported.

    Who is involved has none: that somebody is passed over shows nowhere else.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="keys")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="report_keys")
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.FIRST)
    sealed = models.BinaryField()
    handed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    told_on = models.DateField(null=True, blank=True)  # when this reader heard that there is something

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "reader"], name="reports_reportkey_once"),
            models.UniqueConstraint(
                fields=["report"], condition=Q(reader__isnull=True), name="reports_reportkey_one_reporter"
            ),
        ]


class ReportMessage(SchoolModel):
    """One message of the thread after the first, from school (with who wrote it) or from who reported."""

    id = models.BigIntegerField(primary_key=True, default=random_number)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveSmallIntegerField()
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    from_school = models.BooleanField()
    sealed = models.BinaryField()
    on_day = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reports_reportmessage_once")]


class Evidence(SchoolModel):
    """Something that was brought along: the original as it came, and what the viewer shows. All of it sealed.

    Taking it away because it should not be here takes two people, and takes the seals with it.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="evidence")
    number = models.PositiveSmallIntegerField()
    sealed_original = models.BinaryField()
    sealed_view = models.BinaryField()  # what the viewer needs: a kind, a name, a fingerprint, and the shown form
    size = models.PositiveIntegerField()
    on_day = models.DateField()
    removal_asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    removed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reports_evidence_once")]

    @property
    def ref(self) -> str:
        """How the log names this piece of evidence."""
        return f"evidence:{self.pk}"
