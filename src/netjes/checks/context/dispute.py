"""M11: a text that argues with a parent or a pupil. Who already invites to talk is left in peace."""

import re
from collections.abc import Iterator

from netjes.checks.context.listed import listed
from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind

_REPLY = re.compile(
    r"^[ \t]*>|^op [^\n]{4,60} schreef [^\n]{2,60}:|^on [^\n]{4,60} wrote:|(?<!\S)@[a-z0-9_.]{2,30}", re.M
)
_YOU = re.compile(r"\b(?:u|uw|jij|jou|jouw|you|your)\b")
_THEIRS = re.compile(r"\b(?:uw|your) (?:kind|zoon|dochter|child|son|daughter)\b")
_NEAR = 400


def find_dispute(draft: Draft) -> Iterator[Finding]:
    """At most one: words of a quarrel near somebody who is a parent or a pupil. Certain when it is said to them."""
    if draft.role != "medewerker" or listed("addressed", "invited").search(draft.text):
        return
    replies = _REPLY.search(draft.text) is not None
    for found in listed("addressed", "quarrel").finditer(draft.text):
        start, end = max(0, found.start() - _NEAR), found.end() + _NEAR
        direct = listed("addressed", "direct").search(draft.text, start, end) is not None
        about = listed("addressed", "about").search(draft.text, start, end) is not None
        to_them = _YOU.search(draft.text, start, end) is not None
        if direct and (to_them or replies):
            yield draft.finding(Kind.DISPUTE, *found.span(), Certainty.CERTAIN)
            return
        if about or (replies and to_them) or (to_them and _THEIRS.search(draft.text, start, end)):
            yield draft.finding(Kind.DISPUTE, *found.span(), Certainty.POSSIBLE)
            return
