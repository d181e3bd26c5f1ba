"""Putting a version before everybody whom it concerns, reminding them, and stopping."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.agreements.models import Version
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.notices.models import Notice
from netjes.records.actions import log
from netjes.schools.models import Person, School
from netjes.schools.queries import today
from netjes.signing.errors import CannotOpen, CannotRemind
from netjes.signing.letters import invitation
from netjes.signing.models import Round
from netjes.signing.queries import Expected, Standing, answers_in, roll_of, standing
from netjes.signing.states import Part


@transaction.atomic
def open_round(
    *,
    actor: Actor,
    version: Version,
    parts: Iterable[Part],
    due_on: date,
    remind_every: int = 7,
    remind_times: int = 2,
) -> Round:
    """Ask everybody whom a version concerns, and tell them; an earlier round of the same agreement closes.

    Raises `CannotOpen` for a correction, a version that was asked about before or has been replaced, a day that
    has passed, or when nobody is asked.
    """
    school, chosen = version.school, set(parts)
    _check(school, version, chosen, due_on)
    if not (1 <= remind_every <= 60 and 0 <= remind_times <= 10):
        raise CannotOpen(_("Herinner om de 1 tot 60 dagen, en hooguit tien keer."))
    for earlier in Round.objects.for_school(school).filter(
        version__agreement=version.agreement_id, closed_at__isnull=True
    ):
        close_round(actor=actor, round=earlier)
    opened = Round.objects.create(
        school=school,
        version=version,
        asks_pupils=Part.PUPILS in chosen,
        asks_guardians=Part.GUARDIANS in chosen,
        asks_staff=Part.STAFF in chosen,
        opened_at=now(),
        due_on=due_on,
        remind_every=remind_every,
        remind_times=remind_times,
    )
    log(
        school_key=school.pk, actor=actor, act="signing.round.opened", subject=opened.ref,
        detail={"version": version.pk, "parts": sorted(chosen), "due": due_on},
    )  # fmt: skip
    found = standing(school, opened.pk)
    if found:
        _tell(actor, school, found, roll_of(school).expected(found))
    return opened


def _check(school: School, version: Version, parts: set[Part], due_on: date) -> None:
    if version.revision:
        raise CannotOpen(_("Een verbetering vraagt niemand opnieuw: de antwoorden op de versie blijven gelden."))
    if not parts:
        raise CannotOpen(_("Kies aan wie je het vraagt."))
    if due_on < today():
        raise CannotOpen(_("De dag waarop je antwoord wilt, ligt in het verleden. Kies vandaag of later."))
    if Round.objects.for_school(school).filter(version=version).exists():
        raise CannotOpen(_("Over deze versie is al gevraagd. Bekijk de voortgang daarvan."))
    newer = Version.objects.for_school(school).filter(agreement=version.agreement_id, number__gt=version.number)
    began = newer.order_by("in_force_from").values_list("in_force_from", flat=True).first()
    if began:
        raise CannotOpen(
            _("Er is al een nieuwere versie, vanaf %(day)s. Vraag daarover.") % {"day": date_format(began, "j F Y")}
        )


@transaction.atomic
def close_round(*, actor: Actor, round: Round) -> Round:
    """Stop asking; what was answered stays, and who was still told to answer is told no more."""
    if round.closed_at is None:
        round.closed_at = now()
        round.save(update_fields=["closed_at"])
        withdraw(actor=actor, school=round.school, key=round.key)
        log(school_key=round.school_id, actor=actor, act="signing.round.closed", subject=round.ref)
    return round


@transaction.atomic
def remind_now(*, actor: Actor, each: Standing) -> int:
    """Remind whoever has not answered, at most once a day; returns how many people. Raises `CannotRemind`."""
    if each.over:
        raise CannotRemind(_("Deze ronde vraagt niemand meer iets."))
    held = locked(each.round)
    if held.last_reminded_on == today():
        raise CannotRemind(_("Vandaag is er al herinnerd. Morgen kan het weer."))
    return send_reminder(actor=actor, each=each, held=held)


@transaction.atomic
def send_reminder(*, actor: Actor, each: Standing, held: Round, counts: bool = False) -> int:
    """Tell whoever has not answered. One that `counts` is one of the few that come by themselves."""
    held.last_reminded_on = today()
    held.reminded += counts
    held.save(update_fields=["last_reminded_on", "reminded"])
    people = missing(each)
    log(
        school_key=held.school_id, actor=actor, act="signing.reminder.sent", subject=held.ref,
        detail={"people": len({e.person.pk for e in people})},
    )  # fmt: skip
    return _tell(actor, held.school, each, people, again=True)


@transaction.atomic
def tell_newcomers(*, actor: Actor, each: Standing) -> int:
    """Who came to school after a round opened is told of it once."""
    expected = missing(each)
    told = set(
        Notice.objects.for_school(each.round.school).filter(key=each.round.key).values_list("person_id", flat=True)
    )
    return _tell(actor, each.round.school, each, [e for e in expected if e.person.pk not in told])


def missing(each: Standing) -> list[Expected]:
    """The answers that a round still waits for."""
    given = answers_in(each.round)
    return [e for e in roll_of(each.round.school).expected(each) if e.key not in given]


def locked(round: Round) -> Round:
    """The round as it is now, held until the end of the transaction: two processes do not both remind."""
    return Round.objects.for_school(round.school).select_for_update().get(pk=round.pk)


def _tell(actor: Actor, school: School, each: Standing, expected: list[Expected], again: bool = False) -> int:
    guardians = {e.person.pk: e.person for e in expected if e.part is Part.GUARDIANS}
    others: dict[int, Person] = {e.person.pk: e.person for e in expected if e.person.pk not in guardians}
    told = 0
    for people, guardian in ((guardians, True), (others, False)):
        if people:
            message = invitation(school, each, guardian=guardian, again=again)
            told += tell(actor=actor, school=school, people=list(people.values()), message=message)
    return told
