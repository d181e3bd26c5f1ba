"""Reading keys: what is kept of them opens nothing without the passphrase of who they belong to."""

from django.db import models
from django.db.models import Q

from netjes.schools.models import Person
from netjes.schools.scoping import SchoolModel
from netjes.sealing import CannotUnseal, Keypair, Wrapped


class WrappedKey(SchoolModel):
    """A keypair of which the private half stands under a passphrase; the database has no use for it."""

    public = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=16)
    parameters = models.CharField(max_length=40)  # how hard a guess is: `argon2id:64:12`
    sealed = models.BinaryField(max_length=2048)

    class Meta:
        abstract = True

    @property
    def wrapped(self) -> Wrapped:
        return Wrapped(bytes(self.salt), self.parameters, bytes(self.sealed))

    @wrapped.setter
    def wrapped(self, wrapped: Wrapped) -> None:
        self.salt, self.parameters, self.sealed = wrapped.salt, wrapped.parameters, wrapped.sealed


class ReadingKey(WrappedKey):
    """Somebody's own key to read what is sealed to them; one that holds at a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(retired_at__isnull=True), name="keyring_readingkey_one_holds"
            )
        ]

    @property
    def ref(self) -> str:
        """How the log names this key."""
        return f"reading_key:{self.pk}"

    def is_half_of(self, private: bytes) -> bool:
        """Whether this is the private key that belongs to it."""
        try:
            return Keypair.of(private).public == bytes(self.public)
        except CannotUnseal:
            return False


class ReadingPasskey(SchoolModel):
    """A passkey that opens somebody's reading key too. What its device gives to open it is kept nowhere."""

    key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="passkeys")
    credential = models.BinaryField(max_length=2048)  # its id and public key, as WebAuthn writes them
    salt = models.BinaryField(max_length=32)  # what its device is asked to work out something from
    sealed = models.BinaryField(max_length=2048)  # the private key
    made_at = models.DateTimeField()

    @property
    def ref(self) -> str:
        """How the log names this passkey."""
        return f"reading_passkey:{self.pk}"


class RecoveryShare(SchoolModel):
    """Half of somebody's private key, sealed to who holds it. Alone it says nothing."""

    key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="shares")
    holder = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed_to = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="shares_held")  # of the holder
    sealed = models.BinaryField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "holder"], name="keyring_recoveryshare_once")]


class Recovery(WrappedKey):
    """Somebody forgot their passphrase: both holders pass their half on to a new key, which this is.

    It goes on `goes_on` whether it was done or not; once done or stopped nothing in it opens anything.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="recoveries")  # the one to get back
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    goes_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(done_at__isnull=True), name="keyring_recovery_one_open"
            )
        ]

    @property
    def ref(self) -> str:
        """How the log names this recovery."""
        return f"recovery:{self.pk}"


class RecoveryPart(SchoolModel):
    """A holder's half, sealed anew to the key of a recovery."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="parts")
    holder = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recovery", "holder"], name="keyring_recoverypart_once")]
