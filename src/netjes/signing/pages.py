"""What somebody reads before they answer: only what changed since they last answered, else everything in short."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from netjes.agreements.changing import ArticleChange, changes_between, differing
from netjes.agreements.models import Version
from netjes.agreements.pages import Entry, whole_page
from netjes.agreements.queries import read_version
from netjes.schools.models import Person
from netjes.signing.queries import signed_before, whole


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """`changes` are the articles that differ from what this person last answered; empty when there was no such
    answer (`before` is None) or when nothing in the text changed."""

    version: Version
    language: str
    preamble: str
    entries: list[Entry]
    changes: tuple[ArticleChange, ...]
    stayed: int
    before: Version | None
    before_on: date | None


def reading_page(person: Person, version: Version) -> ReadingPage:
    text = read_version(whole(version))
    page = whole_page(text, label=version.label)
    last = signed_before(person, version)
    changes = changes_between(read_version(last.version), text) if last else ()
    differ = differing(changes)
    present = {change.number for change in differ if change.kind != "gone"}
    return ReadingPage(
        version=text.version,
        language=page.language,
        preamble=page.preamble,
        entries=page.articles,
        changes=differ,
        stayed=sum(1 for entry in page.articles if entry.number not in present),
        before=last.version if last else None,
        before_on=timezone.localtime(last.signed_at).date() if last else None,
    )


def articles_of(version: Version) -> list[tuple[str, str]]:
    """Number and title of each article: what words can be about."""
    return [(article.number, article.title) for article in read_version(whole(version)).agreement.articles]
