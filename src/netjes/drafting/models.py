"""A draft in the making. Nothing of it binds anybody; what was written is never lost."""

from django.db import models
from django.db.models import Q

from netjes.agreements.models import BODY_LENGTH, TITLE_LENGTH, Audience, Version
from netjes.drafting.states import DraftState, Outcome, PieceKind
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel


class Upload(SchoolModel):
    """A school's own document as it came in, with all the text that was read from it."""

    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    source_text = models.TextField()  # every line the reader found, in the document's order
    uploaded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Draft(SchoolModel):
    """A next version of one agreement, from its first sentence until it is published."""

    audience = models.CharField(max_length=20, choices=Audience)
    title = models.CharField(max_length=TITLE_LENGTH)
    language = models.CharField(max_length=2, default="nl")
    front = models.TextField(blank=True, default="")  # the other lines of the front matter, as in the notation
    preamble = models.TextField(blank=True, default="")
    words = models.TextField()  # the word list the norms are read with
    situations = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, choices=DraftState, default=DraftState.EDITING)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    based_on = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.BooleanField(default=False)  # a correction: nobody is asked again
    corrects_because = models.TextField(blank=True, default="")  # why it is one although answers changed
    revision = models.PositiveIntegerField(default=1)  # of title, front, preamble and the order of the pieces
    edits = models.PositiveIntegerField(default=1)  # the highest revision that a piece of the document ever had
    consult_until = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(max_length=BODY_LENGTH, blank=True, default="")
    adopted_on = models.DateField(null=True, blank=True)
    decision_name = models.CharField(max_length=200, blank=True, default="")  # the decision, as a document
    decision = models.BinaryField(default=bytes, blank=True)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="draft")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="drafting_draft_state_known"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="drafting_draft_audience_known"),
        ]

    def __str__(self) -> str:
        return self.title


class Piece(SchoolModel):
    """One article (prose with its norm blocks), or text of the source that was left out; in its place."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="pieces")
    kind = models.CharField(max_length=10, choices=PieceKind, default=PieceKind.ARTICLE)
    place = models.PositiveIntegerField()
    number = models.CharField(max_length=12, blank=True, default="")
    title = models.CharField(max_length=TITLE_LENGTH, blank=True, default="")
    text = models.TextField(blank=True, default="")
    source = models.TextField(blank=True, default="")  # what stood in the document, before anybody changed it
    labels = models.TextField(blank=True, default="")  # the numbers that the document gave it
    topics = models.JSONField(default=list)  # codes of topics that the reader recognised
    certainty = models.CharField(max_length=10, blank=True, default="")  # of the topics: certain, possible, or none
    warnings = models.JSONField(default=list)  # {"code", "text"} of clauses that will probably not hold
    confirmed = models.BooleanField(default=False)  # somebody looked at it and found it good
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PieceKind.values), name="drafting_piece_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Step(SchoolModel):
    """One change: what it touched, as it was before and as it was after. What makes undoing possible.

    Both sides are `{"drafts": {pk: {field: value}}, "pieces": {pk: {field: value} or None}}`; None is a piece that
    was not there. A change may touch several drafts of one document.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=40)  # the change's code, such as "split" or "text"
    subject = models.CharField(max_length=40, blank=True, default="")  # the article it was about
    before = models.JSONField()
    after = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]


class Comment(SchoolModel):
    """What somebody says about a draft, about one passage of it; answered by who writes the draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="comments")
    article = models.CharField(max_length=12, blank=True, default="")  # empty: about the whole
    passage = models.TextField(blank=True, default="")  # the words it is about, as they stood then
    text = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=20)  # in what capacity
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
