"""Mending a text in one tap: cover what was found, shorten a name, take something out, say whose view it is.

Nothing is changed by itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netjes.checks.draft import Draft
from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Finding, Kind
from netjes.checks.folded import fold
from netjes.checks.sentences import reply_to, said_as_own, speaks_english, without_forwarded
from netjes.checks.words import word_set


class Repair(StrEnum):
    """The ways to mend a finding."""

    COVER = "cover"
    SHORTEN = "shorten"
    REMOVE = "remove"
    SENTENCE = "sentence"
    AS_MINE = "as_mine"
    OWN_VOICE = "own_voice"
    SCHOOL_VOICE = "school_voice"
    REPLY = "reply"
    OWN_WORDS = "own_words"


LABELS = {
    Repair.COVER: "Dek dit af",
    Repair.SHORTEN: "Kort de naam in",
    Repair.REMOVE: "Haal dit weg",
    Repair.SENTENCE: "Haal deze zin weg",
    Repair.AS_MINE: "Maak er \u201cvind ik\u201d van",
    Repair.OWN_VOICE: "Schrijf op persoonlijke titel",
    Repair.SCHOOL_VOICE: "Schrijf namens school",
    Repair.REPLY: "Bel of spreek af: neem dit antwoord",
    Repair.OWN_WORDS: "Haal weg wat van een ander is",
}
COVERED = {
    Kind.PERSON: "[naam]",
    Kind.PHONE: "[nummer]",
    Kind.EMAIL: "[mailadres]",
    Kind.ADDRESS: "[adres]",
    Kind.POSTCODE: "[postcode]",
    Kind.IBAN: "[rekeningnummer]",
    Kind.BSN: "[burgerservicenummer]",
    Kind.BIRTH_DATE: "[geboortedatum]",
    Kind.GRADE: "[cijfer]",
    Kind.CARE: "[privé]",
    Kind.SECRET: "[wachtwoord]",
    Kind.STUDENT_NUMBER: "[leerlingnummer]",
    Kind.LOCATION: "[plek]",
}


OWN_VOICE = "Ik schrijf dit op persoonlijke titel."
SCHOOL_VOICE = "Namens {school}:"
OWN_VOICE_ENGLISH = "I write this in a personal capacity."
SCHOOL_VOICE_ENGLISH = "On behalf of {school}:"


@dataclass(frozen=True, slots=True)
class Mending:
    """One button: what it is called, and what takes the place of what was found.

    `instead` is what the reader sees in that place; for what is put elsewhere (a sentence about whose view it is, a
    whole answer) it is the words that are put there, and empty where something is only taken out. `alone`: it takes
    the place of most of the text, so it is no part of "do them all".
    """

    repair: Repair
    label: str
    instead: str
    alone: bool = False


_CONTEXT = {
    Kind.CONFIDENTIAL: (Repair.SENTENCE, Repair.REMOVE),
    Kind.DISPUTE: (Repair.REPLY, Repair.SENTENCE),
    Kind.REPUTATION: (Repair.AS_MINE, Repair.SENTENCE),
    Kind.FORWARDED: (Repair.OWN_WORDS,),
}
_ALONE = frozenset({Repair.REPLY, Repair.OWN_WORDS})


def repairs_for(finding: Finding, *, school: str = "", voice: str | None = None) -> tuple[Mending, ...]:
    """The buttons beside a finding, the best first. Tone has none: the writer finds other words himself. Nor has
    doubt: that is for somebody to talk about, not to be taken out.

    `school` is its name, for "Namens …:"; `voice` is for whom the writer said to speak ("own" or "school").
    """
    if finding.kind is Kind.VOICE:
        own = Mending(Repair.OWN_VOICE, LABELS[Repair.OWN_VOICE], OWN_VOICE)
        ours = Mending(
            Repair.SCHOOL_VOICE, LABELS[Repair.SCHOOL_VOICE], SCHOOL_VOICE.format(school=school or "de school")
        )
        return (own,) if voice == "own" else (ours,) if voice == "school" else (own, ours)
    if finding.kind in _CONTEXT:
        return tuple(Mending(each, LABELS[each], "", each in _ALONE) for each in _CONTEXT[finding.kind])
    if finding.kind not in COVERED:
        return ()
    cover = Mending(Repair.COVER, LABELS[Repair.COVER], COVERED[finding.kind])
    remove = Mending(Repair.REMOVE, LABELS[Repair.REMOVE], "")
    if finding.kind is Kind.PERSON:
        return Mending(Repair.SHORTEN, LABELS[Repair.SHORTEN], shortened(finding.text)), cover, remove
    if finding.kind in (Kind.CARE, Kind.GRADE):
        return cover, remove, Mending(Repair.SENTENCE, LABELS[Repair.SENTENCE], "")
    return (remove, cover) if finding.kind in (Kind.LOCATION, Kind.SECRET) else (cover, remove)


def shortened(name: str) -> str:
    """A name as its initials: "Sanne de Boer" becomes "S. d. B."; particles and surname keep one letter each."""
    letters = [
        part[0] for part in re.findall(r"[^\W_]+", name) if fold(part) not in word_set("names", "particles", "words")
    ]
    return ". ".join(letter.upper() for letter in letters[:2]) + "." if letters else "[naam]"


def mend(text: str, mendings: Iterable[tuple[Finding, Repair]], *, school: str = "", voice: str | None = None) -> str:
    """The text with these findings mended, worked out from the end to the beginning, so that the order does not matter.

    Of two that touch the same words the later one counts, and an answer that is ready takes the place of everything.
    Raises `CannotCheck` when it is no longer the text that was looked at.
    """
    wanted = list(mendings)
    for finding, _ in wanted:
        if not 0 <= finding.start <= finding.end <= len(text) or text[finding.start : finding.end] != finding.text:
            raise CannotCheck("De tekst is intussen veranderd. Kijk hem opnieuw na.")
    edits = {_edit(text, finding, repair, school, voice) for finding, repair in wanted}
    whole = max((edit for edit in edits if edit[:2] == (0, len(text)) and edit[2]), default=None)
    if whole is not None:
        return whole[2]
    mended, last = text, len(text) + 1
    for start, end, instead in sorted(edits, reverse=True):
        if end > last:
            continue
        before, after = mended[:start], mended[end:]
        if not instead:
            before, after = _closed(before, after)
        mended, last = before + instead + after, start
    return mended


def _edit(text: str, finding: Finding, repair: Repair, school: str, voice: str | None) -> tuple[int, int, str]:
    """What a repair puts in the place of which part of the text."""
    offered = (*repairs_for(finding, school=school), *repairs_for(finding, school=school, voice=voice))
    chosen = next((each for each in offered if each.repair is repair), None)
    if chosen is None:
        raise CannotCheck("Dit kan Netjes niet voor je verbeteren. Schrijf het zelf anders op.")
    if repair is Repair.REPLY:
        return 0, len(text), reply_to(text)
    if repair is Repair.OWN_VOICE:
        said = OWN_VOICE_ENGLISH if speaks_english(text) else chosen.instead
        return len(text), len(text), ("\n\n" if "\n" in text.strip() else " " if text[-1:].strip() else "") + said
    if repair is Repair.SCHOOL_VOICE:
        said = SCHOOL_VOICE_ENGLISH.format(school=school or "the school") if speaks_english(text) else chosen.instead
        return 0, 0, f"{said} "
    if repair is Repair.OWN_WORDS:
        return without_forwarded(text, finding)
    if repair is Repair.AS_MINE:
        return said_as_own(text, finding)
    if repair is Repair.SENTENCE:
        return _sentence(text, finding)
    return finding.start, finding.end, chosen.instead


def _sentence(text: str, finding: Finding) -> tuple[int, int, str]:
    draft = Draft(text)
    first, last = draft.sentence(draft.view.place(finding.start))
    start, end = draft.view.span(first, last) if last > first else (finding.start, finding.end)
    start, end = min(start, finding.start), max(end, finding.end)
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    return start + lead, end, ""


def _closed(before: str, after: str) -> tuple[str, str]:
    """No double space and no space before a full stop where something was taken out."""
    if before.endswith(" ") and (not after or after[0] in " .,;:!?\n"):
        before = before[:-1]
    elif not before and after.startswith(" "):
        after = after[1:]
    return before, after
