"""Purposes, the texts in which they were asked, and every choice. A choice is never changed: the next one counts."""

from django.db import models
from django.db.models import Q

from netjes.consents.states import ChoiceWay, Chosen, PurposeKind, Reach
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

NAME, SENTENCE, REMARK, FOR_WHAT = 80, 400, 300, 200  # characters


class ConsentRules(SchoolModel):
    """How a school asks: whether each guardian must say yes, or one is enough while nobody says no."""

    every_guardian = models.BooleanField(default=True)
    reminded_on = models.DateField(null=True, blank=True)  # the last day on which who had not chosen was asked to

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school"], name="consents_consentrules_one_a_school")]

    @property
    def ref(self) -> str:
        """How the log names these rules."""
        return f"consent_rules:{self.pk}"


class Purpose(SchoolModel):
    """Something the school wants to use pictures or data for, and asks consent for, apart from everything else.

    `app` names the app of a purpose about one (`lessons.ClassApp`). A closed purpose is asked of nobody, and nothing
    is allowed under it; what was chosen stays as proof.
    """

    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=10, choices=PurposeKind, default=PurposeKind.PICTURE)
    reach = models.CharField(max_length=10, choices=Reach, default=Reach.EVERYBODY)
    app = models.CharField(max_length=NAME, blank=True, default="")
    asks_pupils = models.BooleanField(default=True)
    asks_staff = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    counts_from = models.PositiveSmallIntegerField(default=1)  # a yes to an earlier edition no longer counts
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "code"], name="consents_purpose_code_once"),
            models.CheckConstraint(condition=Q(kind__in=PurposeKind.values), name="consents_purpose_kind_known"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="consents_purpose_reach_known"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def ref(self) -> str:
        """How the log names this purpose."""
        return f"purpose:{self.pk}"


class Wording(SchoolModel):
    """The very text in which a purpose is asked: its name, who sees it and what happens. Frozen once it is there."""

    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="wordings")
    edition = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=NAME)
    text = models.CharField(max_length=SENTENCE)
    name_en = models.CharField(max_length=NAME, blank=True, default="")
    text_en = models.CharField(max_length=SENTENCE, blank=True, default="")
    changes_use = models.BooleanField(default=True)  # then everybody is asked again; else the answers stand
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-edition"]
        constraints = [models.UniqueConstraint(fields=["purpose", "edition"], name="consents_wording_edition_once")]

    def __str__(self) -> str:
        return self.name


class Choice(SchoolModel):
    """What one person chose about a pupil or about themselves: who, when, and in answer to which text.

    Without `given_by` it is what a family chose together, as another system or a form on paper has it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="choices")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="choices")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Chosen)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="choices_given")
    as_family = models.BooleanField(default=False)  # by guardians together; whose it was is not known
    way = models.CharField(max_length=10, choices=ChoiceWay, default=ChoiceWay.SITE)
    entered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    remark = models.CharField(max_length=REMARK, blank=True, default="")  # of whoever entered it; never a reason
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["person", "purpose"], name="consents_choice_by_person")]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=Chosen.values), name="consents_choice_answer_known"),
            models.CheckConstraint(condition=Q(way__in=ChoiceWay.values), name="consents_choice_way_known"),
        ]

    @property
    def ref(self) -> str:
        """How the log names this choice."""
        return f"choice:{self.pk}"


class Question(SchoolModel):
    """May it this once? Asked of whoever decides about a person, about one thing (`about`: `photo:12`).

    `path` is the page that shows it. After `closes_on` without enough answers it is no.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="questions")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="questions")
    about = models.CharField(max_length=40)
    for_what = models.CharField(max_length=FOR_WHAT)
    path = models.CharField(max_length=200, blank=True, default="")
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    closes_on = models.DateField()  # the first day on which nobody answers any more
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["closes_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about"], condition=Q(withdrawn_at__isnull=True), name="consents_question_once"
            ),
        ]

    @property
    def ref(self) -> str:
        """How the log names this question."""
        return f"question:{self.pk}"


class Reply(SchoolModel):
    """What one person answered to a question; it can be changed until the question closes, and a yes taken back."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    given_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="replies_given")
    is_yes = models.BooleanField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "given_by"], name="consents_reply_once")]


class ChoiceList(SchoolModel):
    """A list of choices from another system, waiting to be looked at and taken over; gone within a day."""

    name = models.CharField(max_length=200)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()

    @property
    def ref(self) -> str:
        """How the log names this list."""
        return f"choice_list:{self.pk}"
