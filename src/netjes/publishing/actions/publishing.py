"""Out it goes, after the verdict; sent by a program or placed by hand, and written down either way."""

from datetime import date, timedelta
from http.client import HTTPException

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor, system
from netjes.lib.calling import is_web_address
from netjes.lib.clock import now
from netjes.norms.verdict import Ruling
from netjes.notices.actions import tell
from netjes.photos.actions.keeping import keep_for_publication
from netjes.photos.models import Photo
from netjes.publishing.channels import Sent, reach
from netjes.publishing.errors import CannotPublish, CannotReach
from netjes.publishing.letters import publication_stuck
from netjes.publishing.models import Publication
from netjes.publishing.states import UNSENT, ChannelKind, DraftState, PublicationState
from netjes.publishing.weighing import weigh
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

# How long after a failure it is tried again. Together within the hour that Mastodon remembers a key.
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 4, 10, 30))
WITHIN = timedelta(minutes=55)
LEASE = timedelta(minutes=10)  # a program that stopped halfway gives way to another after this
SENDER = system("publishing")


@transaction.atomic
def publish(*, actor: Actor, by: Person, publication: Publication) -> Publication:
    """Follow the verdict of this moment: *mag* goes out, *overleg* only as it was approved, *mag niet* never.

    Raises `CannotPublish`. Twice changes nothing.
    """
    held = held_publication(publication)
    if held.state != PublicationState.PREPARED:
        return held
    draft = held.draft
    if draft is None or held.published_by_id != by.pk:
        raise CannotPublish(_("Dit staat niet meer klaar. Begin opnieuw vanuit je bericht."))
    if draft.text.strip() != held.text or draft.link != held.link:
        raise CannotPublish(_("Je hebt de tekst veranderd nadat je dit klaarzette. Kijk het nog een keer na."))
    if held.channel.closed_at is not None:
        raise CannotPublish(_("Dit kanaal is gesloten. Kies een ander."), "channel")
    if held.stays_until is not None and held.stays_until <= today():
        raise CannotPublish(_("Die dag is al voorbij. Kies een dag na vandaag."), "stays_until")
    weighed = weigh(held)
    _check_consent(weighed.refused, weighed.unasked)
    if weighed.ruling is Ruling.NOT_ALLOWED:
        raise CannotPublish(_("De afspraken zeggen dat dit niet mag. Leg het voor aan je leidinggevende."))
    if weighed.ruling is Ruling.ASK and held.approved_sha256 != weighed.sha256:
        if held.approved_sha256:
            raise CannotPublish(_("Er is iets veranderd nadat een ander akkoord gaf. Vraag het opnieuw."))
        raise CannotPublish(_("Dit vraagt eerst akkoord van een ander."))
    if weighed.ruling is Ruling.ALLOWED and held.approved_sha256 != weighed.sha256:
        held.approved_by = None
    held.verdict, held.articles = weighed.ruling.value, weighed.articles
    held.state, held.next_try_at = PublicationState.WAITING, None if _by_hand(held) else now()
    held.save()
    draft.state = DraftState.PUBLISHED
    draft.save(update_fields=["state"])
    photo = _photo_of(held)
    if photo is not None:
        keep_for_publication(actor=actor, photo=photo)
    log(
        school_key=held.school_id, actor=actor, act="publishing.publication.released", subject=held.ref,
        detail={"verdict": held.verdict, "articles": held.articles, "approved": held.approved_by_id is not None},
    )  # fmt: skip
    return held


def _check_consent(refused: tuple[Person, ...], unasked: tuple[Person, ...]) -> None:
    if refused:
        names = ", ".join(each.given_name for each in refused)
        raise CannotPublish(
            _("Dit mag niet met %(names)s erop. Dek af, snijd bij of kies een andere foto.") % {"names": names}
        )
    if unasked:
        names = ", ".join(each.given_name for each in unasked)
        raise CannotPublish(_("Er is nog geen ja van %(names)s. Vraag het eerst.") % {"names": names})


def _by_hand(publication: Publication) -> bool:
    return publication.channel.kind == ChannelKind.BY_HAND


def _photo_of(publication: Publication) -> Photo | None:
    kind, _colon, number = publication.about.partition(":")
    if kind != "photo" or not number.isdecimal():
        return None
    return Photo.objects.for_school(publication.school).filter(pk=int(number)).select_related("school").first()


@transaction.atomic
def note_placed(*, actor: Actor, publication: Publication, address: str = "", on: date | None = None) -> Publication:
    """Somebody put it there by hand, or saw that it stands there already. Raises `CannotPublish`."""
    held = held_publication(publication)
    if held.state not in UNSENT:
        return held
    where = address.strip()
    if where and not is_web_address(where):
        raise CannotPublish(_("Dit is geen webadres. Het begint met https://."), "address")
    _out(actor, held, Sent("", where[:500]))
    return held


def send(publication: Publication) -> bool:
    """Hand it to its channel, if nobody else does; whether it is out. Not in a transaction: it takes seconds."""
    claimed = _claim(publication)
    if claimed is None:
        return False
    try:
        sent = reach(claimed.channel).put(claimed.channel, claimed)
    except CannotReach as failure:
        _failed(claimed, failure)
        return False
    except (KeyError, TypeError, ValueError, OSError, HTTPException):
        _failed(claimed, CannotReach(_("Het kanaal gaf een antwoord dat Netjes niet begrijpt."), again=False))
        return False
    with transaction.atomic():
        _out(SENDER, held_publication(claimed), sent)
    return True


@transaction.atomic
def _claim(publication: Publication) -> Publication | None:
    moment = now()
    mine = Publication.objects.for_school(publication.school).filter(
        pk=publication.pk, state__in=[PublicationState.WAITING, PublicationState.SENDING], next_try_at__lte=moment
    )
    if not mine.update(state=PublicationState.SENDING, next_try_at=moment + LEASE):
        return None
    claimed = held_publication(publication)
    claimed.attempts, claimed.tried_from = claimed.attempts + 1, claimed.tried_from or moment
    claimed.save(update_fields=["attempts", "tried_from"])
    agree = weigh(claimed).all_agree
    late = moment - claimed.tried_from > WITHIN and claimed.channel.kind == ChannelKind.MASTODON
    if not agree or late or claimed.channel.closed_at is not None:
        why = _("Kijk eerst of het er al staat.") if agree else _("Van iemand die erop staat, is er geen ja meer.")
        if claimed.channel.closed_at is not None:
            why = _("Dit kanaal is gesloten.")
        _failed(claimed, CannotReach(why, again=False))
        return None
    return claimed


@transaction.atomic
def _failed(publication: Publication, failure: CannotReach) -> None:
    held = held_publication(publication)
    wait = AGAIN[held.attempts - 1] if failure.again and 0 < held.attempts <= len(AGAIN) else None
    held.fault = str(failure)[:300]
    held.state = PublicationState.FAILED if wait is None else PublicationState.WAITING
    held.next_try_at = None if wait is None else now() + max(wait, timedelta(seconds=failure.after))
    held.save(update_fields=["fault", "state", "next_try_at"])
    if wait is None and held.published_by is not None:
        tell(actor=SENDER, school=held.school, people=[held.published_by], message=publication_stuck(held))
    log(
        school_key=held.school_id, actor=SENDER, act="publishing.publication.failed", subject=held.ref,
        detail={"attempt": held.attempts, "again": wait is not None},
    )  # fmt: skip


def _out(actor: Actor, held: Publication, sent: Sent) -> None:
    held.state, held.out_at, held.next_try_at, held.fault = PublicationState.OUT, now(), None, ""
    held.remote_id, held.remote_picture, held.address = sent.remote_id, sent.remote_picture, sent.address
    held.save()
    log(
        school_key=held.school_id, actor=actor, act="publishing.publication.out", subject=held.ref,
        detail={"channel": held.channel_id, "attempts": held.attempts},
    )  # fmt: skip


@transaction.atomic
def send_again(*, actor: Actor, publication: Publication) -> Publication:
    """Somebody looked and wants it tried once more, with the same key."""
    held = held_publication(publication)
    if held.state == PublicationState.FAILED and not _by_hand(held):
        held.state, held.attempts, held.tried_from, held.next_try_at = PublicationState.WAITING, 0, None, now()
        held.save(update_fields=["state", "attempts", "tried_from", "next_try_at"])
        log(school_key=held.school_id, actor=actor, act="publishing.publication.again", subject=held.ref)
    return held


def held_publication(publication: Publication) -> Publication:
    """The publication as it is now, held until the end of the transaction."""
    found = Publication.objects.for_school(publication.school).select_for_update(of=("self",))
    return found.select_related("channel__purpose", "channel__school", "draft", "purpose", "school").get(
        pk=publication.pk
    )
