"""An agreement and its versions. A version is a frozen text: what it said then, it says for ever."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from netjes.schools.scoping import SchoolModel

TITLE_LENGTH, BODY_LENGTH = 200, 120  # characters; the body is who adopted it


class Audience(models.TextChoices):
    """For whom an agreement is, in the words of its roles."""

    PUPILS = "leerling", _("leerlingen")
    STAFF = "medewerker", _("medewerkers")
    PARENTS = "ouder", _("ouders")
    EVERYONE = "iedereen", _("iedereen")


class Agreement(SchoolModel):
    """One of a school's agreements, through all its versions; one per audience."""

    audience = models.CharField(max_length=20, choices=Audience)
    slug = models.SlugField(max_length=60)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "audience"], name="agreements_agreement_one_per_audience"),
            models.UniqueConstraint(fields=["school", "slug"], name="agreements_agreement_one_per_address"),
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="agreements_agreement_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_audience_display()


class Version(SchoolModel):
    """What was agreed, from one day to another.

    `text` is the notation, `words` the word list it was read with, `situations` its worked examples, one
    JSON object a line. `sha256` is over all three, so that anyone can check that nothing was changed.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField()
    words = models.TextField()
    situations = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, editable=False)
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True, blank=True)  # the first day on which it no longer holds
    adopted_by = models.CharField(max_length=BODY_LENGTH, blank=True, default="")
    adopted_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-in_force_from", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreements_version_number_once"),
            models.UniqueConstraint(fields=["agreement", "in_force_from"], name="agreements_version_one_per_day"),
            models.CheckConstraint(
                condition=models.Q(in_force_until__isnull=True)
                | models.Q(in_force_until__gt=models.F("in_force_from")),
                name="agreements_version_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, versie {self.number}"


def fingerprint(text: str, words: str, situations: str) -> str:
    """SHA-256 in hexadecimal over the three parts of a version, kept apart by a byte no text holds."""
    return hashlib.sha256("\0".join((text, words, situations)).encode()).hexdigest()
