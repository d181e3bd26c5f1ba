"""Tokens for other programs: making one, taking it back, and finding whose it is."""

import hashlib
import secrets
import string
from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import ApiToken, School, Scope
from netjes.schools.models.tokens import NAME_LENGTH
from netjes.schools.queries import today

PREFIX = "netjes_"  # so that a scanner for lost secrets knows one when it sees it
LETTERS = string.ascii_letters + string.digits
LENGTH = 40  # 62^40 is about 238 bits
LONGEST = 365  # days


def hash_of(code: str) -> str:
    """What is kept of a token. Its own entropy protects it, so a plain hash does."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def make_token(*, actor: Actor, school: School, name: str, scopes: Sequence[str], days: int) -> str:
    """A new token for an integration; returns it, and it is kept nowhere.

    Raises `ValidationError` with a sentence per field, nothing made.
    """
    name = " ".join(name.split())
    wrong: dict[str, str] = {}
    if not name or len(name) > NAME_LENGTH or not name.isprintable():
        wrong["name"] = _("Geef de koppeling een naam van 1 tot en met %(most)d tekens.") % {"most": NAME_LENGTH}
    elif ApiToken.objects.for_school(school).filter(name=name, revoked_at__isnull=True).exists():
        wrong["name"] = _("Er is al een koppeling met deze naam. Kies een andere naam, of trek die eerst in.")
    if not scopes or not set(scopes) <= set(Scope.values):
        wrong["scopes"] = _("Kies minstens één ding dat deze koppeling mag.")
    if not 1 <= days <= LONGEST:
        wrong["days"] = _("Een koppeling werkt ten hoogste een jaar. Kies een van de termijnen.")
    if wrong:
        raise ValidationError(wrong)
    code = PREFIX + "".join(secrets.choice(LETTERS) for _each in range(LENGTH))
    token = ApiToken.objects.create(
        school=school,
        name=name,
        scopes=[scope.value for scope in Scope if scope in scopes],
        token_hash=hash_of(code),
        created_by=actor.ref,
        created_at=now(),
        expires_at=now() + timedelta(days=days),
    )
    log(
        school_key=school.pk, actor=actor, act="schools.token.made", subject=token.ref,
        detail={"scopes": token.scopes, "days": days},
    )  # fmt: skip
    return code


@transaction.atomic
def revoke_token(*, actor: Actor, token: ApiToken) -> None:
    """From now on this token opens nothing. Doing it again changes nothing."""
    changed = (
        ApiToken.objects.for_school(token.school)
        .filter(pk=token.pk, revoked_at__isnull=True)
        .update(revoked_at=now())
    )  # fmt: skip
    if changed:
        log(school_key=token.school_id, actor=actor, act="schools.token.revoked", subject=token.ref)


def token_for(school: School, code: str) -> ApiToken | None:
    """The token of a code that works at this school now; unknown, expired and revoked are the same nothing."""
    if not code.startswith(PREFIX):
        return None
    found = ApiToken.objects.for_school(school).filter(token_hash=hash_of(code)).first()
    return found if found and found.works_at(now()) else None


def note_use(school: School, token: ApiToken) -> None:
    """Keep the day on which a token was last used, and nothing about what for. Writes at most once a day."""
    day = today()
    if token.last_used_on != day:
        ApiToken.objects.for_school(school).filter(pk=token.pk).update(last_used_on=day)


def tokens_of(school: School) -> list[ApiToken]:
    """Every token of a school that was not taken back, the newest first."""
    return list(ApiToken.objects.for_school(school).filter(revoked_at__isnull=True))
