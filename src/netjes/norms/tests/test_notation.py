"""What the notation promises to whoever writes in it."""

from pathlib import Path

import pytest

from netjes.norms.errors import NotationError
from netjes.norms.norm import And, Is, Not, Or
from netjes.norms.notation import printable, read, read_file, read_words, write, write_norm
from netjes.norms.notation.conditions import written

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.md"))
GOOD = sorted((HERE / "good").glob("*.md"))
HEAD = "---\ntitel: T\ntaal: nl\ngeldt voor: leerling\nversie: 1\nanders: mag\n---\n\n"
WORDS = """
## Woordenlijst

| handeling | valt onder | ook wel |
|---|---|---|
| plaatsen | | posten |

| feit | vraag | wie weet het |
|---|---|---|
| foto | Foto? | jijzelf |
| foto en filmpje | Allebei? | jijzelf |
| entree betaald | Betaald? | jijzelf |

| persoon | rol |
|---|---|
| leerling | ja |
| jijzelf | |
"""


def agreement(*lines: str, text: str = "Tekst.") -> str:
    block = "\n".join(("```norm 1", "wie: leerling", "verbiedt: plaatsen", *lines, "```"))
    return f"{HEAD}## Artikel 1. Titel\n\n{text}\n\n{block}\n{WORDS}"


def condition(text: str):
    return read(agreement(f"als: {text}")).norms[0].when


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_mistake_names_file_line_and_mend(path: Path) -> None:
    with pytest.raises(NotationError) as error:
        read_file(path)
    assert f"{error.value}\n" == path.with_suffix(".expected").read_text()


def test_a_mistake_has_its_column() -> None:
    with pytest.raises(NotationError) as error:
        read(agreement("als: foto en fotto"))
    problem = error.value.problems[0]
    assert agreement("als: foto en fotto").splitlines()[problem.line - 1][problem.column - 1 :] == "fotto"


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_writing_gives_back_what_was_read(path: Path) -> None:
    text = path.read_text()
    assert write(read(text)) == text


def test_the_longest_name_wins() -> None:
    assert condition("foto en filmpje") == Is("foto en filmpje")
    assert condition("foto en entree betaald") == And((Is("foto"), Is("entree betaald")))
    assert condition("foto en foto en filmpje") == And((Is("foto"), Is("foto en filmpje")))


def test_joining_words_count_as_whole_words_only() -> None:
    assert condition("entree betaald") == Is("entree betaald")
    assert condition("NIET Foto of Entree Betaald") == Or((Not(Is("foto")), Is("entree betaald")))


@pytest.mark.parametrize(
    "text", ["foto of (niet foto en entree betaald)", "niet (foto of entree betaald)", "niet niet foto"]
)
def test_a_written_condition_reads_back(text: str) -> None:
    assert written(condition(text)) == text
    assert condition(written(condition(text))) == condition(text)


def test_a_changed_norm_is_written_anew_and_the_rest_stays() -> None:
    from dataclasses import replace

    text = agreement("als: foto")
    found = read(text)
    norm = replace(found.norms[0], when=Not(Is("foto")), source=None)
    changed = replace(found, articles=(replace(found.articles[0], norms=(norm,)),))
    assert write(changed) == text.replace("als: foto", "als: niet foto")
    assert read(write(changed)).norms[0].when == Not(Is("foto"))


def test_without_blocks_the_printable_agreement_is_left() -> None:
    left = printable(agreement(text="Deze tekst blijft."))
    assert "```" not in left
    assert "Deze tekst blijft." in left
    assert printable(left) == left


def test_parts_of_an_article_are_articles_under_it() -> None:
    text = (
        HEAD + "## Artikel 9 Internet\n\n### 9a. Sites\n\nTekst a.\n\n### Uitleg\n\n### 9b\n\n## 10. Netwerk\n" + WORDS
    )
    found = read(text)
    assert [(a.number, a.title, a.parent) for a in found.articles] == [
        ("9", "Internet", None), ("9a", "Sites", "9"), ("9b", "", "9"), ("10", "Netwerk", None),
    ]  # fmt: skip
    assert found.articles[1].prose == "Tekst a.\n\n### Uitleg"


def test_an_article_may_stand_behind_the_word_list() -> None:
    found = read(HEAD + "## 1. Een\n" + WORDS + "\n## 2. Twee\n\nTekst.\n")
    assert [a.number for a in found.articles] == ["1", "2"]


@pytest.mark.parametrize(
    ("heading", "number"), [("Artikel 7", "7"), ("artikel M6.", "M6"), ("9a. X", "9a"), ("A1: X", "A1")]
)
def test_a_number_is_a_letter_digits_a_letter(heading: str, number: str) -> None:
    assert read(f"{HEAD}## {heading}\n{WORDS}").articles[0].number == number


@pytest.mark.parametrize("heading", ["Inleiding", "2026plannen", "Artikel zeven"])
def test_another_heading_is_no_article(heading: str) -> None:
    assert read(f"{HEAD}## {heading}\n{WORDS}").articles == ()


def test_lines_may_end_as_on_any_machine() -> None:
    text = agreement("als: foto").replace("\n", "\r\n")
    assert read("\ufeff" + text).norms[0].when == Is("foto")
    assert write(read(text)) == text


def test_a_word_list_can_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "woorden.md").write_text(WORDS)
    body = agreement("als: foto").replace(WORDS, "").replace("anders: mag", "anders: mag\nwoordenlijst: woorden.md")
    (tmp_path / "a.md").write_text(body)
    assert read_file(tmp_path / "a.md").norms[0].when == Is("foto")
    (tmp_path / "woorden.md").unlink()
    with pytest.raises(NotationError, match=r"woorden\.md"):
        read_file(tmp_path / "a.md")


def test_a_text_without_a_folder_opens_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "woorden.md").write_text(WORDS)
    body = agreement("als: foto").replace(WORDS, "").replace("anders: mag", "anders: mag\nwoordenlijst: woorden.md")
    with pytest.raises(NotationError, match=r'"woorden\.md" is hier niet bij'):
        read(body)
    assert read(body, words=read_words(WORDS)).norms[0].when == Is("foto")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: None, "is er niet"),
        (lambda p: p.mkdir(), "een map"),
        (lambda p: p.write_bytes(b"\xff\xfe\x00"), "geen tekst in UTF-8"),
        (lambda p: p.write_text(agreement("als: " + "(" * 5000 + "foto")), "haakje"),
    ],
    ids=["missing", "folder", "binary", "deep"],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path, make, says: str) -> None:
    path = tmp_path / "afspraken.md"
    make(path)
    with pytest.raises(NotationError, match=says):
        read_file(path)


def test_a_norm_made_by_the_program_is_written_with_all_its_keys() -> None:
    lines = ("wie: iedereen", "verbiedt: plaatsen", "als: foto", "tenzij: entree betaald", "gaat voor: 1")
    block = "\n".join(("```norm 7b", *lines, "vraag: jijzelf", "let op: kort", "```\n"))
    found = read(agreement().replace(WORDS, "\n" + block + WORDS))
    assert write_norm(found.norms[1]) == block
