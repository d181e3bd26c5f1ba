"""A message of one's own on its way to a channel of the school: choose, read the verdict, and place or ask."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.agreements.deciding import rules_for
from netjes.photos.models import Photo
from netjes.photos.queries import people_called, photos_of
from netjes.publishing.access import WORKS_HERE, own_draft
from netjes.publishing.actions.asking import asked_of_for
from netjes.publishing.actions.preparing import Plan, ask_to_publish, prepare
from netjes.publishing.actions.publishing import publish, send
from netjes.publishing.check_page import articles_in
from netjes.publishing.errors import CannotAskInDoubt, CannotPublish
from netjes.publishing.models import Draft, Publication
from netjes.publishing.published import channels_of
from netjes.publishing.states import DraftState, PublicationState
from netjes.publishing.views.words import day, layout, number
from netjes.publishing.weighing import STAFF, Weighed, people_in, weigh
from netjes.schools.access import with_role
from netjes.schools.models import Person
from netjes.schools.queries import people_of
from netjes.schools.viewer import Viewer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What was chosen is kept with every button; only *plaats* sends, and only after the verdict."""
    viewer, person = with_role(request, *WORKS_HERE)
    draft = own_draft(viewer, pk)
    ready = Publication.objects.for_school(person.school).filter(draft=draft, state=PublicationState.PREPARED)
    publication = ready.select_related("channel__purpose", "school", "draft").first()
    error, deed = "", request.POST.get("doe", "")
    if request.method == "POST":
        try:
            actor = viewer.acting_as(*WORKS_HERE)
            publication = prepare(actor=actor, author=person, draft=draft, plan=_plan(request, person, publication))
            if deed == "plaats":
                publication = publish(actor=actor, by=person, publication=publication)
                send(publication)
                return redirect("publishing:publication", publication.pk)
            if deed == "vraag":
                doubt = ask_to_publish(
                    actor=actor, author=person, publication=publication, words=request.POST.get("vraag", ""),
                    asked_of=request.POST.get("aan", "") or asked_of_for(STAFF)[0],
                )  # fmt: skip
                return redirect("publishing:question", doubt.pk)
            if "zoek" not in request.POST or not request.POST["zoek"].strip():
                return redirect("publishing:publish", draft.pk)
        except (CannotPublish, CannotAskInDoubt) as refusal:
            error = str(refusal)
        except ValueError:
            error = _("Dit is geen dag. Kies er een uit de kalender.")
    context = _context(viewer, person, draft, publication) | {
        "error": error, "given": request.POST,
        "title": request.POST.get("titel") or (publication.title if publication else ""),
        "alt": request.POST.get("alt") or (publication.alt if publication else ""),
    }  # fmt: skip
    sought = request.POST.get("zoek", "").strip()
    context |= {"sought": sought, "found": people_called(person.school, sought) if sought else []}
    return render(request, "publishing/publish.html", context, status=400 if error else 200)


def _context(viewer: Viewer, person: Person, draft: Draft, publication: Publication | None) -> dict[str, Any]:
    weighed: Weighed | None = None
    if publication is not None:
        publication.text, publication.link = draft.text.strip(), draft.link  # as it would go out now
        publication.school = person.school
        weighed = weigh(publication)
    fits = weighed is not None and publication is not None and publication.approved_sha256 == weighed.sha256
    rules = weighed.decision.body if weighed and weighed.decision else None
    return {
        "layout": layout(viewer), "draft": draft, "publication": publication, "weighed": weighed,
        "channels": channels_of(person.school), "photos": list(photos_of(person)[:12]),
        "people": people_in(publication) if publication else [],
        "articles": articles_in(_rules(person), tuple(weighed.articles)) if weighed and rules else (),
        "approved": fits, "waits": draft.state == DraftState.ASKED,
        "can_go": weighed is not None and weighed.all_agree and (
            weighed.code == "mag" or (fits and weighed.ruling.value == "ask")
        ),
        "choices": asked_of_for(STAFF),
        "answered": _answered(publication, weighed), "to_answer": _to_answer(publication, weighed),
    }  # fmt: skip


def _answered(publication: Publication | None, weighed: Weighed | None) -> list[tuple[str, str, bool]]:
    """What the author answered to the questions of the agreement, to look back on and to change."""
    if publication is None or weighed is None or weighed.decision is None:
        return []
    words = weighed.decision.body.vocabulary.facts
    return [(fact, words[fact].question, bool(value)) for fact, value in publication.facts.items() if fact in words]


def _to_answer(publication: Publication | None, weighed: Weighed | None) -> list[tuple[str, str, None]]:
    """The questions that are still open."""
    if publication is None or weighed is None:
        return []
    return [(each.fact, each.question, None) for each in weighed.to_answer if each.fact not in publication.facts]


def _rules(person: Person) -> Any:
    return rules_for(person.school, STAFF)


def _plan(request: HttpRequest, person: Person, before: Publication | None) -> Plan:
    given = request.POST
    channel = next((each for each in channels_of(person.school) if each.pk == number(given.get("kanaal"))), None)
    if channel is None:
        raise CannotPublish(_("Kies waar het heen gaat."), "channel")
    photo: Photo | None = None
    if number(given.get("foto")):
        photo = photos_of(person).filter(pk=number(given.get("foto"))).first()
        photo = Photo.objects.for_school(person.school).get(pk=photo.pk) if photo else None
        if photo is None:
            raise CannotPublish(_("Deze foto is er niet meer. Kies hem opnieuw uit bij Foto’s."))
        photo.school = person.school
    wanted = [number(each) for each in given.getlist("wie")]
    people = list(people_of(person.school).filter(pk__in=[each for each in wanted if each])) if any(wanted) else []
    facts = {
        name.removeprefix("feit:"): value == "ja"
        for name, value in given.items() if name.startswith("feit:") and value in ("ja", "nee")
    }  # fmt: skip
    return Plan(
        channel=channel, title=given.get("titel", ""), photo=photo, alt=given.get("alt", ""), people=people,
        stays_until=day(given.get("tot")), facts=facts,
    )  # fmt: skip
