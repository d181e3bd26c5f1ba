import pytest

from netjes.printing.prose import blocks


def text(words: str) -> dict:
    return {"is": "text", "text": words}


def test_it_works():
    assert blocks("Een **vet** woord\nen [een adres](https://school.example/).") == [
        {
            "is": "paragraph",
            "of": [
                text("Een "),
                {"is": "strong", "of": [text("vet")]},
                text(" woord"),
                text(" "),
                text("en "),
                {"is": "link", "to": "https://school.example/", "of": [text("een adres")]},
                text("."),
            ],
        }
    ]


def test_lists_and_tables_keep_their_shape():
    (numbered,) = blocks("3. drie\n4. vier")
    assert numbered["from"] == 3 and len(numbered["of"]) == 2
    (table,) = blocks("| a | b |\n|---|---|\n| 1 |  |")
    assert table["head"] == [[text("a")], [text("b")]] and table["of"] == [[[text("1")], []]]


@pytest.mark.parametrize(
    ("prose", "levels"),
    [("# a\n\n### b\n\n###### c", [3, 4, 5]), ("#### a\n\n# b", [3, 3]), ("> # a\n\n- ## b", [3, 4])],
)
def test_headings_come_below_their_article_and_skip_no_level(prose, levels):
    found = blocks(prose, under=2)
    heads = [b if b["is"] == "heading" else (b["of"][0] if b["is"] == "quote" else b["of"][0][0]) for b in found]
    assert [head["level"] for head in heads] == levels


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/pad", "file:///etc/passwd"])
def test_other_addresses_are_no_links(address):
    assert "link" not in str([node["is"] for block in blocks(f"[klik]({address})") for node in block["of"]])


def test_html_is_text():
    (paragraph,) = blocks("<b>vet</b> ![foto](https://elders.example/x.png)")
    assert "<b>vet</b>" in "".join(piece.get("text", "") for piece in paragraph["of"])
