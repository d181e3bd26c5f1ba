"""Getting something ready for a channel of the school: what, where, with whom, until when; and having it approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.photos.drawing import as_published
from netjes.photos.models import Photo
from netjes.photos.queries import boxes_on, people_on
from netjes.photos.states import Outsiders
from netjes.publishing.actions.asking import Asked, ask_in_doubt
from netjes.publishing.errors import CannotPublish
from netjes.publishing.models import Doubt, Draft, Publication, PublicationPerson, SchoolChannel
from netjes.publishing.models.publications import ALT, TITLE
from netjes.publishing.states import AskedOf, DraftState, PublicationState, Voice
from netjes.publishing.weighing import ABOUT_ANOTHER, OUTSIDERS_AGREE, STAFF, weigh
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

MOST_PEOPLE = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """What the author chose. `photo` none is without a picture; who is on it comes along by itself."""

    channel: SchoolChannel
    title: str
    photo: Photo | None = None
    alt: str = ""
    people: Sequence[Person] = ()
    stays_until: date | None = None
    facts: Mapping[str, bool] = field(default_factory=dict)


@transaction.atomic
def prepare(*, actor: Actor, author: Person, draft: Draft, plan: Plan) -> Publication:
    """Once a draft; choosing again changes it, and what was approved before then no longer counts.

    Raises `CannotPublish`.
    """
    _check(author, draft, plan)
    found = Publication.objects.for_school(author.school).filter(draft=draft, state=PublicationState.PREPARED).first()
    publication = found or Publication(
        school=author.school, draft=draft, key=uuid4(), created_at=now(), published_by=author
    )
    photo, channel = plan.photo, plan.channel
    publication.channel, publication.purpose = channel, channel.purpose
    publication.title, publication.text, publication.link = plan.title.strip(), draft.text.strip(), draft.link
    publication.picture = as_published(photo, boxes_on(photo)) if photo else b""
    publication.alt, publication.about = (plan.alt.strip(), photo.ref) if photo else ("", "")
    publication.stays_until = plan.stays_until
    everybody = {each.pk: each for each in (*plan.people, *(people_on(photo) if photo else ()))}
    publication.facts = {**plan.facts, **(_of_photo(photo, alone=not everybody) if photo else {})}
    publication.save()
    rows = PublicationPerson.objects.for_school(author.school).filter(publication=publication)
    rows.exclude(person__in=list(everybody)).delete()
    known = set(rows.values_list("person_id", flat=True))
    PublicationPerson.objects.bulk_create(
        PublicationPerson(school=author.school, publication=publication, person=person)
        for pk, person in everybody.items() if pk not in known
    )  # fmt: skip
    log(
        school_key=author.school_id, actor=actor, act="publishing.publication.prepared", subject=publication.ref,
        detail={"channel": channel.pk, "people": len(everybody), "picture": photo is not None},
    )  # fmt: skip
    return publication


def _of_photo(photo: Photo, *, alone: bool) -> dict[str, bool]:
    """What was said of the picture at the photo desk."""
    facts: dict[str, bool] = dict(photo.answers)
    if alone and photo.nobody_recognisable:
        facts[ABOUT_ANOTHER] = False
    if photo.outsiders != Outsiders.NONE:
        facts |= {ABOUT_ANOTHER: True, OUTSIDERS_AGREE: photo.outsiders == Outsiders.AGREED}
    return facts


def _check(author: Person, draft: Draft, plan: Plan) -> None:
    if draft.author_id != author.pk or draft.role != STAFF or draft.voice != Voice.SCHOOL:
        raise CannotPublish(_("Alleen wat je namens school schrijft, gaat via een kanaal van school."))
    if draft.state == DraftState.PUBLISHED:
        raise CannotPublish(_("Dit bericht is al geplaatst."))
    if plan.channel.closed_at is not None:
        raise CannotPublish(_("Dit kanaal is gesloten. Kies een ander."), "channel")
    if not plan.title.strip() or len(plan.title) > TITLE:
        raise CannotPublish(_("Geef het bericht een korte titel."), "title")
    if not draft.text.strip() and plan.photo is None:
        raise CannotPublish(_("Er staat nog niets in het bericht."))
    if plan.photo is not None and (not plan.alt.strip() or len(plan.alt) > ALT):
        raise CannotPublish(_("Schrijf in één zin wat er op de foto staat, voor wie hem niet kan zien."), "alt")
    if plan.stays_until is not None and plan.stays_until <= today():
        raise CannotPublish(_("Die dag is al voorbij. Kies een dag na vandaag."), "stays_until")
    if len(plan.people) > MOST_PEOPLE:
        raise CannotPublish(_("Zoveel mensen in één bericht kan niet."), "people")
    if (plan.people or plan.photo) and plan.channel.purpose is None:
        raise CannotPublish(
            _("Voor dit kanaal is niet vastgelegd waarvoor mensen toestemming gaven. Kies een ander kanaal."), "channel"
        )


@transaction.atomic
def ask_to_publish(
    *, actor: Actor, author: Person, publication: Publication, words: str = "", asked_of: str = AskedOf.SUPERVISOR
) -> Doubt:
    """Where the agreement says *overleg* or *mag niet*: it goes to somebody, with its hash, and not out.

    Raises `CannotAskInDoubt` and `CannotPublish`.
    """
    draft = publication.draft
    if draft is None or publication.state != PublicationState.PREPARED or publication.published_by_id != author.pk:
        raise CannotPublish(_("Dit staat niet meer klaar. Begin opnieuw vanuit je bericht."))
    if draft.text.strip() != publication.text or draft.link != publication.link:
        raise CannotPublish(_("Je hebt de tekst veranderd nadat je dit klaarzette. Kijk het nog een keer na."))
    weighed = weigh(publication)
    asked = Asked(words=words, voice=Voice.SCHOOL, asked_of=asked_of)
    return ask_in_doubt(
        actor=actor, asker=author, role=STAFF, asked=asked, draft=draft, publication=publication,
        sha256=weighed.sha256, verdict=weighed.ruling.value,
    )  # fmt: skip
