"""Whom a provider means: the same person every time, found once by what the school chose, never made up.

Roles never come from a provider. What a provider says about somebody is looked at here and forgotten: only a
hash of their identity there is kept.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.login.errors import CannotTrustProvider, NotKnownHere
from netjes.login.models import ExternalIdentity, LoginProvider
from netjes.login.states import MatchBy, ProviderKind
from netjes.records.actions import log
from netjes.schools.actions import open_account_without_password
from netjes.schools.models import Account, Person
from netjes.schools.queries import today

BRIN = ("nlEduPersonHomeOrganizationBranchId", "nlEduPersonHomeOrganizationId")
MFA_WORDS = frozenset({"mfa", "otp", "hwk", "swk", "fido", "pop", "sc"})  # amr values of RFC 8176 that say it
MFA_CONTEXTS = ("mfa", "multifactor", "twofactor", "timesynctoken", "smartcard", "mobiletwofactor")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a provider says of who logs in: an identity that stays, claims by their short name, and how they logged in.

    `methods` are `amr` values (OIDC) or authentication context classes (SAML).
    """

    subject: str
    values: Mapping[str, str]
    email_verified: bool | None = None
    methods: frozenset[str] = frozenset()

    def get(self, name: str) -> str:
        """A claim by name; SAML names may carry an urn or an address before it."""
        return self.values.get(name, "") or self.values.get(short(name), "")


def short(name: str) -> str:
    """`urn:mace:dir:attribute-def:uid` and `http://…/claims/uid` are both `uid`."""
    return name.replace("/", ":").rpartition(":")[2]


def hash_of_subject(provider: LoginProvider, subject: str) -> str:
    """Not under the installation's key: a new key must not make strangers of everybody."""
    return hashlib.sha256("\x1f".join(("netjes identity", provider.issuer, subject)).encode()).hexdigest()


def check_school(provider: LoginProvider, claim: Claim) -> None:
    """A federation serves many schools: who comes from another one is refused. Raises `CannotTrustProvider`."""
    if provider.kind != ProviderKind.SAML or not provider.school.brin:
        return
    ours = provider.school.brin.upper()
    said = next((claim.get(name).upper() for name in BRIN if claim.get(name)), "")
    both = min(len(ours), len(said))
    if both < 4 or said[:both] != ours[:both]:
        raise CannotTrustProvider("de schoolcode (BRIN) is die van een andere school, of ontbreekt")


def did_two_steps(provider: LoginProvider, claim: Claim) -> bool:
    """Whether the provider asked a second step, and the school takes its word for that."""
    if not provider.trusts_mfa:
        return False
    words = {method.casefold() for method in claim.methods}
    if provider.kind == ProviderKind.OIDC:
        return not words.isdisjoint(MFA_WORDS)
    return any(short(word).replace("-", "").rpartition("#")[2] in MFA_CONTEXTS for word in words)


@transaction.atomic
def account_for(*, provider: LoginProvider, claim: Claim) -> Account:
    """The account of who logs in at a provider; at the first login the identity is tied to the person.

    Raises `NotKnownHere` when the school does not know them (nothing is made), and `CannotTrustProvider` when
    they come from another school or take somebody else's place.
    """
    check_school(provider, claim)
    if not claim.subject:
        raise CannotTrustProvider("de aanbieder zegt niet wie het is")
    hashed = hash_of_subject(provider, claim.subject)
    known = ExternalIdentity.objects.for_school(provider.school).filter(provider=provider, subject_hash=hashed)
    identity = known.select_related("person__school").first()
    if identity is None:
        identity = _tie(provider, hashed, _person_meant(provider, claim))
    elif identity.last_used_on != today():
        identity.last_used_on = today()
        identity.save(update_fields=["last_used_on"])
    person = identity.person
    if person.left_on is not None and person.left_on <= today():
        raise NotKnownHere
    account = Account.objects.for_school(provider.school).select_related("person", "school").filter(person=person)
    return account.first() or open_account_without_password(actor=Actor(person.ref, "provider"), person=person)


def _person_meant(provider: LoginProvider, claim: Claim) -> Person:
    people = Person.objects.for_school(provider.school).select_related("school")
    if provider.match_by == MatchBy.EXTERNAL_ID:
        number = claim.get(provider.attribute)
        found = list(people.filter(external_id=number)[:2]) if number else []
    else:
        email = claim.get("email").strip()
        found = list(people.filter(email__iexact=email)[:2]) if email and _is_checked(provider, claim, email) else []
    present = [person for person in found if person.left_on is None or person.left_on > today()]
    if len(present) != 1 or len(found) != 1:  # an address shared by two parents names nobody
        raise NotKnownHere
    return present[0]


def _is_checked(provider: LoginProvider, claim: Claim, email: str) -> bool:
    """Whether the address is really theirs: of the school's own domain, or checked by the provider."""
    if provider.domains:
        return claim.email_verified is not False and email.rpartition("@")[2].casefold() in provider.domains
    return claim.email_verified is True


def _tie(provider: LoginProvider, hashed: str, person: Person) -> ExternalIdentity:
    tied = ExternalIdentity.objects.for_school(provider.school).filter(provider=provider, person=person)
    if tied.exists():
        raise CannotTrustProvider("deze persoon hoort al bij een andere identiteit bij deze aanbieder")
    identity = ExternalIdentity.objects.create(
        school=provider.school, provider=provider, subject_hash=hashed, person=person, created_at=now(),
        last_used_on=today(),
    )  # fmt: skip
    log(
        school_key=provider.school_id, actor=Actor(person.ref, "provider"), act="login.identity.tied",
        subject=f"provider:{provider.pk}", about=person.ref,
    )  # fmt: skip
    return identity
