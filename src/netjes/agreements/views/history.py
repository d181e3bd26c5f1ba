"""Every version there ever was, readable for ever, and what each of them changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.agreements.access import agreement_for
from netjes.agreements.history import band_for, changes_page, rows_of, version_labelled
from netjes.agreements.models import Version
from netjes.agreements.pages import article_page, whole_page
from netjes.agreements.queries import before, read_version


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_for(request, slug)
    return render(request, "agreements/versions.html", {"agreement": found, "rows": rows_of(found)})


@require_safe
def version(request: HttpRequest, slug: str, label: str) -> HttpResponse:
    found = version_of(request, slug, label)
    page = whole_page(read_version(found), label=label)
    return render(request, "agreements/agreement.html", {"page": page, "band": band_for(found)})


@require_safe
def article(request: HttpRequest, slug: str, label: str, number: str) -> HttpResponse:
    found = version_of(request, slug, label)
    source = read_version(found)
    text = source.article(number)
    if text is None:
        raise Http404
    page = article_page(source, text, label=label)
    return render(request, "agreements/article.html", {"page": page, "band": band_for(found, number)})


@require_safe
def changes(request: HttpRequest, slug: str, label: str) -> HttpResponse:
    """Against the version before it, or with `?sinds=1` against an earlier one."""
    new = version_of(request, slug, label)
    old = before(new)
    since = request.GET.get("sinds", "")
    if since:
        old = version_of(request, slug, since)
        if (old.number, old.revision) >= (new.number, new.revision):
            raise Http404
    if old is None:
        raise Http404
    return render(request, "agreements/changes.html", {"page": changes_page(old, new)})


def version_of(request: HttpRequest, slug: str, label: str) -> Version:
    found = version_labelled(agreement_for(request, slug), label)
    if found is None:
        raise Http404
    return found
