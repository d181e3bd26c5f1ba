"""Writing back and forth. Who reported stays who they are: nothing of theirs stands in the log."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.reports.contents import LONGEST, Message, packed
from netjes.reports.errors import CannotAnswer
from netjes.reports.models import Evidence, Report, ReportKey, ReportMessage
from netjes.reports.rules import promise_of
from netjes.reports.states import ReportOutcome, ReportState
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.sealing.box import seal

MOST = 400  # messages of one thread
MOST_CHOICES = 3


def _held(report: Report) -> Report:
    return Report.objects.for_school(report.school).select_for_update().get(pk=report.pk)


def _next(report: Report) -> int:
    last = ReportMessage.objects.for_school(report.school).filter(report=report).aggregate(most=Max("number"))["most"]
    if (last or 0) >= MOST:
        raise CannotAnswer(_("Dit gesprek is te lang geworden voor hier. Spreek af waar jullie verder praten."))
    return (last or 0) + 1


def _checked(words: str) -> str:
    text = words.strip()
    if not text:
        raise CannotAnswer(_("Schrijf eerst iets."))
    if len(text) > LONGEST:
        raise CannotAnswer(
            _("Dit is te lang: er passen %(n)s tekens in. Stuur het in twee berichten.") % {"n": LONGEST}
        )
    return text


@transaction.atomic
def reporter_writes(*, report: Report, key: bytes, words: str) -> Report:
    """Who reported writes again; a new promise begins, and what was closed opens again. Raises `CannotAnswer`."""
    text = _checked(words)
    report = _held(report)
    _add(report, key, Message(text), author=None)
    if not report.waits_for_school:
        report.answer_by = promise_of(report.school).due(today())
        ReportKey.objects.for_school(report.school).filter(report=report).update(told_on=None)  # readers hear it again
    report.waits_for_school = True
    if report.state == ReportState.CLOSED:
        report.state, report.closed_on, report.outcome = ReportState.ANSWERED, None, ""
    report.save(update_fields=["answer_by", "waits_for_school", "state", "closed_on", "outcome"])
    return report


@transaction.atomic
def school_answers(
    *, actor: Actor, by: Person, report: Report, key: bytes, words: str, choices: tuple[str, ...] = ()
) -> Report:
    """A reader answers. `choices` are answers that can be given with one tap. Raises `CannotAnswer`."""
    text = _checked(words)
    given = tuple(choice.strip()[:80] for choice in choices if choice.strip())[:MOST_CHOICES]
    report = _held(report)
    if report.state == ReportState.CLOSED:
        raise CannotAnswer(_("Dit gesprek is afgesloten. Wie meldde, kan het zelf weer openen."))
    _add(report, key, Message(text, given), author=by)
    report.state, report.waits_for_school = ReportState.ANSWERED, False
    report.answered_on = report.answered_on or today()
    report.save(update_fields=["state", "waits_for_school", "answered_on"])
    log(school_key=report.school_id, actor=actor, act="reports.answered", subject=report.ref)
    return report


@transaction.atomic
def mark_read(*, actor: Actor, report: Report) -> Report:
    """A reader opened it. The first time shows to who reported; each time stands in the log."""
    report = _held(report)
    if report.state == ReportState.RECEIVED:
        report.state = ReportState.READ
        report.save(update_fields=["state"])
    log(school_key=report.school_id, actor=actor, act="reports.read", subject=report.ref)
    return report


@transaction.atomic
def close_report(*, actor: Actor, report: Report, outcome: ReportOutcome) -> Report:
    """A reader closes it, after an answer. Raises `CannotAnswer` while who reported still waits for one."""
    report = _held(report)
    if report.state == ReportState.CLOSED:
        return report
    if report.answered_on is None:
        raise CannotAnswer(_("Geef eerst antwoord. Wie dit schreef, wacht daarop."))
    report.state, report.outcome, report.closed_on = ReportState.CLOSED, outcome, today()
    report.waits_for_school = False
    report.save(update_fields=["state", "outcome", "closed_on", "waits_for_school"])
    log(
        school_key=report.school_id, actor=actor, act="reports.closed", subject=report.ref,
        detail={"outcome": outcome},
    )  # fmt: skip
    return report


@transaction.atomic
def reporter_stops(*, report: Report) -> None:
    """Who reported takes it back while nobody read it: the keys go, so nobody opens it any more. Raises `CannotAnswer`.

    What somebody read may have to be followed up, and is not undone by a button.
    """
    report = _held(report)
    if report.state != ReportState.RECEIVED:
        raise CannotAnswer(
            _("Iemand heeft dit al gelezen. Schrijf dat je wilt stoppen, dan bespreekt de lezer het met je.")
        )
    for part in (ReportKey, ReportMessage, Evidence):
        part.objects.for_school(report.school).filter(report=report).delete()
    report.state, report.outcome, report.closed_on = ReportState.CLOSED, ReportOutcome.WITHDRAWN, today()
    report.waits_for_school = False
    report.save(update_fields=["state", "outcome", "closed_on", "waits_for_school"])


def _add(report: Report, key: bytes, message: Message, *, author: Person | None) -> None:
    ReportMessage.objects.create(
        school=report.school, report=report, number=_next(report), author=author, from_school=author is not None,
        sealed=seal(key, packed(message)), on_day=today(),
    )  # fmt: skip
