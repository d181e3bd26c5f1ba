"""Where a school publishes in its own name: what an administrator connected, and what goes there by hand."""

from django.db import models
from django.db.models import Q

from netjes.consents.models import Purpose
from netjes.login.sealing import seal, unseal
from netjes.publishing.states import ChannelKind
from netjes.schools.scoping import SchoolModel


class SchoolChannel(SchoolModel):
    """One channel of the school. What it needs to get in is sealed; nobody reads it back.

    `purpose` is what people on it agreed to. `own_network` lets Netjes go to an address that only the school itself
    can reach. A channel that is closed sends nothing; what stands there stays in the log.
    """

    kind = models.CharField(max_length=10, choices=ChannelKind)
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)  # in the public address of a feed
    address = models.CharField(max_length=300, blank=True, default="")
    username = models.CharField(max_length=120, blank=True, default="")
    sealed_secret = models.TextField(blank=True, default="", editable=False)
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    own_network = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True, blank=True)  # the last time that it let us in
    fault = models.CharField(max_length=300, blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "slug"], name="publishing_channel_slug_once"),
            models.CheckConstraint(condition=Q(kind__in=ChannelKind.values), name="publishing_channel_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the log names this channel."""
        return f"channel:{self.pk}"

    @property
    def secret(self) -> str:
        """Raises `CannotUnseal` when the installation has another key than the one that sealed it."""
        return unseal(self.sealed_secret, purpose="channel") if self.sealed_secret else ""

    @secret.setter
    def secret(self, text: str) -> None:
        self.sealed_secret = seal(text, purpose="channel") if text else ""

    @property
    def is_reached(self) -> bool:
        """Whether Netjes itself can put something there and take it away."""
        return self.kind != ChannelKind.BY_HAND
