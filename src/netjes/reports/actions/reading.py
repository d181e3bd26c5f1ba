"""What a reader does besides answering: a step of a route, who was what in a chain, looking at evidence."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.evidence import CannotTake, ChainRole, EvidenceKind, Known, as_bytes, read_apart
from netjes.evidence.dns import published_key
from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.reports.contents import Shown, packed
from netjes.reports.errors import CannotAnswer
from netjes.reports.kept_words import about_evidence
from netjes.reports.models import Evidence, Report, ReportSheet, RouteStep
from netjes.reports.queries import SEEN, TAKEN
from netjes.reports.special import guides_for, key_of
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.sealing.box import seal, unseal

MOST_IN_CHAIN = 60
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Link:
    """One person in a chain of forwarding, each with their own role."""

    name: str
    role: ChainRole


@transaction.atomic
def route_step_done(*, actor: Actor, by: Person, report: Report, code: str, naked: bool) -> RouteStep:
    """Write down on which day a step was done; the second time changes nothing. Raises `CannotAnswer`."""
    known = {key_of(guide, step) for guide in guides_for(report.route, naked=naked) for step in guide.steps}
    if code not in known:
        raise CannotAnswer(_("Deze stap hoort niet bij deze melding."))
    step, made = RouteStep.objects.for_school(report.school).get_or_create(
        school=report.school, report=report, code=code, defaults={"by": by, "on_day": today()}
    )
    if made:
        log(
            school_key=report.school_id, actor=actor, act="reports.step.done", subject=report.ref,
            detail={"step": code},
        )  # fmt: skip
    return step


def chain_of(report: Report, key: bytes) -> list[Link]:
    """Who was what, as readers wrote it down."""
    sheet = ReportSheet.objects.for_school(report.school).filter(report=report).first()
    if sheet is None:
        return []
    rows = json.loads(unseal(key, bytes(sheet.sealed)))
    return [Link(str(name), ChainRole(role)) for name, role in rows]


@transaction.atomic
def set_chain(*, actor: Actor, report: Report, key: bytes, links: Sequence[Link]) -> None:
    """Write down who was what, sealed, in place of what was there. Raises `CannotAnswer` when it is too much."""
    kept = [Link(each.name.strip()[:LONGEST_NAME], each.role) for each in links if each.name.strip()]
    if len(kept) > MOST_IN_CHAIN:
        raise CannotAnswer(
            _("Er passen %(n)s mensen op de lijst. Noem wie het maakte, doorstuurde of raakte.") % {"n": MOST_IN_CHAIN}
        )
    sealed = seal(key, json.dumps([[each.name, each.role.value] for each in kept]).encode())
    ReportSheet.objects.for_school(report.school).update_or_create(
        school=report.school, report=report, defaults={"sealed": sealed, "on_day": today()}
    )
    log(school_key=report.school_id, actor=actor, act="reports.chain.set", subject=report.ref)


@transaction.atomic
def note_seen(*, actor: Actor, evidence: Evidence) -> None:
    """A reader chose to look; each look stands in the log, and every reader sees who looked."""
    log(school_key=evidence.school_id, actor=actor, act=SEEN, subject=evidence.ref)


@transaction.atomic
def take_original(*, actor: Actor, evidence: Evidence, key: bytes) -> bytes:
    """The original as it came, to be kept elsewhere (for the police, say). Stands in the log."""
    log(school_key=evidence.school_id, actor=actor, act=TAKEN, subject=evidence.ref)
    return unseal(key, bytes(evidence.sealed_original))


def read_again(
    *, actor: Actor, evidence: Evidence, key: bytes, shown: Shown, day_first: bool | None = None,
    ask_keys: bool = False, own_domains: Sequence[str] = (), own_server: str = "", known: Sequence[Known] = (),
) -> Shown:  # fmt: skip
    """Read the original anew: now that it is known what comes first in its dates, or with the sender's published key.

    Of `own_server` what it noted about a letter's arrival is believed; `known` are people of the school with the
    addresses they have, so that a borrowed name shows. Asking for a key tells whoever runs that domain's name server
    that somebody looks. Raises `CannotAnswer`.
    """
    kind = EvidenceKind(shown.kind)
    original = unseal(key, bytes(evidence.sealed_original))
    try:
        reading = read_apart(
            kind, original, day_first=day_first, lookup=published_key if ask_keys else None, own_domains=own_domains,
            own_server=own_server, known=known,
        )  # fmt: skip
    except CannotTake as refusal:
        raise CannotAnswer(about_evidence(refusal.sentence)) from None
    again = Shown(
        shown.kind, shown.name, shown.note, shown.sha256,
        {**shown.view, "reading": base64.b64encode(as_bytes(kind, reading)).decode(), "checked": ask_keys},
    )  # fmt: skip
    with transaction.atomic():
        held = Evidence.objects.for_school(evidence.school).select_for_update().defer("sealed_original")
        row = held.get(pk=evidence.pk)
        if row.removed_on is not None:
            raise CannotAnswer(_("Dit is intussen verwijderd."))
        row.sealed_view = seal(key, packed(again))
        row.save(update_fields=["sealed_view"])
        log(school_key=evidence.school_id, actor=actor, act="reports.evidence.read_again", subject=evidence.ref)
    return again
