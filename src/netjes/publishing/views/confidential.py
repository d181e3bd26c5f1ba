"""The page on which the school says what is not for outside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.publishing.actions.confidential import set_confidential_words
from netjes.publishing.errors import CannotSetWords
from netjes.publishing.known_names import confidential_of, usual_words
from netjes.schools.access import KEEPERS, with_role
from netjes.schools.states import Role

SETTERS = (*KEEPERS, Role.COMMUNICATION)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confidential(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *SETTERS)
    error, own = "", confidential_of(person.school)
    words = request.POST.get("woorden", "") if request.method == "POST" else "\n".join(own or usual_words())
    if request.method == "POST":
        given = "" if request.POST.get("doe") == "gewoon" else words
        try:
            set_confidential_words(actor=viewer.acting_as(*SETTERS), school=person.school, words=given)
        except CannotSetWords as refusal:
            error = str(refusal)
        else:
            return redirect("publishing:confidential")
    context = {"words": words, "own": own, "error": error}
    return render(request, "publishing/check_confidential.html", context, status=400 if error else 200)
