"""From a school's document to an agreement that answers: its own text, with norms of the model beside it.

An article whose topic is certain takes over the norms that the model has for that topic. They are a
proposal, to be read and edited by a person: the school's text leads, and where its text says something
else than the model, the norm must follow the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from netjes.norms.library import model, topics
from netjes.norms.norm import Norm
from netjes.norms.notation import write_norm
from netjes.norms.notation.keys import NUMBER
from netjes.reading.document import Article, Audience, Document, Part

ROLES: dict[Audience, tuple[str, ...]] = {
    "pupils": ("leerling",),
    "staff": ("medewerker",),
    "parents": ("ouder",),
    "everyone": ("leerling", "medewerker", "ouder"),
}
MODELS: dict[Audience, tuple[str, ...]] = {
    "pupils": ("leerlingen", "aanvullingen"),
    "staff": ("medewerkers", "aanvullingen"),
    "parents": ("ouders", "aanvullingen"),
    "everyone": ("leerlingen", "medewerkers", "ouders", "aanvullingen"),
}
MARKUP = re.compile(r"^(\s*)(#{1,6}\s|`{3}|~{3}|---\s*$)", re.MULTILINE)


@dataclass(frozen=True)
class TakenOver:
    """An agreement in the notation, with what a person still has to look at."""

    text: str
    without_norms: tuple[str, ...]  # numbers of the articles that stay text only
    to_confirm: tuple[tuple[str, str], ...]  # (number, topic) of matches that are only possible


def as_agreement(document: Document, part: Part) -> TakenOver:
    """The part as a file in the notation; it can be read at once, and asked."""
    numbers = numbers_for(part.articles)
    norms = _norms(part, numbers)
    roles = dict.fromkeys((*ROLES[part.audience], *(r for taken in norms.values() for n in taken for r in n.roles)))
    title = " ".join((part.title or document.title or "Afspraken").split())
    lines = ["---", f"titel: {title}", f"taal: {document.language}", f"geldt voor: {', '.join(roles)}", "versie: 1",
             "anders: mag", "---", ""]  # fmt: skip
    if part.preamble:
        lines += [plain(part.preamble), ""]
    for article in part.articles:
        number = numbers[id(article)]
        shown = [article.number.rstrip(".")] if article.number.rstrip(".") != number else []
        heading = " ".join([*shown, *([" ".join(article.title.split())] if article.title else [])])
        lines += [f"## Artikel {number}. {heading}".rstrip(), "", prose_of(article), ""]
        lines += [line for norm in norms[number] for line in (write_norm(norm),)]
    return TakenOver(
        "\n".join(lines).rstrip() + "\n",
        tuple(number for number, taken in norms.items() if not taken),
        tuple((numbers[id(a)], topic) for a in part.articles if a.certainty == "possible" for topic in a.topics),
    )


def prose_of(article: Article) -> str:
    """The article's text and, as a list, its items with their own labels; what follows a list stays behind it."""
    paragraphs = [plain(each) for each in article.text.split("\n\n") if each.strip()]
    items = "\n".join(f"- {item.label}. {plain(item.text)}" for item in article.items)
    if not items:
        return "\n\n".join(paragraphs)
    opening = next((i for i, each in enumerate(paragraphs, start=1) if each.endswith(":")), len(paragraphs))
    return "\n\n".join([*paragraphs[:opening], items, *paragraphs[opening:]])


def plain(text: str) -> str:
    """The text, with anything that the notation would take for its own marks put behind a backslash."""
    return MARKUP.sub(r"\1\\\2", text.strip())


def numbers_for(articles: Iterable[Article]) -> dict[int, str]:
    """A number of the notation for each article: its own where it can be one, else the next in order."""
    found: dict[int, str] = {}
    used: set[str] = set()
    for article in articles:
        own = article.number.rstrip(".")
        if not re.fullmatch(NUMBER, own) or own.casefold() in used:
            own = next(str(n) for n in range(1, 10_000) if str(n) not in used)
        used.add(own.casefold())
        found[id(article)] = own
    return found


def _norms(part: Part, numbers: dict[int, str]) -> dict[str, list[Norm]]:
    """The norms that each article takes over. Each article of the model goes to one article of the school's,
    the one that shares most of its topics; the first, where two share as many."""
    taken: dict[str, list[tuple[str, Norm]]] = {number: [] for number in numbers.values()}
    new_ids: dict[tuple[str, str], str] = {}
    for name in MODELS[part.audience]:
        for article in model(name).articles:
            about = {code for code, topic in topics().items() if article.number in topic.places.get(name, ())}
            shared = [(len(about & set(own.topics)), own) for own in part.articles if own.certainty == "certain"]
            best = max((count for count, _ in shared), default=0)
            if best:
                number = numbers[id(next(own for count, own in shared if count == best))]
                for norm in article.norms:
                    new_ids[name, norm.id] = _id(number, norm.id, new_ids.values())
                    taken[number].append((name, norm))
    return {
        number: [
            replace(
                norm,
                id=new_ids[name, norm.id],
                article=number,
                beats=tuple(new_ids[name, other] for other in norm.beats if (name, other) in new_ids),
                source=None,
            )
            for name, norm in norms
        ]
        for number, norms in taken.items()
    }


def norms_about(about: Iterable[str], audience: Audience, number: str, used: Iterable[str]) -> list[Norm]:
    """The norms of the model articles about these topics, as they would stand in article `number`.

    `used` are the names of norms that there are; what a norm goes before is kept where it comes along.
    """
    wanted, taken = set(about), list(used)
    new_ids: dict[tuple[str, str], str] = {}
    found: list[tuple[str, Norm]] = []
    for name in MODELS[audience]:
        places = {place for code in wanted if code in topics() for place in topics()[code].places.get(name, ())}
        for norm in (norm for article in model(name).articles if article.number in places for norm in article.norms):
            new_ids[name, norm.id] = _free(_id(number, norm.id, taken), taken)
            taken.append(new_ids[name, norm.id])
            found.append((name, norm))
    return [
        replace(
            norm,
            id=new_ids[name, norm.id],
            article=number,
            beats=tuple(new_ids[name, other] for other in norm.beats if (name, other) in new_ids),
            source=None,
        )
        for name, norm in found
    ]


def _free(wanted: str, taken: list[str]) -> str:
    return next(each for each in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if each not in taken)


def _id(number: str, old: str, used: Iterable[str]) -> str:
    """`7-les` becomes `4-les` under article 4; a second one of that name keeps its old number too."""
    _, dash, rest = old.partition("-")
    new = f"{number}-{rest if dash else old}"
    return new if new not in used else f"{number}-{old}"
