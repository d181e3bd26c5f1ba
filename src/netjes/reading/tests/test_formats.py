"""The same agreement in six formats, several encodings and lay-outs gives the same split."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from pathlib import Path

import docx
import pytest

from netjes.reading import Document, read_here, tidy
from netjes.reading.tests import builders

LINES = [
    "# Regels voor schermen: leerlingen",
    "Handreiking vanuit",
    "# Inleiding",
    "Iedereen op De Brug gebruikt apps. Dat is leuk en soms lastig.",
    "# Dit spreken we af",
    "1. Deze regels gelden voor alle leerlingen, waar ze ook zijn.",
    "2. Je bent aardig voor elkaar, ook als niemand het ziet. Schelden is niet oké.",
    "3. Apps gebruik je zonder schade voor anderen. Op school is het daarom verboden om:",
    "- a. filmpjes vol geweld te kijken of door te sturen;",
    " - b. in te breken in het account van een ander;",
    " - c. dingen te delen die in vertrouwen verteld zijn. Houd je wachtwoord voor jezelf;",
    " - d. iemand te bedreigen of te volgen.",
    "Krijg je zoiets toegestuurd, laat het dan weten aan je mentor.",
    "4. In de les vraag je de docent of je telefoon gebruikt mag worden.",
    "# Regels voor schermen: medewerkers",
    "Handreiking vanuit",
    "# Inleiding",
    "Ook collega's zijn online te vinden.",
    "# Dit spreken we af",
    "1. Deze regels gelden voor alle medewerkers.",
    "2. Bij twijfel overleg je eerst met je teamleider.",
    "3. Je volgt de [gedragscode](https://brug.example/code) van de school.",
]
PLAIN = [line.removeprefix("# ") for line in LINES]


def outline(document: Document) -> list[object]:
    return [
        (part.audience, [(a.number, tidy.words(a.text), [(i.label, tidy.words(i.text)) for i in a.items])
                         for a in part.articles])
        for part in document.parts
    ]  # fmt: skip


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    path = tmp_path_factory.mktemp("reading") / "afspraken.txt"
    path.write_text("\n\n".join(PLAIN))
    document = read_here(path)
    assert [part.audience for part in document.parts] == ["pupils", "staff"]
    assert [len(part.articles) for part in document.parts] == [4, 3]
    third = document.parts[0].articles[2]
    assert [item.label for item in third.items] == ["a", "b", "c", "d"]
    assert third.text.endswith("laat het dan weten aan je mentor.")
    assert document.left_out == ("Handreiking vanuit", "Handreiking vanuit")
    assert "[gedragscode](https://brug.example/code)" in document.parts[1].articles[2].text
    return outline(document)


def _structured() -> str:
    """A page as a website editor makes it: headings, ordered lists, a list of letters inside."""
    out, in_list, in_items = [], False, False
    for line in LINES:
        text = html.escape(re.sub(r"^\s*(?:- [a-d]\.|\d+\.|#)\s*", "", line))
        is_item, is_rule = bool(re.match(r"\s*- ", line)), bool(re.match(r"\d", line))
        if in_items and not is_item:
            out.append("</ol>")
            in_items = False
            if not is_rule:
                out.append(f"<p>{text}</p>")
                continue
        if is_item:
            out.append("" if in_items else '<ol type="a">')
            in_items = True
            out.append(f"<li>{text}</li>")
        elif is_rule:
            out.append("</li>" if in_list else "<ol>")
            in_list = True
            out.append(f"<li>{text}")
        else:
            out.append("</li></ol>" if in_list else "")
            in_list = False
            out.append(f"<h2>{text}</h2>" if line.startswith("#") else f"<p>{text}</p>")
    return "<html><body>" + "\n".join(out) + "</li></ol></body></html>"


TEXTS = {
    "enkele-regels.txt": "\n".join(PLAIN),
    "veel-wit.txt": "\n\n\n\n".join(PLAIN),
    "een-regel.txt": " ".join(line.strip() for line in PLAIN),
    "windows.txt": "\r\n".join(PLAIN),
    "met-merk.txt": "\ufeff" + "\n".join(PLAIN),
    "smal.txt": "\n".join("\n".join(textwrap.wrap(line, 64)) for line in PLAIN),
    "smal-wit.txt": "\n\n".join("\n".join(textwrap.wrap(line, 64)) for line in PLAIN),
    "bolletjes.txt": "\n".join(re.sub(r"^\d+\. ", "• ", line) for line in PLAIN),
    "zichtbaar.md": "\n\n".join(LINES),
    "zonder-wit.md": "\n".join(PLAIN),
    "alineas.html": "".join(f"<p>{html.escape(line)}</p>" for line in PLAIN),
    "regeleinden.html": "<div>" + "<br>\n".join(html.escape(line) for line in PLAIN) + "</div>",
    "dubbel.html": html.escape(html.escape("".join(f"<p>{html.escape(line)}</p>" for line in PLAIN))),
    "opgemaakt.html": _structured(),
    "bolletjes.html": re.sub(r"<(/?)ol[^>]*>", r"<\1ul>", _structured()),
}


@pytest.mark.parametrize("name", TEXTS)
def test_layout_does_not_change_the_split(name: str, tmp_path: Path, expected: list[object]) -> None:
    path = tmp_path / name
    path.write_bytes(TEXTS[name].encode())
    assert outline(read_here(path)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str, tmp_path: Path, expected: list[object]) -> None:
    path = tmp_path / "afspraken.txt"
    path.write_bytes("\n".join(PLAIN).replace("collega's", "collega’s").encode(encoding))
    document = read_here(path)
    assert "oké" in document.parts[0].articles[1].text
    assert "collega’s" in document.parts[1].preamble
    assert outline(document) == expected


def test_invisible_and_composed_characters_do_not_matter(tmp_path: Path, expected: list[object]) -> None:
    text = unicodedata.normalize("NFD", "\n".join(PLAIN))
    text = text.replace("Apps ", "Ap\u00adps\u00a0").replace("les", "l\u200bes")
    path = tmp_path / "afspraken.txt"
    path.write_text(text)
    assert outline(read_here(path)) == expected


def test_word_open_document_and_pdf_give_the_same(tmp_path: Path, expected: list[object]) -> None:
    narrow = [part for line in PLAIN for part in textwrap.wrap(line, 80)]
    assert outline(read_here(builders.word(tmp_path / "a.docx", LINES))) == expected
    assert outline(read_here(builders.open_document(tmp_path / "a.odt", LINES))) == expected
    assert outline(read_here(builders.pdf(tmp_path / "a.pdf", [narrow[:14], narrow[14:]]))) == expected


def test_words_own_numbering_is_counted(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Afspraken", 1)
    for text in ("Je bent aardig voor een ander.", "Niet goed is:"):
        document.add_paragraph(text, style="List Number")
    for text in ("schelden;", "schreeuwen."):
        document.add_paragraph(text, style="List Bullet 2")
    document.add_paragraph("Je helpt een ander.", style="List Number")
    document.save(str(tmp_path / "a.docx"))
    articles = read_here(tmp_path / "a.docx").parts[0].articles
    assert [(a.number, [i.label for i in a.items]) for a in articles] == [("1", []), ("2", ["a", "b"]), ("3", [])]


def test_a_pdf_keeps_its_links_and_drops_page_numbers_apart(tmp_path: Path) -> None:
    pages = [
        ["Lees de uitleg", "1. Je bent aardig voor een ander.", "Pagina 1 van 2"],
        ["2. Je helpt een ander.", "Pagina 2 van 2"],
    ]
    document = read_here(builders.pdf(tmp_path / "a.pdf", pages, link="https://school.example/uitleg"))
    assert "[Lees de uitleg](https://school.example/uitleg)" in str(document.as_json())
    assert [article.text for article in document.parts[0].articles] == [
        "Je bent aardig voor een ander.", "Je helpt een ander."]  # fmt: skip
    assert set(document.left_out) == {"Pagina 1 van 2", "Pagina 2 van 2"}
