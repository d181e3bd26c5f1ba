import io
from dataclasses import replace

import pytest
from PIL import Image

from netjes.printing.documents import letter_pdf
from netjes.printing.errors import CannotPrint
from netjes.printing.pictures import WIDEST, logo, squares
from netjes.printing.sheets import Letterhead, Logo
from netjes.printing.tests.a_school import letter
from netjes.printing.tests.reading_a_pdf import read


def drawn(kind: str, mode: str = "RGB") -> Logo:
    written = io.BytesIO()
    Image.new(mode, (2000, 1000)).save(written, kind)
    return Logo(content=written.getvalue(), kind=kind, alt="Een vlak")


@pytest.mark.parametrize(
    ("kind", "mode"), [("png", "RGBA"), ("png", "P"), ("jpeg", "CMYK"), ("jpeg", "L"), ("webp", "RGB")]
)
def test_it_works(kind, mode):
    found = read(letter_pdf(school=Letterhead(name="De Brug", logo=drawn(kind, mode)), letter=letter()))
    assert found.alts() == ["Een vlak"]


def test_a_large_logo_is_made_smaller():
    with Image.open(io.BytesIO(bytes(logo(drawn("webp"), alt="")["bytes"]))) as image:
        assert image.size == (WIDEST, WIDEST // 2)


def test_a_logo_without_words_is_called_the_school_s():
    school = Letterhead(name="De Brug", logo=replace(drawn("png"), alt=""))
    assert read(letter_pdf(school=school, letter=letter())).alts() == ["Logo van De Brug"]


@pytest.mark.parametrize("address", ["/etc/logo.png", "file:///etc/logo.png", "../../logo.png", "letter.typ"])
def test_a_drawing_cannot_fetch_a_file_of_the_server(address):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><image href="{address}"/></svg>'
    with pytest.raises(CannotPrint, match="logo"):
        letter_pdf(school=Letterhead(name="De Brug", logo=Logo(content=svg.encode(), kind="svg")), letter=letter())


def test_an_empty_logo_is_no_logo():
    assert logo(Logo(content=b"", kind="png"), alt="Logo") is None


def test_a_file_that_is_something_else_than_it_says_is_refused():
    with pytest.raises(CannotPrint, match="Kies een ander bestand"):
        logo(Logo(content=drawn("png").content, kind="webp"), alt="")


def test_an_address_that_no_phone_could_read_is_refused():
    with pytest.raises(CannotPrint, match="Gebruik een korter adres"):
        squares("https://school.example/" + "x" * 4000, "QR")
