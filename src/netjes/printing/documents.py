"""The documents, one function each. All give the bytes of a PDF/UA-1 with a title, a language and tags."""

from typing import Any

from netjes.printing import pictures
from netjes.printing.prose import blocks
from netjes.printing.sheets import (
    AgreementSheet,
    ClassListSheet,
    Letter,
    Letterhead,
    Poster,
    Receipt,
    SlipSheet,
    Strip,
    StripSheet,
)
from netjes.printing.typesetting import pdf
from netjes.printing.words import day_in_words, moment_in_words, toned, words_in

Data = dict[str, Any]


def agreement_pdf(*, school: Letterhead, document: AgreementSheet) -> bytes:
    """The whole agreement on A4, with a bookmark for every article and the fingerprint on every page."""
    return pdf(
        "agreement",
        _opened(school, document.title)
        | {
            "version": document.version,
            "fingerprint": document.fingerprint,
            "preamble": blocks(document.prose, under=1),
            "articles": [
                {
                    "number": article.number,
                    "title": article.title,
                    "summary": article.summary,
                    "text": blocks(article.prose, under=2),
                    "reason": article.reason,
                }
                for article in document.articles
            ],
        },
    )


def poster_pdf(*, school: Letterhead, poster: Poster) -> bytes:
    """One A3 in the largest letter that fits; refuses when even a small one does not. Prints well on A4."""
    rules = [{"number": rule.number, "sentence": rule.sentence} for rule in poster.rules]
    return pdf(
        "poster",
        _opened(school, poster.title)
        | {"version": poster.version, "rules": rules, "address": _shown(poster.address)}
        | {"squares": _squares(school, poster.address), "link": poster.address},
    )


def class_list_pdf(*, school: Letterhead, sheet: ClassListSheet) -> bytes:
    """A class's list for signatures, its header on every page."""
    return pdf(
        "class_list",
        _opened(school, sheet.title)
        | {
            "version": sheet.version,
            "class_name": sheet.class_name,
            "mentor": sheet.mentor,
            "names": list(sheet.names),
            "explanation": sheet.explanation or words_in(school.language)["explanation"],
            "address": _shown(sheet.address),
            "link": sheet.address,
            "squares": _squares(school, sheet.address),
        },
    )


def strips_pdf(*, school: Letterhead, strips: StripSheet) -> bytes:
    """Strips to cut out, eight a page, one for each person."""
    until = day_in_words(strips.works_until, school.language)
    return pdf(
        "strips",
        _opened(school, strips.title)
        | {
            "instruction": strips.instruction,
            "until": words_in(school.language)["works_until"].format(day=until),
            "strips": [_strip(school, strip) for strip in strips.strips],
        },
    )


def receipt_pdf(*, school: Letterhead, receipt: Receipt) -> bytes:
    """What somebody answered, when, how and to which text."""
    words = words_in(school.language)
    said = {key: toned(words, key, polite=receipt.polite) for key in ("answer", "own_words", "proves")}
    for_whom = words["on_behalf_of"].format(child=receipt.on_behalf_of) if receipt.on_behalf_of else ""
    return pdf(
        "receipt",
        _opened(school, toned(words, "receipt_title", polite=receipt.polite))
        | {
            "person": receipt.person,
            "on_behalf_of": for_whom,
            "answer": receipt.answer,
            "own_words": receipt.own_words,
            "agreement": receipt.agreement,
            "version": receipt.version,
            "fingerprint": receipt.fingerprint,
            "given_at": moment_in_words(receipt.given_at, school.language),
            "how": words[receipt.means],
            "proves": receipt.proves or said["proves"],
            "answer_label": said["answer"],
            "own_words_label": said["own_words"],
        },
    )


def slip_pdf(*, school: Letterhead, slip: SlipSheet) -> bytes:
    """The slip in the bag with a kept phone, on A6; the number can be read from across a desk."""
    return pdf(
        "slip",
        _opened(school, slip.title)
        | {
            "number": slip.number,
            "place": slip.place,
            "taken_at": moment_in_words(slip.taken_at, school.language),
            "due_at": moment_in_words(slip.due_at, school.language),
            "condition": slip.condition,
            "promise": slip.promise,
        },
    )


def letter_pdf(*, school: Letterhead, letter: Letter) -> bytes:
    """One letter on A4; a long one goes on to a second sheet."""
    return letters_pdf(school=school, letters=[letter])


def letters_pdf(*, school: Letterhead, letters: list[Letter]) -> bytes:
    """Letters in one file, each on its own sheet; the file bears the subject of the first."""
    title = letters[0].subject if letters else ""
    return pdf("letter", _opened(school, title) | {"letters": [_letter(school, letter) for letter in letters]})


def _opened(school: Letterhead, title: str) -> Data:
    """What every document has."""
    words = words_in(school.language)
    return {
        "title": title or school.name,
        "language": school.language[:2],
        "words": words,
        "school": {
            "name": school.name,
            "accent": school.accent,
            "logo": pictures.logo(school.logo, alt=words["logo"].format(school=school.name)),
            "address": list(school.address),
        },
    }


def _strip(school: Letterhead, strip: Strip) -> Data:
    code = "".join(strip.code.split())
    return {
        "name": strip.name,
        "class_name": strip.class_name,
        "address": strip.short_address,
        "code": [code[at : at + 4] for at in range(0, len(code), 4)],
        "squares": _squares(school, strip.link, shown=strip.short_address),
    }


def _letter(school: Letterhead, letter: Letter) -> Data:
    return {
        "subject": letter.subject,
        "date": day_in_words(letter.written_on, school.language),
        "reference": letter.reference,
        "addressee": list(letter.addressee),
        "salutation": letter.salutation,
        "text": blocks(letter.prose, under=2),
        "entries": [{"label": entry.label, "text": blocks(entry.prose, under=2)} for entry in letter.entries],
        "closing": letter.closing or words_in(school.language)["closing"],
        "signed_by": letter.signed_by,
        "role": letter.role,
        "enclosures": list(letter.enclosures),
        "link": letter.link,
        "link_label": letter.link_label,
        "shown": _shown(letter.link),
        "squares": _squares(school, letter.link) if letter.link else None,
    }


def _squares(school: Letterhead, address: str, shown: str = "") -> pictures.Picture:
    return pictures.squares(address, words_in(school.language)["qr"].format(address=shown or _shown(address)))


def _shown(address: str) -> str:
    """An address as people read it: without https:// before and the stroke behind."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
