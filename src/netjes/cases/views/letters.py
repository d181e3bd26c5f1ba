"""Letters: read before it is frozen, edited, made, printed and sent."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.agreements.prose import rendered
from netjes.cases.access import DECIDERS, case_for, leads, letter_for, own_letter_for, party_for
from netjes.cases.actions.posting import post_letter
from netjes.cases.actions.telling import make_letter
from netjes.cases.composing import DATED, KINDS_WITH_A_MEASURE, Text, compose, sheet_of
from netjes.cases.errors import CannotStep, GateClosed
from netjes.cases.models import WORDS, Case, Letter, Measure, Objection, Party
from netjes.cases.papers import calendar_of, file_on_paper, fingerprint_of, letter_on_paper, meeting_of
from netjes.cases.queries import measure_that_counts, who_gets_letters
from netjes.cases.states import LetterKind, ObjectionState, Sending
from netjes.cases.views.doing import back_to
from netjes.printing.errors import CannotPrint
from netjes.records.actions import log
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.letterheads import letterhead_of
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.timetables.school_days import school_days_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """One letter to one person, with the parts that can be edited beside what it will look like."""
    viewer, person = with_role(request, *DECIDERS)
    case = case_for(viewer, pk)
    if not leads(viewer, case) or kind not in LetterKind.values:
        raise NotYours
    wanted = LetterKind(kind)
    given = request.POST.dict() if request.method == "POST" else {}
    party = party_for(case, given.get("over", "") or request.GET.get("over", ""))
    to = _reader(party, given.get("aan", "") or request.GET.get("aan", ""))
    measure = measure_that_counts(party) if wanted in KINDS_WITH_A_MEASURE else None
    error = _problem(wanted, measure)
    text: Text | None = None
    if not error:
        given = given or _as_before(party, wanted) | _lasts(measure, wanted, party)
        text = compose(
            party=party, to=to, by=person, kind=wanted, measure=measure, objection=_decided(measure), given=given
        )  # fmt: skip
        if request.method == "POST" and given.get("doe") == "maak":
            try:
                _check(text)
                letter = make_letter(
                    actor=viewer.acting_as(*DECIDERS), by=person, party=party, to=to, kind=wanted, body=text.body(),
                    measure=measure,
                )  # fmt: skip
            except (CannotStep, GateClosed) as refusal:
                error = str(refusal)
            else:
                return redirect("cases:letter", letter.pk)
    context = {
        "case": case, "party": party, "to": to, "kind": wanted, "text": text, "error": error, "given": given,
        "page": _shown(case, text.body()) if text else None, "invites": wanted is LetterKind.INVITATION,
        "dated": wanted in DATED, "readers": who_gets_letters(party),
    }  # fmt: skip
    return render(request, "cases/write.html", context, status=400 if error else 200)


def _reader(party: Party, given: str) -> Person:
    found = who_gets_letters(party)
    return next((each for each in found if str(each.pk) == given), found[0])


def _problem(kind: LetterKind, measure: Measure | None) -> str:
    if kind in KINDS_WITH_A_MEASURE and measure is None:
        return _("Er is nog geen maatregel. Deze brief komt daarna.")
    return ""


def _decided(measure: Measure | None) -> Objection | None:
    if measure is None:
        return None
    found = Objection.objects.for_school(measure.school).filter(measure=measure).exclude(state=ObjectionState.OPEN)
    return found.order_by("pk").last()


def _as_before(party: Party, kind: LetterKind) -> dict[str, str]:
    """What was written in the last letter of this kind, so that the second needs no typing."""
    last = Letter.objects.for_school(party.school).filter(party=party, kind=kind).order_by("pk").last()
    if last is None:
        return {}
    said = dict(last.body.get("parts", []))
    meeting = last.body.get("meeting") or ["", "", ""]
    return {"gebeurde": said.get("Wat er gebeurde", ""), "dag": meeting[0], "tijd": meeting[1], "plek": meeting[2]}


def _lasts(measure: Measure | None, kind: LetterKind, party: Party) -> dict[str, str]:
    """From when to when it would be, as the last letter said or else from the next school day on."""
    if measure is None or kind not in DATED:
        return {}
    last = Letter.objects.for_school(party.school).filter(party=party, measure=measure).order_by("pk").last()
    if last and last.body.get("lasts"):
        return dict(zip(("vanaf", "tot"), last.body["lasts"], strict=True))
    days = school_days_of(measure.school)
    first = days.after(today())
    ends = days.last_of(first, measure.days).isoformat() if measure.days else ""
    return {"vanaf": first.isoformat(), "tot": ends}


def _check(text: Text) -> None:
    empty = next((part.label for part in text.parts if not part.text.strip()), "")
    if empty:
        raise CannotStep(_("Vul nog in: %(part)s.") % {"part": empty.lower()})
    if any(len(part.text) > WORDS for part in text.parts) or len(text.subject) > 200 or len(text.intro) > WORDS:
        raise CannotStep(_("Deze brief is te lang. Maak hem korter."))


def _shown(case: Case, body: dict[str, Any]) -> dict[str, Any]:
    """A letter as the page draws it."""
    return {
        "head": letterhead_of(case.school, "nl"), "sheet": sheet_of(body),
        "intro": rendered(body["intro"]), "parts": [(label, rendered(text)) for label, text in body["parts"]],
    }  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A frozen letter, and sending it."""
    viewer, _person = with_role(request, *DECIDERS)
    found = letter_for(viewer, pk)
    error = ""
    if request.method == "POST":
        if not leads(viewer, found.case):
            raise NotYours
        try:
            post_letter(actor=viewer.acting_as(*DECIDERS), letter=found, way=Sending(request.POST.get("hoe", "")))
        except ValueError:
            error = _("Kies hoe de brief gaat.")
        except CannotStep as refusal:
            error = str(refusal)
        else:
            return back_to(found.case, found.party)
    context = {
        "letter": found, "case": found.case, "party": found.party, "error": error,
        "page": _shown(found.case, found.body),
        "ways": [(way, way.label) for way in Sending], "meets": meeting_of(found), "fingerprint": fingerprint_of(found),
        "leads": leads(viewer, found.case),
    }  # fmt: skip
    return render(request, "cases/letter.html", context, status=400 if error else 200)


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *DECIDERS)
    return _pdf(request, letter_for(viewer, pk))


@never_cache
@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *DECIDERS)
    return _ics(letter_for(viewer, pk))


@never_cache
@require_safe
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter to whoever looks."""
    viewer, _person = signed_in(request)
    found = own_letter_for(viewer, pk)
    if request.GET.get("als") == "pdf":
        return _pdf(request, found)
    if request.GET.get("als") == "ics":
        return _ics(found)
    context = {
        "letter": found, "page": _shown(found.case, found.body), "polite": found.body.get("polite"),
        "meets": meeting_of(found), "own": found.party.person_id == found.to_id and found.party.told_at is not None,
    }  # fmt: skip
    return render(request, "cases/my_letter.html", context)


def _pdf(request: HttpRequest, found: Letter) -> HttpResponse:
    try:
        content = letter_on_paper(found)
    except CannotPrint as reason:
        return render(request, "cases/no_paper.html", {"reason": str(reason)}, status=422)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="brief-{found.pk}.pdf"'
    return response


def _ics(found: Letter) -> HttpResponse:
    content = calendar_of(found)
    if content is None:
        raise NotYours
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="gesprek-{found.pk}.ics"'
    return response


@never_cache
@require_safe
def whole(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole case on paper, to hand over. That it was made is written down."""
    viewer, _person = with_role(request, *DECIDERS)
    case = case_for(viewer, pk)
    if not leads(viewer, case):
        raise NotYours
    try:
        content = file_on_paper(case)
    except CannotPrint as reason:
        return render(request, "cases/no_paper.html", {"reason": str(reason)}, status=422)
    with transaction.atomic():
        log(school_key=case.school_id, actor=viewer.acting_as(*DECIDERS), act="cases.printed", subject=case.ref)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="zaak-{case.number}.pdf"'
    return response
