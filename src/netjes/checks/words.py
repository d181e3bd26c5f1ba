"""The word lists that ship with the checks: data beside the code, each with the reason why it is there."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words_of(name: str) -> dict[str, Any]:
    """One file of word lists, read once."""
    return tomllib.loads(files("netjes.checks").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """The words, separated by spaces, at one place in a file of word lists."""
    found: Any = words_of(name)
    for step in path:
        found = found[step]
    return frozenset(str(found).split())


@cache
def phrases(name: str, *path: str) -> tuple[str, ...]:
    """The phrases, separated by semicolons, at one place in a file of word lists."""
    found: Any = words_of(name)
    for step in path:
        found = found[step]
    return tuple(" ".join(part.split()) for part in str(found).split(";") if part.strip())


@cache
def cue(name: str) -> re.Pattern[str]:
    """One list of `cues.toml` as whole words to look for; a star there stands for up to fifteen letters."""
    return any_word(phrases("cues", name, "words"))


def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words or phrases, whole, the longest first. " .. " stands for up to six words in between."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(_pattern, longest)) + r")(?!\w)")


def _pattern(words: str) -> str:
    return re.escape(words).replace(r"\ \.\.\ ", r"(?: [\w'-]{1,20}){0,6} ").replace(r"\*", r"[^\W_]{0,15}")
