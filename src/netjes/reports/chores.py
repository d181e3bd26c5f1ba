"""Work that waits for nobody: telling readers that there is something, and going on to the next when nobody answers.

Readers are told at fixed moments, not when something comes in: else the time of a notice would say when an anonymous
report was sent. What cannot wait, waits for five minutes at most.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localtime

from netjes.keyring.queries import public_keys_of
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.reports.letters import moved_on, there_is_something
from netjes.reports.models import Report, ReportKey
from netjes.reports.queries import reads_here
from netjes.reports.rules import promise_of
from netjes.reports.states import ReportOutcome, ReportState, Route
from netjes.schools.models import Person, School
from netjes.schools.queries import today

WATCH = system("reports")
HALF_HOUR, FIVE_MINUTES = 30, 5
EARLIEST, LATEST = 7, 19  # hours between which an ordinary notice goes out
URGENT = (Route.OFFENCE, Route.HOME)
SILENT_FOR = timedelta(days=90)  # after the school's last answer, when nothing comes back
_told_at: dict[tuple[int, int], int] = {}  # the last fixed moment at which each school was told


def tell_readers(school: School) -> int:
    """Tell who has something to read and does not know it; returns how many people were told."""
    told = 0
    if _is_time(school, FIVE_MINUTES):
        told += _tell(school, urgent=True)
    moment = localtime(now())
    if promise_of(school).days.has(moment.date()) and EARLIEST <= moment.hour < LATEST:
        told += _tell(school, urgent=False) if _is_time(school, HALF_HOUR) else 0
    return told


def _is_time(school: School, minutes: int) -> bool:
    """Whether a fixed moment has come since this process last looked. After a start it waits for the next one."""
    moment = localtime(now())
    count = moment.hour * 60 + moment.minute
    slot, before = count // minutes + moment.toordinal() * 1440, _told_at.get((school.pk, minutes))
    just_begun = count % minutes < FIVE_MINUTES
    if slot == before or (before is None and not just_begun):
        return False
    _told_at[(school.pk, minutes)] = slot
    return True


@transaction.atomic
def _tell(school: School, *, urgent: bool) -> int:
    keys = ReportKey.objects.for_school(school).filter(
        told_on__isnull=True, reader__isnull=False, level__lte=F("report__level"), report__waits_for_school=True
    )
    keys = keys.filter(report__route__in=URGENT) if urgent else keys.exclude(report__route__in=URGENT)
    found = list(keys.exclude(report__state=ReportState.CLOSED).select_related("reader__school"))
    # Claimed by writing when: two processes do not both tell.
    mine = [key for key in found if ReportKey.objects.for_school(school).filter(pk=key.pk, told_on__isnull=True).update(
        told_on=today())]  # fmt: skip
    people = {key.reader.pk: key.reader for key in mine if key.reader is not None and reads_here(key.reader)}
    if people:
        tell(
            actor=WATCH, school=school, people=list(people.values()), message=there_is_something(school, urgent=urgent)
        )  # fmt: skip
    return len(people)


def climb_reports(school: School) -> int:
    """On a school day: what was not answered in time goes on to the next; returns how many did.

    The last ones are reminded every school day. What nothing came back to for months closes.
    """
    if not promise_of(school).days.has(today()):
        return 0
    late = Report.objects.for_school(school).filter(waits_for_school=True, answer_by__lt=today())
    climbed = sum(_climb(each) for each in late.exclude(state=ReportState.CLOSED))
    return climbed + _close_silent(school)


@transaction.atomic
def _climb(report: Report) -> int:
    held = Report.objects.for_school(report.school).select_for_update().get(pk=report.pk)
    if not held.waits_for_school or held.answer_by >= today():
        return 0
    keys = ReportKey.objects.for_school(held.school).filter(report=held, reader__isnull=False)
    rows = list(keys.select_related("reader__school"))
    public = public_keys_of([row.reader for row in rows if row.reader])
    higher = sorted({row.level for row in rows if row.level > held.level and _reads(row.reader, public)})
    if not higher:
        return keys.filter(told_on__lt=today()).update(told_on=None) and 0
    earlier = [row.reader for row in rows if row.reader and row.level <= held.level and reads_here(row.reader)]
    held.level, held.answer_by = higher[0], promise_of(held.school).due(today())
    held.save(update_fields=["level", "answer_by"])
    if earlier:
        tell(actor=WATCH, school=held.school, people=earlier, message=moved_on(held.school))
    log(
        school_key=held.school_id, actor=WATCH, act="reports.climbed", subject=held.ref, detail={"level": held.level}
    )  # fmt: skip
    return 1


def _reads(person: Person | None, public: dict[int, bytes]) -> bool:
    return person is not None and person.pk in public and reads_here(person)


def _close_silent(school: School) -> int:
    """Nobody wrote for three months after an answer: it closes, so that what was written can go."""
    since, closed = today() - SILENT_FOR, 0
    found = Report.objects.for_school(school).filter(state=ReportState.ANSWERED, waits_for_school=False)
    for report in found.annotate(last=Max("messages__on_day")).filter(last__lt=since):
        with transaction.atomic():
            mine = Report.objects.for_school(school).filter(
                pk=report.pk, state=ReportState.ANSWERED, waits_for_school=False
            )
            closed += mine.update(
                state=ReportState.CLOSED, outcome=ReportOutcome.NO_ANSWER, closed_on=today()
            )  # fmt: skip
            log(school_key=school.pk, actor=WATCH, act="reports.closed", subject=report.ref)
    return closed
