"""Reading the agreements: which there are, one as a whole, one article, and what to talk about."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from netjes.agreements.pages import article_page, whole_page
from netjes.agreements.queries import InForce, in_force


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    agreements = [
        {
            "title": each.agreement.title,
            "language": each.agreement.language,
            "url": reverse("agreements:agreement", args=[each.version.agreement.slug]),
            "count": sum(1 for article in each.agreement.articles if article.parent is None),
            "since": each.version.in_force_from,
        }
        for each in in_force(request.school)  # type: ignore[attr-defined]
    ]
    return render(request, "agreements/index.html", {"agreements": agreements})


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "agreements/agreement.html", {"page": whole_page(_source(request, slug))})


@require_safe
def article(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    source = _source(request, slug)
    found = source.article(number)
    if found is None:
        raise Http404
    return render(request, "agreements/article.html", {"page": article_page(source, found)})


@require_safe
def talk(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of a whole agreement on one sheet, for a lesson, a team meeting or the kitchen table."""
    return render(request, "agreements/talk.html", {"page": whole_page(_source(request, slug))})


def _source(request: HttpRequest, slug: str) -> InForce:
    for each in in_force(request.school):  # type: ignore[attr-defined]
        if each.version.agreement.slug == slug:
            return each
    raise Http404
