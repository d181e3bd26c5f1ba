"""The agreement on paper: the whole text, and a poster with a sentence for every article."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.agreements.paper import agreement_paper, poster_paper
from netjes.agreements.queries import InForce, read_version
from netjes.agreements.views.history import version_of
from netjes.agreements.views.reading import source_in_force
from netjes.printing.errors import CannotPrint
from netjes.schools.access import school_of


@require_safe
def agreement(request: HttpRequest, slug: str, label: str = "") -> HttpResponse:
    source = _source(request, slug, label)
    return _sheet(request, lambda: agreement_paper(school_of(request), source), f"afspraken-{_name(source)}")


@require_safe
def poster(request: HttpRequest, slug: str, label: str = "") -> HttpResponse:
    source = _source(request, slug, label)
    return _sheet(request, lambda: poster_paper(school_of(request), source, label), f"poster-{_name(source)}")


def _source(request: HttpRequest, slug: str, label: str) -> InForce:
    return read_version(version_of(request, slug, label)) if label else source_in_force(request, slug)


def _name(source: InForce) -> str:
    return f"{source.version.agreement.slug}-versie-{source.version.label}"


def _sheet(request: HttpRequest, make: Callable[[], bytes], name: str) -> HttpResponse:
    try:
        content = make()
    except CannotPrint as reason:
        return render(request, "agreements/no_paper.html", {"reason": str(reason)}, status=422)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
