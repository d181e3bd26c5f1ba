"""A picture that somebody looks over: the cleaned file, the boxes on it, and who can be recognised. Gone in a day."""

from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q

from netjes.consents.models import Purpose
from netjes.photos.states import CoverWith, Origin, Outsiders
from netjes.schools.models import Group, Person
from netjes.schools.scoping import SchoolModel


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a picture, in whole pixels of the cleaned file."""

    x: int
    y: int
    w: int
    h: int

    def lies_in(self, other: "Part") -> bool:
        """Whether any of this part is also in the other."""
        return (
            self.x < other.x + other.w and other.x < self.x + self.w
            and self.y < other.y + other.h and other.y < self.y + self.h
        )  # fmt: skip


class Photo(SchoolModel):
    """One picture that a colleague looks over. `picture` is the cleaned file: what came in is not kept.

    It has no name: the name of a file often holds one. `answers` are the maker's own, by fact of the word list.
    """

    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="photos")
    picture = models.BinaryField()  # JPEG, everything hidden removed, nothing covered
    small = models.BinaryField()  # the same, small enough for a screen
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    removed = models.JSONField(default=list)  # codes of what was hidden in the file that came in
    purpose = models.ForeignKey(Purpose, on_delete=models.SET_NULL, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    nobody_recognisable = models.BooleanField(default=False)  # as the maker says
    outsiders = models.CharField(max_length=10, choices=Outsiders, default=Outsiders.NONE)
    answers = models.JSONField(default=dict)
    cover_with = models.CharField(max_length=10, choices=CoverWith, default=CoverWith.OPAQUE)
    crop_x = models.PositiveIntegerField(null=True, blank=True)
    crop_y = models.PositiveIntegerField(null=True, blank=True)
    crop_w = models.PositiveIntegerField(null=True, blank=True)
    crop_h = models.PositiveIntegerField(null=True, blank=True)
    asked_until = models.DateField(null=True, blank=True)  # people were asked, and answer before this day
    told_at = models.DateTimeField(null=True, blank=True)  # that no answer is waited for any more
    created_at = models.DateTimeField()
    goes_at = models.DateTimeField(null=True, blank=True)  # none while something is published with it
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(goes_at__isnull=False) | Q(published_at__isnull=False),
                name="photos_photo_goes_unless_published",
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photos_photo_has_size"),
            models.CheckConstraint(condition=Q(outsiders__in=Outsiders.values), name="photos_photo_outsiders_known"),
            models.CheckConstraint(condition=Q(cover_with__in=CoverWith.values), name="photos_photo_cover_known"),
            models.CheckConstraint(
                condition=Q(crop_x__isnull=True, crop_y__isnull=True, crop_w__isnull=True, crop_h__isnull=True)
                | Q(
                    crop_x__isnull=False, crop_y__isnull=False, crop_w__gt=0, crop_h__gt=0,
                    width__gte=F("crop_x") + F("crop_w"), height__gte=F("crop_y") + F("crop_h"),
                ),
                name="photos_photo_crop_whole",
            ),
        ]  # fmt: skip

    @property
    def ref(self) -> str:
        """How the log, and a question about this picture, name it."""
        return f"photo:{self.pk}"

    @property
    def crop(self) -> Part | None:
        """What is left of the picture, when it was cut."""
        if self.crop_x is None or self.crop_y is None or self.crop_w is None or self.crop_h is None:
            return None
        return Part(self.crop_x, self.crop_y, self.crop_w, self.crop_h)


class Box(SchoolModel):
    """A place on a picture that can be covered: a head that was found, or whatever somebody drew a box around."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="boxes")
    number = models.PositiveSmallIntegerField()
    x = models.PositiveIntegerField()
    y = models.PositiveIntegerField()
    w = models.PositiveIntegerField()
    h = models.PositiveIntegerField()
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DRAWN)
    covered = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "number"], name="photos_box_number_once"),
            models.CheckConstraint(condition=Q(w__gt=0, h__gt=0), name="photos_box_has_size"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="photos_box_origin_known"),
        ]

    @property
    def part(self) -> Part:
        return Part(self.x, self.y, self.w, self.h)

    def is_hidden_in(self, photo: Photo) -> bool:
        """Whether nothing of this head is left to see: covered, or cut off whole."""
        return self.covered or (photo.crop is not None and not self.part.lies_in(photo.crop))


class Pictured(SchoolModel):
    """Somebody who can be recognised on a picture, because a colleague ticked them; at which head, if that was said."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="pictured")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pictured")
    box = models.ForeignKey(Box, on_delete=models.SET_NULL, null=True, blank=True, related_name="pictured")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "person"], name="photos_pictured_once")]
