"""All versions of an agreement beside each other, and what each of them changed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.urls import reverse

from netjes.agreements.changing import ArticleChange, Shift, StoryShift, changes_between, differing
from netjes.agreements.models import Agreement, Version
from netjes.agreements.pages import article_url
from netjes.agreements.queries import InForce, announced, before, read_version, versions_of
from netjes.lib.verdicts import Code
from netjes.norms.explain import listed
from netjes.schools.models import School
from netjes.schools.queries import today

MOST_TURNS, MOST_ACTS, MOST_STORIES = 4, 4, 3  # told of one article
Standing = Literal["announced", "now", "past", "never"]


@dataclass(frozen=True, slots=True)
class VersionRow:
    version: Version
    standing: Standing
    url: str
    changes_url: str  # empty for the first one


@dataclass(frozen=True, slots=True)
class Band:
    """What stands above a version's own page: whether it holds, and where the text is that does."""

    version: Version
    standing: Standing
    now: Version | None  # what holds today
    now_url: str
    changes_url: str
    versions_url: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Acts that turn from one answer to another in the same situations, as one phrase."""

    acts: str
    before: Code
    after: Code
    when: str
    always: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """An article that changed, where it stands now, and the answers that fit on a page; `more` are left out."""

    change: ArticleChange
    url: str
    shifts: tuple[Turn, ...]
    stories: tuple[StoryShift, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """`told` are the articles of which only the explanation changed; `stayed` counts all that reads as before."""

    title: str
    language: str
    new: Version
    old: Version
    standing: Standing
    changes: tuple[ChangeRow, ...]
    told: tuple[ChangeRow, ...]
    stayed: int
    agreement_url: str
    versions_url: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A version that is coming: for an index, and above what it will replace."""

    version: Version
    language: str
    url: str
    changes_url: str


def standing_of(version: Version, on: date | None = None) -> Standing:
    """`never` is a text that was mended before it had held for a whole day."""
    day = on or today()
    if version.in_force_until == version.in_force_from:
        return "never"
    if version.in_force_from > day:
        return "announced"
    return "now" if version.in_force_until is None or version.in_force_until > day else "past"


def rows_of(agreement: Agreement) -> list[VersionRow]:
    versions = versions_of(agreement)
    first = versions[-1] if versions else None
    return [VersionRow(v, standing_of(v), version_url(v), "" if v == first else changes_url(v)) for v in versions]


def version_labelled(agreement: Agreement, label: str) -> Version | None:
    return next((v for v in versions_of(agreement) if v.label == label), None)


def band_for(version: Version, number: str = "") -> Band:
    """The band above a version, or above one article of it."""
    versions = versions_of(version.agreement)
    now = next((v for v in versions if standing_of(v) == "now"), None)
    url = ""
    if now:
        source = read_version(now)
        there = number if number and source.article(number) else ""
        url = article_url(source, there) if there else reverse("agreements:agreement", args=[version.agreement.slug])
    return Band(
        version=version,
        standing=standing_of(version),
        now=now,
        now_url=url,
        changes_url=changes_url(version) if version != versions[-1] else "",
        versions_url=versions_url(version),
    )


def changes_page(old: Version, new: Version) -> ChangesPage:
    """What `new` changes to `old`, which need not be the one right before it."""
    before_, after = read_version(old), read_version(new)
    every = changes_between(before_, after)
    told = [change for change in every if change.told_differently and not change.differs]
    changes = differing(every)
    return ChangesPage(
        title=after.agreement.title,
        language=after.agreement.language,
        new=new,
        old=old,
        standing=standing_of(new),
        changes=tuple(_row(change, after) for change in changes),
        told=tuple(_row(change, after) for change in told),
        stayed=len(every) - len(changes),
        agreement_url=version_url(new),
        versions_url=versions_url(new),
    )


def announcements(school: School) -> list[Announcement]:
    """What is coming, for whom there is something to replace or not."""
    return [
        Announcement(
            version,
            read_version(version).agreement.language,
            version_url(version),
            changes_url(version) if before(version) else "",
        )
        for version in announced(school)
    ]


def version_url(version: Version) -> str:
    return reverse("agreements:version", args=[version.agreement.slug, version.label])


def changes_url(version: Version) -> str:
    return reverse("agreements:changes", args=[version.agreement.slug, version.label])


def versions_url(version: Version) -> str:
    return reverse("agreements:versions", args=[version.agreement.slug])


def _row(change: ArticleChange, source: InForce) -> ChangeRow:
    url = "" if change.kind == "gone" else article_url(source, change.number, source.version.label)
    alike: dict[tuple[Code, Code, str, bool], list[Shift]] = {}
    for shift in change.shifts:
        alike.setdefault((shift.before, shift.after, shift.when, shift.always), []).append(shift)
    turns = [_turn(shifts, source.agreement.language) for shifts in alike.values()][:MOST_TURNS]
    shown = sum(min(len(shifts), MOST_ACTS) for shifts in list(alike.values())[:MOST_TURNS])
    return ChangeRow(change, url, tuple(turns), change.stories[:MOST_STORIES], len(change.shifts) - shown)


def _turn(shifts: list[Shift], language: str) -> Turn:
    first, *others = [shift.act for shift in shifts[:MOST_ACTS]]
    acts = listed([first, *(act[:1].lower() + act[1:] for act in others)], "nl" if language == "nl" else "en")
    return Turn(acts, shifts[0].before, shifts[0].after, shifts[0].when, shifts[0].always)
