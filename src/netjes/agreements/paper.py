"""The agreement on paper. The same text in the same look is set once and then kept for a while."""

from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from netjes.agreements.prose import summary_of, told
from netjes.agreements.queries import InForce
from netjes.notices.addresses import absolute
from netjes.printing import documents
from netjes.printing.sheets import AgreementSheet, ArticleText, Letterhead, Poster, PosterRule
from netjes.schools.letterheads import letterhead_of
from netjes.schools.models import School


def agreement_paper(school: School, source: InForce) -> bytes:
    """The whole text of one version as a PDF. Raises `CannotPrint`."""
    agreement = source.agreement
    articles = []
    for article in agreement.articles:
        prose = told(article.prose)
        articles.append(ArticleText(article.number, article.title, prose.text, prose.summary, prose.reason))
    sheet = AgreementSheet(
        title=agreement.title,
        version=version_line(source),
        fingerprint=source.version.sha256,
        articles=tuple(articles),
        prose=agreement.preamble,
    )
    return _agreement(letterhead_of(school, agreement.language), sheet)


def poster_paper(school: School, source: InForce, label: str = "") -> bytes:
    """One sentence for every article that is no part of another, on one sheet. Raises `CannotPrint`."""
    agreement = source.agreement
    page = "agreements:version" if label else "agreements:agreement"
    rules = tuple(PosterRule(a.number, summary_of(a)) for a in agreement.articles if a.parent is None)
    address = reverse(page, args=[source.version.agreement.slug, *([label] if label else [])])
    poster = Poster(agreement.title, version_line(source), rules, absolute(school, address))
    return _poster(letterhead_of(school, agreement.language), poster)


def version_line(source: InForce) -> str:
    """`Versie 2, geldig vanaf 1 december 2026`, in the agreement's own language."""
    version = source.version
    with override("en" if source.agreement.language == "en" else "nl"):
        start = _day(version.in_force_from)
        if version.in_force_until:
            words = _("Versie {n}, geldig van {start} tot {end}")
            return words.format(n=version.label, start=start, end=_day(version.in_force_until))
        return _("Versie {n}, geldig vanaf {start}").format(n=version.label, start=start)


def _day(day: date) -> str:
    return date_format(day, "j F Y")


@lru_cache(maxsize=24)
def _agreement(school: Letterhead, sheet: AgreementSheet) -> bytes:
    return documents.agreement_pdf(school=school, document=sheet)


@lru_cache(maxsize=24)
def _poster(school: Letterhead, poster: Poster) -> bytes:
    return documents.poster_pdf(school=school, poster=poster)
