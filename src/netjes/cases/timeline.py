"""What happened in a case, newest first: who, and then what they did."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from netjes.cases.models import Case, CaseStep, GatePass, Letter, Measure, Objection
from netjes.cases.states import GateCode, MeasureState, StepKind
from netjes.schools.models import Person

DID: dict[str, str] = {
    StepKind.WHY_OURS: "schreef op waarom dit school aangaat.",
    StepKind.TALK: "sprak met {about}.",
    StepKind.HEARD: "hoorde {about}.",
    StepKind.PARENTS_HEARD: "hoorde de ouders van {about}.",
    StepKind.SAFETY_ASKED: "vroeg {about} of het thuis veilig is.",
    StepKind.PARENTS_TOLD: "sprak de ouders van {about}.",
    StepKind.PARENTS_NOT_TOLD: "sprak de ouders van {about} niet, met een reden.",
    StepKind.TOLD: "vertelde {about} op papier wat er is.",
    StepKind.REPLY: "schreef een antwoord.",
    StepKind.CALLED: "belde over {about}.",
    StepKind.REPAIRED: "schreef op dat {about} het goedmaakte.",
    StepKind.CAME_FORWARD: "schreef op dat {about} het zelf vertelde. Dat telt mee.",
    StepKind.EDUCATION: "regelde dat het onderwijs voor {about} doorgaat.",
    StepKind.INSPECTORATE: "lichtte de inspectie in over {about}.",
    StepKind.LEERPLICHT: "lichtte de leerplichtambtenaar in over {about}.",
    StepKind.OTHER_SCHOOL: "vond een andere school voor {about}.",
    StepKind.POLICE: "schakelde de politie in.",
    StepKind.SUPPORTED: "vond meer dan de anonieme melding.",
    StepKind.NOTE: "schreef een notitie.",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline. `hidden` says that who it concerns does not see it; `emergency` stays bold for ever."""

    on: date
    at: datetime  # when it was written down, for the order within a day
    who: str
    did: str
    words: str = ""
    meta: str = ""
    hidden: bool = False
    emergency: bool = False
    letter: Letter | None = None


def timeline_of(case: Case, viewer: Person | None) -> list[Event]:
    """Everything, the last thing first; for who looks it says *jij*, on paper (None) everybody has a name."""
    found = [
        *_steps(case, viewer), *_passes(case, viewer), *_measures(case, viewer), *_letters(case, viewer),
        *_objections(case, viewer),
    ]  # fmt: skip
    opened = _event(
        case.opened_at, _who(case.handler, viewer), "behandelt deze zaak.",
        meta=f"Begon met {case.get_source_display()}.",
    )  # fmt: skip
    return [*sorted(found, key=lambda event: (event.on, event.at), reverse=True), opened]


def _event(at: datetime, who: str, did: str, words: str = "", *, on: date | None = None, **more: Any) -> Event:
    return Event(on or timezone.localtime(at).date(), at, who, did, words, **more)


def _late_on(day: date) -> datetime:
    """Of what has no hour: after everything else of its day."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _who(person: Person | None, viewer: Person | None) -> str:
    if person is None:
        return "Een collega"
    if viewer is not None and person.pk == viewer.pk:
        return "Jij"
    return person.addressed[:1].upper() + person.addressed[1:]


def _steps(case: Case, viewer: Person | None) -> list[Event]:
    rows = CaseStep.objects.for_school(case.school).filter(case=case).select_related("by", "party__person")
    return [
        _event(
            step.added_at, _who(step.by, viewer),
            DID[step.kind].format(about=step.party.person.name if step.party else "iemand"), step.words,
            on=step.on_day, meta="Er was een tolk bij." if step.interpreter else "", hidden=not step.shared,
        )
        for step in rows
    ]  # fmt: skip


def _passes(case: Case, viewer: Person | None) -> list[Event]:
    rows = GatePass.objects.for_school(case.school).filter(case=case).select_related("by")
    return [
        _event(
            row.at, _who(row.by, viewer), f"ging in nood voorbij aan ‘{GateCode(row.gate).label}’.", row.because,
            emergency=True,
        )
        for row in rows
    ]  # fmt: skip


def _measures(case: Case, viewer: Person | None) -> list[Event]:
    rows = Measure.objects.for_school(case.school).filter(case=case)
    found: list[Event] = []
    for each in rows.select_related("entry", "party__person", "proposed_by", "decided_by", "seconded_by"):
        name, about = each.entry.name, each.party.person.name
        who = _who(each.proposed_by, viewer)
        found.append(_event(each.added_at, who, f"stelde voor {about} voor: {name}.", each.why))
        if each.decided_at:
            found.append(_event(each.decided_at, _who(each.decided_by, viewer), f"besloot: {name}."))
        if each.seconded_at:
            found.append(_event(each.seconded_at, _who(each.seconded_by, viewer), "keek mee en is akkoord."))
        if each.starts_on:
            found.append(_event(_late_on(each.starts_on), name, "begon."))
        if each.ended_at:
            ended = "is ingetrokken." if each.state == MeasureState.WITHDRAWN else "is afgelopen."
            found.append(_event(each.ended_at, name, ended, each.withdrawn_because))
    return found


def _letters(case: Case, viewer: Person | None) -> list[Event]:
    rows = Letter.objects.for_school(case.school).filter(case=case).select_related("to", "made_by")
    found: list[Event] = []
    for row in rows:
        to = row.to.name if row.to else "iemand die weg is"
        kind = str(row.get_kind_display())
        sent = row.get_sent_by_way_display() if row.sent_on else "nog niet verstuurd"
        found.append(
            _event(
                row.made_at, _who(row.made_by, viewer), f"{'stuurde' if row.sent_on else 'maakte'} een brief aan {to}.",
                on=row.sent_on, meta=f"{kind[:1].upper()}{kind[1:]}, {sent}.", letter=row,
            )
        )  # fmt: skip
    return found


def _objections(case: Case, viewer: Person | None) -> list[Event]:
    rows = Objection.objects.for_school(case.school).filter(measure__case=case).select_related("by", "handler")
    found: list[Event] = []
    for each in rows:
        found.append(_event(_late_on(each.received_on), _who(each.by, viewer), "maakte bezwaar.", each.words))
        if each.decided_on:
            who, state = _who(each.handler, viewer), each.get_state_display()
            found.append(_event(_late_on(each.decided_on), who, f"besloot op het bezwaar: {state}.", each.answer))
    return found
