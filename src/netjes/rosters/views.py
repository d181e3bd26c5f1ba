"""Reading in a list: hand it in, say what its columns are, look at what would change, take it over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.rosters import pages
from netjes.rosters.actions import hand_in, look_over, mend, say_columns, take_over, throw_away
from netjes.rosters.errors import CannotTakeOver
from netjes.rosters.formats import CannotRead
from netjes.rosters.formats.columns import FIELDS, is_usable, never_read, recognised
from netjes.rosters.formats.folder import folder_of
from netjes.rosters.forms import ColumnsForm, HandInForm
from netjes.rosters.models import RosterImport
from netjes.rosters.queries import parents_without_mail, taken_over, waiting_lists
from netjes.schools.access import KEEPERS, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.queries import school_year, today


def _keeper(request: HttpRequest) -> tuple[Person, Actor]:
    viewer, person = with_role(request, *KEEPERS)
    return person, viewer.acting_as(*KEEPERS)


def _list(person: Person, pk: int) -> RosterImport:
    found = RosterImport.objects.for_school(person.school).filter(pk=pk).first()
    if found is None or (found.applied_at is None and found.expires_at <= now()):
        raise NotYours
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Choose a list, and see which were read before."""
    person, actor = _keeper(request)
    form = HandInForm(request.POST, request.FILES) if request.method == "POST" else HandInForm()
    error, status = "", 200
    if request.method == "POST":
        form.is_valid()
        if not form.errors:
            name, content = form.cleaned_data["roster"]
            day = form.cleaned_data["day"]
            try:
                made = hand_in(
                    actor=actor, school=person.school, name=name, content=content, day=day,
                    complete=form.cleaned_data["whole"] == "whole", by=person,
                )  # fmt: skip
                return redirect("rosters:columns" if _asks_columns(made) else "rosters:look", made.pk)
            except CannotRead as refusal:
                error = str(refusal)
        status = 422
    context = {
        "form": form, "error": error, "lists": waiting_lists(person.school), "taken": taken_over(person.school),
        "today": today(), "next_year": school_year(today())[5:],
    }  # fmt: skip
    return render(request, "rosters/index.html", context, status=status)


def _asks_columns(made: RosterImport) -> bool:
    """Whether a list of columns has no name that we recognise, and nobody said before what they are."""
    if made.kind != "listing" or made.columns is not None:
        return False
    folder = folder_of(made.name, bytes(made.content), {})
    return not is_usable(recognised(folder.sheet(folder.names()[0]).head))


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which column is what; remembered for the next list with these columns."""
    person, actor = _keeper(request)
    made = _list(person, pk)
    if made.kind != "listing" or made.applied_at is not None:
        return redirect("rosters:look", pk)
    folder = folder_of(made.name, bytes(made.content), {})
    sheet = folder.sheet(folder.names()[0])
    fields = list(made.columns) if made.columns is not None else recognised(sheet.head)
    error = ""
    if request.method == "POST":
        fields = [request.POST.get(f"k{at}", "") for at in range(len(sheet.head))]
        fields = [
            field if field in FIELDS and not never_read(name) else ""
            for name, field in zip(sheet.head, fields, strict=True)
        ]
        chosen = [field for field in fields if field]
        double = next((field for field in chosen if chosen.count(field) > 1), "")
        if double:
            error = f"Twee kolommen zijn allebei ‘{FIELDS[double]}’. Kies er één."
        elif not is_usable(fields):
            error = "Kies een kolom met de hele naam, of een met de voornaam en een met de achternaam."
        else:
            say_columns(actor=actor, handed_in=made, columns=fields)
            return redirect("rosters:look", pk)
    sample = [line.cells for line, _ in zip(sheet.rows(), range(5), strict=False)]
    form = ColumnsForm(sheet.head, fields, sample)
    context = {"list": made, "form": form, "error": error, "secret": [n for n in sheet.head if never_read(n)]}
    return render(request, "rosters/columns.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """What would change, with what is not understood beside its mend; and what did change once it is taken over."""
    person, actor = _keeper(request)
    made = _list(person, pk)
    if made.applied_at is not None:
        done = {"list": made, "rows": pages.done_rows(made.counts), "letters": parents_without_mail(person.school)}
        return render(request, "rosters/done.html", done)
    error = ""
    if request.method == "POST":
        if _mended(request, made):
            return redirect("rosters:look", pk)
        try:
            agreed = request.POST.get("may_leave", "")
            may_leave = int(agreed) if agreed.isascii() and agreed.isdigit() and len(agreed) < 9 else 0
            take_over(actor=actor, handed_in=made, seen=request.POST.get("seen", ""), may_leave=may_leave)
            return redirect("rosters:look", pk)
        except CannotTakeOver as refusal:
            error = str(refusal)
            made = _list(person, pk)
    try:
        plan = look_over(made)
    except CannotRead as refusal:
        if made.kind == "listing":
            return redirect("rosters:columns", pk)
        return render(request, "rosters/unreadable.html", {"list": made, "error": str(refusal)}, status=422)
    context = {
        "list": made, "plan": plan, "tallies": pages.tallies(plan), "mends": pages.mends(plan, made.mends),
        "choices": pages.choices(plan), "error": error, "most": pages.MOST,
        "open_authority": pages.authority_open(plan),
        "going_on": pages.people_rows(plan), "rehearsal": made.day > today(),
    }  # fmt: skip
    return render(request, "rosters/look.html", context, status=422 if error else 200)


def _mended(request: HttpRequest, made: RosterImport) -> bool:
    """Keep what was filled in on the page; whether that was anything new."""
    mends, answers = {}, {}
    for name, value in request.POST.items():
        kind, _, key = name.partition(":")
        value = " ".join(str(value).split())
        if kind == "mend" and value != request.POST.get(f"was:{key}", "") and value != made.mends.get(key):
            mends[key] = value
        elif kind == "answer" and value and value != made.answers.get(key):
            answers[key] = value
    if request.POST.get("all_same"):
        answers["*"] = "same"
    if not mends and not answers:
        return False
    mend(handed_in=made, mends=mends, answers=answers)
    return True


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the list away; nothing was changed."""
    person, actor = _keeper(request)
    made = _list(person, pk)
    if made.applied_at is None:
        throw_away(actor=actor, handed_in=made)
    return redirect("rosters:index")
