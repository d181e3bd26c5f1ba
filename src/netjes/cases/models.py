"""A case with its parties, steps, measures, letters and objections. What was done is added, never changed."""

from django.db import models
from django.db.models import F, Q

from netjes.agreements.models import Audience, Version
from netjes.cases.states import (
    CaseOutcome,
    CasePlace,
    CaseSource,
    CaseState,
    GateCode,
    Gravity,
    LetterKind,
    MeasureState,
    ObjectionState,
    PartyRole,
    Sending,
    StepKind,
)
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

TITLE, SENTENCE, WORDS = 120, 400, 8000  # characters


class CaseRules(SchoolModel):
    """What a school adds to the law: whether a suspension can be objected to, who is told, and how to complain."""

    objects_to_suspension = models.BooleanField(default=True)  # not in the law; most schools offer it
    objection_weeks = models.PositiveSmallIntegerField(default=6)
    tells_leerplicht = models.BooleanField(default=True)
    suspension_days = models.PositiveSmallIntegerField(default=5)  # school days, as many schools read "one week"
    complaint_route = models.CharField(max_length=SENTENCE, blank=True, default="")  # as letters say it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school"], name="cases_caserules_one_a_school"),
            models.CheckConstraint(
                condition=Q(suspension_days__gte=1, suspension_days__lte=5), name="cases_caserules_at_most_a_week"
            ),
            models.CheckConstraint(condition=Q(objection_weeks__gte=6), name="cases_caserules_six_weeks_at_least"),
        ]

    @property
    def ref(self) -> str:
        """How the log names these rules."""
        return f"case_rules:{self.pk}"


class CatalogueEntry(SchoolModel):
    """A measure that a school knows: for whom, how heavy, who decides, and for how long at most.

    `act` is the act of the word list that the engine is asked about. An entry that is retired stays for old cases.
    """

    audience = models.CharField(max_length=12, choices=Audience)
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=TITLE)
    text = models.CharField(max_length=SENTENCE)  # what it means, as the published list and the letter say it
    weight = models.PositiveSmallIntegerField(choices=Gravity)  # the gravity from which it can be chosen
    act = models.CharField(max_length=80, blank=True, default="")  # empty: no measure in the agreement's sense
    decided_by = models.CharField(max_length=20)  # schools.states.Role
    needs_second = models.BooleanField(default=False)
    most_days = models.PositiveSmallIntegerField(null=True, blank=True)  # school days
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["audience", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["school", "audience", "code"], name="cases_catalogueentry_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the log names this entry."""
        return f"catalogue_entry:{self.pk}"


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


class Measure(SchoolModel):
    """A measure for one party: why it fits, on which article it rests, who decided it, and from when to when."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="measures")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="measures")
    entry = models.ForeignKey(CatalogueEntry, on_delete=models.PROTECT, related_name="+")
    article = models.CharField(max_length=12)
    why = models.TextField(max_length=WORDS)  # why this is enough, and not too much; it stands in the letter
    last_resort = models.BooleanField(default=False)  # whoever proposes says that nothing lighter helps any more
    state = models.CharField(max_length=10, choices=MeasureState, default=MeasureState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    seconded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    seconded_at = models.DateTimeField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)  # the last day
    days = models.PositiveSmallIntegerField(null=True, blank=True)  # school days, of a measure that lasts
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=SENTENCE, blank=True, default="")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seconded_by__isnull=True) | ~Q(seconded_by=F("decided_by")),
                name="cases_measure_second_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "running", "ended"]) | Q(decided_at__isnull=False),
                name="cases_measure_decided_by_somebody",
            ),
        ]

    @property
    def ref(self) -> str:
        """How the log names this measure."""
        return f"measure:{self.pk}"


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


class NetworkTask(SchoolModel):
    """Shutting somebody out of the network, or letting them in again: a dated task until the network does it itself."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="network_tasks")
    shuts = models.BooleanField()  # false: lets in again
    due_on = models.DateField()
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["measure", "shuts"], name="cases_networktask_once")]


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
