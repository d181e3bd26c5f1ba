"""The home page: the question first, then help, then what we agreed. The same for every viewer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from netjes.agreements.deciding import rules_for
from netjes.agreements.models import Version
from netjes.agreements.pages import Link, article_url
from netjes.agreements.prose import summary_of
from netjes.agreements.queries import in_force
from netjes.asking.queries import Askable, often_asked
from netjes.reports.help_lines import lines_beside_alarm, oldest_check
from netjes.schools.models import School
from netjes.schools.viewer import BoundRole


@dataclass(frozen=True, slots=True)
class AgreementLink:
    """The agreement in force for one role: what it is called here."""

    label: str
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """What the rooms put on the home page. An empty part is not shown."""

    often: Sequence[Askable] = ()
    articles: Sequence[Link] = ()
    agreements: Sequence[AgreementLink] = ()
    language: str = ""  # of the agreement that these parts come from
    version: Version | None = None


# The articles a visitor sees first: how we treat each other, what forwarding is, what happens when it goes wrong.
SHOWN = ("2", "3", "12")


def front_for(school: School, role: BoundRole) -> Front:
    """What is in force now for this role; empty where nothing is."""
    sources = in_force(school)
    if not sources:
        return Front()
    own = next((s for s in sources if s.version.agreement.audience == role), sources[0])
    rules = rules_for(school, own.version.agreement.audience)
    shown = [a for a in own.agreement.articles if a.number in SHOWN] or own.agreement.articles[:3]
    return Front(
        often=often_asked(rules, 4),
        articles=[Link(a.number, article_url(own, a.number), summary_of(a)) for a in shown],
        agreements=[
            AgreementLink(
                s.agreement.title,
                reverse("agreements:agreement", args=[s.version.agreement.slug]),
                s.agreement.language,
            )
            for s in sorted(sources, key=lambda s: s is not own)
        ],
        language=own.agreement.language,
        version=own.version,
    )


# A visitor's examples are a pupil's: most visitors are.
USUAL_ROLE: BoundRole = "leerling"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    role = request.viewer.role or USUAL_ROLE  # type: ignore[attr-defined]
    front = front_for(request.school, role)  # type: ignore[attr-defined]
    lines = lines_beside_alarm(request.school)  # type: ignore[attr-defined]
    context = {"front": front, "help_lines": lines, "checked_on": oldest_check(lines)}
    return render(request, "site/home.html", context)
