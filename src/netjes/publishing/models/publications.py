"""What the school published: what, where, who is in it, until when; and what has to go again."""

from django.db import models
from django.db.models import Q

from netjes.consents.models import Purpose
from netjes.publishing.models.channels import SchoolChannel
from netjes.publishing.models.drafts import Draft
from netjes.publishing.states import LIVE, UNSENT, PublicationState, TakeDownCause, TakeDownState
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

TITLE, ALT, ADDRESS, REASON = 160, 300, 500, 1000  # characters


class Publication(SchoolModel):
    """One thing in one channel: prepared by its author, and then out. `key` names it to the channel,
    so that trying again never puts it there twice.

    Text and picture are a copy of what went out. When it is taken down the picture goes; the rest is proof.
    """

    channel = models.ForeignKey(SchoolChannel, on_delete=models.PROTECT, related_name="publications")
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="publications")
    key = models.UUIDField(unique=True)
    title = models.CharField(max_length=TITLE)
    text = models.TextField()
    link = models.CharField(max_length=ADDRESS, blank=True, default="")
    picture = models.BinaryField(default=bytes, blank=True)  # JPEG, cleaned
    about = models.CharField(max_length=40, blank=True, default="")  # `photo:12`, about which people were asked
    alt = models.CharField(max_length=ALT, blank=True, default="")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict)  # what the author answered to the questions of the agreements
    verdict = models.CharField(max_length=12, blank=True, default="")  # of the agreements, when it went out
    articles = models.JSONField(default=list)  # that the verdict rested on
    approved_sha256 = models.CharField(max_length=64, blank=True, default="")  # of all that was approved
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    approved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    stays_until = models.DateField(null=True, blank=True)  # the first day on which it should be gone
    state = models.CharField(max_length=10, choices=PublicationState, default=PublicationState.PREPARED)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_from = models.DateTimeField(null=True, blank=True)  # the first try since somebody last looked
    next_try_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True, default="")
    address = models.CharField(max_length=ADDRESS, blank=True, default="")  # where it stands
    remote_id = models.CharField(max_length=120, blank=True, default="")  # what the channel calls it
    remote_picture = models.CharField(max_length=120, blank=True, default="")
    created_at = models.DateTimeField()
    out_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["school", "next_try_at"], condition=Q(next_try_at__isnull=False), name="publishing_to_send"
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(state="prepared"), name="publishing_publication_one_prepared"
            ),
            models.CheckConstraint(
                condition=Q(state__in=PublicationState.values), name="publishing_publication_state_known"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the log names this publication."""
        return f"publication:{self.pk}"

    @property
    def may_be_out(self) -> bool:
        """Whether somebody may see it outside: also when a try to send it ended without an answer."""
        return self.state in LIVE or (self.state in UNSENT and self.attempts > 0)


class PublicationPerson(SchoolModel):
    """Somebody who can be recognised in what was published, or is named in it."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="published_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "person"], name="publishing_person_once"),
        ]


class TakeDown(SchoolModel):
    """A task: something has to go. Of a publication in the log, or of something else that somebody pointed at.

    `person` is who is in it. Who of a family took a yes back is not written down.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, null=True, blank=True, related_name="take_downs"
    )  # fmt: skip
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="take_downs")
    cause = models.CharField(max_length=10, choices=TakeDownCause)
    address = models.CharField(max_length=ADDRESS, blank=True, default="")
    words = models.CharField(max_length=REASON, blank=True, default="")  # of who asked
    state = models.CharField(max_length=10, choices=TakeDownState, default=TakeDownState.OPEN)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    gone_on = models.DateField(null=True, blank=True)  # the day on which it was gone there
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=REASON, blank=True, default="")  # what who asked was told

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "person"], condition=Q(state="open"), name="publishing_takedown_once"
            ),
            models.UniqueConstraint(
                fields=["publication"], condition=Q(state="open", cause="past"),
                name="publishing_takedown_past_once",
            ),
            models.CheckConstraint(condition=Q(state__in=TakeDownState.values), name="publishing_takedown_state_known"),
            models.CheckConstraint(condition=Q(cause__in=TakeDownCause.values), name="publishing_takedown_cause_known"),
        ]  # fmt: skip

    @property
    def ref(self) -> str:
        """How the log names this task."""
        return f"take_down:{self.pk}"
