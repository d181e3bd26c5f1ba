"""What people wrote stays what they wrote, whatever signs are in it."""

from dataclasses import replace

import pytest

from netjes.printing.documents import agreement_pdf, class_list_pdf, letter_pdf, receipt_pdf, strips_pdf
from netjes.printing.errors import CannotPrint
from netjes.printing.sheets import Entry
from netjes.printing.tests.a_school import SCHOOL, agreement, class_list, letter, receipt, strips
from netjes.printing.tests.reading_a_pdf import read

SIGNS = [
    '#panic("weg")',
    "#read(`/etc/passwd`)",
    "*sterren* _strepen_",
    "<script>alert(1)</script>",
    "\\ $x^2$ \\u{41}",
    "@verwijzing <anker>",
    "= Kop = - + / ~ -- ... // /* */",
    '"}], "title": "x',
    '\'); #eval("1")',
]
each = pytest.mark.parametrize("signs", SIGNS)


@each
def test_it_works(signs):
    """In plain text every sign comes out as it went in."""
    assert signs in read(receipt_pdf(school=SCHOOL, receipt=receipt(own_words=signs, person=signs))).text
    assert signs in read(class_list_pdf(school=SCHOOL, sheet=replace(class_list(), names=(signs,), mentor=signs))).text
    assert signs in read(letter_pdf(school=SCHOOL, letter=letter(subject=signs, role=signs))).text


@each
def test_titles_and_the_school_s_name_are_text_too(signs):
    pdf = read(agreement_pdf(school=replace(SCHOOL, name=signs), document=replace(agreement(1), title=signs)))
    assert pdf.reader.metadata.title == signs
    assert pdf.text.count(signs) >= 2


@pytest.mark.parametrize("signs", [sign for sign in SIGNS if "*" not in sign and "\\" not in sign])
def test_prose_starts_nothing_that_markdown_does_not_know(signs):
    text = read(letter_pdf(school=SCHOOL, letter=letter(entries=(Entry("Wat", f"Dus {signs}"),)))).text
    assert f"Dus {signs}".replace("`", "") in text


@pytest.mark.parametrize(
    "name", ["محمد العمراني", "שרה לוי", "Ольга Петрова", "Νίκος", "O’Ndürłu-Şahin Ğ", "José\u0301"]
)
def test_names_in_other_scripts_print(name):
    assert read(strips_pdf(school=SCHOOL, strips=replace(strips(1), strips=(replace(strips(1).strips[0], name=name),))))


@pytest.mark.parametrize(
    "name", ["李小龙", "한지민", "Sam 🙂", "a\x00b\x07c", "a\ud800b", "\u202egnirts", "\ue000", ""]
)
def test_signs_without_a_letter_do_not_stop_the_printer(name):
    text = read(class_list_pdf(school=SCHOOL, sheet=replace(class_list(), names=(name, "Daan Prins")))).text
    assert "Daan Prins" in text


def test_a_sign_that_no_letter_can_draw_becomes_a_square():
    assert "Sam □" in read(receipt_pdf(school=SCHOOL, receipt=receipt(person="Sam 🙂"))).text


@pytest.mark.parametrize(("content", "kind"), [(b"geen plaatje", "png"), (b"geen plaatje", "svg"), (b"<svg", "svg")])
def test_a_logo_that_is_no_picture_is_refused_in_dutch(content, kind):
    broken = replace(SCHOOL, logo=replace(SCHOOL.logo, content=content, kind=kind))
    with pytest.raises(CannotPrint, match="logo"):
        letter_pdf(school=broken, letter=letter())
