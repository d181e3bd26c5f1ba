"""A question in doubt and its answer, and the answers that may help a colleague. Nobody counts who asks."""

from django.db import models
from django.db.models import Q

from netjes.publishing.models.drafts import Draft
from netjes.publishing.models.publications import Publication
from netjes.publishing.states import AskedOf, DoubtState, Voice
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

WORDS, ANSWER, ARTICLE = 2000, 2000, 12  # characters


class Doubt(SchoolModel):
    """Somebody doubts whether something can be posted, and asks one person of school.

    `words` is the question and `text` what it is about, as it was when it was asked. Of what somebody posts in their
    own name both are blanked with the answer. With a `publication` it asks whether that can go out, and `sha256` is of
    all that the answer is about. `climbs_at` is when the next in line may answer too.
    """

    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="doubts")
    role = models.CharField(max_length=10)  # the role that the agreements bind the asker by
    voice = models.CharField(max_length=6, choices=Voice, default=Voice.OWN)
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="doubts")
    publication = models.ForeignKey(
        Publication, on_delete=models.SET_NULL, null=True, blank=True, related_name="doubts"
    )  # fmt: skip
    words = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    verdict = models.CharField(max_length=12, blank=True, default="")  # what the agreements said, when they were asked
    asked_of = models.CharField(max_length=14, choices=AskedOf)
    handed_to = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    may_be_example = models.BooleanField(default=False)  # the asker agrees, without names
    state = models.CharField(max_length=10, choices=DoubtState, default=DoubtState.WAITING)
    asked_at = models.DateTimeField()
    climbs_at = models.DateTimeField()
    climbed = models.PositiveSmallIntegerField(default=0)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")
    article = models.CharField(max_length=ARTICLE, blank=True, default="")  # that the answer rests on

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(
                fields=["school", "climbs_at"], condition=Q(state="waiting"), name="publishing_doubt_waiting"
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(state="waiting"), name="publishing_doubt_one_a_draft"
            ),
            models.CheckConstraint(condition=Q(state__in=DoubtState.values), name="publishing_doubt_state_known"),
            models.CheckConstraint(condition=Q(asked_of__in=AskedOf.values), name="publishing_doubt_asked_known"),
            models.CheckConstraint(condition=Q(voice__in=Voice.values), name="publishing_doubt_voice_known"),
        ]  # fmt: skip

    @property
    def ref(self) -> str:
        """How the log names this question."""
        return f"doubt:{self.pk}"

    @property
    def is_private(self) -> bool:
        return self.voice == Voice.OWN


class Example(SchoolModel):
    """A question and its answer, without names, so that the next one need not ask. Both asker and answerer chose so."""

    question = models.CharField(max_length=400)
    answer = models.CharField(max_length=1000)
    article = models.CharField(max_length=ARTICLE, blank=True, default="")
    role = models.CharField(max_length=10)  # for whom it is: leerling, medewerker
    added_by = models.CharField(max_length=80)  # as the log names them
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-added_at", "-pk"]

    @property
    def ref(self) -> str:
        """How the log names this example."""
        return f"example:{self.pk}"
