"""What the editor's pages show."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.drafting.article_text import Words, blocks_of, id_of, taken_apart
from netjes.drafting.comparing import running_version
from netjes.drafting.compose import articles_of, read_draft
from netjes.drafting.models import Draft, Piece
from netjes.drafting.sentences import Paragraph, marked
from netjes.drafting.states import DraftState
from netjes.drafting.trying import Trial, try_out
from netjes.lib.verdicts import Code
from netjes.norms.explain import listed
from netjes.norms.norm import Agreement, Article, Norm
from netjes.norms.spoken import Line, Ruling, Slot, spoken_norm
from netjes.schools.queries import today

PILLS: Mapping[str, Code] = {"allowed": "mag", "not_allowed": "niet", "ask": "overleg"}
# the part of the form that a pressable word opens
ANCHORS = {"act": "handelingen", "role": "wie", "condition": "als", "unless": "tenzij", "ask": "vraag",
           "beats": "gaat-voor", "at": "bij", "note": "let-op"}  # fmt: skip
NOTES = {
    DraftState.CONSULTING: _("Dit concept ligt voor overleg. Haal het eerst terug als je iets wilt veranderen."),
    DraftState.ADOPTED: _("Deze tekst is vastgesteld. Verander je iets, dan is dit weer een concept en moet het "
                          "opnieuw worden vastgesteld."),
    DraftState.PUBLISHED: _("Deze tekst is bekendgemaakt en verandert niet meer."),
    DraftState.DISCARDED: _("Dit concept is weggelegd."),
}  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a spoken norm: words, words that can be pressed (`anchor`), or the ruling (`code`)."""

    text: str
    anchor: str = ""
    is_ruling: bool = False
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class SpokenLine:
    parts: tuple[Said, ...]
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class NormRow:
    key: str
    id: str
    lines: tuple[SpokenLine, ...]
    url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Step:
    """An article in the strip."""

    number: str
    url: str
    is_current: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article in the editor. `raw` holds its norms as written when a mistake keeps them from being said."""

    draft: Draft
    piece: Piece
    strip: tuple[Step, ...]
    paragraphs: list[Paragraph]
    words: Words
    norms: tuple[NormRow, ...]
    raw: tuple[str, ...]
    mistakes: tuple[str, ...]
    open_count: int
    trial: Trial | None
    by: str  # the norms that decide what was tried
    version_label: str
    frozen: bool

    @property
    def url(self) -> str:
        return reverse("drafting:article", args=[self.draft.pk, self.piece.pk])

    @property
    def saved_today(self) -> bool:
        return timezone.localtime(self.piece.updated_at).date() == today()

    @property
    def told(self) -> tuple[tuple[Promise, str], ...]:
        """What explains the article, with its name; empty where the school has not written it."""
        names = (_("In het kort"), _("Waarom"), _("In gewone woorden"), _("Om over te praten"))
        said = (self.words.summary, self.words.reason, self.words.plain, self.words.talk)
        return tuple((name, text[:1].upper() + text[1:]) for name, text in zip(names, said, strict=True) if text)

    @property
    def place(self) -> int:
        return next((n for n, step in enumerate(self.strip) if step.is_current), 0)

    @property
    def previous(self) -> Step | None:
        return self.strip[self.place - 1] if self.place else None

    @property
    def next(self) -> Step | None:
        return self.strip[self.place + 1] if self.place + 1 < len(self.strip) else None

    @property
    def state_note(self) -> str | Promise:
        """What somebody must know before changing anything in this state."""
        return NOTES.get(DraftState(self.draft.state), "")


def letter(place: int) -> str:
    """a, b … z, then a2, b2 …"""
    turn, rest = divmod(place, len(LETTERS))
    return LETTERS[rest] + (str(turn + 1) if turn else "")


def understood(draft: Draft, pieces: list[Piece], piece: Piece) -> tuple[Agreement | None, tuple[str, ...]]:
    """The draft as read, with its mistakes; when it cannot be read as a whole, this article on its own."""
    whole = read_draft(draft, pieces)
    if whole.agreement is not None:
        return whole.agreement, ()
    return read_draft(draft, [piece]).agreement, whole.mistakes


def article_page(draft: Draft, piece: Piece, given: Mapping[str, str]) -> ArticlePage:
    pieces = articles_of(draft)
    agreement, mistakes = understood(draft, pieces, piece)
    article = agreement.article(piece.number) if agreement else None
    words = taken_apart(piece.text)
    norms = article.norms if article else ()
    letters = {norm.id: letter(place) for place, norm in enumerate(norms)}
    trial = try_out(draft, agreement, article, given) if agreement and article and not mistakes else None
    seen = marked(words.prose, norms, agreement.vocabulary, letters) if agreement else []
    raw = tuple(blocks_of(piece.text)) if agreement is None else ()
    running = running_version(draft)
    frozen = draft.state not in (DraftState.EDITING, DraftState.ADOPTED)
    return ArticlePage(
        draft=draft,
        piece=piece,
        strip=strip_of(draft, pieces, piece, agreement if not mistakes else None),
        paragraphs=seen,
        words=words,
        norms=tuple(_row(draft, piece, norm, letters, agreement) for norm in norms) if agreement else (),
        raw=raw,
        mistakes=mistakes,
        open_count=0 if piece.confirmed else sum(s.open for p in seen for s in p.sentences),
        trial=trial,
        by=listed([norm_name(each, letters, agreement) for each in trial.norms]) if trial and agreement else "",
        version_label=running.version.label if running else "",
        frozen=frozen,
    )


def strip_of(draft: Draft, pieces: list[Piece], current: Piece, agreement: Agreement | None) -> tuple[Step, ...]:
    """Every article of the draft; a dot where a sentence may want a norm and nobody has looked."""
    return tuple(
        Step(
            piece.number,
            reverse("drafting:article", args=[draft.pk, piece.pk]),
            piece.pk == current.pk,
            has_something_to_do(piece, agreement),
        )
        for piece in pieces
    )


def has_something_to_do(piece: Piece, agreement: Agreement | None) -> bool:
    """Whether a sentence of this article may be a rule that the engine does not know, and nobody has looked."""
    article = agreement.article(piece.number) if agreement else None
    if piece.confirmed or agreement is None or article is None:
        return False
    seen = marked(taken_apart(piece.text).prose, article.norms, agreement.vocabulary, {})
    return any(sentence.open for paragraph in seen for sentence in paragraph.sentences)


def _row(draft: Draft, piece: Piece, norm: Norm, letters: Mapping[str, str], agreement: Agreement) -> NormRow:
    lines = spoken_norm(norm, agreement.vocabulary)
    main = 2 if norm.unless is None else 3
    return NormRow(
        letters[norm.id],
        norm.id,
        tuple(
            SpokenLine(tuple(_said(part, letters, agreement) for part in line), place >= main)
            for place, line in enumerate(lines)
        ),
        reverse("drafting:norm", args=[draft.pk, piece.pk, norm.id]),
        reverse("drafting:norm_remove", args=[draft.pk, piece.pk, norm.id]),
    )


def _said(part: object, letters: Mapping[str, str], agreement: Agreement) -> Said:
    match part:
        case Slot("beats", _text, name):
            return Said(norm_name(name, letters, agreement), ANCHORS["beats"])
        case Slot(kind, text, _name):
            return Said(text, ANCHORS[kind])
        case Ruling(code, text):
            return Said(text, is_ruling=True, code=PILLS.get(code))
    return Said(getattr(part, "text", ""))


def norm_name(norm_id: str, letters: Mapping[str, str], agreement: Agreement) -> str:
    """`a` for a norm of this article, else its name and where it stands."""
    if norm_id in letters:
        return letters[norm_id]
    article = next((a.number for a in agreement.articles if any(n.id == norm_id for n in a.norms)), "")
    return f"{norm_id} (artikel {article})" if article else norm_id


def short(lines: tuple[Line, ...]) -> str:
    """The first line of a spoken norm as plain text."""
    return "".join(part.text for part in lines[0])


def norms_to_go_before(agreement: Agreement, article: Article | None, but: str) -> list[tuple[str, str]]:
    """The other norms of an article that decide something, by id, each with its letter and first line."""
    found = []
    for place, norm in enumerate(article.norms if article else ()):
        if norm.id != but and not norm.is_duty:
            found.append((norm.id, f"{letter(place)}. {short(spoken_norm(norm, agreement.vocabulary))}"))
    return found


def ids_in(piece: Piece) -> list[str]:
    return [id_of(block) for block in blocks_of(piece.text)]
