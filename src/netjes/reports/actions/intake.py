"""Taking a report in. Nobody is named as actor, nothing stands in the log, and of the time only the day is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.keyring.queries import public_keys_of
from netjes.records.intake import keep
from netjes.reports.contents import LONGEST, First, Shown, packed
from netjes.reports.errors import CannotReport
from netjes.reports.models import Evidence, Report, ReportKey
from netjes.reports.routing import Concerned, readers_for
from netjes.reports.rules import promise_of
from netjes.reports.states import Level, Route
from netjes.schools.models import Person, School
from netjes.schools.queries import people_of, today
from netjes.sealing.box import new_key, seal
from netjes.sealing.codes import ReceiptKeys
from netjes.sealing.keypairs import seal_for

MOST_EVIDENCE = 5
LARGEST = 12_000_000  # bytes of one piece


@dataclass(frozen=True, slots=True)
class Brought:
    """A piece of evidence: the original, and what the viewer shows of it."""

    original: bytes = field(repr=False)
    shown: Shown = field(repr=False)


@dataclass(frozen=True, slots=True)
class Received:
    """What who reported is told: who reads it first, and until when they may wait."""

    report: Report
    readers: tuple[Person, ...]
    answer_by: date


def who_could_read(school: School, route: Route, concerned: Concerned) -> tuple[Person, ...]:
    """Who would read it first. Raises `CannotReport` when there is nobody."""
    return tuple(_readers(school, route, concerned)[0][Level.FIRST])


def take_in(
    *, school: School, first: First, route: Route, concerned: Concerned, receipt: ReceiptKeys,
    brought: Sequence[Brought] = (),
) -> Received:  # fmt: skip
    """Seal a report for its readers and for who reported. `receipt` is worked out beforehand: that takes its time.

    Raises `CannotReport` for what is too long or too much, and when nobody is there who could read it.
    """
    if len(first.words) > LONGEST:
        raise CannotReport(
            _("Dit is te lang: er passen %(n)s tekens in. Stuur de rest als tweede bericht.") % {"n": LONGEST}
        )
    if len(brought) > MOST_EVIDENCE or any(len(each.original) > LARGEST for each in brought):
        raise CannotReport(_("Dat is te veel of te groot om mee te sturen. Stuur hooguit vijf dingen van 12 MB."))
    readers, public = _readers(school, route, concerned)
    key = new_key()
    sealed = seal(key, packed(first))
    pieces = [(seal(key, each.original), seal(key, packed(each.shown)), len(each.original)) for each in brought]
    keys = [(person, level, seal_for(public[person.pk], key)) for level, people in readers.items() for person in people]
    own = seal_for(receipt.reporter.public, key)
    return _written(school, route, receipt, sealed, keys, own, pieces, tuple(readers[Level.FIRST]))


def _readers(school: School, route: Route, concerned: Concerned) -> tuple[dict[Level, list[Person]], dict[int, bytes]]:
    public = public_keys_of(people_of(school))
    return readers_for(school, route, concerned, public), public


@transaction.atomic
def _written(
    school: School, route: Route, receipt: ReceiptKeys, sealed: bytes, keys: list[tuple[Person, Level, bytes]],
    own: bytes, pieces: list[tuple[bytes, bytes, int]], readers: tuple[Person, ...],
) -> Received:  # fmt: skip
    day = today()
    due = promise_of(school).due(day)
    report = Report.objects.create(
        school=school, intake=keep(school_key=school.pk, sealed=sealed), lookup=receipt.kept_as, route=route,
        reporter_public=receipt.reporter.public, on_day=day, answer_by=due,
    )  # fmt: skip
    rows = [ReportKey(school=school, report=report, reader=p, level=level, sealed=box) for p, level, box in keys]
    ReportKey.objects.bulk_create([*rows, ReportKey(school=school, report=report, sealed=own)])
    Evidence.objects.bulk_create([
        Evidence(school=school, report=report, number=n, sealed_original=whole, sealed_view=view, size=size, on_day=day)
        for n, (whole, view, size) in enumerate(pieces, 1)
    ])  # fmt: skip
    return Received(report, readers, due)
