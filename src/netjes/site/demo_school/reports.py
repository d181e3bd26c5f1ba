"""Reports of the example school: one that waits, one in the middle of a talk, one of which the answer is late.

Made by the actions themselves, so that they lie sealed as everywhere; the words of the reading keys stand in
`keys.py`. Who reported has a code that nobody knows: the example shows the school's side, and everybody can report.
"""

import io
from datetime import date, time, timedelta
from secrets import token_bytes

from PIL import Image, ImageDraw

from netjes.reports.actions.intake import Brought, Received, take_in
from netjes.reports.actions.noting import note_call, note_incident
from netjes.reports.actions.rules import Written, set_rules
from netjes.reports.actions.thread import mark_read, reporter_writes, school_answers
from netjes.reports.bringing import brought_file, brought_link
from netjes.reports.contents import First
from netjes.reports.models import Report
from netjes.reports.opening import key_by_code
from netjes.reports.routing import Concerned
from netjes.reports.rules import promise_of
from netjes.reports.states import CallWith, IncidentKind, IncidentPlace, Route
from netjes.schools.queries import class_of, today
from netjes.sealing import Keypair, ReceiptKeys
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town
from netjes.timetables.actions import add_holiday

CHAT = """24/11/26 19:02 - Mila: iemand heeft een sticker van hem gemaakt
24/11/26 19:03 - Daan: haha stuur door
24/11/26 19:04 - Mila: <Media weggelaten>
24/11/26 19:06 - Sem: dit is niet leuk
24/11/26 19:07 - Daan: Dit bericht is verwijderd
"""


def open_reports(town: Town) -> None:
    """Three reports, some holidays, two incidents and a call."""
    school = town.school
    set_rules(
        actor=ACTOR, school=school,
        written=Written(
            1, time(8, 30), time(17), "010 000 00 00", "kamer 0.12, naast de aula; daar hangt een brievenbus"
        ),
    )  # fmt: skip
    day = today()
    year = day.year if day.month >= 8 else day.year - 1
    for name, first, last in (
        ("Kerstvakantie", date(year, 12, 19), date(year + 1, 1, 3)),
        ("Voorjaarsvakantie", date(year + 1, 2, 13), date(year + 1, 2, 21)),
    ):
        add_holiday(actor=ACTOR, school=school, name=name, starts_on=first, ends_on=last)
    _waiting(town)
    _talking(town)
    _late(town)
    _noted(town)


def _report(
    town: Town, first: First, concerned: Concerned, brought: tuple[Brought, ...] = ()
) -> tuple[Received, bytes]:
    """To the confidential adviser, with the report's key."""
    keys = ReceiptKeys(token_bytes(32), Keypair.new())
    received = take_in(
        school=town.school, first=first, route=Route.CONFIDENTIAL, concerned=concerned, receipt=keys, brought=brought
    )
    return received, key_by_code(received.report, keys)


def _waiting(town: Town) -> None:
    words = (
        "In de klassenapp maken ze steeds stickers van een jongen uit 3B. Hij lacht mee maar ik denk dat hij het erg "
        "vindt."
    )
    first = First(
        want="sent", topic="Een foto of filmpje", words=words, group="3B",
        involved=(("Daan", "stuurde het door"), ("een jongen uit 3B", "staat erop")),
    )  # fmt: skip
    shot = brought_file("schermafdruk.png", _screenshot(), "Dit staat in de groep.")
    chat = brought_file("WhatsApp-chat met 3B.txt", CHAT.encode())
    _report(town, first, Concerned(), (shot, chat))


def _talking(town: Town) -> None:
    first = First(
        want="help", topic="Nare berichten of pesten", words="Ik durf niet meer naar gym.", name="Noor de Vries",
        group="2A",
    )  # fmt: skip
    received, key = _report(town, first, Concerned(reporter=town.named("Noor de Vries")))
    reader = received.readers[0]
    mark_read(actor=ACTOR, report=received.report)
    school_answers(
        actor=ACTOR, by=reader, report=received.report, key=key, choices=("Ja, dat is goed", "Liever niet"),
        words="Wat goed dat je dit vertelt. Mag ik je mentor vragen om op te letten? Ik zeg niet hoe ik het weet.",
    )  # fmt: skip
    reporter_writes(report=received.report, key=key, words="Ja, dat is goed")
    Report.objects.for_school(town.school).filter(pk=received.report.pk).update(
        on_day=_school_day_before(town, 3), answered_on=_school_day_before(town, 2)
    )


def _late(town: Town) -> None:
    first = First(
        want="take_down", topic="Een nepaccount", words="Er is een account met mijn foto dat niet van mij is."
    )
    received, _key = _report(
        town, first, Concerned(), (brought_link("https://www.instagram.com/nep.example/"),)
    )  # fmt: skip
    mark_read(actor=ACTOR, report=received.report)
    Report.objects.for_school(town.school).filter(pk=received.report.pk).update(
        on_day=_school_day_before(town, 2), answer_by=_school_day_before(town, 1)
    )


def _school_day_before(town: Town, count: int) -> date:
    """So many school days before today."""
    promise, day = promise_of(town.school), today()
    while count:
        day -= timedelta(days=1)
        count -= promise.days.has(day)
    return day


def _noted(town: Town) -> None:
    bos, pupil = town.named("Anneke Bos"), town.named("Noor de Vries")
    for kind, place in ((IncidentKind.INSULT, IncidentPlace.LESSON), (IncidentKind.FIGHT, IncidentPlace.YARD)):
        note_incident(
            actor=ACTOR, by=bos, kind=kind, place=place, on_day=today(), people=[pupil] if class_of(pupil) else [],
            measure="Uit elkaar gehaald en met allebei gepraat.",
        )  # fmt: skip
    note_call(
        actor=ACTOR, by=bos, pupil=pupil, spoke_with=CallWith.GUARDIAN, with_interpreter=True, on_day=today()
    )  # fmt: skip


def _screenshot() -> bytes:
    """A drawn phone screen without anybody on it."""
    image = Image.new("RGB", (540, 960), "#efeae2")
    draw = ImageDraw.Draw(image)
    said = ((80, 30, "wie heeft die sticker gemaakt"), (200, 150, "haha"), (320, 30, "dit is niet leuk"))
    for top, left, words in said:
        draw.rounded_rectangle((left, top, left + 340, top + 90), 20, fill="white")
        draw.text((left + 20, top + 34), words, fill="#222222", font_size=22)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
