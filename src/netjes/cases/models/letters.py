"""What went out on paper about a case, and what came back."""

from django.db import models

from netjes.cases.models.cases import WORDS, Case, Party
from netjes.cases.models.measures import Measure
from netjes.cases.states import LetterKind, ObjectionState, Sending
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel


class Letter(SchoolModel):
    """A letter of a case as it went out: the text is frozen, with how and when it was sent."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="letters")
    to = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=LetterKind)
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters")
    body = models.JSONField()  # what the paper is made of
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    sent_by_way = models.CharField(max_length=6, choices=Sending, blank=True, default="")
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    @property
    def ref(self) -> str:
        """How the log names this letter."""
        return f"case_letter:{self.pk}"


class Objection(SchoolModel):
    """Somebody objects to a measure. Another than who handled and decided it weighs it; evidence stays till then."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="objections")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    received_on = models.DateField()
    words = models.TextField(max_length=WORDS)
    handler = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=ObjectionState, default=ObjectionState.OPEN)
    answer = models.TextField(max_length=WORDS, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["received_on", "pk"]

    @property
    def ref(self) -> str:
        """How the log names this objection."""
        return f"objection:{self.pk}"
