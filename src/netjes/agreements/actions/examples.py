"""Colleagues who show each other how they did it well (M2)."""

from django.db import transaction

from netjes.agreements.models import Agreement, GoodExample
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person


@transaction.atomic
def add_example(*, actor: Actor, agreement: Agreement, article: str, person: Person, text: str) -> GoodExample:
    example = GoodExample.objects.create(
        school=agreement.school, agreement=agreement, article=article, person=person, text=text, at=now()
    )
    log(
        school_key=agreement.school_id, actor=actor, act="agreements.example.added", subject=f"example:{example.pk}",
        detail={"article": article},
    )  # fmt: skip
    return example


@transaction.atomic
def withdraw_example(*, actor: Actor, example: GoodExample) -> None:
    """Nobody sees it any more. Doing it twice changes nothing."""
    found = GoodExample.objects.for_school(example.school).filter(pk=example.pk, withdrawn_at=None)
    if found.update(withdrawn_at=now()):
        log(
            school_key=example.school_id, actor=actor, act="agreements.example.withdrawn",
            subject=f"example:{example.pk}",
        )  # fmt: skip
