"""M6, M12 and L5: the writer's own doubt, and harsh words about the school, which are free and only asked about."""

import re
from collections.abc import Iterator

from netjes.checks.context.listed import listed
from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind

_WHETHER = re.compile(
    r"\b(?:k?weet (?:(?:eigenlijk|echt|ook|het) ){0,2}niet(?: zeker| zo goed)?|vraag me af|geen idee|benieuwd|"
    r"twijfel(?: (?:even|nog|erg))?|"
    r"not sure|do ?n.?t know|dunno|idk) (?:of|if|whether) (?:[\w']{1,12} ){0,4}?(?:"
    r"(?:dit|this) (?:(?:wel|hier|zo|nog|eigenlijk|online|even|allemaal|echt|is) ){0,3}"
    r"(?:mag|kan|handig|slim|verstandig|oke|allowed|ok|okay|wise)|"
    r"(?:mag|kan|moet|should|can|may) (?:[\w']{1,12} ){0,3}?"
    r"(?:plaatsen|posten|delen|zeggen|sturen|doorsturen|zetten|droppen|post|share|send|say)|"
    r"(?:dit|deze|het) (?:[\w']{1,12} ){0,2}?(?:plaatsen|posten|delen|zeggen|sturen|doorsturen|zetten|droppen)? ?"
    r"(?:mag|kan|moet) "
    r"(?:plaatsen|posten|delen|zeggen|sturen|doorsturen|zetten|droppen))\b"
)
_MAY_I = re.compile(
    r"\b(?:moet|kan|mag|zal|should|can|may) (?:ik|i) (?:dit|deze|het|this) (?:[\w']{1,12} ){0,4}?"
    r"(?:plaatsen|posten|delen|doorsturen|post|share)\b"
    r"|\bis dit (?:[\w']{1,12} ){1,2}om te (?:plaatsen|posten|delen|sturen)\b"
)


def find_doubt(draft: Draft) -> Iterator[Finding]:
    """At most one: once is enough to ask somebody."""
    whether = _WHETHER.search(draft.text)
    if whether is not None:
        yield draft.finding(Kind.DOUBT, *whether.span(), Certainty.CERTAIN)
        return
    for name, certainty in (("sure", Certainty.CERTAIN), ("perhaps", Certainty.POSSIBLE)):
        found = listed("doubt", name).search(draft.text)
        if found is not None:
            yield draft.finding(Kind.DOUBT, *found.span(), certainty)
            return
    asked = _MAY_I.search(draft.text)
    if asked is not None:
        yield draft.finding(Kind.DOUBT, *asked.span(), Certainty.POSSIBLE)


def find_reputation(draft: Draft) -> Iterator[Finding]:
    """Never certain, at most one, and silent for who says that it is his view."""
    for found in listed("reputation", "harsh").finditer(draft.text):
        start, end = draft.sentence(found.start())
        start, end = max(start, found.start() - 120), min(end, found.end() + 120)
        if listed("reputation", "of").search(draft.text, start, end) and not listed("reputation", "mine").search(
            draft.text, start, end
        ):
            yield draft.finding(Kind.REPUTATION, *found.span(), Certainty.POSSIBLE)
            return
