"""Choosing, deciding, beginning and ending a measure."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netjes.cases.actions.opening import held
from netjes.cases.actions.steps import check_gates
from netjes.cases.catalogue import NETWORK, REMOVAL, SUSPENSION
from netjes.cases.deciders import check_decider, check_second, is_involved
from netjes.cases.deciding import asking
from netjes.cases.errors import CannotDecide, CannotStep, GateClosed
from netjes.cases.gates import MeasureFacts, facts_for
from netjes.cases.models import SENTENCE, WORDS, Case, CatalogueEntry, Measure, NetworkTask, Party
from netjes.cases.queries import measure_that_counts, rules_of, situation_of
from netjes.cases.states import NEXT, GateCode, Gravity, MeasureState, StepKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.verdict import Ruling
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

BEFORE_CHOOSING = (GateCode.OURS, GateCode.TALK, GateCode.HEARD)
BEFORE_IT_BEGINS = (*BEFORE_CHOOSING, GateCode.MEASURE, GateCode.PARENTS, GateCode.AROUND, GateCode.TOLD)
LONGEST_WEEK = timedelta(days=6)  # from the first day to the last of "at most a week"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes, and why it is enough and not too much. `days` are school days of what lasts."""

    entry: CatalogueEntry
    article: str
    why: str
    days: int | None = None
    last_resort: bool = False


@transaction.atomic
def propose_measure(*, actor: Actor, by: Person, party: Party, what: Proposal) -> Measure:
    """Propose a measure. Raises `GateClosed` while something comes first, and `CannotStep` for what does not fit."""
    case = held(party.case)
    entry = what.entry
    if measure_that_counts(party) is not None:
        raise CannotStep(_("Er is al een maatregel. Trek die eerst in."))
    if is_involved(case, by):
        raise CannotDecide(_("Je bent bij deze zaak betrokken. Daarom stelt een ander iets voor."))
    if entry.act:
        check_gates(party, *BEFORE_CHOOSING)
        if case.only_anonymous:
            check_supported(party)
    _check_fits(case, party, what)
    measure = Measure.objects.create(
        school=case.school, case=case, party=party, entry=entry, article=what.article, why=what.why.strip(),
        days=what.days, last_resort=what.last_resort, proposed_by=by, added_at=now(),
    )  # fmt: skip
    _logged(actor, measure, "cases.measure.proposed")
    return measure


def check_supported(party: Party) -> None:
    """Raises `GateClosed` while nothing but an anonymous text speaks for it."""
    if not situation_of(party).did(StepKind.SUPPORTED):
        raise GateClosed(_("Een anonieme melding alleen draagt geen maatregel. Schrijf eerst op wat er nog meer is."))


def _check_fits(case: Case, party: Party, what: Proposal) -> None:
    entry = what.entry
    if entry.school_id != case.school_id or entry.retired_at is not None or entry.audience != party.audience:
        raise CannotStep(_("Deze maatregel staat niet op de lijst voor deze persoon."))
    if not what.why.strip() or len(what.why) > WORDS:
        raise CannotStep(_("Schrijf op waarom dit genoeg is, en niet te veel."))
    if entry.act and what.article not in case.articles:
        raise CannotStep(_("Kies het artikel waarop dit rust."))
    if entry.weight > case.gravity:
        raise CannotStep(
            _("Deze maatregel hoort bij wat %(gravity)s is. Weeg eerst hoe ernstig het is.")
            % {"gravity": Gravity(entry.weight).label}
        )
    most = min(entry.most_days or 999, rules_of(case.school).suspension_days if entry.code == SUSPENSION else 999)
    if what.days is not None and not 1 <= what.days <= most:
        raise CannotStep(
            ngettext("Dit duurt hooguit één schooldag.", "Dit duurt hooguit %(most)s schooldagen.", most)
            % {"most": most}
        )
    if entry.code == SUSPENSION and what.days is None:
        raise CannotStep(_("Zeg hoeveel schooldagen de schorsing duurt."))
    if not entry.act:
        return
    facts = MeasureFacts(entry.code, entry.act, MeasureState.PROPOSED, entry.needs_second, False, what.days)
    said = asking(case.school, case.happened_on)(
        entry.act, facts_for(situation_of(party), facts, last_resort=what.last_resort)
    )
    if said is not None and said.verdict is Ruling.NOT_ALLOWED:
        raise GateClosed(
            _("Volgens artikel %(numbers)s van toen mag dit hier niet. Kies iets lichters, of leg uit wat er nog moet.")
            % {"numbers": ", ".join(said.articles)}
        )


@transaction.atomic
def decide_measure(*, actor: Actor, by: Person, measure: Measure) -> Measure:
    """Decide what was proposed. Raises `CannotDecide` for who may not, and `GateClosed` while something comes first."""
    held(measure.case)
    measure = _held(measure)
    check_decider(measure, by)
    if measure.entry.act:
        check_gates(measure.party, *BEFORE_CHOOSING)
    _to(measure, MeasureState.DECIDED)
    measure.decided_by, measure.decided_at = by, now()
    measure.save(update_fields=["state", "decided_by", "decided_at"])
    _logged(actor, measure, "cases.measure.decided")
    return measure


@transaction.atomic
def second_measure(*, actor: Actor, by: Person, measure: Measure) -> Measure:
    """A second person agrees with a grave measure. Raises `CannotDecide`."""
    held(measure.case)
    measure = _held(measure)
    if measure.state != MeasureState.DECIDED or measure.seconded_at is not None:
        raise CannotDecide(_("Hier valt nu niets mee te beslissen."))
    check_second(measure, by)
    measure.seconded_by, measure.seconded_at = by, now()
    measure.save(update_fields=["seconded_by", "seconded_at"])
    _logged(actor, measure, "cases.measure.seconded")
    return measure


@transaction.atomic
def begin_measure(*, actor: Actor, measure: Measure, starts_on: date, ends_on: date | None = None) -> Measure:
    """It takes effect. Raises `GateClosed` with what has to be done first, and `CannotStep` for days that cannot be."""
    held(measure.case)
    measure = _held(measure)
    if measure.entry.act:
        check_gates(measure.party, *BEFORE_IT_BEGINS)
    if starts_on < today():
        raise CannotStep(_("Een maatregel begint niet in het verleden. Kies vandaag of later."))
    if ends_on is not None and ends_on < starts_on:
        raise CannotStep(_("De laatste dag ligt voor de eerste."))
    if measure.entry.code == SUSPENSION and (ends_on is None or ends_on - starts_on > LONGEST_WEEK):
        raise CannotStep(_("Een schorsing duurt hooguit een week aaneen. Kies een eerdere laatste dag."))
    if measure.entry.code == NETWORK and ends_on is None:
        raise CannotStep(_("Zeg tot en met welke dag."))
    _to(measure, MeasureState.RUNNING)
    measure.starts_on, measure.ends_on = starts_on, None if measure.entry.code == REMOVAL else ends_on
    measure.save(update_fields=["state", "starts_on", "ends_on"])
    if measure.entry.code == NETWORK:
        NetworkTask.objects.create(school=measure.school, measure=measure, shuts=True, due_on=starts_on)
        NetworkTask.objects.create(
            school=measure.school, measure=measure, shuts=False, due_on=(ends_on or starts_on) + timedelta(days=1)
        )
    _logged(actor, measure, "cases.measure.began")
    return measure


@transaction.atomic
def end_measure(*, actor: Actor, measure: Measure) -> Measure:
    """It is over: on its last day by itself, or earlier."""
    measure = _held(measure)
    _to(measure, MeasureState.ENDED)
    measure.ended_at = now()
    measure.save(update_fields=["state", "ended_at"])
    _logged(actor, measure, "cases.measure.ended")
    return measure


@transaction.atomic
def withdraw_measure(*, actor: Actor, measure: Measure, because: str) -> Measure:
    """Take it back, with a reason. What runs stops at once. Raises `CannotStep`."""
    measure = _held(measure)
    if not because.strip() or len(because) > SENTENCE:
        raise CannotStep(_("Schrijf kort op waarom je dit intrekt."))
    _to(measure, MeasureState.WITHDRAWN)
    measure.withdrawn_because, measure.ended_at = because.strip(), now()
    measure.save(update_fields=["state", "withdrawn_because", "ended_at"])
    NetworkTask.objects.for_school(measure.school).filter(measure=measure, shuts=True, done_at__isnull=True).delete()
    NetworkTask.objects.for_school(measure.school).filter(measure=measure, shuts=False).update(due_on=today())
    _logged(actor, measure, "cases.measure.withdrawn")
    return measure


@transaction.atomic
def settle_network_task(*, actor: Actor, by: Person, task: NetworkTask) -> NetworkTask:
    """Who keeps the network did it."""
    task = NetworkTask.objects.for_school(task.school).select_for_update().get(pk=task.pk)
    if task.done_at is None:
        task.done_by, task.done_at = by, now()
        task.save(update_fields=["done_by", "done_at"])
        log(
            school_key=task.school_id, actor=actor, act="cases.network.done", subject=f"network_task:{task.pk}",
            detail={"shuts": task.shuts},
        )  # fmt: skip
    return task


def _held(measure: Measure) -> Measure:
    found = Measure.objects.for_school(measure.school).select_for_update().get(pk=measure.pk)
    return Measure.objects.for_school(measure.school).select_related(
        "entry", "case__school", "party__person__school", "party__case__school", "school"
    ).get(pk=found.pk)  # fmt: skip


def _to(measure: Measure, state: MeasureState) -> None:
    if state not in NEXT[MeasureState(measure.state)]:
        raise CannotStep(_("Deze maatregel is al %(state)s.") % {"state": measure.get_state_display()})
    measure.state = state


def _logged(actor: Actor, measure: Measure, act: str) -> None:
    log(
        school_key=measure.school_id, actor=actor, act=act, subject=measure.ref, about=measure.party.person.ref,
        detail={"entry": measure.entry.code},
    )  # fmt: skip
