"""The school's look: its colour and its logo."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netjes.lib import accent
from netjes.schools.access import KEEPERS, school_of, with_role
from netjes.schools.actions import dress_school
from netjes.schools.errors import CannotUseLogo
from netjes.schools.logos import LARGEST, read_logo
from netjes.schools.people_forms import AccentForm


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Two forms: the colour, and the logo. What is refused changes nothing."""
    viewer, _person = with_role(request, *KEEPERS)
    school, actor = school_of(request), viewer.acting_as(*KEEPERS)
    form, wrong = AccentForm(None, initial={"accent": school.accent}), ""
    what = request.POST.get("wat", "") if request.method == "POST" else ""
    if what == "kleur":
        form = AccentForm(request.POST)
        if form.is_valid():
            dress_school(actor=actor, school=school, accent=form.cleaned_data["accent"].upper())
            return redirect("schools:look")
    elif what == "geen-logo":
        dress_school(actor=actor, school=school, logo=(b"", ""))
        return redirect("schools:look")
    elif what:
        chosen = request.FILES.get("logo")
        try:
            if chosen is None:
                raise CannotUseLogo(_("Kies eerst een bestand."))
            dress_school(actor=actor, school=school, logo=read_logo(chosen.read(LARGEST + 1 + 10_000_000)))
            return redirect("schools:look")
        except CannotUseLogo as error:
            wrong = str(error)
    tried = AccentForm(request.GET) if "accent" in request.GET and request.method != "POST" else None
    colour = school.accent
    if tried is not None:
        form = tried
        colour = tried.cleaned_data["accent"] if tried.is_valid() else colour
    context = {
        "form": form,
        "wrong": wrong,
        "says": on_colour(colour),
        "tried": colour != school.accent,
        "has_logo": bool(school.logo),
    }
    return render(request, "schools/look.html", context, status=400 if wrong or form.errors else 200)


def on_colour(colour: str) -> list[str]:
    """How a colour will look, in sentences; it is made safe to read whatever it is."""
    light, _dark = accent.derive(colour)
    says = []
    if light["fill"].upper() == colour.upper():
        says.append(_("Knoppen krijgen precies deze kleur."))
    else:
        says.append(_("Knoppen krijgen deze kleur iets donkerder of rustiger, zodat je de letters erop goed leest."))
    ratio = accent.contrast(light["accent"], accent.LIGHT_SURFACE)
    says.append(
        _("Links staan op wit met een contrast van %(ratio)s op 1; 4,5 is genoeg.")
        % {"ratio": f"{ratio:.1f}".replace(".", ",")}
    )
    says.append(_("In het donker wordt de kleur vanzelf lichter."))
    return says
