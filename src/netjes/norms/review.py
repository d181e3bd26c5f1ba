"""Looks an agreement over: where it contradicts itself, what never or always holds, what it leaves open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netjes.norms.evaluate import in_order
from netjes.norms.norm import Agreement, Effect, Norm
from netjes.norms.space import Space


@dataclass(frozen=True, slots=True)
class Conflict:
    """One norm allows what another forbids, neither goes first, and it can happen: `when` is the least that does it."""

    role: str
    act: str
    when: Mapping[str, bool]
    norms: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An act that no norm decides for a role: there the product says that nothing was agreed."""

    role: str
    act: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a person should know before adopting: the first three are to be mended, the rest is to be judged."""

    conflicts: tuple[Conflict, ...]
    never: tuple[Norm, ...]  # norms whose condition can never hold
    always: tuple[Norm, ...]  # norms with a condition that always holds
    uncovered: tuple[Uncovered, ...]
    text_only: tuple[str, ...]  # numbers of articles without a norm, their own or of a part
    warnings: tuple[str, ...]


def review(agreement: Agreement) -> Review:
    return Review(
        tuple(_conflicts(agreement)),
        tuple(norm for norm in agreement.norms if _holds_never(norm, agreement)),
        tuple(norm for norm in agreement.norms if norm.when and _holds_always(norm, agreement)),
        tuple(_uncovered(agreement)),
        tuple(_text_only(agreement)),
        tuple(_unused(agreement)) if agreement.has_own_words else (),
    )


def _conflicts(agreement: Agreement) -> Iterator[Conflict]:
    """Each clash once for a role: at the first act of the word list at which these norms meet."""
    words = agreement.vocabulary
    seen: set[tuple[str, ...]] = set()
    told: set[tuple[str, str, str]] = set()
    for role in agreement.roles:
        for act in words.acts:
            above = words.ancestors(act)
            norms = [n for n in agreement.norms if role in n.roles and not n.is_duty and n.names(above)]
            key = (role, *(norm.id for norm in norms))
            if key in seen or {Effect.FORBIDS, Effect.ALLOWS} - {norm.effect for norm in norms}:
                continue
            seen.add(key)
            space = _space([fact for norm in norms for fact in norm.facts], agreement)
            standing = _standing(norms, space)
            for ban in norms:
                for leave in norms:
                    region = space.possible & standing[ban.id] & standing[leave.id]
                    if ban.effect is Effect.FORBIDS and leave.effect is Effect.ALLOWS and region:
                        clash = (role, ban.id, leave.id)
                        if clash not in told:
                            told.add(clash)
                            articles = tuple(dict.fromkeys((ban.article, leave.article)))
                            yield Conflict(role, act, space.smallest(region), (ban.id, leave.id), articles)


def _standing(norms: list[Norm], space: Space) -> dict[str, int]:
    """Where each norm applies and is not set aside."""
    standing: dict[str, int] = {}
    for norm in in_order(norms):
        found = space.where(norm.when) & ~(space.where(norm.unless) if norm.unless else 0)
        for higher in norms:
            if norm.id in higher.beats:
                found &= ~standing[higher.id]
        standing[norm.id] = found
    return standing


def _space(facts: list[str], agreement: Agreement) -> Space:
    tied = agreement.vocabulary.tied(facts)
    return Space(tuple(fact for fact in agreement.vocabulary.facts if fact in tied), agreement)


def _holds_never(norm: Norm, agreement: Agreement) -> bool:
    space = _space(list(norm.facts), agreement)
    return not space.possible & space.where(norm.when) & ~(space.where(norm.unless) if norm.unless else 0)


def _holds_always(norm: Norm, agreement: Agreement) -> bool:
    space = _space(list(norm.facts), agreement)
    return not space.possible & ~space.where(norm.when)


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
