"""A case on paper: a letter, a date for a calendar, and the whole file with its fingerprints to hand over."""

import hashlib
import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import override

from netjes.cases.composing import sheet_of
from netjes.cases.days import in_words
from netjes.cases.models import Case, Letter
from netjes.cases.pages import articles_of, people_in
from netjes.cases.timeline import timeline_of
from netjes.printing.documents import agreement_pdf, letter_pdf
from netjes.printing.sheets import AgreementSheet, ArticleText
from netjes.schools.letterheads import letterhead_of
from netjes.schools.queries import today

HERE = ZoneInfo("Europe/Amsterdam")
LASTS = timedelta(minutes=30)


def letter_on_paper(letter: Letter) -> bytes:
    """A frozen letter as a PDF. Raises `CannotPrint`."""
    return letter_pdf(school=letterhead_of(letter.school, "nl"), letter=sheet_of(letter.body))


def fingerprint_of(letter: Letter) -> str:
    """What tells this letter from any other: SHA-256 of what was frozen."""
    return hashlib.sha256(json.dumps(letter.body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def meeting_of(letter: Letter) -> tuple[datetime, str] | None:
    """When and where somebody is invited; None without a day and an hour that can be read."""
    meeting = letter.body.get("meeting")
    if not meeting:
        return None
    day, hour, place = meeting
    try:
        return datetime.combine(date.fromisoformat(day), datetime.strptime(hour, "%H:%M").time(), HERE), place
    except ValueError:
        return None


def calendar_of(letter: Letter) -> str | None:
    """An iCalendar file of the talk; it says no more than that there is one."""
    meeting = meeting_of(letter)
    if meeting is None:
        return None
    at, place = meeting
    begin, end = (moment.astimezone(ZoneInfo("UTC")).strftime("%Y%m%dT%H%M%SZ") for moment in (at, at + LASTS))
    made = letter.made_at.astimezone(ZoneInfo("UTC")).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Netjes//zaken//NL", "BEGIN:VEVENT",
        f"UID:brief-{letter.pk}@netjes", f"DTSTAMP:{made}", f"DTSTART:{begin}", f"DTEND:{end}",
        "SUMMARY:Gesprek op school", f"LOCATION:{_escaped(place)}", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "\r\n".join(_folded(line) for line in lines) + "\r\n"


def _escaped(text: str) -> str:
    kept = " ".join(text.split()).replace("\\", "\\\\")
    return kept.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Lines of iCalendar are at most 75 octets; the rest goes on after a space."""
    parts, current = [], ""
    for sign in line:
        if len((current + sign).encode()) > 73:
            parts.append(current)
            current = ""
        current += sign
    return "\r\n ".join([*parts, current])


def file_on_paper(case: Case) -> bytes:
    """The whole case, to hand over: who, what happened, every letter and its fingerprint. Raises `CannotPrint`.

    Dutch like the letters in it, whatever language the page was in.
    """
    with override("nl"):
        return _file(case)


def _file(case: Case) -> bytes:
    sections = [
        ("Waar het om gaat", _about(case)),
        ("Wie erbij horen", "\n".join(f"- {each.role}: {each.name}" for each in people_in(case))),
        ("Afspraken", _articles(case)),
        ("Wat er is gebeurd", _events(case)),
        *_letters(case),
    ]
    articles = tuple(ArticleText(str(at), title, text) for at, (title, text) in enumerate(sections, 1))
    whole = "\n".join(article.prose for article in articles)
    return agreement_pdf(
        school=letterhead_of(case.school, "nl"),
        document=AgreementSheet(
            title=f"Zaak {case.number}: {case.title}", version=f"Gemaakt op {in_words(today())}. Vertrouwelijk.",
            fingerprint=hashlib.sha256(whole.encode()).hexdigest(), articles=articles,
        ),
    )  # fmt: skip


def _about(case: Case) -> str:
    text = [f"Het gebeurde op {in_words(case.happened_on)}, {case.get_place_display()}."]
    text.append(f"Begonnen met {case.get_source_display()}. Ernst: {case.get_gravity_display()}.")
    if case.gravity_because:
        text.append(case.gravity_because)
    if case.may_be_crime:
        text.append("Dit kan een strafbaar feit zijn.")
    return "\n\n".join(text)


def _articles(case: Case) -> str:
    lines = articles_of(case.version, case.articles)
    text = "\n\n".join(f"**Artikel {line.number}. {line.title}**\n\n{line.text}" for line in lines)
    return f"{text}\n\n*Versie {case.version.label}.*" if case.version else text or "Er was toen geen afspraak."


def _events(case: Case) -> str:
    rows = []
    for event in reversed(timeline_of(case, None)):
        words = f" {event.words}" if event.words else ""
        rows.append(f"- {event.on:%d-%m-%Y}: {event.who} {event.did}{words}")
    return "\n".join(rows)


def _letters(case: Case) -> list[tuple[str, str]]:
    rows = Letter.objects.for_school(case.school).filter(case=case).select_related("to", "school")
    found = []
    for letter in rows:
        parts = "\n\n".join(f"**{label}**\n\n{text}" for label, text in letter.body.get("parts", []))
        sent = f"Verstuurd op {in_words(letter.sent_on)}." if letter.sent_on else "Niet verstuurd."
        to = letter.to.name if letter.to else "iemand die weg is"
        head = f"Aan {to}. {sent}\n\nVingerafdruk: {fingerprint_of(letter)}"
        found.append(
            (f"Brief: {letter.body.get('subject', '')}", f"{head}\n\n{letter.body.get('intro', '')}\n\n{parts}")
        )
    return found
