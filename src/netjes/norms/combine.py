"""Several agreements that bind the same role, answered as one.

The pupils' agreement also says what staff may do when something goes wrong, and the staff's own agreement
speaks of it too. Whoever asks is bound by both, so their norms are weighed together.
"""

from collections.abc import Sequence
from dataclasses import replace

from netjes.norms.norm import Agreement, Otherwise


def combine(parts: Sequence[tuple[str, Agreement]]) -> Agreement:
    """One agreement with the articles and norms of all parts, each number and id behind its part's letter.

    The first part gives title, words and dates; where one part says *overleg* for what nobody regulated,
    the whole says so. Raises `ValueError` when the parts do not share their words: then nothing tells that
    the same word means the same.
    """
    _, first = parts[0]
    if any(agreement.vocabulary != first.vocabulary for _, agreement in parts):
        raise ValueError("Afspraken met verschillende woordenlijsten kunnen niet samen worden gewogen.")
    cautious = next((a for _, a in parts if a.otherwise is Otherwise.ASK), first)
    articles = []
    for letter, agreement in parts:
        for article in agreement.articles:
            norms = tuple(
                replace(
                    norm,
                    id=letter + norm.id,
                    article=letter + norm.article,
                    beats=tuple(letter + other for other in norm.beats),
                )
                for norm in article.norms
            )
            parent = letter + article.parent if article.parent else None
            articles.append(replace(article, number=letter + article.number, norms=norms, parent=parent))
    return replace(
        first,
        roles=tuple(dict.fromkeys(role for _, agreement in parts for role in agreement.roles)),
        articles=tuple(articles),
        otherwise=cautious.otherwise,
        ask=cautious.ask,
    )
