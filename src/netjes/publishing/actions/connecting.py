"""Connecting a channel of the school: tried at once, sealed, and never shown again."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from netjes.consents.models import Purpose
from netjes.lib.actors import Actor
from netjes.lib.calling import is_web_address
from netjes.lib.clock import now
from netjes.publishing.channels import reach
from netjes.publishing.errors import CannotConnect, CannotReach
from netjes.publishing.models import Publication, SchoolChannel
from netjes.publishing.states import ChannelKind, PublicationState
from netjes.records.actions import log
from netjes.schools.models import School

WITH_PASSWORD = frozenset({ChannelKind.WORDPRESS, ChannelKind.MASTODON})


@dataclass(frozen=True, slots=True)
class Way:
    """How to get into a channel. An empty secret leaves the one that there is."""

    name: str
    address: str = ""
    username: str = ""
    secret: str = ""
    purpose: Purpose | None = None
    own_network: bool = False


def connect(
    *, actor: Actor, school: School, kind: str, way: Way, channel: SchoolChannel | None = None
) -> SchoolChannel:
    """A new channel, or another way into one that there is. It has to let us in first. Not in a transaction.

    Raises `CannotConnect`.
    """
    _check(kind, way, channel)
    made = channel or SchoolChannel(school=school, kind=kind, created_at=now(), slug=_free_slug(school, way.name))
    made.name, made.purpose, made.own_network = way.name.strip(), way.purpose, way.own_network
    if kind in WITH_PASSWORD:
        _never_with_an_old_secret(made, way)
        made.address, made.username = way.address.strip().rstrip("/"), way.username.strip()
        if way.secret.strip():
            made.secret = way.secret.strip().replace(" ", "") if kind == ChannelKind.WORDPRESS else way.secret.strip()
        try:
            reach(made).greet(made)
        except CannotReach as failure:
            raise CannotConnect(str(failure), "address") from None
        except (KeyError, TypeError, ValueError):
            raise CannotConnect(_("Dit adres geeft een antwoord dat Netjes niet begrijpt."), "address") from None
    with transaction.atomic():
        made.checked_at, made.fault = now(), ""
        made.save()
        log(
            school_key=school.pk, actor=actor, act="publishing.channel.connected", subject=made.ref,
            detail={"kind": kind, "new": channel is None, "secret": bool(way.secret.strip())},
        )  # fmt: skip
    return made


def _check(kind: str, way: Way, channel: SchoolChannel | None) -> None:
    if kind not in ChannelKind.values or (channel is not None and channel.kind != kind):
        raise CannotConnect(_("Kies wat voor kanaal het is."))
    if not way.name.strip() or len(way.name) > 60:
        raise CannotConnect(_("Geef het kanaal een korte naam."), "name")
    if kind not in WITH_PASSWORD:
        return
    if not is_web_address(way.address.strip()) or len(way.address) > 300:
        raise CannotConnect(_("Vul het webadres in, met https:// ervoor."), "address")
    if not way.address.strip().startswith("https://") and not way.own_network:
        raise CannotConnect(
            _("Het adres begint niet met https. Dan gaat het wachtwoord leesbaar over het net."), "address"
        )
    if kind == ChannelKind.WORDPRESS and not way.username.strip():
        raise CannotConnect(_("Vul de naam in van de gebruiker op de website."), "username")
    if not way.secret.strip() and not (channel and channel.sealed_secret):
        raise CannotConnect(_("Vul het wachtwoord voor toepassingen of het token in."), "secret")


def _never_with_an_old_secret(channel: SchoolChannel, way: Way) -> None:
    """What was sealed for one address is never sent to another."""
    moved = channel.pk is not None and way.address.strip().rstrip("/") != channel.address
    if moved and not way.secret.strip():
        raise CannotConnect(_("Het adres is veranderd. Vul het wachtwoord of token opnieuw in."), "secret")


def _free_slug(school: School, name: str) -> str:
    start = slugify(name)[:50] or "kanaal"
    taken = set(SchoolChannel.objects.for_school(school).values_list("slug", flat=True))
    return next(each for each in (start, *(f"{start}-{n}" for n in range(2, 200))) if each not in taken)


@transaction.atomic
def close_channel(*, actor: Actor, channel: SchoolChannel) -> SchoolChannel:
    """Nothing goes there any more, and the way in is forgotten. What waits for it waits no longer."""
    held = SchoolChannel.objects.for_school(channel.school).select_for_update(of=("self",)).get(pk=channel.pk)
    if held.closed_at is None:
        held.closed_at, held.secret = now(), ""
        held.save()
        waiting = Publication.objects.for_school(held.school).filter(channel=held, state=PublicationState.WAITING)
        waiting.update(state=PublicationState.FAILED, next_try_at=None, fault=_("Dit kanaal is gesloten."))
        log(school_key=held.school_id, actor=actor, act="publishing.channel.closed", subject=held.ref)
    return held
