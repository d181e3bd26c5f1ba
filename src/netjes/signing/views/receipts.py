"""Proof of one's own answers: a page, a list and a PDF. For who gave them, and nobody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.agreements.models import Version
from netjes.schools.access import somebody
from netjes.signing.access import signature_for
from netjes.signing.models import Signature
from netjes.signing.queries import LONG
from netjes.signing.sheets import receipt as receipt_sheet


@never_cache
@require_safe
def receipts(request: HttpRequest) -> HttpResponse:
    viewer, person = somebody(request)
    found = Signature.objects.for_school(person.school).filter(person=person)
    found = found.select_related("version__agreement", "child").defer(*(f"version__{name}" for name in LONG))
    context = {"signatures": list(found), "polite": viewer.role == "ouder"}
    return render(request, "signing/receipts.html", context)


@never_cache
@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = somebody(request)
    signature = signature_for(viewer, pk)
    context = {
        "signature": signature,
        "version_url": version_url(signature.version),
        "polite": viewer.role == "ouder",
        "by_link": viewer.through == "signing",
    }
    return render(request, "signing/receipt.html", context)


@never_cache
@require_safe
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = somebody(request)
    signature = signature_for(viewer, pk)
    content = receipt_sheet(person.school, signature, polite=viewer.role == "ouder")
    return pdf_response(content, _("bewijs-%(pk)d.pdf") % {"pk": signature.pk})


def version_url(version: Version) -> str:
    return reverse("agreements:version", args=[version.agreement.slug, version.label])


def pdf_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
