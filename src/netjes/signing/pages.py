"""What somebody reads before they answer: only what changed since they last answered, else everything in short."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from netjes.agreements.history import ChangesPage, changes_page
from netjes.agreements.models import Version
from netjes.agreements.pages import WholePage, whole_page
from netjes.agreements.queries import read_version
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.signing.queries import signed_before, whole


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The whole text, and beside it what changed since `answered_on`, for who answered an earlier version."""

    text: WholePage
    changes: ChangesPage | None
    answered_on: date | None
    begins: bool  # it does not hold yet

    @property
    def shows_changes(self) -> bool:
        return self.changes is not None and bool(self.changes.changes)


def reading_page(person: Person, version: Version) -> ReadingPage:
    text = whole(version)
    last = signed_before(person, version)
    return ReadingPage(
        text=whole_page(read_version(text), label=version.label),
        changes=changes_page(last.version, text) if last else None,
        answered_on=timezone.localtime(last.signed_at).date() if last else None,
        begins=version.in_force_from > today(),
    )


def articles_of(version: Version) -> list[tuple[str, str]]:
    """Number and title of each article: what words can be about."""
    return [(article.number, article.title) for article in read_version(whole(version)).agreement.articles]
