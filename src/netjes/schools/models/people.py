"""People, their roles and groups. Nothing is deleted when somebody leaves: an end is written down."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from netjes.schools.scoping import SchoolModel, ScopedQuerySet
from netjes.schools.states import GroupKind, Role


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")))


class DatedQuerySet(ScopedQuerySet[Any]):
    def on(self, day: date) -> "DatedQuerySet":
        """What holds on a day; `ends_on` is the first day on which it no longer does."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)


class Dated(SchoolModel):
    """Something that holds from one day to another."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the first day on which it no longer holds

    objects = models.Manager.from_queryset(DatedQuerySet)()  # type: ignore[misc]

    class Meta:
        abstract = True


class Person(SchoolModel):
    """Somebody of this school: a pupil, a guardian, a colleague, or several of these at once.

    Of a person only what the rooms need: a name, an e-mail address if there is one, how letters open, and
    until when they belonged to the school. Of a birth date only the day on which 16 or 18 comes next, and once
    18 has passed that alone (`schools/ages.py`). `shielded` is "nooit tonen"; why is stored nowhere.
    """

    given_name = models.CharField(max_length=60)
    infix = models.CharField(max_length=20, blank=True, default="")  # van, de, el
    family_name = models.CharField(max_length=80)
    honorific = models.CharField(max_length=20, blank=True, default="")  # mevrouw, meneer; empty is neither
    email = models.EmailField(max_length=254, blank=True, default="")
    external_id = models.CharField(max_length=80, blank=True, default="")  # in the school's own administration
    left_on = models.DateField(null=True, blank=True)  # the first day on which they no longer belong here
    turns_on = models.DateField(null=True, blank=True)  # the birthday that changes something
    turns = models.PositiveSmallIntegerField(null=True, blank=True)  # 16 or 18, on that day
    is_18 = models.BooleanField(default=False)
    shielded = models.BooleanField(default=False)  # in nothing outward: no name, picture or address
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "external_id"], condition=~Q(external_id=""), name="schools_person_external_id_once"
            ),
            models.CheckConstraint(
                condition=Q(turns__isnull=True, turns_on__isnull=True)
                | Q(turns__in=[16, 18], turns_on__isnull=False, is_18=False),
                name="schools_person_turns_whole",
            ),
        ]
        indexes = [models.Index(fields=["school", "family_name", "given_name"], name="schools_person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.infix, self.family_name) if part)

    @property
    def listed(self) -> str:
        """As a list sorts it: `Vries, Noor de`."""
        first = " ".join(part for part in (self.given_name, self.infix) if part)
        return f"{self.family_name}, {first}"

    @property
    def addressed(self) -> str:
        """As one speaks of a colleague or guardian: `mevrouw Bos`; without honorific the whole name."""
        if not self.honorific:
            return self.name
        surname = " ".join(part for part in (self.infix.capitalize(), self.family_name) if part)
        return f"{self.honorific} {surname}"

    @property
    def ref(self) -> str:
        """How the log names this person."""
        return f"person:{self.pk}"


class Group(SchoolModel):
    """A class, a teaching group, a department (with classes in it) or a council, in one school year."""

    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=GroupKind, default=GroupKind.CLASS)
    year = models.CharField(max_length=9)  # 2026-2027
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "year", "kind", "name"], name="schools_group_name_once"),
            models.CheckConstraint(condition=Q(kind__in=GroupKind.values), name="schools_group_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(Dated):
    """A person in a group: a pupil in a class, a member of a council."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "group", "starts_on"], name="schools_membership_once"),
            ends_after_it_starts("schools_membership_ends_after_start"),
        ]


class Position(Dated):
    """A role that somebody has, for the whole school or (mentor of 2A) for one group."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    role = models.CharField(max_length=20, choices=Role)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="positions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "group", "starts_on"], name="schools_position_once"),
            models.UniqueConstraint(
                fields=["person", "role", "starts_on"],
                condition=Q(group__isnull=True),
                name="schools_position_once_for_the_school",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="schools_position_role_known"),
            ends_after_it_starts("schools_position_ends_after_start"),
        ]


class StandIn(Dated):
    """Somebody does another's work for a while: what would go to the one who is away, goes to them."""

    absent = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stood_in_for_by")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stands_in_for")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(absent=F("person")), name="schools_standin_is_another"),
            ends_after_it_starts("schools_standin_ends_after_start"),
        ]


class Guardianship(Dated):
    """A parent or carer of a pupil. Without authority (gezag) they are told less and asked nothing."""

    guardian = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="children")
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="guardians")
    has_authority = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guardian", "child", "starts_on"], name="schools_guardianship_once"),
            models.CheckConstraint(condition=~Q(guardian=F("child")), name="schools_guardianship_is_another"),
            ends_after_it_starts("schools_guardianship_ends_after_start"),
        ]
