"""Lessons, and the timetables they come from. A lesson that moves stays the same row: what hangs on it moves along."""

from django.db import models
from django.db.models import F, Q

from netjes.schools.models import Group, Person
from netjes.schools.scoping import SchoolModel
from netjes.timetables.states import Format, LessonKind, Named


class Timetable(SchoolModel):
    """A source of lessons: a file that was uploaded, or an address that is asked again and again.

    The address of a subscription is itself a secret (whoever has it reads the timetable), so it is sealed.
    """

    name = models.CharField(max_length=60)
    format = models.CharField(max_length=10, choices=Format)
    sealed_address = models.TextField(blank=True, default="")
    etag = models.CharField(max_length=200, blank=True, default="")
    last_modified = models.CharField(max_length=60, blank=True, default="")
    fetched_at = models.DateTimeField(null=True, blank=True)  # the last time that it was read whole
    tried_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True, default="")  # why the last try failed, safe to show
    findings = models.JSONField(default=dict)  # of the last reading: counts, and what was not understood
    waiting = models.BinaryField(default=bytes)  # a file that is looked over; emptied when it is taken over
    waiting_name = models.CharField(max_length=120, blank=True, default="")
    waiting_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="timetables_timetable_name_once"),
            models.CheckConstraint(condition=Q(format__in=Format.values), name="timetables_timetable_format_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the log names this timetable."""
        return f"timetable:{self.pk}"


class NameFor(SchoolModel):
    """What a name in timetables stands for: a group or a teacher, nobody (`is_ignored`), or not known yet."""

    what = models.CharField(max_length=10, choices=Named)
    text = models.CharField(max_length=120)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    is_ignored = models.BooleanField(default=False)

    class Meta:
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(fields=["school", "what", "text"], name="timetables_namefor_once"),
            models.CheckConstraint(
                condition=Q(what=Named.GROUP, person__isnull=True) | Q(what=Named.TEACHER, group__isnull=True),
                name="timetables_namefor_one_thing",
            ),
        ]


class Lesson(SchoolModel):
    """A lesson (or test, exam, trip) at a moment. Without a timetable it was opened on the spot by a teacher."""

    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, null=True, blank=True, related_name="lessons")
    uid = models.CharField(max_length=255)  # what the source calls it; of a lesson on the spot a random one
    version = models.PositiveBigIntegerField(default=0)  # the source's own; a lower one never replaces a higher one
    kind = models.CharField(max_length=10, choices=LessonKind, default=LessonKind.LESSON)
    subject = models.CharField(max_length=80)
    location = models.CharField(max_length=40, blank=True, default="")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_cancelled = models.BooleanField(default=False)
    changed_at = models.DateTimeField(null=True, blank=True)  # when it last moved, after it was first read
    groups = models.ManyToManyField(Group, through="LessonGroup", related_name="lessons")
    teachers = models.ManyToManyField(Person, through="LessonTeacher", related_name="lessons")

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["school", "ends_at", "starts_at"], name="timetables_lesson_when")]
        constraints = [
            models.UniqueConstraint(
                fields=["timetable", "uid"], condition=Q(timetable__isnull=False), name="timetables_lesson_uid_once"
            ),
            models.UniqueConstraint(
                fields=["school", "uid"], condition=Q(timetable__isnull=True), name="timetables_lesson_on_the_spot_once"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="timetables_lesson_ends_after_start"),
            models.CheckConstraint(condition=Q(kind__in=LessonKind.values), name="timetables_lesson_kind_known"),
        ]

    def __str__(self) -> str:
        return f"les {self.pk}"

    @property
    def ref(self) -> str:
        """How the log names this lesson."""
        return f"lesson:{self.pk}"


class LessonGroup(SchoolModel):
    """A group that has this lesson."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="of_groups")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lesson", "group"], name="timetables_lessongroup_once")]


class LessonTeacher(SchoolModel):
    """Somebody who gives this lesson; there may be two."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="given_by")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lesson", "person"], name="timetables_lessonteacher_once")]


class LessonName(SchoolModel):
    """A name that a lesson has in its timetable, of which somebody has to say what it stands for, or said so."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="names")
    name = models.ForeignKey(NameFor, on_delete=models.CASCADE, related_name="lessons")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lesson", "name"], name="timetables_lessonname_once")]


class Holiday(SchoolModel):
    """Days without school, as the school wrote them down: a holiday or a day off."""

    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()  # the last day without school

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="timetables_holiday_ends_after"),
        ]

    def __str__(self) -> str:
        return self.name
