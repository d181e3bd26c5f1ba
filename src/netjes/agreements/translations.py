"""Translations beside the Dutch: which there are, and whether they still belong to what the Dutch says."""

import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from netjes.agreements.languages import LANGUAGES, Language
from netjes.agreements.models import Translation
from netjes.agreements.prose import rendered
from netjes.agreements.queries import InForce
from netjes.norms.norm import Article


@dataclass(frozen=True, slots=True)
class Beside:
    """An article in another language, as it stands next to the Dutch."""

    language: Language
    title: str
    html: SafeString
    made_by: str
    outdated: bool  # made from an earlier Dutch text


def article_sha256(article: Article) -> str:
    """SHA-256 over what people read of an article: its title and its text, without norms."""
    return hashlib.sha256(f"{article.title}\0{article.prose}".encode()).hexdigest()


def languages_of(source: InForce, number: str = "") -> list[Language]:
    """The languages there are for one article, or for any article of the whole agreement, in our order."""
    found = _translations(source)
    if number:
        found = found.filter(article=number)
    codes = set(found.values_list("language", flat=True))
    return [language for code, language in LANGUAGES.items() if code in codes]


def translations_in(source: InForce, code: str) -> dict[str, Beside]:
    """By article number, what there is in one language. A language we do not know has nothing."""
    language = LANGUAGES.get(code)
    if language is None:
        return {}
    beside = {}
    for each in _translations(source).filter(language=code):
        article = source.article(each.article)
        if article is not None:
            outdated = each.source_sha256 != article_sha256(article)
            beside[each.article] = Beside(language, each.title, rendered(each.text), each.made_by, outdated)
    return beside


def translations_of(source: InForce, number: str) -> list[tuple[Translation, Language, bool]]:
    """What there is of one article: the row, its language, and whether it is outdated."""
    article = source.article(number)
    sha256 = article_sha256(article) if article else ""
    rows = {each.language: each for each in _translations(source).filter(article=number)}
    return [
        (rows[code], language, rows[code].source_sha256 != sha256)
        for code, language in LANGUAGES.items()
        if code in rows
    ]


def _translations(source: InForce) -> QuerySet[Translation]:
    agreement = source.version.agreement
    return Translation.objects.for_school(agreement.school).filter(agreement=agreement)
