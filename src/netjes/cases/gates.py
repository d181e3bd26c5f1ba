"""The gates of a case for one party, worked out from what was done. Pure: facts in, gates out; the engine is asked.

Nobody sets a gate. What was done (a talk, a hearing, a decision) is written down as steps, and from those follows which
gate is open, which is closed, and what opens it. The duties come from the agreement that was in force when it happened;
what the law adds stands in `catalogue.LAW`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.agreements.models import Audience
from netjes.cases.catalogue import LAW, REMOVAL, SUSPENSION
from netjes.cases.states import CasePlace, GateCode, GateState, Gravity, MeasureState, StepKind
from netjes.norms.verdict import Ruling, Verdict

ACTING, FROM_OUTSIDE, TELLING_HOME = (
    "optreden bij een overtreding", "bericht van buiten school aanpakken", "ouders inlichten",
)  # fmt: skip
Ask = Callable[[str, Mapping[str, bool]], Verdict | None]  # act, facts → what the agreement said then


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """The measure that counts for a party: the last that was not withdrawn."""

    code: str
    act: str
    state: MeasureState
    needs_second: bool
    has_second: bool
    days: int | None = None
    told_on: date | None = None  # when the last letter about it went out, once the one it concerns has theirs
    unwritten: tuple[str, ...] = ()  # parents with authority who have no letter about it yet
    objections_open: int = 0
    objections: int = 0


@dataclass(frozen=True, slots=True)
class Situation:
    """All that was done for one party, and what the case is."""

    place: CasePlace
    gravity: Gravity
    audience: Audience
    is_adult: bool
    has_guardians: bool
    only_anonymous: bool
    done: Mapping[StepKind, date] = field(default_factory=dict)  # the last day of each kind of step
    passed: frozenset[GateCode] = frozenset()
    measure: MeasureFacts | None = None
    settled: bool = False  # somebody wrote that no measure is needed
    told: bool = False  # the one it concerns heard in writing what it is about
    objection_weeks: int = 6
    objects_to_suspension: bool = True
    tells_leerplicht: bool = True

    def did(self, *kinds: StepKind) -> bool:
        return any(kind in self.done for kind in kinds)


@dataclass(frozen=True, slots=True)
class Gate:
    """`why` is one line: what it waits for, or what made it open. `source` is an article, or where the law says so."""

    code: GateCode
    state: GateState
    why: str
    source: str = ""
    opens_with: tuple[StepKind, ...] = ()

    @property
    def is_past(self) -> bool:
        return self.state in (GateState.DONE, GateState.PASSED, GateState.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that has to be done around a measure before it begins."""

    text: str
    source: str
    kind: StepKind
    is_done: bool


def gates_of(now: Situation, ask: Ask, on: date) -> list[Gate]:
    """Every gate in order. A gate is open when all before it are past; a later one is locked."""
    found: list[Gate] = []
    for make in (_ours, _talk, _heard, _measure, _parents, _around, _told, _objection, _close):
        gate = make(now, ask, on)
        if gate.code in now.passed and not gate.is_past:
            gate = Gate(
                gate.code, GateState.PASSED, _("Voorbijgegaan in nood. De reden blijft hier staan."), gate.source
            )
        elif gate.state is GateState.OPEN and not all(earlier.is_past for earlier in _needed_before(gate.code, found)):
            gate = Gate(gate.code, GateState.LOCKED, gate.why, gate.source, gate.opens_with)
        found.append(gate)
    return found


def _needed_before(code: GateCode, earlier: list[Gate]) -> list[Gate]:
    """Parents may be spoken with, and what goes around a measure done, before a measure is chosen."""
    if code in (GateCode.PARENTS, GateCode.AROUND):
        return [gate for gate in earlier if gate.code is GateCode.OURS]
    return earlier


def _ours(now: Situation, ask: Ask, _on: date) -> Gate:
    if now.place is not CasePlace.OUTSIDE:
        return Gate(GateCode.OURS, GateState.NOT_NEEDED, _("Het gebeurde op school."))
    said = ask(FROM_OUTSIDE, {"raakt iemand van school": True} if now.did(StepKind.WHY_OURS) else {})
    source = _source(said)
    if now.did(StepKind.WHY_OURS) and (said is None or said.verdict is not Ruling.NOT_ALLOWED):
        return Gate(GateCode.OURS, GateState.DONE, _("Er staat waarom dit school aangaat."), source)
    return Gate(
        GateCode.OURS, GateState.OPEN, _("Schrijf op welke gevolgen het heeft op school. Zonder dat is het geen zaak."),
        source, (StepKind.WHY_OURS,),
    )  # fmt: skip


def _talk(now: Situation, ask: Ask, on: date) -> Gate:
    said = ask(ACTING, {"eerst besproken": spoken(now)})
    if now.did(StepKind.TALK):
        return Gate(
            GateCode.TALK, GateState.DONE, _said(_("Gesprek op %(day)s."), now.done[StepKind.TALK], on), _source(said)
        )
    if now.gravity is Gravity.GRAVE:
        return Gate(
            GateCode.TALK, GateState.NOT_NEEDED, _("Dit is zo ernstig dat horen genoeg is; een gesprek kan later."),
            _source(said),
        )  # fmt: skip
    return Gate(
        GateCode.TALK, GateState.OPEN, _("Praat eerst met wie het betreft."), _source(said), (StepKind.TALK,)
    )  # fmt: skip


def _heard(now: Situation, _ask: Ask, on: date) -> Gate:
    if now.did(StepKind.HEARD):
        return Gate(GateCode.HEARD, GateState.DONE, _said(_("Gehoord op %(day)s."), now.done[StepKind.HEARD], on))
    return Gate(
        GateCode.HEARD, GateState.OPEN, _("Laat wie het betreft vertellen hoe het ging, en schrijf dat op."), "",
        (StepKind.HEARD,),
    )  # fmt: skip


def _measure(now: Situation, ask: Ask, _on: date) -> Gate:
    if now.settled and now.measure is None:
        return Gate(GateCode.MEASURE, GateState.DONE, _("Er is geen maatregel nodig."))
    if now.only_anonymous and not now.did(StepKind.SUPPORTED):
        return Gate(
            GateCode.MEASURE, GateState.LOCKED,
            _("Een anonieme melding alleen draagt geen maatregel. Zoek eerst verder."), "", (StepKind.SUPPORTED,),
        )  # fmt: skip
    measure = now.measure
    if measure is None or measure.state is MeasureState.PROPOSED:
        why = _("Kies wat hierbij past.") if measure is None else _("Wacht op het besluit van wie dit mag beslissen.")
        return Gate(GateCode.MEASURE, GateState.OPEN, why)
    said = ask(measure.act, facts_for(now, measure)) if measure.act else None
    if measure.needs_second and not measure.has_second:
        return Gate(
            GateCode.MEASURE, GateState.OPEN, _("Een tweede persoon kijkt mee voordat dit geldt."), _source(said)
        )
    return Gate(GateCode.MEASURE, GateState.DONE, _("Er is besloten."), _source(said))


def _parents(now: Situation, ask: Ask, on: date) -> Gate:
    if now.audience is not Audience.PUPILS:
        return Gate(GateCode.PARENTS, GateState.NOT_NEEDED, _("Het gaat niet over een leerling."))
    if now.is_adult:
        return Gate(GateCode.PARENTS, GateState.NOT_NEEDED, _("De leerling is 18 of ouder."))
    said = ask(now.measure.act, facts_for(now, now.measure)) if now.measure and now.measure.act else None
    if now.did(StepKind.PARENTS_TOLD):
        return Gate(
            GateCode.PARENTS, GateState.DONE,
            _said(_("Ouders gesproken op %(day)s."), now.done[StepKind.PARENTS_TOLD], on), _source(said),
        )  # fmt: skip
    if now.did(StepKind.PARENTS_NOT_TOLD):
        return Gate(GateCode.PARENTS, GateState.DONE, _("Niet gesproken, met een reden die hier blijft staan."))
    if now.measure is None or not now.measure.act:
        return Gate(GateCode.PARENTS, GateState.NOT_NEEDED, _("Er is geen maatregel."))
    if not now.did(StepKind.SAFETY_ASKED):
        return Gate(
            GateCode.PARENTS, GateState.OPEN, _("Vraag eerst of thuis veilig is."), _source(said),
            (StepKind.SAFETY_ASKED,),
        )  # fmt: skip
    why = _("Spreek de ouders, of leg uit waarom dat niet kan.")
    if not now.has_guardians:
        why = _("Er is geen ouder met gezag bekend. Schrijf op wie je wel sprak.")
    return Gate(
        GateCode.PARENTS, GateState.OPEN, why, _source(said), (StepKind.PARENTS_TOLD, StepKind.PARENTS_NOT_TOLD)
    )  # fmt: skip


def needs_around(now: Situation) -> list[Need]:
    """What the law and the school ask around a suspension or a removal."""
    measure = now.measure
    if measure is None or measure.code not in (SUSPENSION, REMOVAL):
        return []
    asked = [("onderwijs", StepKind.EDUCATION)]
    if measure.code == REMOVAL:
        asked = [
            ("horen", StepKind.PARENTS_HEARD), ("overleg", StepKind.INSPECTORATE),
            ("andere-school", StepKind.OTHER_SCHOOL),
        ]  # fmt: skip
        if now.is_adult or not now.has_guardians:
            asked = asked[1:]
    elif (measure.days or 1) > 1:
        asked.append(("inspectie", StepKind.INSPECTORATE))
    if now.tells_leerplicht and not now.is_adult:
        asked.append(("leerplicht", StepKind.LEERPLICHT))
    return [Need(str(LAW[code].text), str(LAW[code].source), kind, now.did(kind)) for code, kind in asked]


def _around(now: Situation, _ask: Ask, _on: date) -> Gate:
    needs = needs_around(now)
    if not needs:
        return Gate(GateCode.AROUND, GateState.NOT_NEEDED, _("Bij deze maatregel hoort niets extra’s."))
    left = [need for need in needs if not need.is_done]
    if not left:
        return Gate(GateCode.AROUND, GateState.DONE, _("Alles wat erbij hoort, is gedaan."))
    return Gate(GateCode.AROUND, GateState.OPEN, left[0].text, left[0].source, tuple(need.kind for need in left))


def _told(now: Situation, _ask: Ask, on: date) -> Gate:
    if now.measure is not None and now.measure.act:
        if now.measure.told_on is None:
            return Gate(GateCode.TOLD, GateState.OPEN, _("Stuur de brief, met hoe iemand bezwaar maakt."))
        if now.measure.unwritten and now.measure.code in (SUSPENSION, REMOVAL):
            why = _("Stuur ook deze ouder de brief: %(name)s.") % {"name": now.measure.unwritten[0]}
            return Gate(GateCode.TOLD, GateState.OPEN, why, str(LAW["brief"].source))
        return Gate(GateCode.TOLD, GateState.DONE, _said(_("De brief ging uit op %(day)s."), now.measure.told_on, on))
    if now.told:
        return Gate(GateCode.TOLD, GateState.DONE, _("Wie het betreft weet het, op papier."))
    return Gate(GateCode.TOLD, GateState.OPEN, _("Vertel schriftelijk aan wie het betreft wat er is besloten."))


def objection_ends(now: Situation) -> date | None:
    """The last day on which somebody can object; none where nobody can, or where the letter has not gone out."""
    measure = now.measure
    if measure is None or not measure.act or measure.told_on is None:
        return None
    if measure.code == SUSPENSION and not now.objects_to_suspension:
        return None
    return measure.told_on + timedelta(weeks=now.objection_weeks)


def _objection(now: Situation, _ask: Ask, on: date) -> Gate:
    if now.measure is None or not now.measure.act:
        return Gate(GateCode.OBJECTION, GateState.NOT_NEEDED, _("Er is geen maatregel."))
    if now.measure.objections_open:
        return Gate(GateCode.OBJECTION, GateState.OPEN, _("Er loopt een bezwaar. Een ander beslist daarover."))
    if now.measure.objections:
        return Gate(GateCode.OBJECTION, GateState.DONE, _("Over het bezwaar is beslist."))
    ends = objection_ends(now)
    if ends is None and now.measure.told_on:
        return Gate(
            GateCode.OBJECTION, GateState.NOT_NEEDED, _("School kent hiertegen geen bezwaar; een klacht kan wel.")
        )
    if ends is not None and ends < on:
        return Gate(
            GateCode.OBJECTION, GateState.DONE, _said(_("Niemand maakte bezwaar tot en met %(day)s."), ends, on)
        )
    why = _said(_("Bezwaar kan tot en met %(day)s."), ends, on) if ends else _("De termijn begint met de brief.")
    return Gate(GateCode.OBJECTION, GateState.OPEN, why, str(LAW["bezwaar"].source))


def _close(_now: Situation, _ask: Ask, _on: date) -> Gate:
    return Gate(GateCode.CLOSE, GateState.OPEN, _("Alles is gedaan. Daarna loopt de bewaartijd."))


def spoken(now: Situation) -> bool:
    """Whether it was talked about first; for what is very grave a hearing counts."""
    return now.did(StepKind.TALK) or (now.gravity is Gravity.GRAVE and now.did(StepKind.HEARD))


def facts_for(now: Situation, measure: MeasureFacts, *, last_resort: bool = True) -> dict[str, bool]:
    """What is established for the engine about a measure that somebody who may do so decides."""
    return {
        "eerst besproken": spoken(now),
        "ernstige overtreding": now.gravity >= Gravity.SERIOUS,
        "besluit van de rector": True,
        "uiterste geval": last_resort,
        "maatregel bekend": True,
        "geeft zelf af": True,
    }


def _source(said: Verdict | None) -> str:
    if said is None or not said.articles:
        return ""
    return _("artikel %(numbers)s") % {"numbers": ", ".join(said.articles)}


def _said(sentence: str, day: date, on: date) -> str:
    return sentence % {"day": date_format(day, "j F" if day.year == on.year else "j F Y")}
