"""What a school tells about privacy: to everybody, and on paper to who keeps watch over it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.agreements.prose import rendered
from netjes.printing.documents import agreement_pdf
from netjes.printing.errors import CannotPrint
from netjes.privacy.access import OFFICE, in_office
from netjes.privacy.actions import keep_shorter
from netjes.privacy.clocks import terms_of
from netjes.privacy.errors import CannotTighten
from netjes.privacy.papers import PAPERS, Paper, paper_called, sheet_of
from netjes.privacy.table import KEPT, RULES
from netjes.privacy.terms import said
from netjes.schools.access import school_of, viewer_of
from netjes.schools.letterheads import letterhead_of


@require_safe
def leaflet(request: HttpRequest) -> HttpResponse:
    """For everybody: what Netjes does with data, in plain words."""
    viewer = viewer_of(request)
    text = paper_called("bijsluiter", school_of(request)).text
    context = {
        "text": rendered(text.partition("\n")[2]), "signed_in": viewer.person is not None,
        "office": viewer.has(*OFFICE),
    }  # fmt: skip
    return render(request, "privacy/leaflet.html", context)


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """For everybody: how long everything is kept, and why."""
    school = school_of(request)
    terms = terms_of(school)
    context = {
        "rows": [(rule, said(terms[rule.code], rule.since), terms[rule.code] < rule.days) for rule in RULES],
        "always": [each for each in KEPT if each.personal],
        "office": viewer_of(request).has(*OFFICE),
    }  # fmt: skip
    return render(request, "privacy/kept.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shorter(request: HttpRequest) -> HttpResponse:
    """Where the school keeps something for fewer days."""
    viewer, person = in_office(request)
    error, wrong = "", request.POST.get("rule", "")
    if request.method == "POST":
        written = request.POST.get("days", "")
        try:
            if not (written.isascii() and written.isdigit() and len(written) < 6):
                raise CannotTighten("Vul een aantal dagen in, als heel getal.")
            keep_shorter(actor=viewer.acting_as(*OFFICE), school=person.school, rule=wrong, days=int(written))
            return redirect("privacy:shorter")
        except CannotTighten as refusal:
            error = str(refusal)
    terms = terms_of(person.school)
    context = {
        "rows": [
            {
                "rule": rule, "days": terms[rule.code], "error": error if rule.code == wrong else "",
                "value": request.POST.get("days", "") if error and rule.code == wrong else terms[rule.code],
            }
            for rule in RULES if rule.days > 0
        ],
        "error": error, "wrong": wrong,
    }  # fmt: skip
    return render(request, "privacy/shorter.html", context, status=422 if error else 200)


@never_cache
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    in_office(request)
    return render(request, "privacy/papers.html", {"papers": PAPERS})


@never_cache
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    found = _paper(request, slug)
    return render(request, "privacy/paper.html", {"paper": found, "text": rendered(found.body)})


@never_cache
@require_safe
def paper_text(request: HttpRequest, slug: str) -> HttpResponse:
    found = _paper(request, slug)
    answer = HttpResponse(found.text, content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.md"'
    return answer


@never_cache
@require_safe
def paper_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    found = _paper(request, slug)
    try:
        content = agreement_pdf(school=letterhead_of(school_of(request)), document=sheet_of(found))
    except CannotPrint as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=503)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.pdf"'
    return answer


def _paper(request: HttpRequest, slug: str) -> Paper:
    _viewer, person = in_office(request)
    try:
        return paper_called(slug, person.school)
    except KeyError:
        raise Http404 from None
