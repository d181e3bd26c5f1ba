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
    revision = models.PositiveIntegerField(default=0)  # 1, 2 … are corrections: the same version, nobody asked again
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField()
    words = models.TextField()
    situations = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, editable=False)
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True, blank=True)  # the first day on which it no longer holds
    adopted_by = models.CharField(max_length=BODY_LENGTH, blank=True, default="")
    adopted_on = models.DateField(null=True, blank=True)
    decision_name = models.CharField(max_length=200, blank=True, default="")
    decision = models.BinaryField(default=bytes, blank=True)  # the document in which it was adopted
    review_on = models.DateField(null=True, blank=True)  # when the school looks at it again
    why = models.TextField(blank=True, default="")  # in a few sentences for everybody: why this version came
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-in_force_from", "-number", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number", "revision"], name="agreements_version_once"),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(in_force_until__isnull=True),
                name="agreements_version_one_without_end",
            ),
            # A text corrected on its first day has held for no whole day.
            models.CheckConstraint(
                condition=models.Q(in_force_until__isnull=True)
                | models.Q(in_force_until__gte=models.F("in_force_from")),
                name="agreements_version_ends_not_before_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, versie {self.label}"

    @property
    def label(self) -> str:
        """How people name this text: `2`, and after a correction `2.1`."""
        return f"{self.number}.{self.revision}" if self.revision else str(self.number)

    @property
    def ref(self) -> str:
        """How the log names this version."""
        return f"version:{self.pk}"


def fingerprint(text: str, words: str, situations: str) -> str:
    """SHA-256 in hexadecimal over the three parts of a version, kept apart by a byte no text holds."""
    return hashlib.sha256("\0".join((text, words, situations)).encode()).hexdigest()


class Translation(SchoolModel):
    """An article in another language, added by the school. The Dutch text leads and stands beside it.

    It belongs to the exact Dutch text it was made from (`source_sha256`): when that changes, the page says so.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="translations")
    article = models.CharField(max_length=12)
    language = models.CharField(max_length=12)  # BCP 47, such as `ar` or `en`
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField()
    source_sha256 = models.CharField(max_length=64)
    made_by = models.CharField(max_length=120, blank=True, default="")  # a person or a firm, as the school writes it
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "article", "language"], name="agreements_translation_once"),
        ]


class Source(SchoolModel):
    """What an article leans on, such as an integrity code or a collective agreement, with its version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sources")
    article = models.CharField(max_length=12)
    title = models.CharField(max_length=TITLE_LENGTH)
    url = models.URLField(max_length=500, blank=True, default="")
    edition = models.CharField(max_length=120, blank=True, default="")  # "versie 2024", "CAO VO 2025-2026, artikel …"
    checked_at = models.DateTimeField(null=True, blank=True)
    works = models.BooleanField(null=True)  # what the last look at the address showed
    finding = models.CharField(max_length=200, blank=True, default="")


EXAMPLE_LENGTH = 1000  # characters


class GoodExample(SchoolModel):
    """How a colleague did it well: something to learn from, beside an article (sharing knowledge, M2)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="good_examples")
    article = models.CharField(max_length=12)
    text = models.TextField()
    person = models.ForeignKey("schools.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]


class SafetyStatement(SchoolModel):
    """How the school keeps it safe: who, how, and which measures there are (M13, M14). A new text is a new row."""

    who = models.TextField()
    how = models.TextField()
    for_pupils = models.TextField()  # the measures, one field for each audience that is told of them
    for_staff = models.TextField()
    for_parents = models.TextField()
    names_shown = models.BooleanField(default=False)  # else the public page has functions only
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-published_at", "-pk"]


class SafetyTelling(SchoolModel):
    """That one audience was told of a safety statement: when, and how many people. The notices are the proof."""

    statement = models.ForeignKey(SafetyStatement, on_delete=models.CASCADE, related_name="tellings")
    audience = models.CharField(max_length=20, choices=Audience)
    told_at = models.DateTimeField()
    people = models.PositiveIntegerField()

    class Meta:
        ordering = ["told_at"]
