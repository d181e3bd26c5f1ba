"""Permission in a lesson, exemptions, and what the school says that holds where and when."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from netjes.lessons.states import Circumstance, PermissionState, Purpose
from netjes.schools.models import Group, Person
from netjes.schools.models.people import Dated
from netjes.schools.scoping import SchoolModel
from netjes.timetables.models import Lesson

SHORT = 120  # characters of what a teacher types


class Permission(SchoolModel):
    """A teacher's yes for a lesson: for whom, for what, and until when. Never longer than the lesson itself.

    It belongs to the lesson: what was given beforehand moves along with it. What was given while the lesson went on was
    for that hour: it is over when the lesson is moved to a later one, so that nothing opens without a tap.
    `token` is made by the teacher's own device, so that the same tap, sent twice over a shaky network, opens once.
    """

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="permissions")
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose)
    words = models.CharField(max_length=SHORT, blank=True, default="")  # the app, or what else it is for
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    lasts_whole_lesson = models.BooleanField(default=False)  # then it moves along with the lesson's end
    bring_phone = models.BooleanField(default=False)  # given beforehand: the class is told to bring it
    alternative = models.CharField(max_length=SHORT, blank=True, default="")  # for who may not use this app
    paused_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["school", "ends_at"], name="lessons_permission_until")]
        constraints = [
            models.UniqueConstraint(fields=["school", "token"], name="lessons_permission_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="lessons_permission_ends_after_start"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="lessons_permission_purpose_known"),
        ]

    def __str__(self) -> str:
        return f"toestemming {self.pk}"

    @property
    def ref(self) -> str:
        """How the log names this permission."""
        return f"permission:{self.pk}"

    @property
    def until(self) -> datetime:
        """When it ends by itself: at its own time, and never after the lesson."""
        return self.lesson.ends_at if self.lasts_whole_lesson else min(self.ends_at, self.lesson.ends_at)

    @property
    def is_left_behind(self) -> bool:
        """Given for an hour at which the lesson no longer is."""
        return self.created_at >= self.starts_at and self.lesson.starts_at > self.starts_at

    def state_at(self, moment: datetime) -> PermissionState:
        """What it is at a moment. Open only while the lesson itself goes on."""
        if self.closed_at or self.lesson.is_cancelled or self.is_left_behind or moment >= self.until:
            return PermissionState.OVER
        if moment < max(self.starts_at, self.lesson.starts_at):
            return PermissionState.PLANNED
        return PermissionState.PAUSED if self.paused_at else PermissionState.OPEN


class PermissionFor(SchoolModel):
    """For whom a permission is, when it is not for everybody in the lesson: a group, or one pupil."""

    permission = models.ForeignKey(Permission, on_delete=models.CASCADE, related_name="audience")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=True, person__isnull=False) | Q(group__isnull=False, person__isnull=True),
                name="lessons_permissionfor_one_thing",
            ),
            models.UniqueConstraint(fields=["permission", "group"], name="lessons_permissionfor_group_once"),
            models.UniqueConstraint(fields=["permission", "person"], name="lessons_permissionfor_person_once"),
        ]


class Exemption(Dated):
    """A pupil who may have the phone at hand. Why stands nowhere; it always ends, and can be given again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exemptions")
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["ends_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__isnull=False), name="lessons_exemption_ends"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="lessons_exemption_ends_after_start"),
        ]

    @property
    def ref(self) -> str:
        """How the log names this exemption."""
        return f"exemption:{self.pk}"


class Regime(SchoolModel):
    """What the school says about a circumstance: the facts that then hold for the engine, and a sentence for pupils.

    It decides nothing itself: the agreement does, with these facts. A break has days and times; a canteen a place.
    """

    circumstance = models.CharField(max_length=10, choices=Circumstance)
    name = models.CharField(max_length=60)
    sentence = models.CharField(max_length=SHORT, blank=True, default="")
    facts = models.JSONField(default=dict)  # of the word list: {"les": true, "toetsmoment": true}
    weekdays = models.CharField(max_length=7, blank=True, default="")  # "12345": Monday to Friday; empty is every day
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    is_on = models.BooleanField(default=True)

    class Meta:
        ordering = ["circumstance", "from_time", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(circumstance__in=Circumstance.values), name="lessons_regime_circumstance_known"
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, to_time__isnull=True) | Q(to_time__gt=F("from_time")),
                name="lessons_regime_ends_after_start",
            ),
        ]


class ClassApp(SchoolModel):
    """An app that classes use here, and whether people share things with each other in it (then parents must agree)."""

    name = models.CharField(max_length=60)
    is_social = models.BooleanField(default=False)
    is_approved = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["school", "name"], name="lessons_classapp_once")]
