"""Where somebody types the code of their strip, when scanning does not work."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

LONGEST = 40  # characters, spaces and strokes included


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Open to everybody: the code itself says who it is for, and the next page looks whether it works."""
    given = request.POST.get("code", "")
    bare = re.sub(r"[\s\-]+", "", given).lower()
    error = ""
    if request.method == "POST":
        if re.fullmatch(rf"[a-z0-9]{{1,{LONGEST}}}", bare):
            return redirect("schools:enter", bare)
        error = _("In een code staan alleen kleine letters en cijfers. Kijk hem na op je strookje.")
    context = {"given": given[:LONGEST], "error": error}
    return render(request, "signing/code.html", context, status=400 if error else 200)
