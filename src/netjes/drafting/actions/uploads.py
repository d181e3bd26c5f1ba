"""Where a draft begins: the school's own document, the model, or the version in force."""

import hashlib
import re
import tempfile
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from netjes import reading
from netjes.agreements.models import TITLE_LENGTH, Audience
from netjes.drafting.actions.arranging import TITLES
from netjes.drafting.actions.history import person_of
from netjes.drafting.cuts import UNSTORABLE, words_in
from netjes.drafting.errors import CannotRead
from netjes.drafting.models import Draft, Piece, Upload
from netjes.drafting.states import PieceKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.library import WORDS, text_of
from netjes.reading.document import Article, Document, Part
from netjes.reading.takeover import numbers_for, plain, prose_of
from netjes.records.actions import log
from netjes.schools.models import School

LARGEST = 50_000_000  # bytes of a document that is taken in
MOST = 1000  # articles in a document; more is no agreement that people read
PASTED = "geplakte tekst.txt"
AUDIENCES: dict[str, Audience] = {
    "pupils": Audience.PUPILS,
    "staff": Audience.STAFF,
    "parents": Audience.PARENTS,
    "everyone": Audience.EVERYONE,
}


def take_in(*, actor: Actor, school: School, name: str, content: bytes) -> list[Draft]:
    """Read a school's own document and propose its split: a draft for each group of readers that it speaks to.

    Raises `CannotRead`, with what to do about it, for whatever is not a document with rules; then nothing is kept.
    """
    if not isinstance(actor, Actor):
        raise TypeError("take_in vraagt een Actor: zonder iemand die het doet, gebeurt er niets.")
    name = file_name(name)
    document = _read(name, content)
    parts = [part for part in document.parts if part.articles]
    if not parts:
        raise CannotRead(
            _("In dit document vonden we geen afspraken. Kijk of het het goede bestand is, of plak de tekst hieronder.")
        )
    if sum(len(part.articles) for part in parts) > MOST:
        raise CannotRead(
            _("In dit document vonden we meer dan %(most)s regels. Bewaar alleen de afspraken in een nieuw document.")
            % {"most": MOST}
        )
    with transaction.atomic():
        upload = Upload.objects.create(
            school=school, name=name, content=content, sha256=hashlib.sha256(content).hexdigest(),
            source_text=_kept(document.source), uploaded_by=person_of(actor, school), uploaded_at=now(),
        )  # fmt: skip
        drafts = [_draft(upload, document, part) for part in parts]
        _leave_out(drafts[0], document, [part for part in document.parts if not part.articles])
        log(
            school_key=school.pk, actor=actor, act="drafting.upload.taken_in", subject=f"upload:{upload.pk}",
            detail={"sha256": upload.sha256, "drafts": len(drafts)},
        )  # fmt: skip
    return drafts


def file_name(given: str) -> str:
    """The last part of a name, in characters that a name can have; what a stranger wrote is no path."""
    last = re.split(r"[/\\]", UNSTORABLE.sub("", given))[-1]
    name = re.sub(r"[^\w .,()&+@'’-]", "_", last).strip(" .") or "document"
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:150]}{dot}{suffix[:20]}" if dot else name[:150]


def _read(name: str, content: bytes) -> Document:
    if not content.strip():
        raise CannotRead(_("Het document is leeg. Kies een ander bestand, of plak de tekst van de afspraken."))
    if len(content) > LARGEST:
        raise CannotRead(_("Het document is groter dan 50 MB. Bewaar alleen de tekst van de afspraken en kies die."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            return reading.read(path)
        except reading.CannotRead as problem:
            raise CannotRead(str(problem)) from None


def _draft(upload: Upload, document: Document, part: Part) -> Draft:
    audience = AUDIENCES[part.audience]
    title, over = _short(_title(document, part))
    draft = Draft.objects.create(
        school=upload.school, audience=audience, title=title or TITLES[audience], language=document.language,
        preamble=plain(_kept("\n\n".join(filter(None, [over, part.preamble])))), words=text_of(WORDS), upload=upload,
        created_at=now(), updated_at=now(),
    )  # fmt: skip
    numbers = numbers_for(part.articles)
    Piece.objects.bulk_create(
        _piece(draft, article, numbers[id(article)], place) for place, article in enumerate(part.articles, start=1)
    )
    return draft


def _title(document: Document, part: Part) -> str:
    """The title of a part; "Voor leerlingen" alone says too little, so then the document's goes before it."""
    if not document.title or part.title == document.title:
        return part.title
    if re.match(r"(?:voor|for)\s", part.title, re.IGNORECASE) and len(part.title.split()) <= 4:
        return f"{document.title} {part.title[:1].lower()}{part.title[1:]}"
    return part.title or document.title


def _piece(draft: Draft, article: Article, number: str, place: int) -> Piece:
    """The article with its items as a list; where its own number cannot be one, that opens its title."""
    own = article.number.rstrip(".")
    title, over = _short(" ".join(filter(None, [own if own != number else "", article.title])))
    text = "\n\n".join(filter(None, [plain(over), prose_of(article)]))
    came = re.sub(r"(?m)^- |\\(?=[#`~-])", "", prose_of(article))
    source = [f"{article.number}. {article.title}", came] if article.title else [f"{article.number}. {came}"]
    return Piece(
        school=draft.school, draft=draft, kind=PieceKind.ARTICLE, place=place, number=number, title=_kept(title),
        text=_kept(text), source=_kept("\n".join(filter(None, source))), labels=_kept(own),
        topics=list(article.topics), certainty=article.certainty if article.topics else "",
        warnings=[warning.as_json() for warning in article.warnings], updated_at=now(),
    )  # fmt: skip


def _leave_out(draft: Draft, document: Document, without_articles: list[Part]) -> None:
    """What is no rule stays with the first draft, in pieces that can be put back."""
    texts = [*(text for part in without_articles for text in (part.title, part.preamble)), *document.left_out]
    titles = words_in(" ".join(Draft.objects.for_school(draft.school).filter(upload=draft.upload)
                               .values_list("title", flat=True)))  # fmt: skip
    if not set(words_in(document.title)) <= set(titles):
        texts.insert(0, document.title)
    last = Piece.objects.for_school(draft.school).filter(draft=draft).count()
    Piece.objects.bulk_create(
        Piece(
            school=draft.school,
            draft=draft,
            kind=PieceKind.LEFT_OUT,
            place=place,
            text=plain(_kept(text)),
            source=_kept(text),
            updated_at=now(),
        )
        for place, text in enumerate(filter(str.strip, texts), start=last + 1)
    )


def _short(title: str) -> tuple[str, str]:
    """A title that fits, and the whole of it where it does not: that becomes text."""
    line = " ".join(title.split())
    return (line, "") if len(line) <= TITLE_LENGTH else ("", line)


def _kept(text: str) -> str:
    return UNSTORABLE.sub("", text)
