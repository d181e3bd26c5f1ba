"""What the form of one norm shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.drafting.compose import articles_of
from netjes.drafting.editor_pages import Step, norms_to_go_before, strip_of, understood
from netjes.drafting.models import Draft, Piece
from netjes.drafting.norm_forms import MOST, NormForm, Row, Rows, form_of
from netjes.norms.errors import NotationError
from netjes.norms.explain import act_phrase, person
from netjes.norms.library import WORDS
from netjes.norms.norm import Agreement
from netjes.norms.notation import read_words
from netjes.norms.notation.keys import EVERYONE
from netjes.norms.vocabulary import Vocabulary

EFFECTS: tuple[tuple[str, str, str, Promise], ...] = (
    ("verbiedt", "niet", "mag niet", _("wat hier staat, doe je niet")),
    ("staat toe", "mag", "mag", _("wat hier staat, mag altijd")),
    ("vraagt overleg bij", "overleg", "overleg", _("je vraagt het eerst aan iemand")),
    ("verplicht", "", "moet", _("wat hier staat, doe je erbij")),
)


PLACES = {"acts": "handelingen", "roles": "wie", "when": "als", "unless": "tenzij", "ask": "vraag", "at": "bij",
          "beats": "gaat-voor", "note": "let-op"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in the form: *als* or *tenzij*, with the fields it is filled in by."""

    name: str
    anchor: str
    rows: tuple[Row, ...]
    joint: str
    fixed: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NormPage:
    draft: Draft
    piece: Piece
    norm_id: str
    strip: tuple[Step, ...]
    form: NormForm
    effects: tuple[tuple[str, str, str, Promise], ...]
    acts: tuple[str, ...]  # rows to fill in
    at: tuple[str, ...]
    act_words: tuple[tuple[str, str], ...]
    fact_words: tuple[tuple[str, str], ...]
    person_words: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    conditions: tuple[Condition, ...]
    others: tuple[tuple[str, str], ...]  # norms of this article that can give way
    beats_other: str
    wrong: Mapping[str, tuple[str, ...]]
    everyone: str = EVERYONE
    most: int = MOST

    @property
    def wrong_acts(self) -> tuple[str, ...]:
        return self.wrong.get("acts", ())

    @property
    def wrong_roles(self) -> tuple[str, ...]:
        return self.wrong.get("roles", ())

    @property
    def wrong_ask(self) -> tuple[str, ...]:
        return self.wrong.get("ask", ())

    @property
    def wrong_beats(self) -> tuple[str, ...]:
        return self.wrong.get("beats", ())

    @property
    def wrong_at(self) -> tuple[str, ...]:
        return self.wrong.get("at", ())

    @property
    def wrong_note(self) -> tuple[str, ...]:
        return self.wrong.get("note", ())

    @property
    def elsewhere(self) -> tuple[tuple[str, str], ...]:
        """Every sentence that stands at a field, with where that is."""
        return tuple((PLACES[field], said) for field, some in self.wrong.items() if field for said in some)

    @property
    def has_more(self) -> bool:
        """Whether what is seldom needed is filled in, or wrong."""
        form, wrong = self.form, self.wrong_beats or self.wrong_at or self.wrong_note
        return bool(form.beats or form.at or form.note or wrong)

    @property
    def general(self) -> tuple[str, ...]:
        return self.wrong.get("", ())


def norm_form_of(draft: Draft, piece: Piece, norm_id: str, _sentence: str = "") -> NormForm | None:
    """The form of a norm as it is, or an empty one for a new norm; None when there is no such norm."""
    agreement, _mistakes = understood(draft, articles_of(draft), piece)
    if not norm_id:
        role = agreement.roles[0] if agreement and agreement.roles else ""
        return NormForm(roles=(role,) if role else ())
    article = agreement.article(piece.number) if agreement else None
    norm = next((each for each in article.norms if each.id == norm_id), None) if article else None
    return form_of(norm) if norm else None


def norm_page(
    draft: Draft, piece: Piece, norm_id: str, form: NormForm, wrong: Mapping[str, list[str]], *, more: bool = False
) -> NormPage:
    pieces = articles_of(draft)
    agreement, mistakes = understood(draft, pieces, piece)
    words = agreement.vocabulary if agreement else _words(draft)
    others = _others(agreement, piece, norm_id)
    known = {each for each, _said in others}
    errors = {field: tuple(sentences) for field, sentences in wrong.items()}
    conditions = (
        _condition("when", "als", form.when, errors, more=more),
        _condition("unless", "tenzij", form.unless, errors, more=more),
    )
    return NormPage(
        draft=draft,
        piece=piece,
        norm_id=norm_id,
        strip=strip_of(draft, pieces, piece, agreement if not mistakes else None),
        form=form,
        effects=EFFECTS,
        acts=_with_room(form.acts, more=more),
        at=_with_room(form.at, more=more) if form.effect == "verplicht" else (*form.at, ""),
        act_words=tuple((act.name, act_phrase(act, "zijn")) for act in words.acts.values()),
        fact_words=tuple((fact.name, fact.phrase) for fact in words.facts.values()),
        person_words=tuple((name, person(name, words)) for name in words.persons),
        roles=tuple(dict.fromkeys((*(agreement.roles if agreement else ()), *words.roles))),
        conditions=conditions,
        others=others,
        beats_other=", ".join(each for each in form.beats if each not in known),
        wrong=errors,
    )


def _words(draft: Draft) -> Vocabulary:
    try:
        return read_words(draft.words, WORDS)
    except NotationError:
        return Vocabulary()


def _others(agreement: Agreement | None, piece: Piece, norm_id: str) -> tuple[tuple[str, str], ...]:
    if agreement is None:
        return ()
    return tuple(norms_to_go_before(agreement, agreement.article(piece.number), norm_id))


def _with_room(names: tuple[str, ...], *, more: bool) -> tuple[str, ...]:
    return (*names, *[""] * (4 if more else 2 if not names else 1))


def _condition(name: str, anchor: str, rows: Rows, wrong: Mapping[str, tuple[str, ...]], *, more: bool) -> Condition:
    filled = tuple(row for row in rows.rows if row.fact)
    room = MOST - len(filled) if more else min(2 if not filled else 1, MOST - len(filled))
    shown = (*filled, *(Row() for _place in range(max(room, 0))))
    return Condition(name, anchor, shown, rows.joint, rows.fixed, wrong.get(name, ()))
