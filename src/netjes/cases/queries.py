"""What lies in a case, put together for the gates; which cases are whose; and how like cases went."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from netjes.agreements.models import Audience
from netjes.cases.catalogue import USUAL
from netjes.cases.deciding import asking
from netjes.cases.gates import Gate, MeasureFacts, Situation, gates_of
from netjes.cases.models import (
    Case,
    CaseRules,
    CaseStep,
    CatalogueEntry,
    GatePass,
    Letter,
    Measure,
    Objection,
    Party,
)
from netjes.cases.states import (
    CasePlace,
    CaseState,
    GateCode,
    Gravity,
    MeasureState,
    ObjectionState,
    PartyRole,
    StepKind,
)
from netjes.schools.ages import is_adult
from netjes.schools.models import Person, School
from netjes.schools.queries import children_of, guardians_of, today

TWO_YEARS = timedelta(days=730)
ENOUGH = 3  # like cases, before something is called a pattern


def rules_of(school: School) -> CaseRules:
    """The school's own rules, or the usual ones."""
    return CaseRules.objects.for_school(school).first() or CaseRules(school=school)


def catalogue_of(school: School, audience: str | None = None) -> list[CatalogueEntry]:
    """The measures that can be chosen now, the lightest first."""
    found = CatalogueEntry.objects.for_school(school).filter(retired_at__isnull=True)
    return list(found.filter(audience=audience) if audience else found)


def usual_entries(school: School) -> list[CatalogueEntry]:
    """The catalogue a school begins with, not yet written."""
    return [
        CatalogueEntry(
            school=school, audience=each.audience, code=each.code, name=each.name, text=each.text, weight=each.weight,
            act=each.act, decided_by=each.decided_by, needs_second=each.needs_second, most_days=each.most_days,
            position=at,
        )
        for at, each in enumerate(USUAL)
    ]  # fmt: skip


def concerned_in(case: Case) -> list[Party]:
    """Whom a case is about, each with gates of their own."""
    found = Party.objects.for_school(case.school).filter(case=case, role=PartyRole.CONCERNED)
    return list(found.select_related("person__school", "case"))


def involved_in(case: Case) -> frozenset[int]:
    """The primary keys of everybody in a case, as whatever."""
    return frozenset(Party.objects.for_school(case.school).filter(case=case).values_list("person_id", flat=True))


def measure_that_counts(party: Party) -> Measure | None:
    """The last measure for a party that was not withdrawn."""
    found = Measure.objects.for_school(party.school).filter(party=party).exclude(state=MeasureState.WITHDRAWN)
    return found.select_related("entry").order_by("-pk").first()


def situation_of(party: Party, *, settled: bool | None = None) -> Situation:
    """All that was done for a party, as the gates need it."""
    case, school = party.case, party.school
    steps = CaseStep.objects.for_school(school).filter(case=case)
    done: dict[StepKind, date] = {}
    for kind, day, about in steps.order_by("on_day", "pk").values_list("kind", "on_day", "party_id"):
        if about in (None, party.pk):
            done[StepKind(kind)] = day
    passed = GatePass.objects.for_school(school).filter(case=case)
    codes = frozenset(
        GateCode(code) for code, about in passed.values_list("gate", "party_id") if about in (None, party.pk)
    )
    rules = rules_of(school)
    adult = is_adult(party.person, today())
    guardians = [] if adult else guardians_of([party.person], school)
    return Situation(
        place=CasePlace(case.place), gravity=Gravity(case.gravity), audience=Audience(party.audience), is_adult=adult,
        has_guardians=bool(guardians), only_anonymous=case.only_anonymous, done=done, passed=codes,
        measure=_measure_facts(party), settled=bool(case.outcome) if settled is None else settled,
        told=party.told_at is not None, objection_weeks=rules.objection_weeks,
        objects_to_suspension=rules.objects_to_suspension, tells_leerplicht=rules.tells_leerplicht,
    )  # fmt: skip


def concerned_and_home(party: Party) -> list[Person]:
    """Who it concerns, then each parent with authority; no parents of somebody of 18 or older."""
    guardians = guardians_of([party.person], party.school) if party.audience == Audience.PUPILS else []
    return [party.person, *(each.guardian for each in guardians)]


def who_gets_letters(party: Party) -> list[Person]:
    """As `concerned_and_home`, but nobody at home where somebody wrote down why home is not told."""
    steps = (
        CaseStep.objects.for_school(party.school)
        .filter(case=party.case)
        .filter(Q(party=party) | Q(party=None), kind__in=(StepKind.PARENTS_TOLD, StepKind.PARENTS_NOT_TOLD))
    )
    kept_from_home = set(steps.values_list("kind", flat=True)) == {StepKind.PARENTS_NOT_TOLD}
    return [party.person] if kept_from_home else concerned_and_home(party)


def _measure_facts(party: Party) -> MeasureFacts | None:
    measure = measure_that_counts(party)
    if measure is None:
        return None
    letters = Letter.objects.for_school(party.school).filter(measure=measure, sent_on__isnull=False)
    written = [(each.to_id, each.sent_on) for each in letters.order_by("sent_on")]
    reached = {to for to, _day in written}
    sent = written[-1][1] if party.person_id in reached else None
    states = list(Objection.objects.for_school(party.school).filter(measure=measure).values_list("state", flat=True))
    return MeasureFacts(
        code=measure.entry.code, act=measure.entry.act, state=MeasureState(measure.state),
        needs_second=measure.entry.needs_second, has_second=measure.seconded_at is not None, days=measure.days,
        told_on=sent, objections_open=states.count(ObjectionState.OPEN), objections=len(states),
        unwritten=tuple(each.name for each in who_gets_letters(party)[1:] if each.pk not in reached),
    )  # fmt: skip


def gates_for(party: Party, on: date | None = None) -> list[Gate]:
    """The gates of a party on a day (today), with the agreement of the day on which it happened."""
    return gates_of(situation_of(party), asking(party.school, party.case.happened_on), on or today())


def gate_for(party: Party, code: GateCode) -> Gate:
    return next(gate for gate in gates_for(party) if gate.code is code)


def open_cases(school: School) -> QuerySet[Case]:
    return Case.objects.for_school(school).filter(state=CaseState.OPEN).select_related("handler")


def like_cases(case: Case, articles: Iterable[str]) -> dict[str, int]:
    """How often like cases (an article in common, the last two years, closed) ended in which measure; no names, no
    numbers under two, so that nobody is recognised by a single case."""
    counts: dict[str, int] = defaultdict(int)
    for name in _measures_in_like_cases(case, articles).values_list("entry__name", flat=True):
        counts[name] += 1
    return {name: count for name, count in counts.items() if count > 1}


def _measures_in_like_cases(case: Case, articles: Iterable[str]) -> QuerySet[Measure]:
    wanted, since = set(articles), today() - TWO_YEARS
    closed = Case.objects.for_school(case.school).filter(state=CaseState.CLOSED, happened_on__gte=since)
    alike = [each.pk for each in closed.exclude(pk=case.pk) if wanted & set(each.articles)]
    return Measure.objects.for_school(case.school).filter(case__in=alike).exclude(state=MeasureState.WITHDRAWN)


def treated_unlike(measure: Measure) -> str:
    """How this differs from what the school chose in like cases that were as grave, in one sentence; empty when not.

    Only with `ENOUGH` of them, so that it is a pattern and nobody is recognised by it.
    """
    found = _measures_in_like_cases(measure.case, measure.case.articles)
    weights = list(found.filter(case__gravity=measure.case.gravity).values_list("entry__weight", flat=True))
    if len(weights) < ENOUGH:
        return ""
    if measure.entry.weight > max(weights):
        return _("In alle %(n)s zaken die hierop lijken koos de school iets lichters.") % {"n": len(weights)}
    if measure.entry.weight < min(weights):
        return _("In alle %(n)s zaken die hierop lijken koos de school iets zwaarders.") % {"n": len(weights)}
    return ""


def earlier_cases_of(person: Person, before: Case) -> int:
    """How many closed cases about somebody there were that did not prove unfounded: whether it is a first time."""
    found = Party.objects.for_school(person.school).filter(person=person, role=PartyRole.CONCERNED)
    return found.filter(case__state=CaseState.CLOSED).exclude(case__outcome="unfounded").exclude(case=before).count()


def waiting_count(person: Person) -> int:
    """How many open cases somebody handles, or weighs an objection in."""
    mine = Q(handler=person) | Q(
        measures__objections__handler=person, measures__objections__state=ObjectionState.OPEN
    )  # fmt: skip
    return open_cases(person.school).filter(mine).distinct().count()


def told_parties_of(person: Person) -> list[Party]:
    """One's own places in cases that one was told of, and those of one's children that home may see."""
    own = Q(person=person) | Q(person__in=children_of(person), home_sees=True)
    found = Party.objects.for_school(person.school).filter(own, role=PartyRole.CONCERNED, told_at__isnull=False)
    return list(found.select_related("case", "person").order_by("-told_at"))
