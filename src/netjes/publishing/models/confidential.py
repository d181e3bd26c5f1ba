"""The school's own list of words that are not for outside: exams, personnel, finance (M8)."""

from django.db import models

from netjes.schools.scoping import SchoolModel


class ConfidentialList(SchoolModel):
    """One word or phrase a line. A school without a list of its own has the one that ships with Netjes."""

    words = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school"], name="publishing_confidentiallist_one_a_school")]

    @property
    def ref(self) -> str:
        """How the log names this list."""
        return f"confidential_list:{self.pk}"
