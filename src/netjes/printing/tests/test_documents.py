import re
from dataclasses import replace

import pytest

from netjes.printing.documents import (
    agreement_pdf,
    class_list_pdf,
    letter_pdf,
    letters_pdf,
    poster_pdf,
    receipt_pdf,
    strips_pdf,
)
from netjes.printing.errors import CannotPrint
from netjes.printing.sheets import Letterhead, PosterRule
from netjes.printing.tests.a_school import (
    FINGERPRINT,
    SCHOOL,
    SENTENCES,
    agreement,
    class_list,
    letter,
    poster,
    receipt,
    strips,
)
from netjes.printing.tests.reading_a_pdf import read

EVERY = {
    "agreement": lambda school: agreement_pdf(school=school, document=agreement()),
    "poster": lambda school: poster_pdf(school=school, poster=poster()),
    "class list": lambda school: class_list_pdf(school=school, sheet=class_list()),
    "strips": lambda school: strips_pdf(school=school, strips=strips()),
    "receipt": lambda school: receipt_pdf(school=school, receipt=receipt()),
    "letter": lambda school: letter_pdf(school=school, letter=letter()),
}
every_document = pytest.mark.parametrize("made", EVERY.values(), ids=EVERY.keys())


def in_order(text: str, *parts: str) -> bool:
    return bool(re.search(".*".join(map(re.escape, parts)), text))


def test_it_works():
    found = read(agreement_pdf(school=SCHOOL, document=agreement()))
    assert in_order(found.text, "Zo gaan wij online", "van ons allemaal", "1 De telefoon", SENTENCES[0], "2 Foto’s")
    assert found.text.count(FINGERPRINT) == found.pages + 1
    assert found.bookmarks()[:3] == [agreement().title, "1 De telefoon in de les", "2 Foto’s en filmpjes van een ander"]


@every_document
def test_every_document_can_be_read_aloud(made):
    found = read(made(SCHOOL))
    root = found.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert found.reader.metadata.title
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert "/H1" in found.kinds()
    assert all(found.alts())


@every_document
def test_the_same_data_gives_the_same_file(made):
    assert made(SCHOOL) == made(SCHOOL)


@every_document
def test_a_school_without_a_logo_or_address_prints_too(made):
    found = read(made(Letterhead(name="De Brug", language="en")))
    assert "De Brug" in found.text
    assert found.reader.trailer["/Root"]["/Lang"] == "en"
    assert SCHOOL.logo.alt not in found.alts()


def test_an_article_of_two_thousand_words_goes_on_over_the_pages():
    words = [f"woord{at}" for at in range(2000)]
    found = read(agreement_pdf(school=SCHOOL, document=agreement(2, " ".join(words))))
    assert found.pages >= 6
    assert found.text.count("woord1999") == 2


def test_a_table_in_an_article_has_headers_and_its_heading_comes_below():
    kinds = read(agreement_pdf(school=SCHOOL, document=agreement(2))).kinds()
    assert {"/Table", "/TH", "/TD", "/L", "/Link", "/H2", "/H3"} <= set(kinds)


@pytest.mark.parametrize("count", [1, 12, 16, 20])
def test_a_poster_is_one_sheet_that_holds_every_sentence(count):
    found = read(poster_pdf(school=SCHOOL, poster=poster(count)))
    assert found.pages == 1
    assert in_order(found.text, *(sentence for sentence in SENTENCES[:count]), "netjes.lindekade.example/afspraken")
    assert "QR-code naar netjes.lindekade.example/afspraken" in found.alts()


def test_a_poster_that_would_be_too_small_to_read_is_refused():
    rules = tuple(PosterRule(str(at), "Deze zin is te lang. " * 20) for at in range(20))
    with pytest.raises(CannotPrint, match=r"^Deze zinnen passen samen niet op één vel\. Maak"):
        poster_pdf(school=SCHOOL, poster=replace(poster(), rules=rules))


def test_thirty_four_names_keep_their_header_on_each_page():
    found = read(class_list_pdf(school=SCHOOL, sheet=class_list(34)))
    assert found.pages == 2
    assert "Émile Đurić 34" in found.text
    assert all("Ik heb een vraag" in page.extract_text() for page in found.reader.pages)
    assert in_order(found.text, "Klas 2B", "Mentor mevrouw Bos", "Alle drie de antwoorden", "Daan Prins", "Yasmine")


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (34, 5)])
def test_eight_strips_go_on_a_page(count, pages):
    found = read(strips_pdf(school=SCHOOL, strips=strips(count)))
    assert found.pages == pages
    assert len(found.alts()) == count
    assert in_order(found.text, "Daan Prins", "netjes.lindekade.example/t", "7K3M Q8WP 0000 XD5R", "30 september 2026")


def test_a_long_name_makes_the_letter_on_a_strip_smaller_and_a_long_sentence_is_refused():
    sheet = strips(8)
    named = replace(sheet, strips=(replace(sheet.strips[0], name="Maximiliaan " * 12), *sheet.strips[1:]))
    assert read(strips_pdf(school=SCHOOL, strips=named)).pages == 1
    with pytest.raises(CannotPrint, match=r"^De zin op de stroken is te lang"):
        strips_pdf(school=SCHOOL, strips=replace(sheet, instruction="Lees dit eerst goed. " * 60))


def test_a_class_list_with_a_name_of_three_lines_keeps_all_of_it():
    long = "Maximiliaan Alexander Johannes van der Oudermeulen-Hoogenboom tot Nijeveldt"
    text = read(class_list_pdf(school=SCHOOL, sheet=replace(class_list(), names=(long,)))).text
    assert long.replace(" ", "") in text.replace(" ", "")


def test_a_receipt_says_who_answered_what_for_whom():
    text = read(receipt_pdf(school=SCHOOL, receipt=receipt())).text
    assert in_order(text, "Bewijs van uw antwoord", "Mariska Prins-Vermeer", "ouder of verzorger van Daan Prins")
    assert in_order(text, "niet eens", "*insuline*", "Versie 3", "10 september 2026 om 10.41 uur", FINGERPRINT)


def test_a_receipt_speaks_to_a_pupil_as_je_and_to_a_parent_as_u():
    pupil = receipt(polite=False, on_behalf_of="", own_words="", means="paper")
    text = read(receipt_pdf(school=SCHOOL, receipt=pupil)).text
    assert "Bewijs van je antwoord" in text and "Op papier." in text
    assert not re.search(r"\b[uU]w?\b", text) and "eigen woorden" not in text
    parent = read(receipt_pdf(school=SCHOOL, receipt=receipt(own_words="", answer="Ik doe mee"))).text
    assert not re.search(r"\b(je|jij|jouw)\b", parent, re.IGNORECASE)


def test_a_letter_fits_one_sheet_and_reads_from_label_to_text():
    found = read(letter_pdf(school=SCHOOL, letter=letter()))
    assert found.pages == 1
    assert in_order(found.text, "Aan de ouders van Daan Prins", "1 september 2026", "Wilt u", "Geachte", "Wat u doet")
    assert in_order(found.text, "Wat u doet", "Ga naar", "Op papier", "Met vriendelijke groet", "Ilse Terpstra")


def test_a_long_letter_goes_on_to_a_numbered_sheet_and_the_next_starts_at_one():
    several = [letter(entries=letter().entries * 4), letter()]
    pages = [page.extract_text() for page in read(letters_pdf(school=SCHOOL, letters=several)).reader.pages]
    assert ["bladzijde 2" in page for page in pages] == [False, True, False]


def test_each_letter_has_its_own_sheet():
    several = [letter(addressee=(f"Aan gezin {at}",)) for at in range(3)]
    found = read(letters_pdf(school=SCHOOL, letters=several))
    assert [f"Aan gezin {at}" in page.extract_text() for at, page in enumerate(found.reader.pages)] == [True] * 3
