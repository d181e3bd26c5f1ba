"""Ways in: accounts with a password, and links that open one thing for a while."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Literal

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.errors import CannotEnter
from netjes.schools.models import Account, EntryLink, Person, School
from netjes.schools.queries import today

Purpose = Literal["signing", "account"]

# Without what is easily misread: no 0/o, 1/l/i, and no vowels, so that no words come out.
LETTERS = "23456789bcdfghjkmnpqrstvwxz"
CODE_LENGTH = 16  # 27^16 is about 76 bits

NO_SUCH_LINK = "Deze link werkt niet meer. Vraag op school om een nieuwe."


def hash_of(code: str) -> str:
    """What is kept of a code. Its own entropy protects it, so a plain hash does; groups and case do not matter."""
    bare = "".join(letter for letter in code.casefold() if letter in LETTERS)
    return hashlib.sha256(f"netjes entry link {bare}".encode()).hexdigest()


def key_of(school: School, login: str) -> str:
    return f"{school.pk}:{' '.join(login.casefold().split())}"


@transaction.atomic
def make_entry_link(*, actor: Actor, person: Person, purpose: Purpose, days: int = 30) -> str:
    """A new link for somebody; returns its code in groups of four, which is kept nowhere."""
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    link = EntryLink.objects.create(
        school=person.school,
        person=person,
        code_hash=hash_of(code),
        purpose=purpose,
        created_at=now(),
        expires_at=now() + timedelta(days=days),
    )
    log(
        school_key=person.school_id, actor=actor, act="schools.link.made", subject=f"link:{link.pk}",
        about=person.ref, detail={"purpose": purpose, "days": days},
    )  # fmt: skip
    return "-".join(code[at : at + 4] for at in range(0, CODE_LENGTH, 4))


def make_entry_links(*, actor: Actor, school: School, people: list[Person], purpose: Purpose, days: int) -> list[str]:
    """A link for each of many people at once, in their order, with one row in the log."""
    codes = ["".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)) for _ in people]
    moment = now()
    with transaction.atomic():
        EntryLink.objects.bulk_create(
            EntryLink(
                school=school,
                person=person,
                code_hash=hash_of(code),
                purpose=purpose,
                created_at=moment,
                expires_at=moment + timedelta(days=days),
            )
            for person, code in zip(people, codes, strict=True)
        )
        log(
            school_key=school.pk, actor=actor, act="schools.links.made",
            detail={"purpose": purpose, "days": days, "count": len(people)},
        )  # fmt: skip
    return ["-".join(code[at : at + 4] for at in range(0, CODE_LENGTH, 4)) for code in codes]


def invite(*, actor: Actor, person: Person) -> str:
    """A link with which somebody makes their own account; it works once, for two weeks."""
    return make_entry_link(actor=actor, person=person, purpose="account", days=14)


def find_link(school: School, code: str, at: datetime | None = None) -> EntryLink:
    """The link of a code that still works. Raises `CannotEnter`, with the same words whatever is the matter."""
    link = EntryLink.objects.for_school(school).select_related("person").filter(code_hash=hash_of(code)).first()
    if link:
        link.school = link.person.school = school
    if link is None or link.expires_at <= (at or now()) or (link.purpose == "account" and link.used_at):
        raise CannotEnter(NO_SUCH_LINK)
    if link.person.left_on and link.person.left_on <= today():
        raise CannotEnter(NO_SUCH_LINK)
    return link


@transaction.atomic
def enter_with_link(*, link: EntryLink) -> None:
    """Come in with a link that `find_link` found; the first time is written down, also for two at once."""
    if link.used_at is None:
        link.used_at = now()
        unused = EntryLink.objects.for_school(link.school).filter(pk=link.pk, used_at__isnull=True)
        if unused.update(used_at=link.used_at):
            log(
                school_key=link.school_id, actor=Actor(link.person.ref, "link"), act="schools.link.used",
                subject=f"link:{link.pk}", about=link.person.ref,
            )  # fmt: skip


@transaction.atomic
def open_account(*, actor: Actor, person: Person, login: str, password: str) -> Account:
    """An account for somebody. Raises `ValidationError` with a sentence per field, nothing made."""
    login = " ".join(login.split())
    if not login or len(login) > 80:
        raise ValidationError({"login": "Kies een inlognaam van 1 tot en met 80 tekens."})
    if Account.objects.for_school(person.school).filter(person=person).exists():
        raise ValidationError({"login": "Je hebt al een account. Log daarmee in."})
    if Account.objects.for_school(person.school).filter(key=key_of(person.school, login)).exists():
        raise ValidationError({"login": "Deze inlognaam is al in gebruik. Kies een andere."})
    _checked_password(password, person)
    account = Account(
        school=person.school, person=person, login=login, key=key_of(person.school, login), created_at=now()
    )
    account.set_password(password)
    account.save(force_insert=True)
    log(school_key=person.school_id, actor=actor, act="schools.account.opened", about=person.ref)
    return account


@transaction.atomic
def open_account_with_link(*, school: School, code: str, login: str, password: str) -> Account:
    """Make one's own account with an invitation, which is then used up. Raises `CannotEnter`, `ValidationError`."""
    link = find_link(school, code)
    if link.purpose != "account":
        raise CannotEnter(NO_SUCH_LINK)
    account = open_account(actor=Actor(link.person.ref, "link"), person=link.person, login=login, password=password)
    enter_with_link(link=link)
    return account


@transaction.atomic
def open_account_without_password(*, actor: Actor, person: Person) -> Account:
    """An account for somebody who comes in through the school's own provider; no password opens it.

    Its login name is the e-mail address or the name, with a number where that is taken.
    """
    wanted = (person.email or f"{person.given_name}.{person.family_name}".replace(" ", ""))[:70]
    taken = Account.objects.for_school(person.school)
    names = (wanted, *(f"{wanted}.{number}" for number in range(2, 1000)))
    login = next(name for name in names if not taken.filter(key=key_of(person.school, name)).exists())
    account = Account(
        school=person.school, person=person, login=login, key=key_of(person.school, login), created_at=now()
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    log(school_key=person.school_id, actor=actor, act="schools.account.opened", about=person.ref)
    return account


@transaction.atomic
def renew_password_with_link(*, school: School, code: str, password: str) -> Account:
    """A new password for somebody's own account, with an invitation that is then used up.

    Raises `CannotEnter`, also when there is no account to renew, and `ValidationError`.
    """
    link = find_link(school, code)
    account = Account.objects.for_school(school).select_related("person", "school").filter(person=link.person).first()
    if link.purpose != "account" or account is None:
        raise CannotEnter(NO_SUCH_LINK)
    change_password(actor=Actor(link.person.ref, "link"), account=account, password=password)
    enter_with_link(link=link)
    return account


@transaction.atomic
def change_password(*, actor: Actor, account: Account, password: str) -> None:
    """A new password; every other session of this account ends. Raises `ValidationError`."""
    _checked_password(password, account.person)
    account.set_password(password)
    account.save(update_fields=["password"])
    log(school_key=account.school_id, actor=actor, act="schools.password.changed", about=account.person.ref)


def _checked_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)  # type: ignore[arg-type]
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
