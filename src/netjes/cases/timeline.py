"""What happened in a case, newest first: who, and then what they did."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netjes.cases.models import Case, CaseStep, GatePass, Letter, Measure, Objection
from netjes.cases.states import GateCode, MeasureState, StepKind
from netjes.schools.models import Person
from netjes.schools.queries import today

DID: dict[str, Promise] = {
    StepKind.WHY_OURS: gettext_lazy("schreef op waarom dit school aangaat."),
    StepKind.TALK: gettext_lazy("sprak met %(about)s."),
    StepKind.HEARD: gettext_lazy("hoorde %(about)s."),
    StepKind.PARENTS_HEARD: gettext_lazy("hoorde de ouders van %(about)s."),
    StepKind.SAFETY_ASKED: gettext_lazy("vroeg %(about)s of het thuis veilig is."),
    StepKind.PARENTS_TOLD: gettext_lazy("sprak de ouders van %(about)s."),
    StepKind.PARENTS_NOT_TOLD: gettext_lazy("sprak de ouders van %(about)s niet, met een reden."),
    StepKind.TOLD: gettext_lazy("vertelde %(about)s op papier wat er is."),
    StepKind.REPLY: gettext_lazy("schreef een antwoord."),
    StepKind.CALLED: gettext_lazy("belde over %(about)s."),
    StepKind.REPAIRED: gettext_lazy("schreef op dat %(about)s het goedmaakte."),
    StepKind.CAME_FORWARD: gettext_lazy("schreef op dat %(about)s het zelf vertelde. Dat telt mee."),
    StepKind.EDUCATION: gettext_lazy("regelde dat het onderwijs voor %(about)s doorgaat."),
    StepKind.INSPECTORATE: gettext_lazy("lichtte de inspectie in over %(about)s."),
    StepKind.LEERPLICHT: gettext_lazy("lichtte de leerplichtambtenaar in over %(about)s."),
    StepKind.OTHER_SCHOOL: gettext_lazy("vond een andere school voor %(about)s."),
    StepKind.POLICE: gettext_lazy("schakelde de politie in."),
    StepKind.SUPPORTED: gettext_lazy("vond meer dan de anonieme melding."),
    StepKind.NOTE: gettext_lazy("schreef een notitie."),
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
        case.opened_at, _who(case.handler, viewer), _("behandelt deze zaak."),
        meta=_("Begon met %(source)s.") % {"source": case.get_source_display()},
    )  # fmt: skip
    return [*sorted(found, key=lambda event: (event.on, event.at), reverse=True), opened]


def _event(at: datetime, who: str, did: str, words: str = "", *, on: date | None = None, **more: Any) -> Event:
    return Event(on or timezone.localtime(at).date(), at, who, did, words, **more)


def _late_on(day: date) -> datetime:
    """Of what has no hour: after everything else of its day."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _who(person: Person | None, viewer: Person | None) -> str:
    if person is None:
        return _("Een collega")
    if viewer is not None and person.pk == viewer.pk:
        return _("Jij")
    return person.addressed[:1].upper() + person.addressed[1:]


def _steps(case: Case, viewer: Person | None) -> list[Event]:
    rows = CaseStep.objects.for_school(case.school).filter(case=case).select_related("by", "party__person")
    return [
        _event(
            step.added_at, _who(step.by, viewer),
            str(DID[step.kind]) % {"about": step.party.person.name if step.party else _("iemand")}, step.words,
            on=step.on_day, meta=_("Er was een tolk bij.") if step.interpreter else "", hidden=not step.shared,
        )
        for step in rows
    ]  # fmt: skip


def _passes(case: Case, viewer: Person | None) -> list[Event]:
    rows = GatePass.objects.for_school(case.school).filter(case=case).select_related("by")
    passed = _("ging in nood voorbij aan ‘%(gate)s’.")
    return [
        _event(
            row.at, _who(row.by, viewer), passed % {"gate": GateCode(row.gate).label}, row.because, emergency=True,
        )
        for row in rows
    ]  # fmt: skip


def _measures(case: Case, viewer: Person | None) -> list[Event]:
    rows = Measure.objects.for_school(case.school).filter(case=case)
    found: list[Event] = []
    for each in rows.select_related("entry", "party__person", "proposed_by", "decided_by", "seconded_by"):
        name, about = each.entry.name, each.party.person.name
        who = _who(each.proposed_by, viewer)
        proposed = _("stelde voor %(about)s voor: %(measure)s.") % {"about": about, "measure": name}
        found.append(_event(each.added_at, who, proposed, each.why))
        if each.decided_at:
            decided = _("besloot: %(measure)s.") % {"measure": name}
            found.append(_event(each.decided_at, _who(each.decided_by, viewer), decided))
        if each.seconded_at:
            found.append(_event(each.seconded_at, _who(each.seconded_by, viewer), _("keek mee en is akkoord.")))
        if each.starts_on:
            begins = _("begint.") if each.starts_on > today() else _("begon.")
            found.append(_event(_late_on(each.starts_on), name, begins))
        if each.ended_at:
            ended = _("is ingetrokken.") if each.state == MeasureState.WITHDRAWN else _("is afgelopen.")
            found.append(_event(each.ended_at, name, ended, each.withdrawn_because))
    return found


def _letters(case: Case, viewer: Person | None) -> list[Event]:
    rows = Letter.objects.for_school(case.school).filter(case=case).select_related("to", "made_by")
    found: list[Event] = []
    for row in rows:
        to = row.to.name if row.to else _("iemand die weg is")
        kind = str(row.get_kind_display())
        sent = row.get_sent_by_way_display() if row.sent_on else _("nog niet verstuurd")
        did = _("stuurde een brief aan %(to)s.") if row.sent_on else _("maakte een brief aan %(to)s.")
        found.append(
            _event(
                row.made_at, _who(row.made_by, viewer), did % {"to": to}, on=row.sent_on,
                meta=f"{kind[:1].upper()}{kind[1:]}, {sent}.", letter=row,
            )
        )  # fmt: skip
    return found


def _objections(case: Case, viewer: Person | None) -> list[Event]:
    rows = Objection.objects.for_school(case.school).filter(measure__case=case).select_related("by", "handler")
    found: list[Event] = []
    for each in rows:
        found.append(_event(_late_on(each.received_on), _who(each.by, viewer), _("maakte bezwaar."), each.words))
        if each.decided_on:
            who, state = _who(each.handler, viewer), each.get_state_display()
            decided = _("besloot op het bezwaar: %(state)s.") % {"state": state}
            found.append(_event(_late_on(each.decided_on), who, decided, each.answer))
    return found
