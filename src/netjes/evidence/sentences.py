"""Sentences about a file, in Dutch and English. What is kept is what a sentence was made from, never a translation.

A sentence is its Dutch text; it remembers the form it was made from and the words of the file that it was filled with,
so that `in_language` can say the same in the language of whoever reads it, also years later. Words of the file stay
as they are.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

ENGLISH: dict[str, str] = tomllib.loads((Path(__file__).parent / "english.toml").read_text(encoding="utf-8"))


class Sentence(str):
    """Dutch, with `form` and `filled`: what stands between braces in the form."""

    form: str
    filled: dict[str, str]

    def __new__(cls, form: str, filled: Mapping[str, str] | None = None) -> Self:
        made = super().__new__(cls, form.format(**filled).strip() if filled else form)
        made.form, made.filled = form, dict(filled or {})
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            kept, serialization=core_schema.plain_serializer_function_ser_schema(to_keep)
        )


def said(form: str, **filled: str | int) -> Sentence:
    """`said("Het komt van {address}.", address=…)`; a word that is itself a sentence is said along with it."""
    return Sentence(form, {name: each if isinstance(each, str) else str(each) for name, each in filled.items()})


def in_language(sentence: str, language: str) -> str:
    """The sentence for a page in this language; what has no English is left as it is."""
    if language != "en":
        return str(sentence)
    if not isinstance(sentence, Sentence) or not sentence.filled:
        return ENGLISH.get(sentence, str(sentence))
    words = {name: in_language(each, language) for name, each in sentence.filled.items() if isinstance(each, Sentence)}
    return ENGLISH.get(sentence.form, sentence.form).format(**{**sentence.filled, **words}).strip()


def to_keep(sentence: str) -> Any:
    """As JSON takes it."""
    if not isinstance(sentence, Sentence) or not sentence.filled:
        return str(sentence)
    return _kept_form(sentence)


def _kept_form(sentence: Sentence) -> list[Any]:
    words = {name: _kept_form(each) if isinstance(each, Sentence) else each for name, each in sentence.filled.items()}
    return [sentence.form, words]


def kept(given: Any) -> Sentence:
    """What `to_keep` gave. Raises `ValueError` for anything else."""
    if isinstance(given, str):
        return given if isinstance(given, Sentence) else Sentence(given)
    try:
        form, filled = given
        if form and form not in ENGLISH:
            raise ValueError("no sentence of ours")
        return Sentence(form, {str(name): _word(each) for name, each in filled.items()} or None)
    except (AttributeError, KeyError, IndexError, TypeError):
        raise ValueError("no sentence of ours") from None


def _word(given: Any) -> str:
    """A word of the file, or a sentence in a sentence."""
    return given if isinstance(given, str) else kept(given)
