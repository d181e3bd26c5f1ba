"""Ways in beside the password: a school's own providers, who somebody is there, sessions, and wrong guesses."""

from django.db import models
from django.db.models import Q

from netjes.login.sealing import seal, unseal
from netjes.login.states import MatchBy, ProviderKind
from netjes.schools.models import Account, Person
from netjes.schools.scoping import SchoolModel


class LoginProvider(SchoolModel):
    """Where a school's people log in already: Entra, Google, Entree or another.

    `issuer` is the address of an OpenID Connect provider or the entity id of a SAML one; a SAML provider is
    further known by `metadata_url`, or by `sso_url` and `certificate`. `own_domains` (with commas) are the mail
    domains of which the school itself gives out the addresses: there the provider's word counts as a check.
    `attribute` is the claim that equals `Person.external_id`, when the school matches by that. The client
    secret is sealed (`sealing.py`).
    """

    slug = models.SlugField(max_length=30)
    kind = models.CharField(max_length=10, choices=ProviderKind)
    name = models.CharField(max_length=60)
    issuer = models.CharField(max_length=300)
    client_id = models.CharField(max_length=200, blank=True, default="")
    sealed_secret = models.TextField(blank=True, default="", editable=False)
    metadata_url = models.URLField(max_length=300, blank=True, default="")
    sso_url = models.URLField(max_length=300, blank=True, default="")
    certificate = models.TextField(blank=True, default="")
    match_by = models.CharField(max_length=20, choices=MatchBy, default=MatchBy.EMAIL)
    attribute = models.CharField(max_length=120, blank=True, default="")
    own_domains = models.CharField(max_length=300, blank=True, default="")
    trusts_mfa = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "slug"], name="login_provider_slug_once"),
            models.CheckConstraint(condition=Q(kind__in=ProviderKind.values), name="login_provider_kind_known"),
            models.CheckConstraint(condition=Q(match_by__in=MatchBy.values), name="login_provider_match_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def secret(self) -> str:
        return unseal(self.sealed_secret, purpose="provider") if self.sealed_secret else ""

    @secret.setter
    def secret(self, text: str) -> None:
        self.sealed_secret = seal(text, purpose="provider") if text else ""

    @property
    def domains(self) -> frozenset[str]:
        return frozenset(part.strip().casefold() for part in self.own_domains.split(",") if part.strip())


class ExternalIdentity(SchoolModel):
    """Somebody at a provider, known by a hash of what the provider calls them; one for each person there.

    A second identity that claims a person who already has one is refused: addresses are handed out again.
    """

    provider = models.ForeignKey(LoginProvider, on_delete=models.CASCADE, related_name="identities")
    subject_hash = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="external_identities")
    created_at = models.DateTimeField()
    last_used_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject_hash"], name="login_identity_subject_once"),
            models.UniqueConstraint(fields=["provider", "person"], name="login_identity_person_once"),
        ]


class LoginSession(SchoolModel):
    """Where an account is logged in: the device in a few words and days. No address of the network."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="login_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=20)
    system = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    last_used_on = models.DateField()


class GuessCount(SchoolModel):
    """Wrong guesses at one name, from unknown devices together or from one known device.

    `key` is a keyed hash, so that a name somebody mistyped (or a password typed in the wrong box) is not kept.
    """

    key = models.CharField(max_length=64)
    failures = models.PositiveIntegerField(default=0)
    free_at = models.DateTimeField()  # before this the next guess is not looked at
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "key"], name="login_guesscount_once")]
        indexes = [models.Index(fields=["last_at"], name="login_guesscount_by_age")]


class ResetRequest(SchoolModel):
    """Somebody asked for a new link. Kept for anybody alike, until the mail chore has looked for whom it was."""

    typed = models.CharField(max_length=120)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "typed"], name="login_resetrequest_once")]
