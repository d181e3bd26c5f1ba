"""Accounts that are really of the school, and what a pupil asked somebody in confidence."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from netjes.accounts.platforms import BY_CODE, LONGEST, link_to, shown
from netjes.accounts.states import COUNTS, YEAR, Confirmation, standing_on
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

PURPOSE, HOW, WORDS = 120, 300, 1000  # characters


class ProfessionalAccount(SchoolModel):
    """An account for work: where, of whom, what for, and what its owner lets others see. Without owner the school's.

    It counts only while somebody ticked the whole checklist less than a year (and some weeks) ago.
    """

    platform = models.CharField(max_length=20)
    handle = models.CharField(max_length=LONGEST)  # as `platforms.read_handle` writes it
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    purpose = models.CharField(max_length=PURPOSE)
    may_be_found = models.BooleanField(default=False)  # by whoever asks whether it is really of this school
    is_listed = models.BooleanField(default=False)  # for pupils and parents, inside
    names_owner = models.BooleanField(default=False)  # also to whoever finds it from outside
    entered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # that it is time to look again
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["platform", "handle"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "platform", "handle"], condition=Q(ended_at__isnull=True),
                name="accounts_professional_once",
            ),
        ]  # fmt: skip

    @property
    def ref(self) -> str:
        """How the log names this account."""
        return f"professional_account:{self.pk}"

    @property
    def where(self) -> str:
        return str(BY_CODE[self.platform].name) if self.platform in BY_CODE else self.platform

    @property
    def shown(self) -> str:
        return shown(self.platform, self.handle)

    @property
    def link(self) -> str:
        return link_to(self.platform, self.handle)

    @property
    def standing(self) -> Confirmation:
        from netjes.schools.queries import today

        def day_of(moment: object) -> date | None:
            return timezone.localtime(moment).date() if moment else None  # type: ignore[arg-type]

        ended = day_of(self.ended_at)
        if self.owner is not None and self.owner.left_on is not None:
            ended = min(filter(None, (ended, self.owner.left_on)))
        return standing_on(today(), confirmed_on=day_of(self.confirmed_at), ended_on=ended)

    @property
    def counts(self) -> bool:
        return self.standing in COUNTS

    @property
    def look_again_on(self) -> date | None:
        return timezone.localtime(self.confirmed_at).date() + YEAR if self.confirmed_at else None


class ContactPoint(SchoolModel):
    """Where somebody from outside asks the school whether a contact is really of it."""

    how = models.CharField(max_length=HOW)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school"], name="accounts_contactpoint_one_a_school")]

    @property
    def ref(self) -> str:
        """How the log names it."""
        return f"contact_point:{self.pk}"


class ContactQuestion(SchoolModel):
    """What a pupil asked one confidential adviser about a contact, and the answer. Nobody else reads it."""

    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_questions")
    adviser = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=WORDS)
    answer = models.CharField(max_length=WORDS, blank=True, default="")
    asked_at = models.DateTimeField()
    promised_on = models.DateField()  # the day by which it is read and answered
    reminded_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    goes_on = models.DateField()  # the day on which it is gone

    class Meta:
        ordering = ["promised_on", "pk"]

    @property
    def ref(self) -> str:
        """How the log names this question."""
        return f"contact_question:{self.pk}"
