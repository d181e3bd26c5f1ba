"""What ships with the engine: the word list, the model agreements and their worked situations."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from netjes.norms.norm import Agreement
from netjes.norms.notation.document import read
from netjes.norms.notation.shipped import WORDS, shipped_words, text_of

__all__ = ["MODELS", "WORDS", "Topic", "model", "shipped_words", "situations", "text_of", "topics", "with_additions"]

MODELS = ("leerlingen", "medewerkers", "ouders", "aanvullingen")


@cache
def model(name: str) -> Agreement:
    """A model agreement by name, one of `MODELS`."""
    return read(text_of(f"{name}.md"), file=f"{name}.md")


def situations(name: str) -> list[dict[str, Any]]:
    """The worked situations of a model: story, role, act, facts and what is to be expected."""
    return [json.loads(line) for line in text_of(f"{name}.situaties.jsonl").splitlines() if line.strip()]


# An addition that makes an exception to articles of the model too, and which of their norms it goes before there.
EXCEPTIONS = {"A5-bril": ("7-les", "7-toets")}


def with_additions(name: str, numbers: tuple[str, ...]) -> tuple[str, str]:
    """A model with some of the optional articles behind it, and the situations that go with both."""
    additions = model("aanvullingen")
    lines = additions.source.splitlines(keepends=True)
    ends = [article.line - 1 for article in additions.articles[1:]] + [len(lines)]
    chosen = [
        "".join(lines[article.line - 1 : end])
        for article, end in zip(additions.articles, ends, strict=True)
        if article.number in numbers
    ]
    told = [*situations(name), *(s for s in situations("aanvullingen") if s["article"] in numbers)]
    roles = model(name).roles
    kept = [json.dumps(each, ensure_ascii=False) for each in told if each["role"] in roles]
    own = {norm.id for norm in model(name).norms}
    added = [_before_the_models_own(text, own) for text in chosen]
    return "\n".join([text_of(f"{name}.md"), *added]), "\n".join(kept) + "\n"


def _before_the_models_own(text: str, own: set[str]) -> str:
    """The text of an addition, its exceptions set before the norms of the model that they are exceptions to."""
    for norm, beaten in EXCEPTIONS.items():
        if own.issuperset(beaten):
            pattern = rf"(```norm {norm}\n(?:(?!```)[^\n]*\n)*?gaat voor: [^\n]*)"
            text = re.sub(pattern, rf"\1, {', '.join(beaten)}", text)
    return text


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that schools regulate: its Dutch title, and the articles of each model that are about it."""

    code: str
    title: str
    places: Mapping[str, tuple[str, ...]]


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by its code."""
    raw = tomllib.loads(text_of("onderwerpen.toml"))
    return {
        code: Topic(code, each["titel"], {name: tuple(each[name]) for name in MODELS if name in each})
        for code, each in raw.items()
    }
