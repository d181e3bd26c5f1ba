import pytest

from netjes.agreements.prose import rendered, summary_of, told
from netjes.norms.norm import Article

PROSE = """> In het kort: in de les ligt je
> telefoon weg.

In de les gebruik je je telefoon niet.

> Dit citaat hoort bij de tekst.

> Waarom: je bent er met je hoofd bij.

> In gewone woorden: In de les ligt je telefoon in je tas.
> Je pakt hem niet.
> Om over te praten: wat merk je daarvan?"""


def article(prose: str) -> Article:
    return Article("1", "De telefoon", "## Artikel 1. De telefoon", prose)


def test_it_works():
    found = told(PROSE)
    assert found.summary == "In de les ligt je telefoon weg."
    assert found.reason == "Je bent er met je hoofd bij."
    assert found.plain == "In de les ligt je telefoon in je tas. Je pakt hem niet."
    assert found.talk == "Wat merk je daarvan?"
    assert found.html.startswith("<p>In de les gebruik je je telefoon niet.</p>")


def test_another_quotation_stays_in_the_text():
    assert "<blockquote>\n<p>Dit citaat hoort bij de tekst.</p>" in told(PROSE).html
    for phrase in ("In het kort", "Waarom", "In gewone woorden", "Om over te praten"):
        assert phrase not in told(PROSE).html


def test_an_empty_line_closes_a_set_phrase():
    found = told("> In gewone woorden: Dit hoort erbij.\n\n> Dit niet.")
    assert found.plain == "Dit hoort erbij."
    assert "<p>Dit niet.</p>" in found.html


def test_a_text_without_set_phrases_loses_nothing():
    found = told("Eerst dit. Dan dat.")
    assert found.html == "<p>Eerst dit. Dan dat.</p>\n"
    assert not (found.summary or found.reason or found.plain or found.talk)


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        (PROSE, "In de les ligt je telefoon weg."),
        ("Eerst *dit*. Dan dat.", "Eerst dit."),
        ("Zonder punt", "Zonder punt"),
        ("", "De telefoon"),
    ],
)
def test_every_article_has_one_sentence(prose, expected):
    assert summary_of(article(prose)) == expected


@pytest.mark.parametrize(
    "prose",
    [
        "<script>alert(1)</script>",
        'Tekst <img src=x onerror="alert(1)"> en <b onclick=x>vet</b>',
        "![foto](https://elders.example/volgpixel.png)",
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt:alert(1))",
        "[klik](data:text/html;base64,PHNjcmlwdD4=)",
        "[klik](vbscript:x)",
        "<javascript:alert(1)>",
        '[klik](https://elders.example/"onmouseover="alert(1))',
    ],
)
def test_what_a_school_wrote_never_becomes_markup(prose):
    html = told(prose).html.casefold()
    assert "<script" not in html and "<img" not in html and "<b " not in html
    assert 'href="javascript' not in html and 'href="data' not in html and 'href="vbscript' not in html
    assert '" onmouseover' not in html and '"onmouseover' not in html


def test_an_ordinary_link_and_a_table_stay():
    assert '<a href="https://school.example/">site</a>' in rendered("[site](https://school.example/)")
    assert "<table>" in rendered("| a | b |\n|---|---|\n| 1 | 2 |")


def test_headings_in_prose_come_below_the_pages_own():
    assert rendered("# Groot\n\n#### Klein") == "<h3>Groot</h3>\n<h6>Klein</h6>\n"
