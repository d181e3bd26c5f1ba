"""What somebody asked about their data, and where a school keeps things shorter than Netjes would."""

from django.db import models
from django.db.models import Q

from netjes.privacy.states import RequestKind, RequestState
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

WORDS_LENGTH = 2000  # characters of a request or an answer


class RetentionChoice(SchoolModel):
    """A school keeps one kind of datum for fewer days than the table says; never for more."""

    rule = models.CharField(max_length=40)  # its code
    days = models.PositiveIntegerField()
    chosen_by = models.CharField(max_length=80)  # as the log names them
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "rule"], name="privacy_choice_once_per_rule")]


class PrivacyRequest(SchoolModel):
    """Somebody asks to mend or to erase what is kept of themselves, or of a child of theirs, and gets an answer."""

    kind = models.CharField(max_length=12, choices=RequestKind)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")  # who asks
    about = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    asked_at = models.DateTimeField()
    promised_on = models.DateField()
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.OPEN)
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    proof = models.CharField(max_length=40, blank=True, default="")  # of what was erased, as the log names it

    class Meta:
        ordering = ["promised_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RequestKind.values), name="privacy_request_kind_known"),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="privacy_request_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True) | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="privacy_request_answered_when_over",
            ),
        ]

    @property
    def ref(self) -> str:
        """How the log names this request."""
        return f"request:{self.pk}"
