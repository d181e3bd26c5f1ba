"""The ways in for other programs: a token per integration, for what it needs and no longer than a year."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from netjes.schools.scoping import SchoolModel

NAME_LENGTH = 80


class Scope(models.TextChoices):
    """What a token opens; none of these reads anything about one person."""

    VERDICT = "verdict", _("Vragen of iets mag")
    AGREEMENTS = "agreements", _("De afspraken lezen")
    SIGNING = "signing", _("Zien hoe ver het tekenen is")


class ApiToken(SchoolModel):
    """A token of one integration at one school. Only its hash is kept; it is shown once, when it is made."""

    name = models.CharField(max_length=NAME_LENGTH)  # the integration, as the school calls it
    scopes = models.JSONField(default=list)  # of `Scope`
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.CharField(max_length=80)  # as the log names them
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)  # a day is enough to see what may go
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"], condition=models.Q(revoked_at__isnull=True), name="schools_token_name_once"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="schools_token_expires_after_made"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the log names this token."""
        return f"token:{self.pk}"

    @property
    def labels(self) -> list[str]:
        """What it opens, in words."""
        return [str(scope.label) for scope in Scope if scope in self.scopes]

    def opens(self, scope: Scope) -> bool:
        return scope in self.scopes

    def works_at(self, moment: datetime) -> bool:
        return self.revoked_at is None and moment < self.expires_at
