"""A draft as one text in the notation, and what the engine says when it reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from netjes.drafting.models import Draft, Piece
from netjes.drafting.states import PieceKind
from netjes.norms.errors import NotationError
from netjes.norms.library import WORDS
from netjes.norms.norm import Agreement
from netjes.norms.notation import read, read_words

USUAL_FRONT = "versie: 1\nanders: mag"
BOUND = {
    "leerling": "leerling",
    "medewerker": "medewerker",
    "ouder": "ouder",
    "iedereen": "leerling, medewerker, ouder",
}


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft that was read: the agreement, or every mistake that keeps it from being one, a sentence each."""

    agreement: Agreement | None
    mistakes: tuple[str, ...] = ()


def articles_of(draft: Draft) -> list[Piece]:
    """The pieces that are articles, in their order."""
    return list(Piece.objects.for_school(draft.school).filter(draft=draft, kind=PieceKind.ARTICLE))


def with_roles(draft: Draft, roles: Iterable[str]) -> str:
    """The draft's front with these roles among those it binds; the same where they were there already."""
    lines = (draft.front.strip() or USUAL_FRONT).splitlines()
    here = next((i for i, line in enumerate(lines) if line.startswith("geldt voor:")), None)
    bound = (BOUND[draft.audience] if here is None else lines[here].partition(":")[2]).split(",")
    every = list(dict.fromkeys([*(role.strip() for role in bound), *roles]))
    if len(every) == len(bound):
        return draft.front
    said = f"geldt voor: {', '.join(every)}"
    return "\n".join([said, *lines] if here is None else [*lines[:here], said, *lines[here + 1 :]])


def notation_of(draft: Draft, pieces: list[Piece] | None = None) -> str:
    """The whole draft in the notation. `front` holds the lines besides title and language."""
    front = draft.front.strip() or USUAL_FRONT
    if not any(line.startswith("geldt voor:") for line in front.splitlines()):
        front = f"geldt voor: {BOUND[draft.audience]}\n{front}"
    lines = ["---", f"titel: {' '.join(draft.title.split())}", f"taal: {draft.language}", front, "---", ""]
    if draft.preamble.strip():
        lines += [draft.preamble.strip(), ""]
    for piece in articles_of(draft) if pieces is None else pieces:
        # 9a is a part of 9: a heading one level down
        level = "###" if piece.number[-1:].isalpha() and len(piece.number) > 1 else "##"
        lines += [f"{level} Artikel {piece.number}. {' '.join(piece.title.split())}".rstrip(), ""]
        lines += [piece.text.strip(), ""] if piece.text.strip() else []
    return "\n".join(lines).rstrip() + "\n"


def read_draft(draft: Draft, pieces: list[Piece] | None = None) -> ReadDraft:
    """Read the draft as the engine would, with the draft's own word list. Never raises for what people wrote."""
    try:
        agreement = read(notation_of(draft, pieces), words=read_words(draft.words, WORDS), file="concept")
    except NotationError as error:
        return ReadDraft(None, tuple(str(error).splitlines()))
    except RecursionError:
        return ReadDraft(None, ("Een voorwaarde heeft te veel haakjes in elkaar. Splits de norm.",))
    return ReadDraft(agreement)
