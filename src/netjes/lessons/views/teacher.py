"""The teacher's pages: my lesson now, two taps, and stop. Every tap carries a token, so that twice is once."""

import uuid
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.lessons.access import TEACHERS, lesson_for
from netjes.lessons.actions import (
    Choice,
    close_all,
    close_permission,
    extend_permission,
    open_permission,
    pause_permission,
    resume_permission,
)
from netjes.lessons.errors import CannotChange, CannotOpen
from netjes.lessons.models import Permission
from netjes.lessons.pages import MINUTES, USUAL, LessonPage, alternatives, lesson_page
from netjes.lessons.states import Purpose
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Group, Person
from netjes.schools.queries import classes_of
from netjes.timetables.actions import open_on_the_spot
from netjes.timetables.errors import CannotOpenLesson
from netjes.timetables.models import Lesson
from netjes.timetables.queries import lessons_of_teacher

DEEDS = {
    "stop": close_permission, "erbij": extend_permission, "stil": pause_permission, "verder": resume_permission,
}  # fmt: skip
PURPOSES = (
    (Purpose.LOOKUP.value, gettext_lazy("Iets opzoeken")),
    (Purpose.CAPTURE.value, gettext_lazy("Foto of film")),
    (Purpose.APP.value, gettext_lazy("Quiz of app")),
    (Purpose.OTHER.value, gettext_lazy("Iets anders")),
)
LOOKS_AHEAD = 7  # days, for the next one with lessons
LENGTHS = (25, 50, 100)  # minutes of a lesson on the spot


def day(request: HttpRequest) -> HttpResponse:
    """Straight to the one lesson that is going on; else, or when asked for, the lessons of today."""
    _viewer, person = with_role(request, *TEACHERS)
    moment = now()
    lessons = list(lessons_of_teacher(person, timezone.localtime(moment).date()))
    going_on = [each for each in lessons if each.starts_at <= moment < each.ends_at]
    if len(going_on) == 1 and "alle" not in request.GET:
        return redirect("lessons:lesson", going_on[0].pk)
    today = timezone.localtime(moment)
    ahead, next_day = [], None
    for days in range(1, LOOKS_AHEAD + 1):
        next_day = today + timedelta(days=days)
        ahead = list(lessons_of_teacher(person, next_day.date()))
        if ahead:
            break
    context = {
        "days": [
            (today, [(each, each in going_on, each.ends_at <= moment) for each in lessons]),
            *([(next_day, [(each, False, False) for each in ahead])] if ahead else []),
        ],
    }
    return render(request, "lessons/day.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """What is on, and the two taps that change it."""
    viewer, person = signed_in(request)
    found = lesson_for(viewer, pk)
    if request.method == "POST":
        try:
            _done(request, found, person, viewer.acting_as(*TEACHERS))
        except (CannotOpen, CannotChange) as error:
            return _page(request, found, person, error=str(error), status=400)
        return redirect("lessons:lesson", found.pk)
    return _page(request, found, person)


def _done(request: HttpRequest, found: Lesson, person: Person, actor: Actor) -> None:
    deed = request.POST.get("doe", "")
    if deed == "alles":
        close_all(actor=actor, lesson=found)
    elif deed in DEEDS:
        DEEDS[deed](actor=actor, permission=_permission(found, request.POST.get("toestemming", "")))
    else:
        choice = _chosen(request, again=deed == "vorige")
        open_permission(actor=actor, lesson=found, teacher=person, choice=choice, token=_token(request))


def _permission(found: Lesson, given: str) -> Permission:
    number = int(given) if given.isdecimal() and len(given) < 15 else 0
    permission = Permission.objects.for_school(found.school).filter(pk=number, lesson=found).first()
    if permission is None:
        raise NotYours
    permission.lesson = found
    return permission


def _chosen(request: HttpRequest, *, again: bool) -> Choice:
    mark = "vorige-" if again else ""
    given = request.POST.get(f"{mark}tijd", "")
    if given and not (given.isdecimal() and len(given) < 5):
        raise CannotOpen(_("Kies een aantal minuten."))
    purpose = request.POST.get(f"{mark}doel", "")
    words = request.POST.get("vorige-woorden" if again else ("app" if purpose == Purpose.APP else "anders"), "")
    if again:
        return Choice(purpose, words, int(given) if given else None)
    return Choice(
        purpose=purpose,
        words=words,
        minutes=int(given) if given else None,
        groups=_numbers(request, "groep"),
        people=_numbers(request, "wie"),
        bring_phone=bool(request.POST.get("meenemen")),
        alternative=request.POST.get("alternatief", ""),
    )


def _numbers(request: HttpRequest, name: str) -> frozenset[int]:
    given = request.POST.getlist(name)
    if not all(each.isdecimal() and len(each) < 15 for each in given):
        raise CannotOpen(_("Kies de leerlingen of groepen opnieuw."))
    return frozenset(map(int, given))


def _token(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("tik", ""))
    except ValueError:
        raise CannotOpen(_("Er ging iets mis met deze tik. Probeer het nog eens.")) from None


def _page(request: HttpRequest, found: Lesson, person: Person, *, error: str = "", status: int = 200) -> HttpResponse:
    moment = now()
    page = lesson_page(found, person, moment)
    given = request.POST
    purpose = given.get("doel") or (page.again.purpose if page.again else Purpose.LOOKUP)
    app = given.get("app") or (page.again.words if page.again and purpose == Purpose.APP else "")
    time = given.get("tijd", page.again.minutes if page.again else str(USUAL))
    context = {
        "page": page,
        "error": error,
        "purposes": PURPOSES,
        "purpose": purpose,
        "app": app,
        "other": given.get("anders", ""),
        "times": [(str(n), n) for n in MINUTES],
        "time": time,
        "need_another": len(alternatives(page, app)) if purpose == Purpose.APP else 0,
        "alternative": given.get("alternatief", ""),
        "tick": given.get("tik") if error else uuid.uuid4(),
        "at": round(moment.timestamp() * 1000),
    }
    return render(request, "lessons/lesson.html", context, status=status)


@never_cache
@require_safe
def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may always have the phone at hand. Only who gives this lesson sees it, and nobody sees why."""
    page, _person = _page_of(request, pk)
    return render(request, "lessons/standing.html", {"page": page})


@never_cache
@require_safe
def another(request: HttpRequest, pk: int) -> HttpResponse:
    """For whom an app is not: only who gives this lesson sees it, and nobody sees whose no it was."""
    page, _person = _page_of(request, pk)
    app = request.GET.get("app", "")[:120]
    people = alternatives(page, app)
    context = {"page": page, "app": app, "people": people, "people_count": len(people)}
    # While a teacher types an app's name only the number is fetched, so that no names come onto a screen by accident.
    return render(request, "lessons/_another.html" if "aantal" in request.GET else "lessons/another.html", context)


def _page_of(request: HttpRequest, pk: int) -> tuple[LessonPage, Person]:
    viewer, person = signed_in(request)
    return lesson_page(lesson_for(viewer, pk), person, now()), person


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def on_the_spot(request: HttpRequest) -> HttpResponse:
    """A lesson that no timetable knows: which class, what, until when."""
    viewer, person = with_role(request, *TEACHERS)
    error = ""
    if request.method == "POST":
        try:
            opened = open_on_the_spot(
                actor=viewer.acting_as(*TEACHERS), teacher=person, groups=_groups(request, person),
                subject=request.POST.get("vak", ""), ends_at=_ends(request.POST.get("tot", ""), now()),
                token=_token(request),
            )  # fmt: skip
        except (CannotOpenLesson, CannotOpen) as problem:
            error = str(problem)
        else:
            return redirect("lessons:lesson", opened.pk)
    context = {
        "error": error,
        "classes": classes_of(person.school).order_by("name"),
        "chosen": set(request.POST.getlist("klas")),
        "subject": request.POST.get("vak", ""),
        "lengths": [(str(n), n) for n in LENGTHS],
        "length": request.POST.get("tot", str(LENGTHS[1])),
        "tick": request.POST.get("tik") or uuid.uuid4(),
        "back": f"{reverse('lessons:index')}?alle",
    }
    return render(request, "lessons/on_the_spot.html", context, status=400 if error else 200)


def _groups(request: HttpRequest, person: Person) -> list[Group]:
    return list(Group.objects.for_school(person.school).filter(pk__in=_numbers(request, "klas")))


def _ends(given: str, moment: datetime) -> datetime:
    if not given.isdecimal() or len(given) > 4:
        raise CannotOpenLesson(_("Kies hoelang de les duurt."))
    return moment + timedelta(minutes=int(given))
