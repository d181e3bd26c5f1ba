"""L3 and M4: who passes something on posts it. Marks of forwarding, and lines taken from a chat."""

import re
from collections.abc import Iterator

from netjes.checks.context.listed import listed
from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind

_MARK = re.compile(
    r"^[ \t]*(?:fwd?|doorst|tr):(?=\s)|^[ \t]*-{2,10} ?(?:forwarded message|doorgestuurd bericht|"
    r"oorspronkelijk bericht|original message)"
    r"|^[ \t]*begin (?:doorgestuurd bericht|forwarded message)|^[ \t]*(?:veelvuldig |vaak )?doorgestuurd:?[ \t]*$"
    r"|^[ \t]*(?:forwarded|forwarded many times)[ \t]*$|^[ \t]*(?:subject|onderwerp): ?(?:fwd?|doorst):"
    r"|(?<!\S)rt @[a-z0-9_.]{2,30}",
    re.M,
)
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?"
_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? "
LINE = re.compile(
    rf"^[ \t]*(?P<head>(?:\[(?:{_DATE})?{_TIME}\]|{_DATE}{_TIME}(?: -)?|{_TIME} -)[ \t]{{1,3}}[^\n:\d]{{1,40}}:"
    rf"|[^\n:\d()]{{1,40}} \((?:{_DATE})?{_TIME}\):)[^\n]*",
    re.M | re.I,
)


def find_forwarded(draft: Draft) -> Iterator[Finding]:
    """At most one: the mark of a forwarded message, or the head of the first of two lines of a chat."""
    mark = _MARK.search(draft.text)
    if mark is not None:
        first = mark.start() + len(mark[0]) - len(mark[0].lstrip())
        yield draft.finding(Kind.FORWARDED, first, first + len(mark[0].strip()), Certainty.CERTAIN)
        return
    lines = LINE.finditer(draft.text)
    line = next(lines, None)
    if line is not None and next(lines, None) is not None:
        yield draft.finding(Kind.FORWARDED, *line.span("head"), Certainty.CERTAIN)
        return
    said = listed("forwarded", "perhaps").search(draft.text)
    if said is not None:
        yield draft.finding(Kind.FORWARDED, *said.span(), Certainty.POSSIBLE)
