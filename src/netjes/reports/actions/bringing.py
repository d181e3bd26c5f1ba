"""Bringing something along later, by who reported. Nothing of it stands in the log."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from netjes.reports.actions.intake import LARGEST, MOST_EVIDENCE, Brought
from netjes.reports.contents import packed
from netjes.reports.errors import CannotAnswer
from netjes.reports.models import Evidence, Report
from netjes.schools.queries import today
from netjes.sealing.box import seal

MOST_OF_ONE_REPORT = 40


def reporter_brings(*, report: Report, key: bytes, brought: Sequence[Brought]) -> None:
    """Seal what somebody brings to their report. Raises `CannotAnswer` when it is too much."""
    if len(brought) > MOST_EVIDENCE or any(len(each.original) > LARGEST for each in brought):
        raise CannotAnswer(_("Dat is te veel of te groot om mee te sturen. Stuur hooguit vijf dingen van 12 MB."))
    pieces = [(seal(key, each.original), seal(key, packed(each.shown)), len(each.original)) for each in brought]
    with transaction.atomic():
        held = Report.objects.for_school(report.school).select_for_update().get(pk=report.pk)
        found = Evidence.objects.for_school(held.school).filter(report=held)
        last: int = found.aggregate(most=Max("number"))["most"] or 0
        if last + len(pieces) > MOST_OF_ONE_REPORT:
            raise CannotAnswer(_("Er zit al zoveel bij. Schrijf wat je nog hebt, dan spreken jullie af hoe dat komt."))
        Evidence.objects.bulk_create([
            Evidence(
                school=held.school, report=held, number=last + n, sealed_original=whole, sealed_view=view, size=size,
                on_day=today(),
            )
            for n, (whole, view, size) in enumerate(pieces, 1)
        ])  # fmt: skip
