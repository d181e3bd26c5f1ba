"""What the pages of a case show, ready-made: the strip of gates, what waits now, and what helps to choose."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from netjes.agreements.models import Version
from netjes.agreements.prose import summary_of, told
from netjes.agreements.queries import read_version
from netjes.cases.catalogue import REMOVAL, SUSPENSION
from netjes.cases.deciders import may_decide
from netjes.cases.deciding import asking
from netjes.cases.gates import Gate, Need, Situation, gates_of, needs_around, objection_ends
from netjes.cases.models import Case, CaseReader, CatalogueEntry, Letter, Measure, Party
from netjes.cases.queries import (
    catalogue_of,
    earlier_cases_of,
    like_cases,
    measure_that_counts,
    situation_of,
    who_gets_letters,
)
from netjes.cases.states import (
    GateCode,
    GateState,
    Gravity,
    LetterKind,
    MeasureState,
    PartyRole,
    StepKind,
)
from netjes.schools.models import Person
from netjes.schools.queries import class_of, holders, today
from netjes.schools.states import Role

BEGIN = "begin"  # a measure was decided, everything before it is done: it can take effect
NEEDS: dict[StepKind, Promise] = {
    StepKind.EDUCATION: gettext_lazy("Hoe gaat het onderwijs door?"),
    StepKind.INSPECTORATE: gettext_lazy("Wat is er met de inspectie besproken of gemeld?"),
    StepKind.LEERPLICHT: gettext_lazy("Wat is er aan de leerplichtambtenaar verteld?"),
    StepKind.OTHER_SCHOOL: gettext_lazy("Welke school neemt de leerling aan?"),
    StepKind.PARENTS_HEARD: gettext_lazy("Wat zeiden de ouders?"),
}


@dataclass(frozen=True, slots=True)
class Knob:
    """One gate as the strip draws it."""

    label: str
    why: str
    css: str
    icon: str
    number: int
    current: bool


@dataclass(frozen=True, slots=True)
class ArticleLine:
    number: str
    title: str
    text: str
    language: str = ""  # the agreement's own


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure on the list; `shut` says why it cannot be chosen here."""

    entry: CatalogueEntry
    decides: str
    shut: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a letter of their own, with the last one of this kind."""

    person: Person
    letter: Letter | None


@dataclass(slots=True)
class Where:
    """Where a party is in a case: the gates, which is at its turn, and everything its form needs."""

    party: Party
    now: Situation
    gates: list[Gate]
    measure: Measure | None
    turn: str  # the code of the gate whose form stands in the box, or BEGIN
    gate: Gate
    knobs: list[Knob] = field(default_factory=list)
    not_needed: list[Gate] = field(default_factory=list)

    @property
    def is_unsupported(self) -> bool:
        return self.turn == GateCode.MEASURE and StepKind.SUPPORTED in self.gate.opens_with

    @property
    def needs(self) -> list[Need]:
        return needs_around(self.now)

    @property
    def objects_until(self) -> date | None:
        return objection_ends(self.now)


def where_is(party: Party, on: date | None = None) -> Where:
    now = situation_of(party)
    gates = gates_of(now, asking(party.school, party.case.happened_on), on or today())
    measure = measure_that_counts(party)
    first = next((gate for gate in gates if not gate.is_past), gates[-1])
    turn = str(first.code.value)
    if measure and measure.state == MeasureState.DECIDED and first.code in (GateCode.OBJECTION, GateCode.CLOSE):
        turn = BEGIN
    where = Where(party, now, gates, measure, turn, first)
    shown = [gate for gate in gates if gate.state is not GateState.NOT_NEEDED]
    where.not_needed = [gate for gate in gates if gate.state is GateState.NOT_NEEDED]
    where.knobs = [_knob(gate, at, gate is first) for at, gate in enumerate(shown, 1)]
    return where


def _knob(gate: Gate, number: int, current: bool) -> Knob:
    done = gate.state is GateState.DONE
    passed = gate.state is GateState.PASSED
    css = "now" if current else "done" if done else "skip" if passed else ""
    icon = "check" if done else "notice" if passed else "lock" if gate.state is GateState.LOCKED and not current else ""
    return Knob(str(gate.code.label), gate.why, css, icon, number, current)


def articles_of(version: Version | None, numbers: Iterable[str]) -> list[ArticleLine]:
    """These articles as that version has them; one that it does not have keeps its number."""
    source = read_version(version) if version else None
    language = source.agreement.language if source else ""
    lines = []
    for number in numbers:
        article = source.article(number) if source else None
        if article is None:
            lines.append(ArticleLine(number, "", ""))
        else:
            lines.append(ArticleLine(number, article.title or summary_of(article), told(article.prose).text, language))
    return lines


def choices_for(case: Case, party: Party) -> list[Choice]:
    """The school's list for this audience, with why something is too heavy here."""
    found = []
    for entry in catalogue_of(case.school, party.audience):
        shut = (
            _("Hoort bij wat %(gravity)s is.") % {"gravity": Gravity(entry.weight).label}
            if entry.weight > case.gravity
            else ""
        )
        found.append(Choice(entry, str(Role(entry.decided_by).label), shut))
    return found


def what_helps(case: Case, where: Where) -> list[str]:
    """Sentences for whoever chooses: whether it is a first time, what counts in favour, how like cases went."""
    name = where.party.person.given_name
    earlier = earlier_cases_of(where.party.person, case)
    before = ngettext(
        "Er was eerder één keer een zaak over %(name)s.", "Er was eerder %(n)s keer een zaak over %(name)s.", earlier
    )
    said = [_("Het is de eerste keer.") if not earlier else before % {"n": earlier, "name": name}]
    if where.now.did(StepKind.CAME_FORWARD):
        said.append(_("%(name)s vertelde het zelf. Dat telt mee.") % {"name": name})
    if where.now.did(StepKind.REPAIRED):
        said.append(_("Het is al goedgemaakt."))
    alike = like_cases(case, case.articles)
    if alike:
        chosen = ", ".join(
            _("%(n)s keer voor ‘%(measure)s’") % {"n": count, "measure": called.lower()}
            for called, count in sorted(alike.items(), key=lambda x: -x[1])
        )
        said.append(_("Bij dezelfde artikelen koos de school de laatste twee jaar %(chosen)s.") % {"chosen": chosen})
    return said


def who_decides(case: Case, measure: Measure) -> list[Person]:
    """Colleagues who may decide this one, by name."""
    wanted = Role(measure.entry.decided_by)
    found = holders(case.school, wanted, Role.HEAD) if wanted is not Role.BOARD else holders(case.school, wanted)
    return [person for person in found if may_decide(case, measure.entry, person)]


def letter_kind_for(measure: Measure | None) -> LetterKind:
    if measure is None:
        return LetterKind.CLOSING
    return {SUSPENSION: LetterKind.SUSPENSION, REMOVAL: LetterKind.REMOVAL}.get(measure.entry.code, LetterKind.MEASURE)


def recipients_of(party: Party, kind: LetterKind, measure: Measure | None) -> list[Recipient]:
    """Who it concerns and each guardian with authority apart, with the letter each got about this."""
    rows = Letter.objects.for_school(party.school).filter(party=party, kind=kind, measure=measure)
    last = {row.to_id: row for row in rows.order_by("pk")}
    return [Recipient(person, last.get(person.pk)) for person in who_gets_letters(party)]


@dataclass(frozen=True, slots=True)
class Someone:
    role: str
    name: str
    party: Party | None = None


def people_in(case: Case) -> list[Someone]:
    """Who is in it and as what, with class; then who is there for them."""
    rows = Party.objects.for_school(case.school).filter(case=case).select_related("person__school")
    order = list(PartyRole)
    found = []
    for party in sorted(rows, key=lambda each: (order.index(PartyRole(each.role)), each.pk)):
        group = class_of(party.person)
        name = f"{party.person.name}, {group.name}" if group else party.person.name
        found.append(Someone(str(PartyRole(party.role).label), name, party))
    return found


def readers_of(case: Case) -> list[Person]:
    rows = CaseReader.objects.for_school(case.school).filter(case=case).select_related("person")
    return [row.person for row in rows]
