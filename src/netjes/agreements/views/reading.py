"""Reading the agreements: which there are, one as a whole, one article, and what to talk about."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from netjes.agreements.access import is_colleague, is_editor
from netjes.agreements.forms import ExampleForm
from netjes.agreements.history import announcements
from netjes.agreements.models import Audience
from netjes.agreements.pages import article_page, whole_page
from netjes.agreements.queries import InForce, in_force
from netjes.agreements.safety import current_statement
from netjes.agreements.surroundings import examples_beside, sources_beside
from netjes.schools.access import school_of, viewer_of
from netjes.schools.queries import today


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    school, viewer = school_of(request), viewer_of(request)
    sources = sorted(in_force(school), key=lambda each: each.version.agreement.audience != viewer.role)
    agreements = [
        {
            "title": each.agreement.title,
            "language": each.agreement.language,
            "url": reverse("agreements:agreement", args=[each.version.agreement.slug]),
            "count": sum(1 for article in each.agreement.articles if article.parent is None),
            "since": each.version.in_force_from,
            "own": each.version.agreement.audience == viewer.role,
        }
        for each in sources
    ]
    late = [each.version for each in sources if each.version.review_on and each.version.review_on <= today()]
    return render(
        request,
        "agreements/index.html",
        {
            "agreements": agreements,
            "announcements": announcements(school),
            "has_safety": current_statement(school) is not None,
            "editor": is_editor(viewer),
            "late": late if is_editor(viewer) else [],
        },
    )


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    source = source_in_force(request, slug)
    page = whole_page(source, language=request.GET.get("taal", ""))
    coming = [each for each in announcements(school_of(request)) if each.version.agreement.slug == slug]
    return render(request, "agreements/agreement.html", {"page": page, "announcements": coming})


@require_safe
def article(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    source = source_in_force(request, slug)
    found = source.article(number)
    if found is None:
        raise Http404
    viewer, row = viewer_of(request), source.version.agreement
    for_staff = is_colleague(viewer) and row.audience == Audience.STAFF
    context = {
        "page": article_page(source, found, language=request.GET.get("taal", "")),
        "slug": slug,
        "sources": sources_beside(row, number),
        "editor": is_editor(viewer),
        "for_staff": for_staff,
        "good_examples": examples_beside(row, number, viewer) if for_staff else [],
        "example_form": ExampleForm() if for_staff else None,
    }
    return render(request, "agreements/article.html", context)


@require_safe
def talk(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of a whole agreement on one sheet, for a lesson, a team meeting or the kitchen table."""
    return render(request, "agreements/talk.html", {"page": whole_page(source_in_force(request, slug))})


def source_in_force(request: HttpRequest, slug: str) -> InForce:
    for each in in_force(school_of(request)):
        if each.version.agreement.slug == slug:
            return each
    raise Http404
