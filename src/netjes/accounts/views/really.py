"""Is @… really of this school? Yes or no, for one account at a time, and never a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from netjes.accounts.errors import TooManyQuestions
from netjes.accounts.forms import PlaceAndName
from netjes.accounts.patience import PATIENCE
from netjes.accounts.platforms import BY_CODE, CannotRead, Handle, read_handle, shown
from netjes.accounts.queries import found_from_outside
from netjes.schools.access import school_of, viewer_of


# What is asked goes in the body, so that it stands in no address and no log. It changes nothing, so that it needs no
# cookie against forgery: a visitor of this page gets none at all.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def really(request: HttpRequest) -> HttpResponse:
    context: dict[str, object] = {"polite": viewer_of(request).role == "ouder"}
    if request.method != "POST":
        return render(request, "accounts/really.html", context | {"form": PlaceAndName()})
    form = PlaceAndName(request.POST)
    status = 200
    if form.is_valid():
        try:
            context |= _answer(request, read_handle(form.cleaned_data["platform"], form.cleaned_data["typed"]))
            form = PlaceAndName(initial={"platform": form.cleaned_data["platform"]})
        except CannotRead as refusal:
            form.add_error("typed", str(refusal))
        except TooManyQuestions:
            context["too_many"], status = True, 429
    if form.errors:
        status = 400
    return render(request, "accounts/really.html", context | {"form": form}, status=status)


def _answer(request: HttpRequest, handle: Handle) -> dict[str, object]:
    PATIENCE.check(request)
    found = found_from_outside(school_of(request), handle)
    if found is None:
        PATIENCE.missed(request)
    return {
        "asked": f"{shown(handle.platform, handle.name)} · {BY_CODE[handle.platform].name}",
        "found": found,
        "named": found.owner if found and found.names_owner else None,
    }
