"""What somebody wrote and chose to keep for some days. Only its author sees it."""

from hashlib import sha256

from django.db import models
from django.db.models import Q

from netjes.publishing.states import DraftState, Voice
from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel

LINK = 500  # characters


class Draft(SchoolModel):
    """A text that is kept until `goes_on`, because its author asked for it; checking a text keeps nothing.

    `approved_sha256` is of the words and the voice that somebody agreed with: `is_as_approved` says whether these
    still are those.
    """

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    role = models.CharField(max_length=10)  # the role that the agreements bind the author by: leerling, medewerker
    text = models.TextField()
    voice = models.CharField(max_length=6, choices=Voice, default=Voice.OWN)
    link = models.CharField(max_length=LINK, blank=True, default="")
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.WRITING)
    approved_sha256 = models.CharField(max_length=64, blank=True, default="")
    goes_on = models.DateField()  # the day on which it is erased
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="publishing_draft_state_known"),
            models.CheckConstraint(condition=Q(voice__in=Voice.values), name="publishing_draft_voice_known"),
        ]

    @property
    def ref(self) -> str:
        """How the log names this draft."""
        return f"draft:{self.pk}"

    @property
    def sha256(self) -> str:
        """Of everything that goes out: the voice, the link and the words."""
        return sha256("\x1f".join((self.voice, self.link, self.text)).encode(errors="surrogatepass")).hexdigest()

    @property
    def is_as_approved(self) -> bool:
        return self.state == DraftState.APPROVED and self.approved_sha256 == self.sha256
