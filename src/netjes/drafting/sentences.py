"""Which sentence of an article goes with which norm, as far as shared words can tell.

It is a guess and is shown as one. A sentence that sounds like a rule and shares no words with any norm is
*open*: perhaps the engine does not know it yet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from netjes.agreements.prose import MARKDOWN
from netjes.norms.norm import Norm
from netjes.norms.prosediff import SENTENCE_END, SHORT
from netjes.norms.vocabulary import Vocabulary

WORD = re.compile(r"\w{3,}")
STEM = 5  # letters by which two forms of a word are one: telefoon, telefoons
# words that say how a rule works, not what it is about
COMMON_WORDS = """
aan als anders altijd ben bent bij dan dat deze die dit doe doen door dus een eerst elkaar ergens gaat geen haar hebt
heeft hem het hier hij hoe houd iedereen iemand iets jezelf jou jouw kan krijgen kun laat maak maar mag met moet naar
niemand niet nog ook omdat onder over school staat toch tot uit van vaak voor vooraf waar wanneer wat weer wel wie wil
word wordt zelf zijn zit zich zie zodat zonder
"""
COMMON = frozenset(COMMON_WORDS.split())
RULE = re.compile(
    r"\b(mag|mogen|moet|moeten|niet|geen|nooit|altijd|verboden|verplicht|toegestaan|nodig|telt|tellen|overleg\w*"
    r"|vraag je|vraagt u|zorg je|houd je|bewaar je|houden aan)\b",
    re.IGNORECASE,
)
# what only goes on about the sentence before it, or points to another article
LEANS = re.compile(r"^(?:dan|dat|dit|die|daar\w*|lukt dat)\b|\bartikel \d|\bin \w?\d{1,2}[a-z]?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`norm` is the id of the norm it seems to go with; `open` that it may be a rule without one."""

    text: str
    norm: str = ""
    open: bool = False
    key: str = ""  # the norm's letter on the page


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str  # "p", "li" or "h"
    sentences: tuple[Sentence, ...]


def paragraphs(prose: str) -> Iterator[tuple[str, list[str]]]:
    """The prose as plain sentences, per paragraph, item or heading."""
    kind, in_item = "p", 0
    for token in MARKDOWN.parse(prose):
        if token.type in ("list_item_open", "list_item_close"):
            in_item += 1 if token.type.endswith("open") else -1
        elif token.type == "heading_open":
            kind = "h"
        elif token.type == "paragraph_open":
            kind = "li" if in_item else "p"
        elif token.type in ("fence", "code_block"):
            yield "p", [token.content]
        elif token.type == "inline":
            plain = "".join(
                each.content if each.type in ("text", "code_inline") else " " if each.type.endswith("break") else ""
                for each in token.children or []
            )
            yield kind, sentences_of(plain)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph; an abbreviation ends none."""
    found, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if SHORT.search(text[start : match.end()]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [each for each in (*found, text[start:].strip()) if each]


def marked(prose: str, norms: tuple[Norm, ...], vocabulary: Vocabulary, letters: dict[str, str]) -> list[Paragraph]:
    """The prose with each sentence's norm, as far as can be told."""
    words = {norm.id: _words_of(norm, vocabulary) for norm in norms}
    return [
        Paragraph(kind, tuple(_judged(text, words, letters) for text in sentences) if kind != "h" else
                  tuple(Sentence(text) for text in sentences))
        for kind, sentences in paragraphs(prose)
    ]  # fmt: skip


def _judged(text: str, words: dict[str, tuple[frozenset[str], frozenset[str]]], letters: dict[str, str]) -> Sentence:
    own = stems(text)
    best, most = "", 0
    for norm_id, (acts, facts) in words.items():
        score = 2 * len(own & acts) + len(own & facts)
        if score > most:
            best, most = norm_id, score
    is_rule = RULE.search(text) is not None
    if most >= (1 if is_rule else 3):
        return Sentence(text, norm=best, key=letters.get(best, ""))
    return Sentence(text, open=is_rule and not LEANS.search(text))


def _words_of(norm: Norm, vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    acts = [vocabulary.acts[name] for name in (*norm.acts, *norm.at) if name in vocabulary.acts]
    facts = [vocabulary.facts[name] for name in norm.facts if name in vocabulary.facts]
    said = [f"{act.name} {act.phrase} {' '.join(act.synonyms)}" for act in acts]
    known = [f"{fact.name} {fact.phrase}" for fact in facts]
    return stems(" ".join(said)), stems(f"{' '.join(known)} {norm.ask or ''} {norm.note or ''}")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    return frozenset(word[:STEM] for word in WORD.findall(text.casefold()) if word not in COMMON)
