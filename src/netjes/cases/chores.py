"""Work that waits for nobody: a measure ends on its last day, and what is closed is forgotten in time."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from netjes.cases.actions.closing import forget_case
from netjes.cases.actions.measures import end_measure
from netjes.cases.models import Case, Measure, Objection, Party
from netjes.cases.states import CaseOutcome, CaseState, MeasureState, ObjectionState
from netjes.lib.actors import system
from netjes.records.models import LegalHold
from netjes.schools.models import School
from netjes.schools.queries import today

CALENDAR, CLOCKS = system("cases"), system("retention")
FOR_NOTHING = (CaseOutcome.UNFOUNDED, CaseOutcome.NOT_OURS)


def end_measures(school: School) -> int:
    """End every measure whose last day has passed; returns how many."""
    over = Measure.objects.for_school(school).filter(state=MeasureState.RUNNING, ends_on__lt=today())
    done = 0
    for measure in over.select_related("school"):
        with transaction.atomic():
            held = Measure.objects.for_school(school).select_for_update().get(pk=measure.pk)
            if held.state == MeasureState.RUNNING:
                end_measure(actor=CALENDAR, measure=held)
                done += 1
    return done


def forget_unfounded(school_key: int, up_to: date) -> int:
    """Forget what proved not to be so, or no business of school, and was closed up to a day; returns how many."""
    return _forget(school_key, up_to, Q(outcome__in=FOR_NOTHING))


def forget_closed(school_key: int, up_to: date) -> int:
    """Forget every other case that was closed up to a day; returns how many."""
    return _forget(school_key, up_to, ~Q(outcome__in=FOR_NOTHING))


def _forget(school_key: int, up_to: date, which: Q) -> int:
    """Not what somebody under a hold is in, and not while an objection is weighed: evidence stays till then."""
    school = School.objects.get(pk=school_key)
    held = LegalHold.objects.for_school(school_key).filter(until_on__gte=today(), lifted_at__isnull=True)
    people = [int(ref.partition(":")[2]) for ref in held.values_list("about", flat=True) if ref.startswith("person:")]
    under_hold = Party.objects.for_school(school).filter(person__in=people).values("case")
    weighed = Objection.objects.for_school(school).filter(state=ObjectionState.OPEN).values("measure__case")
    over = Case.objects.for_school(school).filter(which, state=CaseState.CLOSED, closed_at__date__lte=up_to)
    found = list(over.exclude(pk__in=under_hold).exclude(pk__in=weighed).select_related("school"))
    for case in found:
        forget_case(actor=CLOCKS, case=case)
    return len(found)
