"""What the pages of an agreement show, ready for the templates.

A `label` asks for a page of that very version, which stays at its address for ever; without it the page is of
what holds now.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import slugify

from netjes.agreements.models import Version
from netjes.agreements.polite import POLITE, spoken
from netjes.agreements.prose import rendered, summary_of, told
from netjes.agreements.queries import InForce
from netjes.agreements.translations import Beside, languages_of, translations_in
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.norms.explain import act_phrase, listed
from netjes.norms.norm import Article

ASIDE = ("jijzelf", "die ander")  # persons of a situation, not people one can go to


@dataclass(frozen=True, slots=True)
class Link:
    """An article by its number."""

    number: str
    url: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the whole agreement."""

    number: str
    title: str
    url: str
    is_part: bool
    summary: str
    html: SafeString
    reason: str
    plain: str
    talk: str
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A language in which this page can be read beside the Dutch; `current` is the one that stands there."""

    code: str
    own_name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A worked situation with the answer that the engine gives under this version."""

    story: str
    code: Code
    hint: str


@dataclass(frozen=True, slots=True)
class ActLink:
    text: str
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class WholePage:
    title: str
    language: str
    preamble: SafeString
    articles: list[Entry]
    audience: str
    talk_url: str  # where its questions stand together; empty while no article has one
    version: Version
    languages: tuple[InLanguage, ...]
    in_language: str  # the code of the translation that stands beside the text
    paper_url: str
    poster_url: str
    versions_url: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    number: str
    title: str
    summary: str
    html: SafeString
    reason: str
    plain: str
    talk: str
    agreement: str
    language: str
    audience: str
    polite: bool  # read by parents, who are spoken to with u
    all_url: str
    talk_url: str
    parts: list[Link]
    examples: list[Example]
    acts: list[ActLink]
    whom: str
    text_only: bool
    previous: Link | None
    next: Link | None
    version: Version
    languages: tuple[InLanguage, ...]
    beside: Beside | None


def whole_page(source: InForce, *, label: str = "", language: str = "") -> WholePage:
    entries = []
    beside = {} if label else translations_in(source, language)
    for article in source.agreement.articles:
        prose = told(article.prose)
        entries.append(
            Entry(article.number, article.title, article_url(source, article.number, label),
                  article.parent is not None, summary_of(article), prose.html, prose.reason, prose.plain, prose.talk,
                  beside.get(article.number))
        )  # fmt: skip
    agreement = source.agreement
    return WholePage(
        title=agreement.title,
        language=agreement.language,
        preamble=rendered(agreement.preamble),
        articles=entries,
        audience=source.version.agreement.audience,
        talk_url=_url("talk", source) if not label and any(entry.talk for entry in entries) else "",
        version=source.version,
        languages=() if label else _languages(source, whole_url(source), "", language if beside else ""),
        in_language=language if beside else "",
        paper_url=_url("paper", source, label),
        poster_url=_url("poster", source, label),
        versions_url=_url("versions", source),
    )


def article_page(source: InForce, article: Article, *, label: str = "", language: str = "") -> ArticlePage:
    prose, articles = told(article.prose), list(source.agreement.articles)
    place = articles.index(article)
    parts = [
        Link(a.number, article_url(source, a.number, label), summary_of(a))
        for a in articles
        if a.parent == article.number
    ]
    norms = [n for a in articles if a is article or a.parent == article.number for n in a.norms]
    words = source.agreement.vocabulary
    audience = source.version.agreement.audience
    people = dict.fromkeys(spoken(n.ask, words, audience) for n in norms if n.ask and n.ask not in ASIDE)
    beside = None if label else translations_in(source, language).get(article.number)
    here = article_url(source, article.number)
    return ArticlePage(
        number=article.number,
        title=article.title,
        summary=prose.summary,
        html=prose.html,
        reason=prose.reason,
        plain=prose.plain,
        talk=prose.talk,
        agreement=source.agreement.title,
        language=source.agreement.language,
        audience=audience,
        polite=audience == POLITE,
        all_url=whole_url(source, label),
        talk_url="" if label else _url("talk", source),
        parts=parts,
        examples=_examples(source, article.number),
        acts=[] if label else _acts(source, article),
        whom=listed(list(people), "nl" if source.agreement.language == "nl" else "en"),
        text_only=not norms,
        previous=_link(source, articles[place - 1], label) if place else None,
        next=_link(source, articles[place + 1], label) if place + 1 < len(articles) else None,
        version=source.version,
        languages=() if label else _languages(source, here, article.number, language if beside else ""),
        beside=beside,
    )


def article_url(source: InForce, number: str, label: str = "") -> str:
    slug = source.version.agreement.slug
    if label:
        return reverse("agreements:version_article", args=[slug, label, number])
    return reverse("agreements:article", args=[slug, number])


def whole_url(source: InForce, label: str = "") -> str:
    return _url("version" if label else "agreement", source, label)


def _url(page: str, source: InForce, label: str = "") -> str:
    name = f"version_{page}" if label and page in ("paper", "poster") else page
    return reverse(f"agreements:{name}", args=[source.version.agreement.slug, *([label] if label else [])])


def _languages(source: InForce, url: str, number: str, current: str) -> tuple[InLanguage, ...]:
    return tuple(
        InLanguage(each.code, each.own_name, f"{url}?{urlencode({'taal': each.code})}", each.code == current)
        for each in languages_of(source, number)
    )


def _link(source: InForce, article: Article, label: str) -> Link:
    return Link(article.number, article_url(source, article.number, label))


def _examples(source: InForce, number: str) -> list[Example]:
    found = []
    for each in source.situations_of(number):
        try:
            verdict = source.rulebook.decide(each["role"], each["act"], each["facts"])
        except RequestError:  # the school changed its words since: then this is no longer its example
            continue
        hint = verdict.missing[0].question if verdict.missing else ""
        found.append(Example(each["story"], code_for(verdict.verdict.value, verdict.cause.value), hint))
    return found


def _acts(source: InForce, article: Article, most: int = 5) -> list[ActLink]:
    """The acts that this article's norms name, with where to ask about them (while that room is open)."""
    words = source.agreement.vocabulary
    found: dict[str, ActLink] = {}
    for norm in article.norms:
        role = next((r for r in norm.roles if r == source.version.agreement.audience), norm.roles[0])
        for name in norm.at if norm.is_duty else norm.acts:
            try:
                url = f"{reverse('asking:ask', args=[slugify(name)])}?{urlencode({'rol': role})}"
            except NoReverseMatch:
                return []
            text = act_phrase(words.acts[name], "mijn")
            found.setdefault(name, ActLink(text[:1].upper() + text[1:], words.acts[name].icon, url))
    return list(found.values())[:most]
