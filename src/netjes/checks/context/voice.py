"""M7: a view on education or school that does not say whose it is."""

from collections.abc import Iterator

from netjes.checks.context.listed import listed
from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind

OWN, SCHOOL = "own", "school"


def find_voice(draft: Draft) -> Iterator[Finding]:
    """At most one, for one sentence mends the whole text. Certain only where "wij" speaks, or on education as such.

    Where the writer said whom he speaks for (`draft.voice`), a text that says the other is a question too.
    """
    if draft.role != "medewerker":
        return
    own, school = listed("stated", "own").search(draft.text), listed("stated", "school").search(draft.text)
    said = own or school
    if said is not None:
        against = (draft.voice == SCHOOL and school is None) or (draft.voice == OWN and own is None)
        if against:
            yield draft.finding(Kind.VOICE, *said.span(), Certainty.POSSIBLE)
        return
    perhaps: Finding | None = None
    for whose in ("ours", "mine", "judged"):
        for found in listed("opinion", whose).finditer(draft.text):
            certainty = _about_education(draft, found.start(), whose)
            if certainty is None:
                continue
            if whose == "judged":
                certainty = Certainty.POSSIBLE
            finding = draft.finding(Kind.VOICE, *found.span(), certainty)
            if certainty is Certainty.CERTAIN:
                yield finding
                return
            perhaps = perhaps or finding
    if perhaps is not None:
        yield perhaps


def _about_education(draft: Draft, at: int, whose: str) -> Certainty | None:
    start, end = draft.sentence(at)
    start, end = max(start, at - 300), min(end, at + 300)
    if listed("education", "policy").search(draft.text, start, end):
        return Certainty.CERTAIN
    if listed("education", "near").search(draft.text, start, end):
        return Certainty.CERTAIN if whose == "ours" else Certainty.POSSIBLE
    return None
