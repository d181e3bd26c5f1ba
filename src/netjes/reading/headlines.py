"""Telling a title from a rule, and an introduction from what it introduces."""

from __future__ import annotations

import re

from .entries import Entry

INTRODUCTION = re.compile(
    r"(?:inleiding|introductie|voorwoord|vooraf|aanleiding|preambule|visie|uitgangspunt(?:en)?|inhoud(?:sopgave)?|"
    r"doel(?:stelling)?(?:en)?(?: van .*)?|toelichting|overwegingen|"
    r"waarom (?:is er|zijn er|hebben we|hebben wij|maken we|willen we|dit|deze|een|afspraken|regels|beleid)\b.*|"
    r"introduction|preface|foreword|background|purpose|aims?|"
    r"why (?:is there|are there|do we have|this|these|rules|a policy)\b.*|"
    r"contents|colofon)[.:?]?",
    re.I,
)
_RULE = re.compile(
    r"^(?:(?:de|een|alle|elke|iedere|onze) )?(?:leerling(?:en)?|medewerkers?|docent(?:en)?|ouders|telefoons?|"
    r"mobieltjes?|laptops?) (?!zijn|is|groeien|vinden|hebben|heeft|leven|leren|willen|brengen|komen|weten|zitten)"
    r"[a-z]+|"
    r"\b(?:mag|mogen|geldt|gelden|moet(?:en)?|dien(?:t|en)|verboden|verplicht|toegestaan|niet|geen|altijd|nooit|"
    r"zorg(?:t|en)?|"
    r"houd(?:t|en)?|wees|gebruik(?:t|en)?|respecteer\w*|vraag|meld\w*|wordt|worden|blijf\w*|"
    r"ben je|kun(?:t|nen)?|kan|must|may|"
    r"shall|should|do not|don't|never|always|are not|is not|will be|can|keep|use|ask|report|respect|be)\b",
    re.I,
)


def is_introduction(title: str) -> bool:
    return bool(INTRODUCTION.fullmatch(title.strip()))


def sounds_like_a_rule(text: str) -> bool:
    """Whether a sentence says what may, must or must not; used only where no number or bullet tells."""
    return bool(_RULE.search(text))


def is_title_like(text: str) -> bool:
    """Short, and not a sentence that was finished."""
    count = len(text.split())
    if text.endswith("?"):
        return count <= 16
    return 0 < count <= 9 and len(text) <= 90 and not re.search(r"[.;,!…]$", text)


def split_title(entry: Entry, following: Entry | None) -> tuple[str | None, str]:
    """The title an article's first line carries, if any, and the rest of the line.

    A heading is all title; so is a bold or short line with its text on the next. A bold lead is the title of
    the text behind it.
    """
    text = entry.text
    has_body = (
        following is not None
        and following.kind == "text"
        and (
            following.marker is None
            or following.marker.kind in {"letter", "bullet", "lid", "dotted", "number", "roman"}
        )
    )
    if entry.kind == "heading":
        return text or None, ""
    if 0 < entry.lead < len(text) and len(text[: entry.lead].split()) <= 10 and text[entry.lead :].strip(" :.–-"):
        return text[: entry.lead].strip().rstrip(":.").strip(), text[entry.lead :].lstrip(" :.–-")
    if not has_body or following is None:
        return None, text
    whole_bold = 0 < entry.lead >= len(text) and len(text.split()) <= 14
    sub = following.marker is not None
    if whole_bold or (is_title_like(text) and not (sub and text.endswith(":") and len(text.split()) > 3)):
        if not whole_bold and not following.gap and following.text[:1].islower():
            return None, text
        return text.rstrip(":").strip(), ""
    return None, text
