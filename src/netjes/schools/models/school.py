"""The school: the one owner of every other row."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

accent_format = RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Geef de kleur als # met zes tekens, zoals #2349A5."))
brin_format = RegexValidator(r"^[0-9]{2}[A-Z]{2}([0-9]{2})?$", _("Een BRIN is twee cijfers en twee letters."))


class Language(models.TextChoices):
    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")


class School(models.Model):
    """One school (location) with its name, look and address.

    It is the tenant itself and therefore the one model without a `school` column. A logo is kept in the row:
    it is small, and so one backup file holds all of a school.
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    brin = models.CharField(max_length=6, unique=True, null=True, blank=True, validators=[brin_format])
    host = models.CharField(max_length=253, unique=True, null=True, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.DUTCH)
    accent = models.CharField(max_length=7, default="#2349A5", validators=[accent_format])
    logo = models.BinaryField(default=bytes, blank=True)
    logo_type = models.CharField(max_length=20, blank=True, default="")
    association = models.ForeignKey(
        "schools.Association", on_delete=models.PROTECT, null=True, blank=True, related_name="schools"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="schools_school_language_known", condition=models.Q(language__in=Language.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name
