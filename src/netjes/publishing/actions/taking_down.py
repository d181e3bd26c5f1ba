"""What has to go again: a task for each thing, followed until it is gone, and an answer for who asked."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netjes.consents.models import Purpose
from netjes.lib.actors import Actor
from netjes.lib.calling import is_web_address
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.photos.actions.keeping import let_go
from netjes.photos.models import Photo
from netjes.publishing.actions.publishing import held_publication
from netjes.publishing.channels import reach
from netjes.publishing.errors import CannotReach, CannotTakeDown
from netjes.publishing.letters import TAKE_DOWN, take_down_outcome, take_downs_wait
from netjes.publishing.models import Publication, TakeDown
from netjes.publishing.models.publications import ADDRESS, REASON
from netjes.publishing.states import LIVE, UNSENT, PublicationState, TakeDownCause, TakeDownState
from netjes.publishing.weighing import disagreeing
from netjes.records.actions import log
from netjes.schools.ages import is_adult
from netjes.schools.family import family_of
from netjes.schools.models import Guardianship, Person, School
from netjes.schools.queries import holders, today
from netjes.schools.states import Role
from netjes.timetables.school_days import one_school_day_after

WITHIN = 2  # days of school, after which it should be gone
MOST_OPEN = 20  # requests of one person at a time


def desk_of(school: School) -> list[Person]:
    """Who takes things down: communication, and where nobody does that, the head and the administrator."""
    return holders(school, Role.COMMUNICATION) or holders(school, Role.HEAD, Role.ADMINISTRATOR)


def _due(school: School) -> date:
    moment = now()
    for _day in range(WITHIN):
        moment = one_school_day_after(school, moment)
    return timezone.localtime(moment).date()


@transaction.atomic
def yes_ended(actor: Actor, person: Person, purpose: Purpose) -> None:
    """Somebody's yes for a purpose is over: everything with them under it has to go. Whose no it was stands nowhere."""
    found = Publication.objects.for_school(person.school).filter(people__person=person, purpose=purpose)
    without = [each for each in found if any(disagreeing([person], purpose, each.about))]
    take_all_down(actor=actor, publications=without, person=person, cause=TakeDownCause.WITHDRAWN)


@transaction.atomic
def take_all_down(
    *, actor: Actor, publications: list[Publication], person: Person | None, cause: TakeDownCause
) -> list[TakeDown]:
    """What is out gets a task; what did not go out yet no longer does. Safe to repeat: one open task for each."""
    opened = []
    for publication in publications:
        held = held_publication(publication)
        if held.may_be_out:
            task = open_task(actor=actor, publication=held, person=person, cause=cause)
            opened += [task] if task else []
        elif held.state in UNSENT:
            _mark_gone(actor, held, None, today())
    if opened:
        school = opened[0].school
        tell(actor=actor, school=school, people=desk_of(school), message=take_downs_wait(school))
    return opened


def open_task(
    *, actor: Actor, publication: Publication, person: Person | None, cause: TakeDownCause
) -> TakeDown | None:  # fmt: skip
    """A task, unless there is one; part of the transaction of why."""
    task, made = TakeDown.objects.for_school(publication.school).get_or_create(
        publication=publication, person=person, state=TakeDownState.OPEN,
        defaults={
            "school": publication.school, "cause": cause, "opened_at": now(), "due_on": _due(publication.school),
        },
    )  # fmt: skip
    if not made:
        return None
    log(
        school_key=task.school_id, actor=actor, act="publishing.takedown.opened", subject=task.ref,
        about=person.ref if person else "", detail={"cause": cause.value, "publication": publication.pk},
    )  # fmt: skip
    return task


@transaction.atomic
def ask_take_down(
    *, actor: Actor, by: Person, person: Person, publication: Publication | None = None, address: str = "",
    words: str = "",
) -> TakeDown:  # fmt: skip
    """Somebody asks that something with them, or with their child, goes; also what is not in the log.

    Raises `CannotTakeDown`.
    """
    where, why = address.strip(), words.strip()
    if person.pk != by.pk and not _speaks_for(by, person):
        raise CannotTakeDown(_("Dit kan alleen wie erop staat vragen, of een ouder daarvan."))
    if publication is None and not where and not why:
        raise CannotTakeDown(_("Zeg waar het staat: met een link, of in woorden."))
    if len(where) > ADDRESS or len(why) > REASON or (where and not is_web_address(where)):
        raise CannotTakeDown(_("Dit is geen link. Laat het vak leeg en zeg het in woorden, dan zoeken wij het."))
    waiting = TakeDown.objects.for_school(by.school).filter(state=TakeDownState.OPEN)
    if waiting.filter(asked_by=by).count() >= MOST_OPEN:
        raise CannotTakeDown(_("Er wachten al twintig vragen. Wacht eerst op antwoord."))
    task = waiting.filter(publication=publication, person=person).first() if publication else None
    if task is not None and task.asked_by_id is not None:
        return task  # one task for one thing, whoever of a family asked first
    if task is None:
        task = TakeDown(
            school=by.school, publication=publication, person=person, cause=TakeDownCause.ASKED, opened_at=now(),
            due_on=_due(by.school),
        )  # fmt: skip
    task.asked_by, task.address, task.words = by, where, why
    task.save()
    tell(actor=actor, school=by.school, people=desk_of(by.school), message=take_downs_wait(by.school))
    log(
        school_key=by.school_id, actor=actor, act="publishing.takedown.asked", subject=task.ref, about=person.ref,
        detail={"in_log": publication is not None},
    )  # fmt: skip
    return task


def _speaks_for(by: Person, child: Person) -> bool:
    bonds = Guardianship.objects.for_school(by.school).on(today())
    return not is_adult(child, today()) and bonds.filter(guardian=by, child=child).exists()


def take_down(*, actor: Actor, by: Person, publication: Publication) -> Publication:
    """With one tap: the channel's own program takes it away, and every task about it is done. Not in a transaction.

    Raises `CannotTakeDown` where it has to be done by hand, or did not work.
    """
    if not publication.channel.is_reached:
        raise CannotTakeDown(_("Dit kanaal bereikt Netjes niet. Haal het daar zelf weg, en zet dan het vinkje."))
    if publication.may_be_out:
        try:
            reach(publication.channel).remove(publication.channel, publication)
        except CannotReach as failure:
            raise CannotTakeDown(str(failure)) from None
        except (KeyError, TypeError, ValueError):
            raise CannotTakeDown(_("Het kanaal gaf een antwoord dat Netjes niet begrijpt. Kijk daar zelf.")) from None
    with transaction.atomic():
        held = held_publication(publication)
        _mark_gone(actor, held, by, today())
        _finish_all(actor, held, by, today(), "")
    return held


@transaction.atomic
def note_gone(*, actor: Actor, by: Person, task: TakeDown, on: date, outcome: str = "") -> TakeDown:
    """It was taken away by hand, on that day; with all that was said about it. Raises `CannotTakeDown`."""
    held = _held_task(task)
    if held.state != TakeDownState.OPEN:
        return held
    if on > today() or on < held.opened_at.date() - timedelta(days=366):
        raise CannotTakeDown(_("Kies vandaag, of een dag daarvoor."))
    if held.publication is not None:
        publication = held_publication(held.publication)
        _mark_gone(actor, publication, by, on)
        _finish_all(actor, publication, by, on, outcome)
    else:
        _finish(actor, held, by, TakeDownState.DONE, on, outcome)
    return _held_task(task)


@transaction.atomic
def refuse_take_down(*, actor: Actor, by: Person, task: TakeDown, outcome: str) -> TakeDown:
    """What somebody asked stays, and they read why. Never where a yes ended, or somebody is shielded.

    Raises `CannotTakeDown`.
    """
    held = _held_task(task)
    if held.state != TakeDownState.OPEN:
        return held
    if held.cause != TakeDownCause.ASKED:
        raise CannotTakeDown(_("Hier is geen ja meer voor. Het moet weg."))
    if held.person is not None and held.person.shielded:
        raise CannotTakeDown(_("Dit moet weg."))
    if {held.asked_by_id, held.person_id} & {by.pk, *family_of(by)}:
        raise CannotTakeDown(_("Dit gaat over jezelf of je familie. Een collega beslist."))
    if not outcome.strip() or len(outcome) > REASON:
        raise CannotTakeDown(_("Schrijf op waarom het blijft staan. Wie het vroeg, leest dat."))
    _finish(actor, held, by, TakeDownState.REFUSED, None, outcome)
    return held


def _mark_gone(actor: Actor, held: Publication, by: Person | None, on: date) -> None:
    if held.state == PublicationState.TAKEN_DOWN:
        return
    held.state, held.next_try_at, held.picture = PublicationState.TAKEN_DOWN, None, b""
    held.taken_down_at, held.taken_down_by = now(), by
    held.save()
    number = held.about.removeprefix("photo:")
    others = Publication.objects.for_school(held.school).filter(about=held.about, state__in=LIVE | UNSENT)
    if held.about.startswith("photo:") and number.isdecimal() and not others.exists():
        photo = Photo.objects.for_school(held.school).filter(pk=int(number)).select_related("school").first()
        if photo is not None:
            let_go(actor=actor, photo=photo)
    log(
        school_key=held.school_id, actor=actor, act="publishing.publication.taken_down", subject=held.ref,
        detail={"on": on},
    )  # fmt: skip


def _finish_all(actor: Actor, publication: Publication, by: Person, on: date, outcome: str) -> None:
    found = TakeDown.objects.for_school(publication.school).filter(publication=publication, state=TakeDownState.OPEN)
    for task in found.select_related("asked_by", "person", "school"):
        _finish(actor, task, by, TakeDownState.DONE, on, outcome)


def _finish(actor: Actor, task: TakeDown, by: Person, state: TakeDownState, on: date | None, outcome: str) -> None:
    task.state, task.done_at, task.done_by, task.gone_on, task.outcome = state, now(), by, on, outcome.strip()[:REASON]
    task.save()
    if task.asked_by is not None:
        is_guardian = task.person_id is not None and task.person_id != task.asked_by_id
        tell(
            actor=actor, school=task.school, people=[task.asked_by],
            message=take_down_outcome(task, polite=is_guardian),
        )  # fmt: skip
    if not TakeDown.objects.for_school(task.school).filter(state=TakeDownState.OPEN).exists():
        withdraw(actor=actor, school=task.school, key=TAKE_DOWN)
    log(
        school_key=task.school_id, actor=actor, act="publishing.takedown.finished", subject=task.ref,
        about=task.person.ref if task.person else "", detail={"state": state.value, "on": on},
    )  # fmt: skip


def _held_task(task: TakeDown) -> TakeDown:
    found = TakeDown.objects.for_school(task.school).select_for_update(of=("self",))
    return found.select_related("publication__channel", "person", "asked_by", "school").get(pk=task.pk)
