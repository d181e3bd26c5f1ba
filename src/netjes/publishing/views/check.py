"""A second look before something goes out: typed or pasted, looked at in memory, shown to its writer alone."""

import logging
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.publishing.check_page import page_of
from netjes.publishing.errors import CannotLook, CheckBroke
from netjes.publishing.looking import Looked, look
from netjes.publishing.mending import ALL, mended
from netjes.publishing.models import Draft
from netjes.publishing.queries import kept_drafts
from netjes.publishing.second_judge import chosen
from netjes.publishing.views.confidential import SETTERS as WORD_SETTERS
from netjes.publishing.wishes import Wish, tidy, wish_of
from netjes.schools.access import school_of, viewer_of
from netjes.schools.viewer import Viewer

logger = logging.getLogger(__name__)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The field, and after it what stands out."""
    wish = wish_of(request, viewer_of(request))
    return ask(request, wish) if request.method != "POST" else answer(request, wish)


# A phone's own share sheet has no token of ours to send along; this fills the field and does nothing else.
@never_cache
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def shared(request: HttpRequest) -> HttpResponse:
    """What another app shared, put in the field. Nothing is looked at or kept before its writer asks for it."""
    parts = [request.POST.get(name, "").strip() for name in ("titel", "tekst", "link")]
    once = [part for at, part in enumerate(parts) if part and not any(part in other for other in parts[at + 1 :])]
    wish = wish_of(request, viewer_of(request), text=tidy("\n".join(once)))
    return ask(request, replace(wish, before=None))


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """A picture that stays on the device: what is hidden in it goes out, and faces can be covered, in the browser."""
    return render(request, "publishing/check_picture.html", {"layout": _layout(viewer_of(request))})


@sensitive_variables()
def ask(
    request: HttpRequest, wish: Wish, *, error: str = "", draft: Draft | None = None, status: int = 0
) -> HttpResponse:
    """The field, with what is there already."""
    context = _around(request, wish, draft) | {"error": error}
    return render(request, "publishing/check.html", context, status=status or (400 if error else 200))


@sensitive_variables()
def answer(request: HttpRequest, wish: Wish, *, draft: Draft | None = None, said: str = "") -> HttpResponse:
    """What stands out in this text, after the one thing that the pressed button asked for."""
    does = request.POST.get("doe", "")
    if does == "schrijf":
        return ask(request, wish, draft=draft)
    if does == "terug" and wish.before is not None:
        wish, said = replace(wish, text=wish.before, before=None), _("Zo stond het er.")
    viewer, school = viewer_of(request), school_of(request)
    writer = viewer.person.name if viewer.person else ""
    try:
        looked = look(wish, school, writer=writer)
        if token := request.POST.get("herstel", ""):
            wish, said = _mended(wish, looked, token)
            looked = look(wish, school, writer=writer) if wish is not looked.wish else looked
    except CannotLook as refusal:
        return ask(request, wish, error=str(refusal), draft=draft)
    except CheckBroke as broken:
        logger.error("A check broke: %s", broken)
        sorry = _("Het nakijken lukte niet. Dat ligt aan ons. Je bericht staat hieronder en is nergens bewaard.")
        return ask(request, wish, error=sorry, draft=draft, status=500)
    context = _around(request, wish, draft) | {"page": page_of(looked), "looked": looked, "said": said}
    return render(request, "publishing/check_found.html", context)


@sensitive_variables()
def _mended(wish: Wish, looked: Looked, token: str) -> tuple[Wish, str]:
    """The wish with its text mended, and what to say of it; unchanged when the button was of another text."""
    try:
        text = mended(looked, token)
    except CannotLook as refusal:
        return wish, str(refusal)
    if not text.strip():
        return wish, _("Dan blijft er niets over. Schrijf het liever zelf anders op.")
    done = _("De voorstellen zijn gedaan.") if token == ALL else _("Het voorstel is gedaan.")
    return replace(wish, text=text, before=wish.text), f"{done} {_('Lees je bericht nog één keer.')}"


def _around(request: HttpRequest, wish: Wish, draft: Draft | None) -> dict[str, Any]:
    viewer = viewer_of(request)
    knows = not wish.asks_role and viewer.person is not None
    return {
        "wish": wish,
        "draft": draft,
        "layout": _layout(viewer),
        "can_keep": knows,
        "sets_words": viewer.has(*WORD_SETTERS),
        "judge": chosen().value,
        "kept": kept_drafts(viewer.person).count() if knows and viewer.person and draft is None else 0,
    }


def _layout(viewer: Viewer) -> str:
    """Who works here has the sidebar; everybody else the page of a phone."""
    return "desk.html" if viewer.is_staff and viewer.through != "signing" else "base.html"
