"""No word of a document is lost: whatever a school hands in, all of it comes back somewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netjes.reading import Document, lines, read_here, split, tidy

DOCUMENTS = Path(__file__).parent / "documents"
_MARKER = re.compile(
    r"(?m)^[ \t>#]*(?:[-•*–]\s+)*(?:(?:Artikel\s+)?\d{1,3}(?:\.\d{1,2})*[.):]?|[A-Za-z][.)]|[ivxIVX]+[.)])(?=\s)"
)


def lost_words(text: str, document: Document) -> Counter[str]:
    """The words of the text, list markers aside, that the document holds too few times."""
    return Counter(tidy.words(_MARKER.sub("", text))) - Counter(split.words_of(document))


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.name)
def test_no_word_is_lost(path: Path) -> None:
    text = path.read_text()
    if path.name == "one_line.txt":
        text = tidy.rejoin(text)
    assert not lost_words(text, read_here(path))


@pytest.mark.parametrize("name", ["golden_rules.md", "why.md", "titled_rules.md", "bold_leads.md"])
def test_no_word_of_markdown_is_lost(name: str) -> None:
    text = re.sub(r"[*|]", " ", (DOCUMENTS / name).read_text())
    assert not lost_words(text, read_here(DOCUMENTS / name))


WORDS = st.sampled_from(
    [
        "je", "mag", "niet", "telefoon", "les", "foto", "school", "docent", "respect", "wachtwoord",
        "delen", "altijd", "medewerkers", "ouders", "leerlingen", "Contact", "Home", "Inleiding",
        "Vastgesteld", "netwerk", "tenzij", "toestemming", "week", "keer", "3", "2025",
        "mentor@school.example", "8.30",
    ]
)  # fmt: skip
SENTENCE = st.builds(
    lambda words, end: (" ".join(words).capitalize() + end), st.lists(WORDS, min_size=1, max_size=14), st.sampled_from(
        [".", ";", ":", "", "?", "!"])
)  # fmt: skip
PREFIX = st.sampled_from(
    ["", "", "", "1. ", "2. ", "3. ", "4) ", "a. ", "b. ", "- a. ", "- ", "• ", "  - ", "A. ", "B. ", "I. ", "ii. ",
     "Artikel 1 ", "Artikel 2. ", "1.1 ", "2.3 ", "# ", "1 x ", "2e keer: ", "Lid 1: ", "(c) "]
)  # fmt: skip
HEADING = st.sampled_from(["Leerlingen", "Voor medewerkers", "Ouders:", "Inleiding", "Handreiking vanuit", "", ""])
LINE = st.one_of(st.builds(lambda prefix, text: prefix + text, PREFIX, SENTENCE), HEADING)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=25))
@example(["1. Je mag niet:", "- a. delen;", "- b. week. School.", "2. Je."])
def test_no_word_is_lost_whatever_the_layout(document_lines: list[str]) -> None:
    document = split.split(lines.to_blocks(document_lines))
    text = "\n".join(document_lines)
    # A marker may be one where the eye sees a word; then it must be a number or label, or be in the text.
    lost = {word for word in lost_words(text, document) if not re.fullmatch(r"\d+|[a-z]|[ivx]+|lid|artikel", word)}
    assert not lost


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=25))
def test_there_is_one_part_for_each_audience(document_lines: list[str]) -> None:
    audiences = [part.audience for part in split.split(lines.to_blocks(document_lines)).parts]
    assert len(audiences) == len(set(audiences))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_is_split_without_failing(text: str) -> None:
    split.split(lines.to_blocks(text.split("\n")))
