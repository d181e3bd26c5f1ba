"""Questions that wait for an answer, and for the council why people disagree."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.signing.access import COUNCILS, LEADERS
from netjes.signing.actions import reply_to_question
from netjes.signing.council import reasons_for
from netjes.signing.errors import CannotReply
from netjes.signing.models import Signature
from netjes.signing.queries import questions_for
from netjes.signing.views.mine import REPLY_DAYS


@never_cache
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    viewer, _person = with_role(request, *LEADERS)
    waiting = [_row(asked) for asked in questions_for(viewer)]
    return render(request, "signing/questions.html", {"waiting": waiting, "done": request.GET.get("gedaan", "")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *LEADERS)
    asked = next((each for each in questions_for(viewer) if each.pk == pk), None)
    if asked is None:
        raise NotYours
    text, error = request.POST.get("antwoord", ""), ""
    if request.method == "POST":
        try:
            reply_to_question(actor=viewer.acting_as(Role.MENTOR, *LEADERS), by=person, signature=asked, text=text)
        except CannotReply as refusal:
            error = str(refusal)
        else:
            return redirect(f"{reverse('signing:questions')}?gedaan=1")
    context = {**_row(asked), "text": text, "error": error}
    return render(request, "signing/question.html", context, status=400 if error else 200)


@never_cache
@require_safe
def reasons(request: HttpRequest) -> HttpResponse:
    """Without names; a pupil of the council sees it as well as a parent or a colleague."""
    _viewer, person = with_role(request, *COUNCILS)
    return render(request, "signing/reasons.html", {"versions": reasons_for(person.school)})


def _row(asked: Signature) -> dict[str, Any]:
    by = timezone.localtime(asked.signed_at).date() + timedelta(days=REPLY_DAYS)
    return {"asked": asked, "by": by, "late": by < today()}
