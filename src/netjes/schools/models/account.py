"""The ways in: an account with a password, and a link on paper or in a message that works for a while."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from netjes.schools.models.people import Person
from netjes.schools.scoping import SchoolModel


class Account(AbstractBaseUser, SchoolModel):
    """A login name and a password of one person at one school.

    `login` is what somebody types, once per school whatever its capitals; `key` makes it unique among schools.
    """

    key = models.CharField(max_length=120, unique=True, editable=False)
    login = models.CharField(max_length=80)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    created_at = models.DateTimeField()

    USERNAME_FIELD = "key"
    EMAIL_FIELD = "key"  # an address stands with the person, if anywhere
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.login

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether this account still opens anything; somebody who left does not come in."""
        from netjes.schools.queries import today

        return self.person.left_on is None or self.person.left_on > today()


class EntryLink(SchoolModel):
    """A door for one person without a password: on a strip of paper, in a letter or in a message.

    Only the hash of the code is kept. It opens the pages that `purpose` names and no others.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="entry_links")
    code_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20)  # "signing" or "account"
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)  # the first time; "account" works once

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(purpose__in=["signing", "account"]), name="schools_link_purpose"),
        ]
