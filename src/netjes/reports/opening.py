"""Opening what is sealed: by who reads it, with their own unlocked key, and by who reported, with their code.

Nothing that is opened is kept: not in a session, not in a cache, not in a log.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from netjes.records.models import IntakeRow, IntakeWaiting
from netjes.reports.contents import First, Message, Shown, first_of, message_of, shown_of
from netjes.reports.errors import CannotOpen
from netjes.reports.models import Evidence, Report, ReportKey, ReportMessage
from netjes.schools.models import Person, School
from netjes.sealing.box import unseal
from netjes.sealing.codes import ReceiptKeys
from netjes.sealing.errors import CannotUnseal
from netjes.sealing.keypairs import open_with

GONE = gettext_noop("Wat hier stond, is gewist.")


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a thread, opened. `first` is the report itself."""

    number: int
    from_school: bool
    on_day: object
    words: str
    choices: tuple[str, ...] = ()
    author: Person | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A report with its key: what came first, and everything since."""

    report: Report
    key: bytes
    first: First
    messages: tuple[Said, ...]
    evidence: tuple[tuple[Evidence, Shown | None], ...]  # None for what was removed


def report_by_code(school: School, receipt: ReceiptKeys) -> Report:
    """The report that a code belongs to. Raises `CannotOpen`, which says no more than that."""
    found = Report.objects.for_school(school).filter(lookup=receipt.kept_as).select_related("school").first()
    if found is None:
        raise CannotOpen(_("Met deze code vinden we niets. Kijk hem rustig na, cijfer voor cijfer."))
    return found


def key_by_code(report: Report, receipt: ReceiptKeys) -> bytes:
    """The report's key, with the reporter's side of it. Raises `CannotOpen` when it was erased."""
    row = ReportKey.objects.for_school(report.school).filter(report=report, reader__isnull=True).first()
    try:
        if row is None:
            raise CannotUnseal
        return open_with(receipt.reporter.private, bytes(row.sealed))
    except CannotUnseal:
        raise CannotOpen(_(GONE)) from None


def key_by_reader(report: Report, reader: Person, private: bytes) -> bytes:
    """The report's key, for who has one at the level that was reached. Raises `CannotOpen`."""
    row = ReportKey.objects.for_school(report.school).filter(report=report, reader=reader).first()
    if row is None or row.level > report.level:
        raise CannotOpen(_("Deze melding is niet voor jou."))
    try:
        return open_with(private, bytes(row.sealed))
    except CannotUnseal:
        raise CannotOpen(
            _("Deze melding is met een eerdere leessleutel verzegeld. Vraag een collega haar over te dragen.")
        ) from None


def opened(report: Report, key: bytes) -> Opened:
    """Everything that stands in a report. Raises `CannotOpen` when it was erased, or was tampered with."""
    try:
        first = first_of(unseal(key, _intake(report)))
        messages = tuple(_said(each, key) for each in _messages(report))
        evidence = tuple((each, _shown(each, key)) for each in _evidence(report))
    except CannotUnseal:
        raise CannotOpen(_(GONE)) from None
    return Opened(report, key, first, messages, evidence)


def _intake(report: Report) -> bytes:
    for model in (IntakeWaiting, IntakeRow):
        found = model.objects.for_school(report.school_id).filter(pk=report.intake).first()
        if found is not None:
            return bytes(found.sealed)
    raise CannotUnseal


def _messages(report: Report) -> list[ReportMessage]:
    found = ReportMessage.objects.for_school(report.school).filter(report=report)
    return list(found.select_related("author").order_by("number"))


def _evidence(report: Report) -> list[Evidence]:
    return list(Evidence.objects.for_school(report.school).filter(report=report).defer("sealed_original"))


def _said(message: ReportMessage, key: bytes) -> Said:
    inside: Message = message_of(unseal(key, bytes(message.sealed)))
    return Said(
        message.number, message.from_school, message.on_day, inside.words, inside.choices, message.author
    )  # fmt: skip


def _shown(evidence: Evidence, key: bytes) -> Shown | None:
    return shown_of(unseal(key, bytes(evidence.sealed_view))) if evidence.removed_on is None else None
