"""Who keeps the help lines right: the head, the administrator and the confidential adviser."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.reports.actions.help_lines import Written, lines_checked, remove_help_line, set_help_line, take_over_lines
from netjes.reports.errors import CannotSetRules
from netjes.reports.help_lines import lines_of, oldest_check
from netjes.reports.models import HelpLine
from netjes.schools.access import school_of, with_role
from netjes.schools.errors import NotYours
from netjes.schools.people_forms import PlainForm
from netjes.schools.states import Role

KEEP_LINES = (Role.HEAD, Role.ADMINISTRATOR, Role.CONFIDENTIAL)


class LineForm(PlainForm):
    name = forms.CharField(label=_("Naam"), max_length=60)
    contact = forms.CharField(label=_("Wat mensen lezen"), max_length=60, help_text=_("Zoals 0800 0432 of Chat."))
    href = forms.CharField(
        label=_("Wat een tik doet"), max_length=200,
        help_text=_("tel: met het nummer zonder spaties, of het adres van een pagina."),
    )  # fmt: skip
    about = forms.CharField(label=_("Waarvoor"), max_length=200, help_text=_("Eén of twee zinnen."))
    opens = forms.TimeField(
        label=_("Open vanaf"), required=False, help_text=_("Leeg als er dag en nacht iemand is."),
        error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 11:00.")},
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input short"}),
    )  # fmt: skip
    closes = forms.TimeField(
        label=_("Tot"), required=False, error_messages={"invalid": _("Dit is geen tijd. Schrijf hem als 21:00.")},
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input short"}),
    )  # fmt: skip
    for_staff = forms.BooleanField(label=_("Voor ouders en wie hier werkt"), required=False)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    with_role(request, *KEEP_LINES)
    lines = lines_of(school_of(request))
    return render(request, "reports/help_lines.html", {"lines": lines, "checked_on": oldest_check(lines)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    with_role(request, *KEEP_LINES)
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, pk: int) -> HttpResponse:
    return _form(request, _line(request, pk))


@require_POST
def checked(request: HttpRequest) -> HttpResponse:
    viewer, _person = with_role(request, *KEEP_LINES)
    lines_checked(actor=viewer.acting_as(*KEEP_LINES), school=school_of(request))
    return redirect("reports:help_lines")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *KEEP_LINES)
    found = _line(request, pk)
    try:
        remove_help_line(actor=viewer.acting_as(*KEEP_LINES), line=found)
    except CannotSetRules as refusal:
        return _form(request, found, str(refusal))
    return redirect("reports:help_lines")


def _line(request: HttpRequest, pk: int) -> HelpLine:
    with_role(request, *KEEP_LINES)
    found = HelpLine.objects.for_school(school_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def _form(request: HttpRequest, found: HelpLine | None, wrong: str = "") -> HttpResponse:
    viewer, _person = with_role(request, *KEEP_LINES)
    initial: dict[str, Any] = {name: getattr(found, name) for name in LineForm.base_fields} if found else {}
    sent = request.method == "POST" and not wrong
    form = LineForm(request.POST if sent else None, initial=initial)
    if sent and form.is_valid():
        actor, school = viewer.acting_as(*KEEP_LINES), school_of(request)
        try:
            if found is None:
                take_over_lines(actor=actor, school=school)
            set_help_line(actor=actor, school=school, line=found, written=Written(**form.cleaned_data))
        except CannotSetRules as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("reports:help_lines")
    context = {"form": form, "line": found, "wrong": wrong}
    return render(request, "reports/help_line.html", context, status=400 if wrong or form.errors else 200)
