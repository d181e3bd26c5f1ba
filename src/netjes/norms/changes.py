"""What changes for people from one version to the next: not the words, but the answers.

For every role and act the two versions are compared in all situations that are possible in both (`slices`).
What differs is told as *from → to* with the least that brings it about. Acts that change alike under an act
that changes alike are told once, at the act they fall under.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from netjes.norms.norm import Agreement, Article
from netjes.norms.slices import Duty, Ending, NotCompared, Pair, Seen
from netjes.norms.textdiff import matched_articles
from netjes.norms.verdict import Ruling


@dataclass(frozen=True, slots=True)
class Change:
    """In the situations of `when`, this act by this role gets another answer.

    `also` are acts that fall under this one and change alike; `not_for` fall under it and do not. With
    `before_open` or `after_open` no norm decides on that side: there the product says "geen afspraak".
    """

    role: str
    act: str
    when: Mapping[str, bool]
    before: Ruling
    after: Ruling
    articles: tuple[str, ...]
    norms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    before_open: bool = False
    after_open: bool = False


@dataclass(frozen=True, slots=True)
class DutyChange:
    """In the situations of `when`, `duty` comes with this act or no longer does; `act` None is every act."""

    role: str
    act: str | None
    duty: str
    when: Mapping[str, bool]
    before: bool
    after: bool
    articles: tuple[str, ...]
    norms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskChange:
    """Somebody else is asked, in a norm that both versions have."""

    article: str
    norm: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class MeaningOnly:
    """An article that means something else while its text stayed: these norms of it changed."""

    article: str
    norms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a new version changes. `text_only` are numbers of articles, of the old version if they are gone."""

    stricter: tuple[Change, ...] = ()
    looser: tuple[Change, ...] = ()
    vaguer: tuple[Change, ...] = ()
    clearer: tuple[Change, ...] = ()
    duties: tuple[DutyChange, ...] = ()
    asks: tuple[AskChange, ...] = ()
    text_only: tuple[str, ...] = ()
    meaning_only: tuple[MeaningOnly, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()

    @property
    def verdicts(self) -> tuple[Change, ...]:
        """Every change of an answer, the strictest first."""
        return self.stricter + self.looser + self.vaguer + self.clearer

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.duties or self.asks or self.text_only or self.meaning_only
                    or self.not_compared)  # fmt: skip


def meaning_changes(old: Agreement, new: Agreement, role: str | None = None) -> Changes:
    """What changes from `old` to `new`, for everybody or for one role.

    An act or role that a version does not know counts there as one about which nothing was agreed. An act on
    which more than 24 facts bear in one of the versions is not compared but listed.
    """
    pair = Pair(old, new)
    found, seen = _Found(), Seen()
    for each in pair.roles if role is None else [r for r in pair.roles if r == role]:
        endings = {act: list(pair.endings(each, act, seen)) for act in pair.acts}
        for top, ending, also, not_for in _merged(endings, pair):
            kind = found.kind(ending)
            kind.append(Change(each, top, ending.when, ending.before, ending.after, ending.articles, ending.norms,
                               also, not_for, ending.before_open, ending.after_open))  # fmt: skip
        found.duties += _duty_changes(each, pair, seen)
    asks = tuple(AskChange(n.article, n.id, o.ask, n.ask) for o, n in pair.matches if o.ask != n.ask
                 and (role is None or role in (*o.roles, *n.roles)))  # fmt: skip
    asking = {ask.norm for ask in asks}
    seen.add({o.id for o, n in pair.matches if n.id in asking}, asking)
    text_only, meaning_only = _articles(pair, seen)
    return Changes(tuple(found.stricter), tuple(found.looser), tuple(found.vaguer), tuple(found.clearer),
                   tuple(found.duties), asks, text_only, meaning_only, tuple(seen.not_compared))  # fmt: skip


@dataclass(slots=True)
class _Found:
    stricter: list[Change] = field(default_factory=list)
    looser: list[Change] = field(default_factory=list)
    vaguer: list[Change] = field(default_factory=list)
    clearer: list[Change] = field(default_factory=list)
    duties: list[DutyChange] = field(default_factory=list)

    def kind(self, ending: Ending) -> list[Change]:
        match ending.before, ending.after:
            case Ruling.ALLOWED, Ruling.NOT_ALLOWED:
                return self.stricter
            case Ruling.NOT_ALLOWED, Ruling.ALLOWED:
                return self.looser
            case _, Ruling.ASK:
                return self.vaguer
        return self.clearer


def _merged(
    endings: Mapping[str, list[Ending]], pair: Pair
) -> Iterator[tuple[str, Ending, tuple[str, ...], tuple[str, ...]]]:
    """Each ending at the highest act that has it, with the acts under it that have it too, and that do not."""
    having: dict[object, dict[str, Ending]] = {}
    for act, some in endings.items():
        for ending in some:
            having.setdefault(ending.key, {})[act] = ending
    for acts in having.values():
        for act, ending in acts.items():
            if len(acts) > 1 and any(act != other and other in pair.above(act) for other in acts):
                continue
            under = pair.under(act)
            yield act, ending, tuple(a for a in under if a in acts), tuple(a for a in under if a not in acts)


def _duty_changes(role: str, pair: Pair, seen: Seen) -> Iterator[DutyChange]:
    """Duties that come with every act first, then those that come with some."""
    always = list(pair.duties(role, None, seen))
    for duty in always:
        yield DutyChange(role, None, duty.duty, duty.when, duty.before, duty.after, duty.articles, duty.norms)
    told = {duty.key for duty in always}
    having: dict[object, dict[str, Duty]] = {}
    for act in pair.acts:
        for duty in pair.duties(role, act, seen):
            if duty.key not in told:
                having.setdefault(duty.key, {})[act] = duty
    for acts in having.values():
        for act, duty in acts.items():
            if not any(act != other and other in pair.above(act) for other in acts):
                under = pair.under(act)
                yield DutyChange(role, act, duty.duty, duty.when, duty.before, duty.after, duty.articles, duty.norms,
                                 tuple(a for a in under if a in acts),
                                 tuple(a for a in under if a not in acts))  # fmt: skip


def _articles(pair: Pair, seen: Seen) -> tuple[tuple[str, ...], tuple[MeaningOnly, ...]]:
    """Articles that changed without changing an answer, and articles that changed answers without a word."""
    text_only, meaning_only = [], []
    for old, new in matched_articles(pair.old, pair.new):
        before = {norm.id for norm in old.norms} & seen.old_norms if old else set()
        after = {norm.id for norm in new.norms} & seen.new_norms if new else set()
        told = _told(old) == _told(new)
        if before or after:
            if told:
                number = new.number if new else old.number if old else ""
                meaning_only.append(MeaningOnly(number, tuple(sorted(before | after))))
        elif not told or _notation(old) != _notation(new):
            text_only.append((new or old).number)  # type: ignore[union-attr]
    return tuple(text_only), tuple(meaning_only)


def _told(article: Article | None) -> object:
    return article and (article.title.split(), article.prose.split())


def _notation(article: Article | None) -> object:
    """The norms as written, whatever their order; who bears them and what it does is all that can differ."""
    return article and {(n.id, n.roles, n.effect, n.acts, n.at, n.when, n.unless, n.beats, n.ask, n.note, n.everyone)
                        for n in article.norms}  # fmt: skip


def as_json(changes: Changes) -> dict[str, Any]:
    """The changes as other programs read them (`netjes compare --json`)."""

    def changed(each: Change) -> dict[str, Any]:
        row: dict[str, Any] = {
            "role": each.role, "act": each.act, "when": dict(each.when), "from": each.before.value,
            "to": each.after.value, "articles": list(each.articles), "norms": list(each.norms),
            "also": list(each.also), "not_for": list(each.not_for),
        }  # fmt: skip
        opened = [side for side, is_open in (("from", each.before_open), ("to", each.after_open)) if is_open]
        return row | ({"unregulated": opened} if opened else {})

    def duty(each: DutyChange) -> dict[str, Any]:
        return {
            "role": each.role, "act": each.act, "duty": each.duty, "when": dict(each.when),
            "from": "duty" if each.before else "none", "to": "duty" if each.after else "none",
            "articles": list(each.articles), "norms": list(each.norms), "also": list(each.also),
            "not_for": list(each.not_for),
        }  # fmt: skip

    return {
        "stricter": [changed(each) for each in changes.stricter],
        "looser": [changed(each) for each in changes.looser],
        "vaguer": [changed(each) for each in changes.vaguer],
        "clearer": [changed(each) for each in changes.clearer],
        "duties": [duty(each) for each in changes.duties],
        "asks": [{"article": a.article, "norm": a.norm, "from": a.before, "to": a.after} for a in changes.asks],
        "text_only": [{"article": number} for number in changes.text_only],
        "meaning_only": [{"article": m.article, "norms": list(m.norms)} for m in changes.meaning_only],
        "not_compared": [{"role": n.role, "act": n.act, "reason": n.reason} for n in changes.not_compared],
    }
