"""What each document needs to know. All text is plain text, unless its name is prose: that is Markdown.

Prose gives paragraphs, lists, tables, headings, strong and stressed words and links; anything else in it,
HTML included, stays the text that it is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

LogoKind = Literal["svg", "png", "jpeg", "webp"]
Means = Literal["screen", "paper"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A school's picture and the words for who cannot see it; without words it is called the school's logo."""

    content: bytes
    kind: LogoKind
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who speaks. The accent is `#RRGGBB` and already safe to read: `accent.derive(picked)[0]["accent"]`."""

    name: str
    accent: str = "#2349A5"
    logo: Logo | None = None
    address: tuple[str, ...] = ()  # lines, the telephone number among them
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class ArticleText:
    number: str
    title: str
    prose: str
    summary: str = ""  # one sentence
    reason: str = ""  # one sentence


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """A whole agreement. `version` is a line such as "Versie 3, geldig vanaf 1 september 2026"."""

    title: str
    version: str
    fingerprint: str  # SHA-256 in hexadecimal
    articles: tuple[ArticleText, ...]
    prose: str = ""  # the preamble


@dataclass(frozen=True, slots=True)
class PosterRule:
    number: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Poster:
    """One sheet for the wall: one sentence for every article and the address of the whole text."""

    title: str
    version: str
    rules: tuple[PosterRule, ...]
    address: str  # https://…


@dataclass(frozen=True, slots=True)
class ClassListSheet:
    """A class signs on paper. The names come in the order in which they are printed."""

    title: str
    version: str
    class_name: str
    mentor: str
    names: tuple[str, ...]
    address: str  # https://…, the page of this class
    explanation: str = ""  # instead of the sentence of our own on the three answers


@dataclass(frozen=True, slots=True)
class Strip:
    """One person's way in. `code` may come with or without spaces; it is printed in groups of four."""

    name: str
    class_name: str
    link: str  # https://… with the code in it: what the squares hold
    short_address: str  # what one types: school.nl/t
    code: str


@dataclass(frozen=True, slots=True)
class StripSheet:
    title: str
    instruction: str  # one sentence: what to do
    works_until: date
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of one answer, for who gave it. `given_at` is in the school's own time zone."""

    person: str
    agreement: str
    version: str
    fingerprint: str
    answer: str  # "Ik heb het gelezen en doe mee."
    given_at: datetime
    means: Means
    polite: bool  # u, or else je
    on_behalf_of: str = ""  # the child, when a guardian answered
    own_words: str = ""  # as written: never read as Markdown
    proves: str = ""  # instead of the paragraph of our own on what this may prove later


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """What goes with a kept phone: a number and no name. The moments are in the school's own time zone."""

    title: str
    number: str
    place: str
    taken_at: datetime
    due_at: datetime
    promise: str  # that nobody looks into it
    condition: str = ""  # damage that was there already


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a letter: left of the line what it is, right of it what it says."""

    label: str
    prose: str


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    written_on: date
    addressee: tuple[str, ...]  # lines
    salutation: str
    prose: str  # what comes before the first entry
    entries: tuple[Entry, ...]
    signed_by: str
    role: str
    reference: str = ""
    closing: str = ""
    enclosures: tuple[str, ...] = ()
    link: str = ""  # https://…, a personal way in: printed with squares to scan
    link_label: str = ""  # what stands left of it, such as "Uw link"
