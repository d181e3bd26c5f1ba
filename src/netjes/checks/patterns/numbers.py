"""Numbers of a person that follow rules: IBAN, BSN, and the number a school gives."""

import re
from collections.abc import Iterator

from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind

_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d{2}(?=[ \-.]?[a-z0-9])")
_IBAN_REST = re.compile(r"(?:[ \-.]?[a-z0-9]){11,32}")
_NINE = re.compile(r"(?<![\d.,/\-+@\w])\d(?:[ .\-]?\d){7,8}(?![\d@\w]|[.,\-/]\d)")
_BSN_CUE = re.compile(
    r"\b(?:bsn|b\.s\.n|burger ?service ?n(?:umme)?r|burgerservicenummers?|sofi ?-?(?:nummer|nr)|"
    r"citizen service number)"
)
_NO_BSN = re.compile(
    r"(?:isbn|order|bestel|factuur|kenmerk|artikel|klant|leerling|stam|student|versie|kvk|serie|ticket|tel|telefoon|bel|"
    r"nummerbord|track|invoice|mobiel|app|nummer is)\w*[\s.:#-]*(?:nummer|nr|number)?[\s.:#-]*(?:is)?\s*$"
)
_STUDENT = re.compile(
    r"\b(?:leerling ?-?(?:nummer|nr|id)|lln?r|ll-nr|stam ?-?(?:nummer|nr)|student(?:en)? ?-?(?:nummer|nr)|"
    r"(?:student|pupil) (?:number|id|no))\b[^\d\n]{0,40}?(?P<number>\d{4,10})(?!\d)"
    r"|\bleerling (?P<bare>\d{5,8})(?![\d\w])"
)


def find_ibans(draft: Draft) -> Iterator[Finding]:
    """Account numbers whose check digits are right, with or without spaces."""
    for found in _IBAN.finditer(draft.text):
        rest = _IBAN_REST.match(draft.text, found.end())
        if rest is not None:
            length = _iban(draft.text[found.start() : rest.end()])
            if length:
                start, end = found.start(), found.start() + length
                yield draft.finding(Kind.IBAN, start, end, Certainty.CERTAIN, own=draft.about_self(start, end))


def _iban(written: str) -> int:
    """How many characters are a valid number; what follows it may be the next word of the sentence."""
    from stdnum import iban

    for end in range(len(written), 14, -1):
        whole = end == len(written) or not (written[end].isalnum() and written[end - 1].isalnum())
        if whole and written[end - 1].isalnum() and iban.is_valid(written[:end]):
            return end
    return 0


def find_bsn(draft: Draft) -> Iterator[Finding]:
    """Nine digits that pass the 11-test. One in eleven numbers does, so only a word like "bsn" makes it certain."""
    for found in _NINE.finditer(draft.text):
        bare = re.sub(r"\D", "", found[0])
        before, after = draft.before(found.start(), 60), draft.after(found.end(), 25)
        cue = bool(_BSN_CUE.search(before) or _BSN_CUE.search(after))
        if not cue and (len(bare) != 9 or bare.startswith("0") or _NO_BSN.search(before)):
            continue
        from stdnum.nl import bsn

        passes = bsn.is_valid(bare.zfill(9))
        if not passes and not (cue and len(bare) == 9):
            continue
        certainty = Certainty.CERTAIN if cue and passes else Certainty.POSSIBLE
        yield draft.finding(Kind.BSN, *found.span(), certainty, own=draft.about_self(*found.span()))


def find_student_numbers(draft: Draft) -> Iterator[Finding]:
    """A number after a word that says that it is a pupil's."""
    for found in _STUDENT.finditer(draft.text):
        span = found.span("number" if found["number"] else "bare")
        own = draft.about_self(found.start(), found.end())
        yield draft.finding(Kind.STUDENT_NUMBER, *span, Certainty.CERTAIN, own=own)
