"""Looks an agreement over: what it leaves open, what is only to be read, which words nobody uses."""

from collections.abc import Iterator
from dataclasses import dataclass

from netjes.norms.norm import Agreement


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An act that no norm decides for a role: there the product says that nothing was agreed."""

    role: str
    act: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a person should know before adopting. None of it is wrong by itself."""

    uncovered: tuple[Uncovered, ...]
    text_only: tuple[str, ...]  # numbers of articles without a norm, their own or of a part
    warnings: tuple[str, ...]


def review(agreement: Agreement) -> Review:
    return Review(
        tuple(_uncovered(agreement)),
        tuple(_text_only(agreement)),
        tuple(_unused(agreement)) if agreement.has_own_words else (),
    )


def _uncovered(agreement: Agreement) -> Iterator[Uncovered]:
    deciding = [norm for norm in agreement.norms if not norm.is_duty]
    for role in agreement.roles:
        mine = [norm for norm in deciding if role in norm.roles]
        for act in agreement.vocabulary.acts:
            above = agreement.vocabulary.ancestors(act)
            if not any(norm.names(above) for norm in mine):
                yield Uncovered(role, act)


def _text_only(agreement: Agreement) -> Iterator[str]:
    for article in agreement.articles:
        parts = [part for part in agreement.articles if part.parent == article.number]
        if not article.norms and not any(part.norms for part in parts):
            yield article.number


def _unused(agreement: Agreement) -> Iterator[str]:
    """Words of the agreement's own list that no norm uses; the list that ships serves many agreements."""
    words = agreement.vocabulary
    facts = {fact for norm in agreement.norms for fact in norm.facts}
    tied = {name for relation in words.relations for name in (relation.first, relation.second)}
    acts = {act for norm in agreement.norms for act in (*norm.acts, *norm.at)}
    under = {parent for act in acts for parent in words.ancestors(act)}
    for fact in words.facts:
        if fact not in facts | tied:
            yield f'woordenlijst: "{fact}" komt in geen enkele norm voor. (waarschuwing)'
    for act in words.acts:
        if act not in under and acts.isdisjoint(words.ancestors(act)):
            yield f'woordenlijst: "{act}" komt in geen enkele norm voor. (waarschuwing)'
