"""What a page may show of evidence: words, names and moments, ready for a template. Never markup out of the file."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from netjes.evidence.chats import Chat, Message
from netjes.evidence.letter_parts import Address
from netjes.evidence.letters import Letter
from netjes.evidence.links import Link, Piece, machine_domain, pieces_of, readable_domain
from netjes.evidence.lookalikes import skeleton
from netjes.evidence.pictures import Prepared
from netjes.evidence.sentences import Sentence, in_language, said
from netjes.evidence.states import EvidenceKind, MessageKind
from netjes.evidence.texts import Text

PER_PART = 500  # messages of a chat that are shown at once

Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """A label and what stands behind it."""

    label: str
    value: str | datetime


@dataclass(frozen=True, slots=True, repr=False)
class Bubble:
    """One message. `side` numbers who wrote it, most first; -1 is WhatsApp. `written` is the date in the file."""

    who: str
    side: int
    at: datetime | None
    written: str
    kind: MessageKind
    pieces: Paragraph


@dataclass(frozen=True, slots=True, repr=False)
class Beside:
    """A file that hangs on it: told, never opened."""

    name: str
    type: str
    size: str


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """`notes` are sentences to read first. Of `bubbles`, `paragraphs` and `picture` one is filled.

    `other` is a second version of a letter's text, for when it says something else. A long chat comes in `parts`, of
    which this is number `part`, from 0.
    """

    kind: EvidenceKind
    title: str
    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    other: tuple[Paragraph, ...] = ()
    beside: tuple[Beside, ...] = ()
    picture: Prepared | None = None
    part: int = 0
    parts: int = 1


def as_view(evidence: Prepared | Chat | Letter | Text | Link, *, part: int = 0, language: str = "nl") -> View:
    """Everything a page in this language needs; a page that escapes as always shows it safely."""
    view = _view(evidence, part)
    return replace(
        view,
        title=_in(language, view.title),
        notes=tuple(_in(language, note) for note in view.notes),
        facts=tuple(
            Fact(
                _in(language, fact.label), fact.value if isinstance(fact.value, datetime) else _in(language, fact.value)
            )
            for fact in view.facts
        ),
        beside=tuple(Beside(_in(language, each.name), each.type, _in(language, each.size)) for each in view.beside),
    )


def _in(language: str, words: str) -> str:
    """Our sentences; words of the file stay as they are, also when they are the same as ours."""
    return in_language(words, language) if isinstance(words, Sentence) else words


def _view(evidence: Prepared | Chat | Letter | Text | Link, part: int) -> View:
    if isinstance(evidence, Chat):
        return _chat(evidence, part)
    if isinstance(evidence, Letter):
        return _letter(evidence)
    if isinstance(evidence, Prepared):
        return _picture(evidence)
    if isinstance(evidence, Link):
        return _link(evidence)
    return _text(evidence)


def size_of(count: int) -> str:
    """Bytes as people read them."""
    if count < 1_000:
        return f"{count} bytes"
    size, unit = (count / 1e6, "MB") if count >= 999_500 else (count / 1e3, "kB")
    whole, _, tenths = f"{size:.1f}".partition(".")
    return said("{whole},{tenths} {unit}", whole=whole, tenths=tenths, unit=unit) if size < 10 else f"{size:.0f} {unit}"


def _chat(chat: Chat, part: int) -> View:
    parts = max(1, -(-len(chat.messages) // PER_PART))
    part = min(max(part, 0), parts - 1)
    sides = {who: at for at, who in enumerate(chat.participants)}
    facts = [
        Fact(
            said("Wie"),
            ", ".join(f"{who} ({count})" for who, count in zip(chat.participants, chat.counts, strict=True)),
        )
    ]
    if chat.first is not None and chat.last is not None and not chat.ambiguous_dates:
        facts += [Fact(said("Eerste bericht"), chat.first), Fact(said("Laatste bericht"), chat.last)]
    return View(
        EvidenceKind.CHAT,
        said("Chat uit WhatsApp"),
        notes=_chat_notes(chat),
        facts=tuple(facts),
        bubbles=tuple(_bubble(message, sides) for message in chat.messages[part * PER_PART : (part + 1) * PER_PART]),
        beside=tuple(Beside(file.name, "", size_of(file.size)) for file in chat.files),
        part=part,
        parts=parts,
    )


def _chat_notes(chat: Chat) -> tuple[str, ...]:
    notes = [chat.unverified]
    if chat.ambiguous_dates:
        notes.append(
            said(
                "Bij de datums kan de dag of de maand eerst staan. Tot iemand dat zegt, staan ze er zoals in het "
                "bestand."
            )
        )
    if chat.goes_back:
        places = said("op één plek") if chat.goes_back == 1 else said("op {n} plekken", n=chat.goes_back)
        notes.append(
            said(
                "De tijd loopt {places} terug. Dat kan komen door een klok die versprong, of doordat er iets is "
                "geplakt.",
                places=places,
            )
        )
    if any(who.startswith("~") for who in chat.participants):
        notes.append(said("Een naam met ~ ervoor heeft die persoon zelf gekozen; die stond niet in de contacten."))
    alike = _alike(chat.participants)
    if alike:
        notes.append(said("Deze namen lijken erg op elkaar, maar zijn niet dezelfde: {alike}.", alike=alike))
    kinds = Counter(message.kind for message in chat.messages)
    if kinds[MessageKind.DELETED]:
        deleted = kinds[MessageKind.DELETED]
        notes.append(said("Verwijderde berichten: {n}. Wat erin stond, zit niet in de export.", n=deleted))
    return tuple(notes)


def _alike(names: tuple[str, ...]) -> str:
    """Names that can be taken for each other; the first two."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(skeleton(name.lstrip("~ ")), name)
        if first != name:
            return said("‘{first}’ en ‘{name}’", first=first, name=name)
    return ""


def _bubble(message: Message, sides: dict[str, int]) -> Bubble:
    who = message.who or ""
    return Bubble(who, sides.get(who, -1), message.at, message.written, message.kind, pieces_of(message.text))


def _letter(letter: Letter) -> View:
    sender = letter.sender
    rows = [
        (said("Van"), _written(sender.shown)),
        (said("Antwoord gaat naar"), _written(sender.replies_to)),
        (said("Verstuurd via"), _written(sender.bounces_to)),
        (said("Aan"), ", ".join(map(_written, letter.to))),
        (said("Onderwerp"), letter.subject),
    ]
    facts = [Fact(label, value) for label, value in rows if value]
    if letter.sent_at is not None:
        facts.append(Fact(said("Datum volgens de afzender"), letter.sent_at))
    notes = [letter.really, *(each.sentence for each in sender.signs)]
    notes += [letter.arrival.sentence, *(each.sentence for each in letter.arrival.results)]
    if letter.passed_on:
        notes.append(
            said(
                "Dit lijkt doorgestuurd. Wat hier over de afzender staat, gaat over wie het doorstuurde. Vraag wie het "
                "het eerst kreeg om die e-mail zelf te bewaren als .eml."
            )
        )
    if any(each.type == "message/rfc822" for each in letter.attachments):
        notes.append(
            said(
                "Er hangt een andere e-mail aan. Bewaar die apart als .eml, dan is van die ook na te gaan van wie hij "
                "is."
            )
        )
    if letter.remote:
        notes.append(
            said(
                "Dit bericht wilde iets van internet ophalen, zoals een plaatje dat laat weten dat je het opende. "
                "Dat is niet gebeurd."
            )
        )
    if letter.other:
        notes.append(said("Er zit ook een versie zonder opmaak in, en daar staat iets anders. Die staat eronder."))
    return View(
        EvidenceKind.LETTER,
        letter.subject or said("E-mail zonder onderwerp"),
        notes=tuple(notes),
        facts=tuple(facts),
        paragraphs=_paragraphs(letter.text),
        other=_paragraphs(letter.other),
        beside=tuple(
            Beside(each.name or said("zonder naam"), each.type, size_of(each.size)) for each in letter.attachments
        ),
    )


def _written(address: Address | None) -> str:
    """An address with its domain in both spellings, when letters may look like others."""
    if address is None:
        return ""
    readable, machines = readable_domain(address.domain), machine_domain(address.domain)
    return str(address) if readable == machines else f"{address} ({readable} = {machines})"


def _picture(picture: Prepared) -> View:
    notes = (said("Dit is het eerste beeld van een plaatje dat beweegt."),) if picture.moves else ()
    facts = (
        Fact(said("Grootte"), said("{width} bij {height} beeldpunten", width=picture.width, height=picture.height)),
    )
    return View(EvidenceKind.PICTURE, said("Beeld"), notes=notes, facts=facts, picture=picture)


def _link(link: Link) -> View:
    return View(
        EvidenceKind.LINK,
        link.host,
        notes=(said("De pagina is niet geopend en niet bewaard. Maak er ook een schermafdruk van."),),
        facts=(Fact(said("Waar het naartoe gaat"), link.beside),),
        paragraphs=((Piece(link.text, link),),),
    )


def _text(text: Text) -> View:
    notes = []
    if text.pages:
        notes.append(
            said(
                "Dit zijn alleen de woorden uit de pdf. Plaatjes en opmaak staan in het origineel, dat we niet openen."
            )
        )
    if not text.whole:
        notes.append(said("Er staat meer in het origineel dan hier te zien is."))
    if text.pages and not text.text.strip():
        notes.append(
            said("In deze pdf staan geen woorden die te lezen zijn. Vraag om schermafdrukken van de bladzijden.")
        )
    kind = EvidenceKind.PDF if text.pages else EvidenceKind.TEXT
    return View(
        kind, said("Pdf") if text.pages else said("Tekst"), notes=tuple(notes), paragraphs=_paragraphs(text.text)
    )


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(pieces_of(block.strip("\n")) for block in text.split("\n\n") if block.strip())
