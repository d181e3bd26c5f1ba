"""Work that waits for nobody: what has had its time goes, and the log says what, how many and why."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from netjes.lib.actors import system
from netjes.privacy.clocks import held_of, last_day, over, rows_of, terms_of
from netjes.privacy.table import RULES
from netjes.records.actions import log
from netjes.records.intake import seal_days
from netjes.records.retention import Rule
from netjes.records.states import Way
from netjes.schools.models import Guardianship, Person, Position, School
from netjes.schools.queries import today

CLOCKS = system("retention")
BATCH = 500


def run_clocks(school: School) -> int:
    """Erase or anonymise everything whose time has come; returns how many rows. Repeating it does nothing more."""
    let_guardians_go(school)
    terms, held = terms_of(school), held_of(school)
    return sum(_carry_out(rule, school, terms[rule.code], held) for rule in RULES)


def _carry_out(rule: Rule, school: School, days: int, held: set[int]) -> int:
    if rule.carry_out is not None:
        with transaction.atomic():
            gone = rule.carry_out(school.pk, last_day(days))
            _tell_the_log(rule, school, days, gone)
        return gone
    done = 0
    while True:
        with transaction.atomic():
            keys = list(over(rule, school, days, held).order_by("pk").values_list("pk", flat=True).distinct()[:BATCH])
            if not keys:
                return done
            rows = rows_of(rule, school).filter(pk__in=keys)
            if rule.way is Way.ANONYMISE:
                rows.update(**dict.fromkeys(rule.blanks))
            else:
                rows.delete()
            _tell_the_log(rule, school, days, len(keys))
        done += len(keys)


def _tell_the_log(rule: Rule, school: School, days: int, count: int) -> None:
    if count:
        log(
            school_key=school.pk, actor=CLOCKS, act="privacy.clock.carried_out", subject=f"rule:{rule.code}",
            detail={"rows": count, "way": rule.way.value, "days": days, "why": rule.source},
        )  # fmt: skip


def let_guardians_go(school: School) -> int:
    """A parent whose children have all left belongs to the school no longer, from the day on which the last one left.

    A roster names pupils, so nobody else would ever close a parent's row. Returns how many left.
    """
    day = today()
    bonds = Guardianship.objects.for_school(school)
    alive = bonds.on(day).filter(Q(child__left_on__isnull=True) | Q(child__left_on__gt=day))
    coming = bonds.filter(starts_on__gt=day)
    working = Position.objects.for_school(school).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    done = (
        Person.objects.for_school(school)
        .filter(left_on=None, children__isnull=False)
        .exclude(pk__in=alive.values("guardian"))
        .exclude(pk__in=coming.values("guardian"))
        .exclude(pk__in=working.values("person"))
    )
    gone = 0
    while people := list(done.distinct().order_by("pk")[:BATCH]):
        with transaction.atomic():
            for person in people:
                ends = bonds.filter(guardian=person).values_list("child__left_on", "ends_on")
                person.left_on = max(min(filter(None, each), default=day) for each in ends)
                log(
                    school_key=school.pk, actor=CLOCKS, act="schools.person.left", subject=person.ref, about=person.ref
                )  # fmt: skip
            Person.objects.for_school(school).bulk_update(people, ["left_on"])
        gone += len(people)
    return gone


def seal_reports(school: School) -> int:
    """Yesterday's reports without a teller are shuffled and sealed; returns how many."""
    return seal_days(school.pk)


_ran_on: dict[int, date] = {}


def clocks_of_the_day(school: School) -> int:
    """The clocks, once a day in each process that works; returns how many rows went."""
    if _ran_on.get(school.pk) == today():
        return 0
    done = run_clocks(school)
    _ran_on[school.pk] = today()
    return done
