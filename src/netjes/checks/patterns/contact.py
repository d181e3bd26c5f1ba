"""Telephone numbers and e-mail addresses. No network: an address is judged by its form alone."""

import re
from collections.abc import Iterator

from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import cue, phrases

_DIGITS = re.compile(r"(?<![\w@.,/])(?:\+|\(\+?)?\d(?:[ \-./()]{0,3}\d){6,14}(?![\w@])")
_OTHER_NUMBER = re.compile(
    r"(?:isbn|order|bestel|factuur|kenmerk|artikel|klant|bsn|burgerservice|sofi|leerling|stam|student|versie|iban|kvk|"
    r"serie|ticket|invoice|track)\w*[\s.:#-]*(?:nummer|nr|number)?[\s.:#is-]*$"
)
_DATE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d)|(?:19|20)\d\d[-./]\d\d[-./]\d\d")
_OF_SOMEBODY = re.compile(r"\b(?:zijn|haar|thuis|prive|his|her|home)\b")
_LOCAL = re.compile(r"[a-z0-9._%+\-]{1,64}$")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9\-]{0,62})\.){1,6}[a-z]{2,24}(?![a-z0-9])")
_SPOKEN = re.compile(
    r"\b[a-z0-9._\-]{2,64} ?(?:\(at\)|\[at\]|\(apenstaartje\)| apenstaartje ) ?"
    r"[a-z0-9\-]{2,63} ?(?:\.|\(dot\)|\[dot\]|\(punt\)| dot | punt ) ?[a-z]{2,10}\b"
)


def find_phones(draft: Draft) -> Iterator[Finding]:
    """Valid numbers, Dutch ones in any form and foreign ones with a plus; no service or emergency numbers."""
    for found in _DIGITS.finditer(draft.text):
        if _DATE.match(found[0]) or _OTHER_NUMBER.search(draft.before(found.start(), 30)):
            continue
        before = draft.before(found.start())
        length, mobile = _number(found[0], expected=cue("phone").search(before) is not None)
        if not length:
            continue
        start, end = found.start(), found.start() + length
        sure = mobile or draft.named_near(start, end) is not None or _OF_SOMEBODY.search(before) is not None
        certainty = Certainty.CERTAIN if sure else Certainty.POSSIBLE
        yield draft.finding(Kind.PHONE, start, end, certainty, own=draft.about_self(start, end))


def _number(written: str, *, expected: bool) -> tuple[int, bool]:
    """How many characters of what was written are a number of a person (0: none), and whether it is a mobile one."""
    bare = re.sub(r"\D", "", written)
    without_plus = bare.startswith("31") and len(bare) == 11 and written[0] not in "+("
    if not (written[0] in "+(" or bare.startswith("0") or without_plus or expected):
        return 0, False
    from phonenumbers import PhoneNumberType, is_valid_number, number_type, parse
    from phonenumbers.phonenumberutil import NumberParseException

    ends = [found.end() for found in re.finditer(r"\d(?!\d)", written)]
    for end in reversed(ends[-4:]):
        try:
            number = parse(f"+{written[:end]}" if without_plus else written[:end], "NL")
        except NumberParseException:
            continue
        if not is_valid_number(number):
            continue
        kind = number_type(number)
        if kind == PhoneNumberType.FIXED_LINE:
            return end, False
        return (end, True) if kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE) else (0, False)
    return 0, False


def find_emails(draft: Draft) -> Iterator[Finding]:
    """Addresses of persons; the address of a desk ("info@") says nothing about anybody."""
    text, desks = draft.text, phrases("cues", "desk", "words")
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - 64) : at])
        domain = _DOMAIN.match(text[at + 1 : at + 256])
        start = at - len(local[0].lstrip(".-")) if local else at
        if domain and start < at and text[start:at] not in desks:
            end = at + 1 + len(domain[0])
            yield draft.finding(Kind.EMAIL, start, end, Certainty.CERTAIN, own=draft.about_self(start, end))
        at = text.find("@", at + 1)
    for found in _SPOKEN.finditer(text):
        yield draft.finding(Kind.EMAIL, *found.span(), Certainty.POSSIBLE, own=draft.about_self(*found.span()))
