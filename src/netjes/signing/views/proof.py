"""Who had seen which version: for a dispute, by who keeps the school's people, and the person sees that they looked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from netjes.schools.access import file_for, with_role
from netjes.signing.access import DECIDERS
from netjes.signing.actions import note_proof
from netjes.signing.proof import proof_of


@never_cache
@require_GET
def proof(request: HttpRequest, person: int) -> HttpResponse:
    viewer, _me = with_role(request, *DECIDERS)
    about = file_for(viewer, person, roles=DECIDERS)
    note_proof(actor=viewer.acting_as(*DECIDERS), person=about)
    return render(request, "signing/proof.html", {"about": about, "steps": proof_of(about)})
