"""The home page: the question first, then help, then what we agreed. The same for every viewer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.lib.verdicts import Code
from netjes.schools.models import School
from netjes.schools.viewer import Role
from netjes.site.help_lines import CHECKED_ON, HELP_LINES


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is often asked, with the answer the engine gives today."""

    text: str
    code: Code
    url: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article of the agreement in force, in one sentence."""

    number: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class AgreementLink:
    """The agreement in force for one role: what it is called here, and since when it holds."""

    label: str
    url: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """What the rooms put on the home page. An empty part is not shown."""

    often: Sequence[Asked] = ()
    articles: Sequence[ArticleLine] = ()
    agreements: Sequence[AgreementLink] = ()
    version: str = ""


def nothing_yet(school: School, role: Role) -> Front:
    """No room is open that has something to say here."""
    return Front()


front_for: Callable[[School, Role], Front] = nothing_yet

# A visitor's examples are a pupil's: most visitors are.
USUAL_ROLE: Role = "leerling"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    role = request.viewer.role or USUAL_ROLE  # type: ignore[attr-defined]
    front = front_for(request.school, role)  # type: ignore[attr-defined]
    context = {"front": front, "help_lines": HELP_LINES, "checked_on": CHECKED_ON}
    return render(request, "site/home.html", context)
