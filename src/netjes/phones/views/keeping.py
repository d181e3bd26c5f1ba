"""Setting the places, and the usual end of the day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.phones.access import SETTERS
from netjes.phones.actions import set_keeping
from netjes.phones.errors import CannotSetKeeping
from netjes.phones.forms import KeepingForm
from netjes.phones.queries import keeping_of
from netjes.schools.access import with_role


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keeping(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *SETTERS)
    rules = keeping_of(person.school)
    before = {"places": "\n".join(rules.places), "usual_end": rules.usual_end}
    form = KeepingForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            set_keeping(
                actor=viewer.acting_as(*SETTERS), school=person.school, usual_end=form.cleaned_data["usual_end"],
                places=form.cleaned_data["places"].splitlines(),
            )  # fmt: skip
        except CannotSetKeeping as refusal:
            form.add_error("places", str(refusal))
        else:
            return redirect("phones:keeping")
    return render(request, "phones/keeping.html", {"form": form}, status=400 if form.errors else 200)
