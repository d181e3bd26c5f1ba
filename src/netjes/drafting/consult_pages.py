"""What the consultation shows: to a council the draft with what changes, to the writers what was said."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.drafting.access import DECIDERS, EDITORS
from netjes.drafting.article_text import taken_apart
from netjes.drafting.comparing import changed_answers, changes_of, running_version, text_changes
from netjes.drafting.compose import articles_of, read_draft
from netjes.drafting.models import Comment, Draft, Piece
from netjes.drafting.sentences import paragraphs
from netjes.drafting.states import DraftState, Outcome
from netjes.norms.textdiff import ArticleChange
from netjes.schools.models import Person, School
from netjes.schools.queries import held_by, holders
from netjes.schools.states import STAFF, Role
from netjes.schools.viewer import Viewer

CAPACITIES: dict[str, Promise] = {
    "council_pupils": _("lid van de medezeggenschapsraad (leerlingen)"),
    "council_staff": _("lid van de medezeggenschapsraad (personeel)"),
    "council_parents": _("lid van de medezeggenschapsraad (ouders)"),
    "board": _("lid van het bestuur"),
    "editor": _("schrijft mee aan dit concept"),
}


@dataclass(frozen=True, slots=True)
class Council:
    """Whom a draft can be laid before."""

    code: str
    label: Promise
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as a page shows it. `who` is empty where only the capacity is shown."""

    comment: Comment
    who: str
    capacity: str | Promise
    outcome: str | Promise
    answer_url: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    say_url: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its sentences, what it was, and what is said about it."""

    number: str
    title: str
    paragraphs: tuple[tuple[str, tuple[Line, ...]], ...]
    summary: str
    change: ArticleChange | None
    said: tuple[Said, ...]
    say_url: str

    @property
    def is_changed(self) -> bool:
        return self.change is not None and self.change.kind in ("changed", "new")


@dataclass(frozen=True, slots=True)
class ConsultPage:
    draft: Draft
    articles: tuple[ArticleRow, ...]
    gone: tuple[ArticleChange, ...]
    about_all: tuple[Said, ...]
    every: tuple[Said, ...]
    answers: tuple[str, ...]  # what changes in meaning, a sentence each
    version_label: str
    is_writer: bool
    may_say: bool
    is_open: bool
    councils: tuple[Council, ...]
    open_count: int
    decides: bool

    @property
    def first_open(self) -> int | None:
        """The oldest comment that nobody answered, by its key."""
        return next((each.comment.pk for each in self.every if not each.comment.outcome), None)

    def row_of(self, comment: Comment) -> Said:
        return next(each for each in self.every if each.comment.pk == comment.pk)

    @property
    def changed_count(self) -> int:
        return sum(1 for each in self.articles if each.is_changed) + len(self.gone)


def councils_of(school: School) -> tuple[Council, ...]:
    """The councils with members today."""
    members = holders(school, Role.COUNCIL)
    kinds = [(member, _kind(member)) for member in members]
    council = (("pupils", _("De leerlingen in de medezeggenschapsraad")),
               ("staff", _("Het personeel in de medezeggenschapsraad")),
               ("parents", _("De ouders in de medezeggenschapsraad")))  # fmt: skip
    found = [Council(code, label, tuple(m for m, kind in kinds if kind == code)) for code, label in council]
    found.append(Council("board", _("Het bestuur"), tuple(holders(school, Role.BOARD))))
    return tuple(each for each in found if each.people)


def _kind(person: Person) -> str:
    return kind_of(frozenset(held.role for held in held_by(person)))


def kind_of(roles: frozenset[Role]) -> str:
    if Role.PUPIL in roles:
        return "pupils"
    return "staff" if roles & STAFF else "parents"


def capacity_of(viewer: Viewer) -> str:
    """In what capacity somebody speaks about a draft; a council member first as that."""
    if viewer.has(Role.COUNCIL):
        return f"council_{kind_of(viewer.roles)}"
    return "board" if viewer.has(Role.BOARD) else "editor"


def open_comments(draft: Draft) -> int:
    """How many comments wait for an answer."""
    return Comment.objects.for_school(draft.school).filter(draft=draft, outcome="").count()


def consult_page(viewer: Viewer, draft: Draft) -> ConsultPage:
    is_writer = viewer.has(*EDITORS)
    is_open = draft.state == DraftState.CONSULTING
    pieces = articles_of(draft)
    agreement = read_draft(draft, pieces).agreement
    running = running_version(draft)
    changes = text_changes(draft, agreement) if agreement else ()
    by_number = {change.new.number: change for change in changes if change.new}
    comments = Comment.objects.for_school(draft.school).filter(draft=draft).select_related("person", "draft")
    every = tuple(_said(viewer, comment, is_writer=is_writer) for comment in comments)
    numbers = {piece.number for piece in pieces}
    answers = tuple(changed_answers(changes_of(draft, agreement), agreement)) if agreement and running else ()
    return ConsultPage(
        draft=draft,
        articles=tuple(_article(draft, piece, by_number.get(piece.number), every) for piece in pieces),
        gone=tuple(change for change in changes if change.kind == "gone"),
        about_all=tuple(each for each in every if each.comment.article not in numbers),
        every=every,
        answers=answers,
        version_label=running.version.label if running else "",
        is_writer=is_writer,
        may_say=is_open,
        is_open=is_open,
        councils=councils_of(draft.school) if is_writer else (),
        open_count=sum(1 for each in every if not each.comment.outcome),
        decides=viewer.has(*DECIDERS),
    )


def _article(draft: Draft, piece: Piece, change: ArticleChange | None, every: tuple[Said, ...]) -> ArticleRow:
    words = taken_apart(piece.text)
    say = reverse("drafting:comment", args=[draft.pk])
    shown, place = [], 0
    for kind, sentences in paragraphs(words.prose):
        lines = []
        for sentence in sentences:
            place += 1
            lines.append(Line(sentence, f"{say}?artikel={piece.number}&zin={place}"))
        shown.append((kind, tuple(lines)))
    return ArticleRow(
        piece.number,
        piece.title,
        tuple(shown),
        words.summary[:1].upper() + words.summary[1:],
        change,
        tuple(each for each in every if each.comment.article == piece.number),
        f"{say}?artikel={piece.number}",
    )


def passage_of(draft: Draft, article: str, which: str) -> str:
    """The sentence with this number in an article, or the words themselves when those were sent."""
    if not which.isdecimal() or len(which) > 6:
        return " ".join(which.split())[:1000]
    piece = next((each for each in articles_of(draft) if each.number == article), None)
    every = [s for _kind, some in paragraphs(taken_apart(piece.text).prose) for s in some] if piece else []
    return every[int(which) - 1] if 0 < int(which) <= len(every) else ""


def _said(viewer: Viewer, comment: Comment, *, is_writer: bool) -> Said:
    """A pupil's name is shown to who writes the draft, and to nobody else."""
    mine = viewer.person is not None and comment.person_id == viewer.person.pk
    named = comment.person is not None and (is_writer or mine or comment.role != "council_pupils")
    return Said(
        comment,
        comment.person.name if named and comment.person else "",
        CAPACITIES.get(comment.role, comment.role),
        Outcome(comment.outcome).label if comment.outcome else "",
        reverse("drafting:comment_answer", args=[comment.draft_id, comment.pk]) if is_writer else "",
        mine,
    )
