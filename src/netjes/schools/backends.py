"""Checks a login name and a password at one school."""

from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest

from netjes.schools.actions.entry import key_of
from netjes.schools.models import Account


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: what OWASP's password cheat sheet names as its minimum.

    Django's own setting takes 100 MiB; a class that logs in together would then need gigabytes.
    """

    time_cost, memory_cost, parallelism = 2, 19456, 1


class SchoolBackend:
    """Knows accounts by school and login name. An unknown name takes as long as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, login: str = "", password: str = "", **_other: Any
    ) -> Account | None:
        if request is None or not login or not password:
            return None
        school = request.school  # type: ignore[attr-defined]
        account = Account.objects.for_school(school).select_related("person").filter(key=key_of(school, login)).first()
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        everywhere = Account.objects.unscoped("de sessie noemt een account; de school wordt daarna vergeleken")
        account = everywhere.select_related("person", "school").filter(pk=user_id).first()
        return account if account and account.is_active else None
