"""What somebody reads before they answer: only what changed since they last answered, else everything in short."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from netjes.agreements.history import ChangesPage, changes_page
from netjes.agreements.models import Version
from netjes.agreements.pages import whole_page
from netjes.agreements.queries import read_version
from netjes.lib.remembered import remembered
from netjes.schools.models import Person, School
from netjes.schools.queries import today
from netjes.signing.queries import Standing, open_rounds, signed_before, whole
from netjes.signing.routing import Routing

MOST_TEXTS = 64  # that a process keeps ready


@dataclass(frozen=True, slots=True)
class WholeText:
    """A version's whole text as it stands on the page: the same for everybody who reads it in one language."""

    title: str
    language: str
    articles: int
    html: SafeString


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The whole text, and beside it what changed since `answered_on`, for who answered an earlier version."""

    text: WholeText
    changes: ChangesPage | None
    answered_on: date | None
    begins: bool  # it does not hold yet

    @property
    def shows_changes(self) -> bool:
        return self.changes is not None and bool(self.changes.changes)


def reading_page(person: Person, version: Version) -> ReadingPage:
    last = signed_before(person, version)
    return ReadingPage(
        text=whole_text(version),
        changes=changes_page(last.version, whole(version)) if last else None,
        answered_on=timezone.localtime(last.signed_at).date() if last else None,
        begins=version.in_force_from > today(),
    )


_texts: dict[tuple[str, str | None], WholeText] = {}


def whole_text(version: Version) -> WholeText:
    """Made once per process, text and language of the page: a version never changes, and its fingerprint tells."""
    key = (version.sha256, get_language())
    found = _texts.get(key)
    if found is None:
        page = whole_page(read_version(whole(version)), label=version.label)
        html = render_to_string("signing/_text.html", {"text": page})
        found = WholeText(page.title, page.language, len(page.articles), SafeString(html))
        if len(_texts) >= MOST_TEXTS:
            _texts.clear()
        _texts[key] = found
    return found


def articles_of(version: Version) -> list[tuple[str, str]]:
    """Number and title of each article: what words can be about."""
    return [(article.number, article.title) for article in read_version(whole(version)).agreement.articles]


def remembered_rounds(school: School) -> list[Standing]:
    """The rounds that ask people today, as they were at most a moment ago."""
    day = today()
    return remembered(("rounds", school.pk, day), lambda: open_rounds(school, day))


def remembered_routing(school: School) -> Routing:
    """Who answers whose questions, as it was at most a moment ago: to say it on a page, not to send a question by."""
    day = today()
    return remembered(("routing", school.pk, day), lambda: Routing.of(school, day))
