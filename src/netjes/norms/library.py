"""What ships with the engine: the word list, the model agreements and their worked situations."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from netjes.norms.norm import Agreement
from netjes.norms.notation.document import read
from netjes.norms.notation.wordlist import read_words
from netjes.norms.vocabulary import Vocabulary

MODELS = ("leerlingen", "medewerkers", "ouders", "aanvullingen")
WORDS = "woordenlijst.md"


def text_of(name: str) -> str:
    """The text of a file that ships, such as `leerlingen.md`."""
    return files("netjes.norms").joinpath("library", name).read_text(encoding="utf-8")


@cache
def shipped_words() -> Vocabulary:
    return read_words(text_of(WORDS), WORDS)


@cache
def model(name: str) -> Agreement:
    """A model agreement by name, one of `MODELS`."""
    return read(text_of(f"{name}.md"), file=f"{name}.md")


def situations(name: str) -> list[dict[str, Any]]:
    """The worked situations of a model: story, role, act, facts and what is to be expected."""
    return [json.loads(line) for line in text_of(f"{name}.situaties.jsonl").splitlines() if line.strip()]


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
