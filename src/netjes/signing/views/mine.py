"""What waits for somebody: read, answer, done."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.agreements.models import Version
from netjes.lib.clock import now
from netjes.schools.access import somebody
from netjes.schools.models import Membership
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer
from netjes.signing.access import COUNCILS, ask_for, signature_for
from netjes.signing.actions import Said, note_reading, sign
from netjes.signing.errors import CannotSign
from netjes.signing.models import ClassMoment
from netjes.signing.pages import articles_of, reading_page, remembered_rounds, remembered_routing
from netjes.signing.queries import Ask, asks_of
from netjes.signing.routing import desk_for
from netjes.signing.states import NEEDS_WORDS, Answer, Part, Way

REPLY_DAYS = 7  # within which a question is answered
ROLES = {Part.PUPILS: Role.PUPIL, Part.GUARDIANS: Role.GUARDIAN, Part.STAFF: Role.TEACHER}


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person, and what they answered before."""
    viewer, person = somebody(request)
    asks = asks_of(person, held=viewer.held)
    context = {
        "waiting": [_row(ask) for ask in asks if ask.waits],
        "answered": [_row(ask) for ask in asks if not ask.waits],
        "in_council": viewer.has(*COUNCILS),
        "polite": _polite(viewer),
    }
    return render(request, "signing/mine.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int, child: int | None = None) -> HttpResponse:
    """Read first, then one of three honest answers; two of them ask for words on a page of their own."""
    viewer, person = somebody(request)
    rounds = remembered_rounds(person.school) if _only_looks(request, viewer) else None
    asks = asks_of(person, held=viewer.held, rounds=rounds)
    open_now = (each for each in asks if (each.round.pk, each.child.pk if each.child else None) == (pk, child))
    ask = next(open_now, None) or ask_for(viewer, pk, child)
    if ask.standing.over:
        return _over(request, viewer, ask)
    if request.method == "POST":
        return _answered(request, viewer, ask, asks)
    chosen = request.GET.get("antwoord", "")
    if chosen in NEEDS_WORDS:
        said = _current(ask, chosen) or Said(chosen, shown_to_mentor=bool(request.GET.get("mentor")))
        return _words(request, viewer, ask, said)
    if request.method == "GET":
        note_reading(actor=viewer.acting_as(ROLES[ask.part]), person=person, version=ask.version)
    return _reading(request, viewer, ask, asks)


@never_cache
@require_safe
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer was taken in; on to the next child or text, if there is one."""
    viewer, person = somebody(request)
    signature = signature_for(viewer, pk)
    asks = asks_of(person, held=viewer.held)
    waiting = [ask for ask in asks if ask.waits]
    # the same text for another child goes first: it was just read
    waiting.sort(key=lambda ask: ask.round.pk != signature.round_id)
    part = Part.GUARDIANS if signature.child else Part.PUPILS if Role.PUPIL in viewer.roles else Part.STAFF
    context = {
        "signature": signature,
        "already": bool(request.GET.get("al")),
        "next": _row(waiting[0]) if waiting else None,
        "same_text": bool(waiting) and waiting[0].round.pk == signature.round_id,
        "desk": desk_for(part, person, signature.child) if signature.answer == Answer.QUESTION else None,
        "reply_by": timezone.localtime(signature.signed_at).date() + timedelta(days=REPLY_DAYS),
        "polite": _polite(viewer),
    }
    return render(request, "signing/done.html", context)


def _only_looks(request: HttpRequest, viewer: Viewer) -> bool:
    """Who reads through a link may get a page that is a moment old; an answer never goes by that."""
    return request.method == "GET" and viewer.through == "signing"


def _answered(request: HttpRequest, viewer: Viewer, ask: Ask, asks: list[Ask]) -> HttpResponse:
    chosen, shown = request.POST.get("antwoord", ""), bool(request.POST.get("mentor"))
    if chosen in NEEDS_WORDS and "woorden" not in request.POST:
        query = {"antwoord": chosen, **({"mentor": "1"} if shown else {}), **_together(request.POST.get("klas"))}
        return redirect(f"{url_of(ask)}?{urlencode(query)}")
    said = Said(chosen, request.POST.get("woorden", ""), request.POST.get("artikel", ""), shown)
    try:
        signed = sign(
            actor=viewer.acting_as(ROLES[ask.part]),
            ask=ask,
            version=_read_version(request, ask),
            said=said,
            way=_way(request, viewer, ask),
        )
    except CannotSign as error:
        if chosen in NEEDS_WORDS:
            return _words(request, viewer, ask, said, error)
        return _reading(request, viewer, ask, asks, error)
    url = reverse("signing:done", args=[signed.signature.pk])
    return redirect(url if signed.fresh else f"{url}?al=1")


def _read_version(request: HttpRequest, ask: Ask) -> Version:
    """The text that was on the page: the newest, or the one that was just corrected while somebody read it."""
    given = request.POST.get("tekst", "")
    if not given.isdecimal() or len(given) > 15 or int(given) == ask.version.pk:
        return ask.version
    own = ask.round.version
    found = Version.objects.for_school(ask.person.school).filter(
        pk=int(given), agreement=own.agreement_id, number=own.number
    )
    return found.defer("text", "words", "situations", "decision").first() or ask.version


def _way(request: HttpRequest, viewer: Viewer, ask: Ask) -> Way:
    given = request.POST.get("klas", "")
    if given.isdecimal() and len(given) < 15 and ask.part is Part.PUPILS:
        moment = open_moment(ask, int(given))
        if moment:
            return Way.CLASS
    return Way.LINK if viewer.through == "signing" else Way.SCREEN


def open_moment(ask: Ask, pk: int) -> ClassMoment | None:
    """The class moment, while it is open, of this round and of a class that this pupil is in."""
    school = ask.person.school
    groups = Membership.objects.for_school(school).on(today()).filter(person=ask.person).values("group")
    found = ClassMoment.objects.for_school(school).filter(pk=pk, round=ask.round, closes_at__gt=now())
    return found.filter(group__in=groups).first()


def _reading(
    request: HttpRequest, viewer: Viewer, ask: Ask, asks: list[Ask], error: CannotSign | None = None
) -> HttpResponse:
    others = [a for a in asks if (a.round.pk, a.child) != (ask.round.pk, ask.child)]
    read_just_now = any(a.round.pk == ask.round.pk and a.signature for a in others)
    context = {
        **_around(request, viewer, ask),
        "page": reading_page(ask.person, ask.version),
        "step": sum(1 for a in others if a.signature) + 1 if ask.signature is None else 0,
        "steps": len(others) + 1,
        "collapsed": read_just_now or ask.signature is not None,
        "read_just_now": read_just_now and ask.signature is None,
        "error": error,
        "desk": desk_for(
            ask.part,
            ask.person,
            ask.child,
            remembered_routing(ask.person.school) if _only_looks(request, viewer) else None,
        ),
        "shown": ask.signature.shown_to_mentor if ask.signature else False,
    }
    return render(request, "signing/answer.html", context, status=400 if error else 200)


def _words(request: HttpRequest, viewer: Viewer, ask: Ask, said: Said, error: CannotSign | None = None) -> HttpResponse:
    context = {
        **_around(request, viewer, ask),
        "said": said,
        "articles": articles_of(ask.version),
        "desk": desk_for(ask.part, ask.person, ask.child),
        "error": error,
    }
    return render(request, "signing/words.html", context, status=400 if error else 200)


def _around(request: HttpRequest, viewer: Viewer, ask: Ask) -> dict[str, Any]:
    together = request.POST.get("klas") or request.GET.get("klas") or ""
    return {
        "ask": ask,
        "url": url_of(ask),
        "polite": _polite(viewer),
        "together": together if together.isdecimal() else "",
        "reply_by": today() + timedelta(days=REPLY_DAYS),
        "by_link": viewer.through == "signing",
    }


def _together(given: str | None) -> dict[str, str]:
    return {"klas": given} if given and given.isdecimal() else {}


def _current(ask: Ask, chosen: str) -> Said | None:
    before = ask.signature
    if before is None or before.answer != chosen:
        return None
    return Said(chosen, before.words, before.article, before.shown_to_mentor)


def _over(request: HttpRequest, viewer: Viewer, ask: Ask) -> HttpResponse:
    """This text is asked about no more: where is the newest?"""
    same = [a for a in asks_of(ask.person, held=viewer.held) if a.version.agreement_id == ask.version.agreement_id]
    newest = next((a for a in same if a.child == ask.child), None)
    context = {"ask": ask, "newest": _row(newest) if newest else None, "polite": _polite(viewer)}
    return render(request, "signing/over.html", context, status=410)


def url_of(ask: Ask) -> str:
    if ask.child:
        return reverse("signing:answer_child", args=[ask.round.pk, ask.child.pk])
    return reverse("signing:answer", args=[ask.round.pk])


def _row(ask: Ask) -> dict[str, Any]:
    return {"ask": ask, "url": url_of(ask), "late": ask.round.due_on < today()}


def _polite(viewer: Viewer) -> bool:
    return viewer.role == "ouder"
