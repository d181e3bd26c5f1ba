"""Sentences that a repair puts in a text or takes out of it: a ready answer, "vind ik", what another wrote."""

import re

from netjes.checks.context.forwarded import LINE
from netjes.checks.draft import Draft
from netjes.checks.finding import Finding
from netjes.checks.words import word_set

REPLY_PARENT = (
    "Dank u wel voor uw bericht. Ik praat hier liever met u over dan online. "
    "Zal ik u bellen, of spreken we op school af?"
)
REPLY_PUPIL = (
    "Goed dat je dit zegt. Ik praat hier liever met je over dan online. Kom je bij me langs, of zal ik je bellen?"
)
REPLY_ENGLISH = (
    "Thank you for your message. I would rather talk about this than write about it online. "
    "May I call you, or shall we meet at school?"
)
_PUPIL = re.compile(r"\b(?:jij|jou|jouw|leerling|pupil|student)\b")
_FORMAL = re.compile(r"\b(?:u|uw|ouders?|vader|moeder|mevrouw|meneer|geachte|zoon|dochter)\b")


def speaks_english(text: str) -> bool:
    """Whether a text is English rather than Dutch, by its smallest words."""
    words = Draft(text[:5_000]).text.split()
    return sum(map(word_set("context", "smallest", "english").__contains__, words)) > sum(
        map(word_set("context", "smallest", "dutch").__contains__, words)
    )


def reply_to(text: str) -> str:
    """An answer that ends an argument and begins a talk, with *u* for parents and *je* for pupils."""
    if speaks_english(text):
        return REPLY_ENGLISH
    folded = Draft(text[:5_000]).text
    return REPLY_PUPIL if _PUPIL.search(folded) and not _FORMAL.search(folded) else REPLY_PARENT


def said_as_own(text: str, finding: Finding) -> tuple[int, int, str]:
    """Puts "vind ik" at the end of the sentence, which makes a view of a fact."""
    draft = Draft(text)
    _, last = draft.sentence(draft.view.place(finding.start))
    end = draft.view.span(last - 1, last)[1] if last else len(text)
    while end > finding.end and not (text[end - 1].isalnum() or text[end - 1] in "\")'\u201d\u2019"):
        end -= 1
    return end, end, ", I think" if speaks_english(text) else ", vind ik"


def without_forwarded(text: str, finding: Finding) -> tuple[int, int, str]:
    """The lines of the chat that the finding begins; of a forwarded message everything from its mark on."""
    draft = Draft(text)
    at = draft.text.rfind("\n", 0, draft.view.place(finding.start)) + 1
    if LINE.match(draft.text, at) is None:
        return finding.start, len(text), ""
    end = at
    while (line := LINE.match(draft.text, end)) is not None:
        end = min(line.end() + 1, len(draft.text))
    return finding.start, draft.view.span(end - 1, end)[1], ""
