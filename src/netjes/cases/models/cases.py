"""A case: who is in it, who may read it, what was done, and what stays. What was done is added, never changed."""

from django.db import models
from django.db.models import Q

from netjes.agreements.models import Audience, Version
from netjes.cases.states import CaseOutcome, CasePlace, CaseSource, CaseState, GateCode, Gravity, PartyRole, StepKind
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

TITLE, SENTENCE, WORDS = 120, 400, 8000  # characters


class Case(SchoolModel):
    """Something that may have broken an agreement, from the day it is taken up until it is closed and forgotten.

    `version` is the agreement of who it concerns, in force when it happened. `origin` names where it came from as the
    log does (`report:81`).
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE)
    source = models.CharField(max_length=10, choices=CaseSource)
    origin = models.CharField(max_length=80, blank=True, default="")
    only_anonymous = models.BooleanField(default=False)  # nothing but an anonymous text speaks for it yet
    happened_on = models.DateField()
    place = models.CharField(max_length=14, choices=CasePlace)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    articles = models.JSONField(default=list)  # of numbers of that version
    gravity = models.PositiveSmallIntegerField(choices=Gravity, default=Gravity.LIGHT)
    gravity_because = models.CharField(max_length=SENTENCE, blank=True, default="")
    may_be_crime = models.BooleanField(default=False)
    danger = models.BooleanField(default=False)
    handler = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="cases_handled")
    state = models.CharField(max_length=8, choices=CaseState, default=CaseState.OPEN)
    outcome = models.CharField(max_length=10, choices=CaseOutcome, blank=True, default="")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="cases_case_number_once"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | Q(state="open", closed_at__isnull=True),
                name="cases_case_closed_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"zaak {self.number}"

    @property
    def ref(self) -> str:
        """How the log names this case."""
        return f"case:{self.pk}"


class CaseReader(SchoolModel):
    """Somebody of school who may read a case besides who handles it and the head. Never somebody involved."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    because = models.CharField(max_length=SENTENCE, blank=True, default="")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="cases_casereader_once")]


class Party(SchoolModel):
    """Somebody in a case, and as what. `told_at` is the moment from which they see their own file.

    `home_sees` is a person's decision that the guardians may see it too.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=10, choices=PartyRole)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.PUPILS)
    told_at = models.DateTimeField(null=True, blank=True)
    home_sees = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "person", "role"], name="cases_party_once")]

    @property
    def ref(self) -> str:
        """How the log names this party."""
        return f"party:{self.pk}"


class CaseStep(SchoolModel):
    """One thing that was done, by whom and when; `party` is about whom, empty for the case as a whole."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    on_day = models.DateField()  # when it was done
    words = models.TextField(max_length=WORDS, blank=True, default="")
    interpreter = models.BooleanField(default=False)
    shared = models.BooleanField(default=True)  # who it concerns sees it too; false where a reporter shows in it
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["on_day", "pk"]


class GatePass(SchoolModel):
    """A gate that somebody went past in an emergency, with a name and a reason. It shows for ever."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="passes")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="passes")
    gate = models.CharField(max_length=10, choices=GateCode)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    because = models.CharField(max_length=SENTENCE)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "party", "gate"], name="cases_gatepass_once"),
            models.CheckConstraint(condition=~Q(because=""), name="cases_gatepass_has_a_reason"),
        ]


class CaseRecord(SchoolModel):
    """What stays of a case once it is forgotten, for the figures of a year: no person, no words, no day."""

    number = models.PositiveIntegerField()
    year = models.CharField(max_length=9)  # the school year in which it happened: 2026-2027
    articles = models.JSONField(default=list)
    audiences = models.JSONField(default=list)
    measures = models.JSONField(default=list)  # codes of the catalogue
    gravity = models.PositiveSmallIntegerField(choices=Gravity)
    outcome = models.CharField(max_length=10, choices=CaseOutcome)
    weeks = models.PositiveSmallIntegerField()  # from taken up until closed

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["school", "number"], name="cases_caserecord_number_once")]

    def __str__(self) -> str:
        return f"wat blijft van zaak {self.number}"
