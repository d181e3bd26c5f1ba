"""Answers on paper: writing them down, and what is printed for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.schools.errors import NotYours
from netjes.schools.family import not_for_family
from netjes.schools.states import Role
from netjes.signing import sheets
from netjes.signing.access import DECIDERS, LEADERS, family_of
from netjes.signing.actions import Said, register_paper
from netjes.signing.errors import CannotSign
from netjes.signing.models import Round, Signature
from netjes.signing.progress import class_page, expected_in
from netjes.signing.queries import Ask, roll_of
from netjes.signing.states import NEEDS_WORDS, Answer, Part
from netjes.signing.views.progress import led
from netjes.signing.views.receipts import pdf_response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(
    request: HttpRequest, pk: int, person: int, group: int | None = None, child: int | None = None
) -> HttpResponse:
    """Write down what somebody answered on paper, for a class that one leads; never for one's own family."""
    viewer, each, found = led(request, pk, group)
    expected = expected_in(each, found, viewer, person, child)
    if expected is None or viewer.person is None or viewer.person.pk in expected.key:
        raise NotYours
    if not family_of(viewer).isdisjoint(expected.key):
        raise not_for_family(viewer, expected.child or expected.person, *DECIDERS)
    ask = Ask(each, expected.person, expected.part, expected.child, _current(each.round, person, child))
    given = Said(request.POST.get("antwoord", ""), request.POST.get("woorden", ""))
    remark, error = request.POST.get("opmerking", ""), None
    back = _group_url(pk, group)
    if request.method == "POST":
        mentor = found is not None and viewer.leads(found.pk)
        try:
            register_paper(
                actor=viewer.acting_as(*((Role.MENTOR,) if mentor else ()), *LEADERS),
                ask=ask, said=given, remark=remark, shown_to_mentor=mentor,
            )  # fmt: skip
        except CannotSign as refusal:
            error = refusal
        else:
            return redirect(f"{back}?gedaan=papier")
    context = {
        "standing": each, "group": found, "ask": ask, "given": given, "remark": remark, "error": error,
        "back": back, "answers": Answer.choices, "needs_words": NEEDS_WORDS,
    }  # fmt: skip
    return render(request, "signing/paper.html", context, status=400 if error else 200)


def _current(each: Round, person: int, child: int | None) -> Signature | None:
    found = Signature.objects.for_school(each.school).filter(round=each, person=person, child=child)
    return found.filter(replaced_at__isnull=True).first()


def _group_url(pk: int, group: int | None) -> str:
    return reverse("signing:staff", args=[pk]) if group is None else reverse("signing:group", args=[pk, group])


@never_cache
@require_safe
def class_list(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """A class's names with room for a signature, on paper."""
    viewer, each, found = led(request, pk, group)
    if found is None or Part.PUPILS not in each.parts or viewer.person is None:
        raise NotYours
    pupils = roll_of(viewer.person.school, group=found).pupils
    content = sheets.class_list(viewer.person.school, each, found, pupils)
    return pdf_response(content, f"{_('klassenlijst')}-{slugify(found.name)}.pdf")


@require_POST
def strips(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """Strips with a way in for who has not answered yet: new links, so a deed."""
    return _with_links(request, pk, group, letters=False)


@require_POST
def letters(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """A letter with a way in for each guardian who has not answered yet."""
    return _with_links(request, pk, group, letters=True)


def _with_links(request: HttpRequest, pk: int, group: int, *, letters: bool) -> HttpResponse:
    viewer, each, found = led(request, pk, group)
    if found is None or viewer.person is None or each.over:
        raise NotYours
    part = Part.PUPILS if request.POST.get("voor") == Part.PUPILS and not letters else Part.GUARDIANS
    family = family_of(viewer)
    waiting = [
        line.expected for line in class_page(viewer, each, found).missing
        if line.expected.part is part and not (set(line.expected.key) & family)
    ]  # fmt: skip
    if not waiting:
        return redirect(f"{_group_url(pk, group)}?gedaan=niemand")
    actor, school = viewer.acting_as(*LEADERS), viewer.person.school
    if letters:
        content = sheets.letters(actor, school, each, waiting, viewer)
        return pdf_response(content, f"{_('brieven')}-{slugify(found.name)}.pdf")
    content = sheets.strips(actor, school, each, found, waiting)
    return pdf_response(content, f"{_('strookjes')}-{slugify(found.name)}.pdf")
