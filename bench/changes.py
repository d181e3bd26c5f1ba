"""Comparing two versions: the pupils' agreement with each of its norms taken out in turn, and a made-up large one."""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from bench.mix import agreement
from bench.report import Table
from netjes.norms.changes import meaning_changes
from netjes.norms.norm import Agreement, And, Article, Condition, Effect, Is, Norm, Not, Or, Otherwise
from netjes.norms.textdiff import text_diff
from netjes.norms.vocabulary import Act, Fact, Person, Vocabulary

TARGET, LARGE_TARGET = 5.0, 1000.0


def run() -> list[Table]:
    agreed = agreement()
    table = Table(
        f"changes: {len(agreed.articles)} articles and {len(agreed.norms)} norms",
        ("what", "median CPU ms", "slowest CPU ms"),
    )
    without = [_without(agreed, norm) for norm in agreed.norms]
    meaning = [_cpu(lambda new=new: meaning_changes(agreed, new)) for new in without]
    table.rows.append(("meaning, each norm taken out in turn", statistics.median(meaning), max(meaning)))
    texts = [_cpu(lambda: text_diff(agreed, agreed)) for _ in range(5)]
    table.rows.append(("text, nothing changed", statistics.median(texts), max(texts)))
    pairs = [_large(seed) for seed in range(8)]
    large = [_cpu(lambda pair=pair: meaning_changes(*pair), 1) for pair in pairs]
    table.rows.append(("meaning, 60 norms over 60 facts, three changed", statistics.median(large), max(large)))
    middle = statistics.median(meaning)
    table.targets.append((f"one norm changed under {TARGET:.0f} ms: {middle:.2f} ms", middle < TARGET))
    slowest = max(large)
    table.targets.append((f"60 norms under {LARGE_TARGET:.0f} ms: {slowest:.0f} ms", slowest < LARGE_TARGET))
    return [table]


def _cpu(act: Callable[[], object], times: int = 3) -> float:
    found = []
    for _ in range(times):
        start = time.thread_time()
        act()
        found.append((time.thread_time() - start) * 1000)
    return min(found)


def _without(agreed: Agreement, norm: Norm) -> Agreement:
    articles = (replace(a, norms=tuple(n for n in a.norms if n.id != norm.id)) for a in agreed.articles)
    return replace(agreed, articles=tuple(articles))


def _large(seed: int) -> tuple[Agreement, Agreement]:
    rnd = random.Random(seed)
    facts = [f"f{i}" for i in range(60)]
    acts: dict[str, Act] = {}
    for i in range(40):
        parents = (f"a{rnd.randrange(i)}",) if i and rnd.random() < 0.4 else ()
        acts[f"a{i}"] = Act(f"a{i}", parents)
    words = Vocabulary(
        acts,
        {f: Fact(f, "?", "leerling") for f in facts},
        {name: Person(name, is_role=True) for name in ("leerling", "medewerker")},
    )

    def condition() -> Condition:
        parts = tuple(Is(f) if rnd.random() < 0.6 else Not(Is(f)) for f in rnd.sample(facts, rnd.randint(2, 5)))
        return And(parts) if rnd.random() < 0.7 else Or(parts)

    norms = [
        Norm(
            f"n{i}", str(i), words.roles if rnd.random() < 0.5 else words.roles[:1],
            rnd.choice([Effect.FORBIDS, Effect.ALLOWS, Effect.CONSULTS]), (rnd.choice(sorted(acts)),),
            when=condition(), ask="leerling",
        )
        for i in range(60)
    ]  # fmt: skip
    changed = list(norms)
    for i in rnd.sample(range(60), 3):
        changed[i] = replace(norms[i], when=condition())

    def made(some: list[Norm]) -> Agreement:
        articles = tuple(Article(n.article, "", "", "", (n,)) for n in some)
        return Agreement("T", "nl", words.roles, "1", Otherwise.ALLOWED, words, articles)

    return made(norms), made(changed)
