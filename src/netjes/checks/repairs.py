"""Mending a text in one tap: cover what was found, shorten a name, take something out. Nothing is changed by itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Finding, Kind
from netjes.checks.folded import fold
from netjes.checks.words import word_set


class Repair(StrEnum):
    """The ways to mend a finding."""

    COVER = "cover"
    SHORTEN = "shorten"
    REMOVE = "remove"


LABELS = {Repair.COVER: "Dek dit af", Repair.SHORTEN: "Kort de naam in", Repair.REMOVE: "Haal dit weg"}
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


@dataclass(frozen=True, slots=True)
class Mending:
    """One button: what it is called, and what takes the place of what was found."""

    repair: Repair
    label: str
    instead: str


def repairs_for(finding: Finding) -> tuple[Mending, ...]:
    """The buttons beside a finding, the best first. Tone has none: the writer finds other words himself."""
    if finding.kind not in COVERED:
        return ()
    cover = Mending(Repair.COVER, LABELS[Repair.COVER], COVERED[finding.kind])
    remove = Mending(Repair.REMOVE, LABELS[Repair.REMOVE], "")
    if finding.kind is Kind.PERSON:
        return Mending(Repair.SHORTEN, LABELS[Repair.SHORTEN], shortened(finding.text)), cover, remove
    return (remove, cover) if finding.kind in (Kind.LOCATION, Kind.SECRET) else (cover, remove)


def shortened(name: str) -> str:
    """A name as its initials: "Sanne de Boer" becomes "S. d. B."; particles and surname keep one letter each."""
    letters = [
        part[0] for part in re.findall(r"[^\W_]+", name) if fold(part) not in word_set("names", "particles", "words")
    ]
    return ". ".join(letter.upper() for letter in letters[:2]) + "." if letters else "[naam]"


def mend(text: str, mendings: Iterable[tuple[Finding, Repair]]) -> str:
    """The text with these findings mended. Raises `CannotCheck` when it is no longer the text that was looked at."""
    mended = text
    last = len(text) + 1
    for finding, repair in sorted(mendings, key=lambda pair: pair[0].start, reverse=True):
        if text[finding.start : finding.end] != finding.text:
            raise CannotCheck("De tekst is intussen veranderd. Kijk hem opnieuw na.")
        if finding.end > last:
            continue
        chosen = next((each for each in repairs_for(finding) if each.repair is repair), None)
        if chosen is None:
            raise CannotCheck("Dit kan Netjes niet voor je verbeteren. Schrijf het zelf anders op.")
        before, after = mended[: finding.start], mended[finding.end :]
        if not chosen.instead:
            before, after = _closed(before, after)
        mended, last = before + chosen.instead + after, finding.start
    return mended


def _closed(before: str, after: str) -> tuple[str, str]:
    """No double space and no space before a full stop where something was taken out."""
    if before.endswith(" ") and (not after or after[0] in " .,;:!?\n"):
        before = before[:-1]
    elif not before and after.startswith(" "):
        after = after[1:]
    return before, after
