"""The school's ladder, what was seen, and the slip for a phone that is kept. All of it ends by itself."""

from datetime import time

from django.db import models
from django.db.models import Q

from netjes.phones.states import Home, Outcome, Step
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel
from netjes.timetables.models import Lesson

SENTENCE, ANSWER = 300, 1000  # characters
USUAL_END = time(16)


class KeepingRules(SchoolModel):
    """How a school keeps phones: where they lie, and when its day ends for who has no timetable."""

    places = models.JSONField(default=list)  # of names of places, in the order in which they are offered
    usual_end = models.TimeField(default=USUAL_END)  # in the Netherlands

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school"], name="phones_keepingrules_one_a_school")]

    @property
    def ref(self) -> str:
        """How the log names these rules."""
        return f"keeping_rules:{self.pk}"


class Ladder(SchoolModel):
    """The steps of the school, the same for every pupil and teacher. A change is a new version; none is overwritten."""

    number = models.PositiveIntegerField()
    steps = models.JSONField()  # of Step, in order: ["word", "word", "custody", "home", "talk"]
    article = models.CharField(max_length=12)  # of the pupils' agreement, that gives these steps
    counts_weeks = models.PositiveSmallIntegerField(default=6)  # after so many weeks something seen no longer counts
    holds_from = models.DateField()
    set_by = models.CharField(max_length=80)  # as the log names them
    created_at = models.DateTimeField()

    @property
    def ref(self) -> str:
        """How the log names this version of the ladder."""
        return f"ladder:{self.pk}"

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="phones_ladder_number_once"),
            models.CheckConstraint(
                condition=Q(counts_weeks__gte=1, counts_weeks__lte=12), name="phones_ladder_expires_in_weeks"
            ),
        ]


class Sighting(SchoolModel):
    """That somebody used a phone where it was not allowed, as a teacher saw it, with what the pupil says of it.

    `suggested` is what the ladder said, `step` what the teacher chose. It shows to the pupil at once, and is gone
    after `expires_on`.
    """

    pupil = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sightings")
    seen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    lesson = models.ForeignKey(Lesson, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ladder = models.ForeignKey(Ladder, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()
    suggested = models.CharField(max_length=10, choices=Step)
    step = models.CharField(max_length=10, choices=Step)
    because = models.CharField(max_length=SENTENCE, blank=True, default="")  # why another step than suggested
    answer = models.CharField(max_length=ANSWER, blank=True, default="")  # the pupil's own words
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # by the teacher, after the pupil's answer
    settled_at = models.DateTimeField(null=True, blank=True)  # of a talk, or contact with home, that waited
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")
    expires_on = models.DateField()  # the first day on which it no longer counts, and is erased
    token = models.UUIDField()  # made by the teacher's device: the same tap, sent twice, counts once

    class Meta:
        ordering = ["-seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "token"], name="phones_sighting_once"),
            models.UniqueConstraint(
                fields=["pupil", "lesson"],
                condition=Q(lesson__isnull=False, withdrawn_at__isnull=True),
                name="phones_sighting_once_a_lesson",
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="phones_sighting_step_known"),
        ]

    @property
    def ref(self) -> str:
        """How the log names this."""
        return f"sighting:{self.pk}"


class CustodySlip(SchoolModel):
    """A phone that somebody at school keeps for a pupil: from when to when, where it lies, who gave it back.

    Nobody looks into it. Signing is a tick with a name on the teacher's screen, by both, and is never required.
    """

    pupil = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="custody_slips")
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sighting = models.ForeignKey(Sighting, on_delete=models.SET_NULL, null=True, blank=True, related_name="slips")
    number = models.CharField(max_length=12)  # on the bag and on the slip, so that no name stands there
    taken_at = models.DateTimeField()
    place = models.CharField(max_length=80)  # where it lies, sealed in its bag
    condition = models.CharField(max_length=SENTENCE, blank=True, default="")  # damage that was there already
    due_at = models.DateTimeField()
    longer_because = models.CharField(max_length=SENTENCE, blank=True, default="")  # why after the pupil's own day
    pupil_signed_at = models.DateTimeField(null=True, blank=True)
    taker_signed_at = models.DateTimeField(null=True, blank=True)
    home = models.CharField(max_length=10, choices=Home, default=Home.NOBODY)
    told_home_at = models.DateTimeField(null=True, blank=True)
    shouted = models.PositiveSmallIntegerField(default=0)  # how often who should give it back was told that it is late
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    returned_to = models.CharField(max_length=80, blank=True, default="")  # empty: the pupil; else who fetched it
    early_because = models.CharField(max_length=SENTENCE, blank=True, default="")
    received_signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="phones_custodyslip_number_once"),
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(returned_at__isnull=True), name="phones_custodyslip_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(home__in=Home.values), name="phones_custodyslip_home_known"),
        ]

    @property
    def ref(self) -> str:
        """How the log names this slip."""
        return f"custody_slip:{self.pk}"
