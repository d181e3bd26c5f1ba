"""Writing down what was done. Each step is added and never changed; some need a thing to be so first."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.cases.actions.opening import held
from netjes.cases.errors import CannotStep, GateClosed
from netjes.cases.models import SENTENCE, WORDS, Case, CaseStep, GatePass, Party
from netjes.cases.queries import gate_for, gates_for, situation_of
from netjes.cases.states import GateCode, GateState, StepKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

WITH_WORDS = frozenset({
    StepKind.WHY_OURS, StepKind.HEARD, StepKind.PARENTS_HEARD, StepKind.PARENTS_NOT_TOLD, StepKind.SUPPORTED,
    StepKind.REPLY, StepKind.NOTE,
})  # fmt: skip
# Of one party, not of the case as a whole.
OF_A_PARTY = frozenset(StepKind) - {StepKind.WHY_OURS, StepKind.SUPPORTED, StepKind.NOTE, StepKind.POLICE}
# No emergency makes these unnecessary: nobody is judged unheard on paper, and a case does not close itself.
NEVER_PASSED = frozenset({GateCode.MEASURE, GateCode.OBJECTION, GateCode.CLOSE})


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: when, in whose words, and whether who it concerns sees it."""

    kind: StepKind
    on_day: date
    words: str = ""
    interpreter: bool = False
    shared: bool = True


@transaction.atomic
def note_step(*, actor: Actor, by: Person, case: Case, done: Done, party: Party | None = None) -> CaseStep:
    """Write a step down. Raises `CannotStep`, which says what is missing."""
    case = held(case)
    _check(case, done, party)
    step = CaseStep.objects.create(
        school=case.school, case=case, party=party if done.kind in OF_A_PARTY else None, kind=done.kind, by=by,
        on_day=done.on_day, words=done.words.strip(), interpreter=done.interpreter, shared=done.shared, added_at=now(),
    )  # fmt: skip
    log(
        school_key=case.school_id, actor=actor, act="cases.step.noted", subject=case.ref,
        about=party.person.ref if party else "", detail={"kind": done.kind},
    )  # fmt: skip
    return step


def _check(case: Case, done: Done, party: Party | None) -> None:
    if done.on_day > today():
        raise CannotStep(_("De dag ligt in de toekomst. Schrijf het op als het gedaan is."))
    if done.on_day < case.happened_on:
        raise CannotStep(_("Die dag ligt voor de dag waarop het gebeurde. Kijk de datum na."))
    if done.kind in WITH_WORDS and not done.words.strip():
        raise CannotStep(_("Schrijf op wat er is gezegd of waarom."))
    if len(done.words) > WORDS:
        raise CannotStep(_("Dit is te lang: er passen %(n)s tekens in.") % {"n": WORDS})
    if done.kind in OF_A_PARTY and party is None:
        raise CannotStep(_("Kies over wie dit gaat."))
    if party is not None and party.case_id != case.pk:
        raise CannotStep(_("Deze persoon hoort niet bij deze zaak."))
    if done.kind is StepKind.POLICE and not (case.may_be_crime or case.danger):
        raise CannotStep(
            _("De politie is er voor een mogelijk strafbaar feit of nu gevaar. Zeg dat eerst bij de ernst.")
        )
    if done.kind in (StepKind.PARENTS_TOLD, StepKind.PARENTS_NOT_TOLD) and party is not None:
        now_so = situation_of(party)
        if not now_so.is_adult and not now_so.did(StepKind.SAFETY_ASKED):
            raise CannotStep(_("Vraag eerst aan de leerling of het thuis veilig is."))


@transaction.atomic
def pass_gate(*, actor: Actor, by: Person, case: Case, party: Party, gate: GateCode, because: str) -> GatePass:
    """Go past a gate in an emergency: a name and a reason that show for ever. Raises `GateClosed`."""
    case = held(case)
    if party.case_id != case.pk:
        raise GateClosed(_("Deze persoon hoort niet bij deze zaak."))
    if gate in NEVER_PASSED:
        raise GateClosed(_("Hier kan niemand omheen, ook niet in nood."))
    if not because.strip() or len(because) > SENTENCE:
        raise GateClosed(_("Schrijf kort op waarom dit niet kan wachten."))
    if gate_for(party, gate).is_past:
        raise GateClosed(_("Dit is al gedaan, of hier niet nodig."))
    made = GatePass.objects.create(
        school=case.school, case=case, party=party, gate=gate, by=by, because=because.strip(), at=now()
    )
    log(
        school_key=case.school_id, actor=actor, act="cases.gate.passed", subject=case.ref, about=party.person.ref,
        detail={"gate": gate},
    )  # fmt: skip
    return made


def check_gates(party: Party, *codes: GateCode) -> None:
    """Raises `GateClosed` with the first of these gates that is not past, and what opens it."""
    for gate in gates_for(party):
        if gate.code in codes and not gate.is_past:
            raise GateClosed(gate.why)


def is_open(party: Party, code: GateCode) -> bool:
    return gate_for(party, code).state is GateState.OPEN
