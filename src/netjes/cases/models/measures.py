"""What a school can decide and by which rules, and what it decided."""

from django.db import models
from django.db.models import F, Q

from netjes.agreements.models import Audience
from netjes.cases.models.cases import SENTENCE, TITLE, WORDS, Case, Party
from netjes.cases.states import Gravity, MeasureState
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel


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
