"""Who is asked to sign which version, who read it, and what each answered. Nothing of it is overwritten."""

from django.db import models
from django.db.models import Q

from netjes.agreements.models import Version
from netjes.schools.models import Group, Person
from netjes.schools.scoping import SchoolModel
from netjes.signing.states import Answer, Way

WORDS_LENGTH = 2000  # characters of somebody's own words, or of a remark


class Round(SchoolModel):
    """One version, put before everybody whom it concerns. A correction has no round of its own: the answers stand.

    Who is asked is not written down but follows from who is at school on the day that one looks: a new pupil in
    March is asked, somebody who left is not.
    """

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="round")
    asks_pupils = models.BooleanField(default=False)
    asks_guardians = models.BooleanField(default=False)  # each guardian with authority, once for each child
    asks_staff = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    remind_every = models.PositiveSmallIntegerField(default=7)  # days
    remind_times = models.PositiveSmallIntegerField(default=2)  # after these it stops
    reminded = models.PositiveSmallIntegerField(default=0)
    last_reminded_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asks_pupils=True) | Q(asks_guardians=True) | Q(asks_staff=True),
                name="signing_round_asks_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"ronde {self.pk}"

    @property
    def ref(self) -> str:
        """How the log names this round."""
        return f"round:{self.pk}"

    @property
    def key(self) -> str:
        """The occasion of its notices: what is told again while unread is renewed, not doubled."""
        return f"signing:{self.pk}"


class Reading(SchoolModel):
    """The first time that somebody opened the text of a version: what shows that they could know it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readings")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="readings")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="signing_reading_first_time_only"),
        ]


class Signature(SchoolModel):
    """One person's answer to one version; a guardian's is for one child. A new answer replaces the one before it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="signatures")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")  # the text as it was read
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signatures")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="signed_for")
    answer = models.CharField(max_length=10, choices=Answer)
    words = models.TextField(blank=True, default="")  # a question, or why not
    article = models.CharField(max_length=12, blank=True, default="")  # the one that the words are about, if any
    shown_to_mentor = models.BooleanField(default=False)
    way = models.CharField(max_length=10, choices=Way)
    remark = models.CharField(max_length=WORDS_LENGTH, blank=True, default="")  # of who registered it from paper
    registered_by = models.CharField(max_length=80, blank=True, default="")  # who did that, as the log names them
    signed_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True, default="")
    replied_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-signed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="signing_signature_answer_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="signing_signature_way_known"),
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(replaced_at__isnull=True, child__isnull=True),
                name="signing_signature_one_own",
            ),
            models.UniqueConstraint(
                fields=["round", "person", "child"],
                condition=Q(replaced_at__isnull=True, child__isnull=False),
                name="signing_signature_one_per_child",
            ),
        ]
        indexes = [models.Index(fields=["round", "replaced_at"], name="signing_current_answers")]


class ClassMoment(SchoolModel):
    """A mentor lets a class sign together: for a short while a pupil may answer by scanning a square."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="moments")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    opened_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
