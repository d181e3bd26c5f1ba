"""The shapes in which agreements, articles and versions go to other programs."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema
from pydantic import ConfigDict

VERSION = {
    "label": "2",
    "title": "Afspraken voor leerlingen",
    "sha256": "9f2c…",
    "in_force_from": "2026-09-01",
    "in_force_until": None,
    "in_force": True,
    "adopted_by": "de medezeggenschapsraad",
    "adopted_on": "2026-06-18",
    "review_on": None,
    "why": "",
    "published_at": "2026-06-20T09:00:00Z",
}
NORM = {
    "id": "7-les",
    "roles": ["leerling"],
    "effect": "forbids",
    "acts": ["telefoon gebruiken"],
    "at": [],
    "when": {"fact": "les"},
    "unless": {"fact": "toestemming leraar"},
    "beats": [],
    "ask": "leraar",
    "note": None,
}
ARTICLE = {
    "number": "7",
    "parent": None,
    "title": "Mobiele apparaten in de les",
    "summary": "In de les gebruik je je telefoon alleen als je leraar het goedvindt.",
    "text": "Tijdens de les gebruikt de leerling geen mobiel apparaat, …",
    "plain": "Je telefoon is weg in de les. …",
    "reason": "Dan is er rust om te leren.",
    "question": "Wanneer helpt een telefoon bij het leren?",
    "norms": [NORM],
}
IN_LIST = {key: ARTICLE[key] for key in ("number", "parent", "title", "summary")}
AGREEMENT = {
    "slug": "leerlingen",
    "audience": "leerling",
    "title": "Afspraken voor leerlingen",
    "language": "nl",
    "version": VERSION,
}


def shown_by(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


class VersionShape(Schema):
    """A frozen text: from when it holds, who adopted it, and the hash by which it can be checked."""

    model_config = shown_by(VERSION)
    label: str = Field(description="How people name it: 2, and after a correction 2.1.")
    title: str
    sha256: str = Field(description="Over text, words and situations, in UTF-8, with a NUL byte between them.")
    in_force_from: date
    in_force_until: date | None = Field(description="The first day on which it no longer holds.")
    in_force: bool = Field(description="Whether it holds today.")
    adopted_by: str
    adopted_on: date | None
    review_on: date | None
    why: str = Field(description="Why this version came, in a few sentences for everybody.")
    published_at: datetime


class WholeVersion(VersionShape):
    """A version with all that its hash is over; `text` and `words` are Markdown in the notation."""

    model_config = shown_by(VERSION | {"text": "---\ntitel: …", "words": "## Handelingen\n…", "situations": ""})
    text: str
    words: str = Field(description="The word list with which it is read.")
    situations: str = Field(description="Its worked examples, one JSON object a line.")


class Versions(Schema):
    model_config = shown_by({"versions": [VERSION]})
    versions: list[VersionShape]


class AgreementShape(Schema):
    """An agreement as it holds today."""

    model_config = shown_by(AGREEMENT)
    slug: str
    audience: str = Field(description="leerling, medewerker, ouder or iedereen.")
    title: str
    language: str
    version: VersionShape


class ArticleInList(Schema):
    model_config = shown_by(IN_LIST)
    number: str
    parent: str | None = Field(description="The article that this one is part of: 9 for 9a.")
    title: str
    summary: str


class WholeAgreement(AgreementShape):
    """An agreement as it holds today, with what stands before its articles."""

    model_config = shown_by(AGREEMENT | {"roles": ["leerling"], "preamble": "…", "articles": [IN_LIST]})
    roles: list[str] = Field(description="Whom its norms can bind.")
    preamble: str = Field(description="Markdown.")
    articles: list[ArticleInList]


class AgreementList(Schema):
    model_config = shown_by({"agreements": [AGREEMENT]})
    agreements: list[AgreementShape]


class NormShape(Schema):
    """What a program may conclude from an article.

    A condition is `{"fact": name}`, `{"not": condition}`, `{"all": [conditions]}` or `{"any": [conditions]}`.
    """

    model_config = shown_by(NORM)
    id: str
    roles: list[str]
    effect: str = Field(json_schema_extra={"enum": ["forbids", "allows", "obliges", "consults"]})
    acts: list[str]
    at: list[str] = Field(description="Of a duty: the acts at which it arises; empty is at every act.")
    when: dict[str, Any] | None
    unless: dict[str, Any] | None
    beats: list[str] = Field(description="Norms that this one sets aside where both apply.")
    ask: str | None = Field(description="Who is asked, or can give leave.")
    note: str | None


class ArticleShape(ArticleInList):
    """An article as people read it, and its norms."""

    model_config = shown_by(ARTICLE)
    text: str = Field(description="Markdown, without norms and without what stands in the fields beside it.")
    plain: str = Field(description="The same in easy words (A2); it adds no rule.")
    reason: str
    question: str = Field(description="To talk about in class or at home.")
    norms: list[NormShape]


class Articles(Schema):
    model_config = shown_by({"articles": [ARTICLE]})
    articles: list[ArticleShape]
