"""A chat as WhatsApp exports it, from any telephone: who said what when, and no more certainty than there is."""

from datetime import date, datetime

import pytest

from netjes.evidence import UNVERIFIED, CannotTake, MessageKind, read_chat
from netjes.evidence.tests.samples import AMERICAN, ANDROID, BRITISH, IPHONE, zipped

TEXT, EDITED, DELETED = MessageKind.TEXT, MessageKind.EDITED, MessageKind.DELETED
MEDIA, SYSTEM = MessageKind.MEDIA, MessageKind.SYSTEM


def said(chat):
    return [(message.who, message.text, message.kind) for message in chat.messages]


def test_it_works():
    chat = read_chat(ANDROID.encode())
    assert said(chat) == [
        (None, ANDROID.splitlines()[0].split(" - ")[1], SYSTEM),
        (None, 'Noor heeft de groep "Brugklas: de rest" gemaakt', SYSTEM),
        ("Noor", "hoi\nallemaal", TEXT),
        ("+31 6 12345678", "<Media weggelaten>", MEDIA),
        ("Sem", "Dit bericht is verwijderd", DELETED),
        ("Sem", "toch maar wel", EDITED),
        (None, "Noor heeft Sem verwijderd", SYSTEM),
        ("Noor", "let op: morgen toets", TEXT),
    ]
    assert chat.participants[:2] == ("Noor", "Sem") and chat.counts == (2, 2, 1)
    assert (chat.first, chat.last) == (datetime(2026, 3, 12, 14, 5), datetime(2026, 3, 13, 8, 1))
    assert not chat.ambiguous_dates and not chat.goes_back


def test_an_iphone_has_seconds_brackets_and_marks_that_nobody_sees():
    chat = read_chat(IPHONE.encode())
    assert said(chat) == [
        (None, "Berichten en oproepen zijn end-to-end versleuteld.", SYSTEM),
        ("Noor", "afbeelding weggelaten", MEDIA),
        (None, "Noor heeft Sem toegevoegd", SYSTEM),
        ("~ Sem", "hoi", TEXT),
        ("Noor", "<bijgevoegd: 00000012-PHOTO-2026-03-12-14-06-03.jpg>", MEDIA),
        ("+31 6 12345678", "ok", TEXT),
    ]
    assert chat.messages[1].at == datetime(2026, 3, 12, 14, 6, 0)


def test_an_american_telephone_puts_the_month_first_and_has_two_twelves():
    chat = read_chat(AMERICAN.encode())
    assert [message.at for message in chat.messages] == [
        datetime(2026, 2, 28, 0, 5),
        datetime(2026, 2, 28, 0, 6),
        datetime(2026, 2, 28, 12, 7),
        datetime(2026, 3, 1, 14, 7),
    ]
    assert [message.kind for message in chat.messages] == [SYSTEM, TEXT, TEXT, MEDIA]


def test_dates_that_could_be_either_are_asked_and_not_guessed():
    chat = read_chat(BRITISH.encode())
    assert chat.ambiguous_dates
    assert chat.example == ("03/04/2026", date(2026, 4, 3), date(2026, 3, 4))
    assert [message.at for message in chat.messages] == [None, datetime(2026, 4, 4, 9, 0)]
    assert chat.messages[0].written == "03/04/2026, 14:05"
    assert read_chat(BRITISH.encode(), day_first=True).first == datetime(2026, 4, 3, 14, 5)
    american = read_chat(BRITISH.encode(), day_first=False)
    assert american.first == datetime(2026, 3, 4, 14, 5) and not american.ambiguous_dates


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["3/4/26", "13/4/26"], datetime(2026, 4, 3, 9, 0)),
        (["3/4/26", "3/14/26"], datetime(2026, 3, 4, 9, 0)),
        (["3/1/26", "1/2/26"], datetime(2026, 1, 3, 9, 0)),  # the other way it would go back in time
        (["1/3/26", "2/1/26"], datetime(2026, 1, 3, 9, 0)),
        (["03-04-2026", "04-04-2026"], datetime(2026, 4, 3, 9, 0)),  # no telephone writes month-day with dashes
        (["03.04.26"], datetime(2026, 4, 3, 9, 0)),
        (["2026-04-03"], datetime(2026, 4, 3, 9, 0)),
        (["5/5/26"], datetime(2026, 5, 5, 9, 0)),
    ],
)
def test_the_file_decides_about_its_dates_where_it_can(dates, first):
    text = "".join(f"{day}, 09:00 - Noor: hoi\n" for day in dates)
    for wish in (None, True, False):
        assert read_chat(text.encode(), day_first=wish).first == first


def test_two_exports_pasted_together_are_asked_about_and_what_is_certain_is_kept():
    text = "13/4/26, 09:00 - A: a\n4/14/26, 09:00 - A: b\n3/4/26, 09:00 - A: c\n"
    chat = read_chat(text.encode())
    assert chat.ambiguous_dates
    assert [message.at for message in chat.messages] == [datetime(2026, 4, 13, 9), datetime(2026, 4, 14, 9), None]
    assert read_chat(text.encode(), day_first=True).last == datetime(2026, 4, 14, 9)


@pytest.mark.parametrize(
    "line",
    [
        "12-03-2026 14:05 - Noor: hoi",
        "12-03-26 14:05 - Noor: hoi",
        "12/03/2026, 14:05 - Noor: hoi\n13/03/2026, 10:00 - Noor: dag",
        "[12/03/2026, 14:05:06] Noor: hoi\n[13/03/2026, 14:05:06] Noor: dag",
        "[12-03-2026 14:05:33] Noor: hoi",
        "12.03.26, 14:05 - Noor: hoi",
        "2026-03-12, 14:05 - Noor: hoi",
        "12/03/2026, 2:05 pm - Noor: hoi\n13/03/2026, 2:05 pm - Noor: x",
        "12/03/2026, 2:05\u00a0p. m. - Noor: hoi\n13/03/2026, 2:05\u00a0p. m. - Noor: x",
        "\ufeff12-03-2026 14.05 - Noor: hoi",
    ],
)
def test_every_shape_of_a_moment_is_read(line):
    for raw in (line.encode(), line.replace("\n", "\r\n").encode(), line.encode("utf-16")):
        message = read_chat(raw).messages[0]
        assert (message.who, message.text, message.at.replace(second=0)) == (
            "Noor",
            "hoi",
            datetime(2026, 3, 12, 14, 5),
        )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<Media omitted>", MEDIA),
        ("video weggelaten", MEDIA),
        ("\u200eGIF weggelaten", MEDIA),
        ("image omitted", MEDIA),
        ("IMG-20260312-WA0001.jpg (bestand bijgevoegd)", MEDIA),
        ("IMG-20260312-WA0001.jpg (file attached)\nkijk dan", MEDIA),
        ("\u200everslag.pdf • 3 pagina’s \u200edocument weggelaten", MEDIA),
        ("This message was deleted", DELETED),
        ("Je hebt dit bericht verwijderd", DELETED),
        ("You deleted this message.", DELETED),
        ("goed \u200e<This message was edited>", EDITED),
        ("Bram heeft de groep verlaten", TEXT),  # typed by Noor
        ("\u200eBram heeft de groep verlaten", SYSTEM),  # said by WhatsApp
        ("ik heb dat bericht verwijderd", TEXT),
        ("heb je de video weggelaten?", TEXT),
    ],
)
def test_what_whatsapp_writes_is_told_from_what_people_write(text, kind):
    assert read_chat(f"12-03-2026 14:05 - Noor: {text}".encode()).messages[0].kind is kind


def test_a_date_in_a_message_does_not_start_another():
    text = "12-03-2026 14:05 - Noor: wanneer?\n99-99-2026 10:00 - nooit: zei hij\nop 13-03-2026 om 10:00\n"
    (message,) = read_chat(text.encode()).messages
    assert message.text == "wanneer?\n99-99-2026 10:00 - nooit: zei hij\nop 13-03-2026 om 10:00"


def test_no_mark_can_turn_a_text_around():
    text = "12-03-2026 14:05 - No\u202eor: ik \u202edeed\u202c het\u0007 niet\u200b\n"
    (message,) = read_chat(text.encode()).messages
    assert (message.who, message.text) == ("Noor", "ik deed het niet")


def test_a_message_with_nothing_in_it_still_has_a_sender():
    (message,) = read_chat(b"12-03-2026 14:05 - Noor:\n").messages
    assert (message.who, message.text) == ("Noor", "")


def test_a_zip_tells_what_else_is_in_it_and_opens_none_of_that():
    chat = read_chat(zipped({"_chat.txt": IPHONE, "a/00000012-PHOTO.jpg": b"x" * 2_000, "__MACOSX/._chat.txt": "x"}))
    assert [(file.name, file.size) for file in chat.files] == [("00000012-PHOTO.jpg", 2_000)]
    assert len(chat.messages) == 6


def test_an_export_is_never_called_unaltered():
    chat = read_chat(ANDROID.encode())
    assert chat.unverified == UNVERIFIED
    assert "kan iedereen aanpassen" in UNVERIFIED


def test_time_that_runs_back_is_counted():
    text = "12-03-2026 14:05 - A: a\n11-03-2026 10:00 - A: b\n12-03-2026 15:00 - A: c\n"
    assert read_chat(text.encode()).goes_back == 1


@pytest.mark.parametrize("data", [b"zomaar een verhaal", b"\0\1\2\3", zipped({"lees.txt": "niets"}), zipped({})])
def test_what_is_no_chat_says_what_to_do(data):
    with pytest.raises(CannotTake, match=r"[Ee]xporteer"):
        read_chat(data)
