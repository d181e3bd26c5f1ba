"""What stands beside an article: the sources it leans on, and how colleagues did it well."""

from dataclasses import dataclass
from datetime import datetime

from netjes.agreements.access import is_editor
from netjes.agreements.models import Agreement, GoodExample, Source
from netjes.schools.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Shared:
    """A colleague's good example; `may_withdraw` is about who looks."""

    pk: int
    text: str
    by: str
    at: datetime
    may_withdraw: bool


def sources_beside(agreement: Agreement, number: str) -> list[Source]:
    found = Source.objects.for_school(agreement.school).filter(agreement=agreement, article=number)
    return list(found.order_by("title", "pk"))


def examples_beside(agreement: Agreement, number: str, viewer: Viewer) -> list[Shared]:
    """The newest first. Only for colleagues: the door is in the view."""
    found = GoodExample.objects.for_school(agreement.school).filter(
        agreement=agreement, article=number, withdrawn_at=None
    )
    editor, own = is_editor(viewer), viewer.person.pk if viewer.person else 0
    return [
        Shared(each.pk, each.text, each.person.name if each.person else "", each.at, editor or each.person_id == own)
        for each in found.select_related("person")
    ]
