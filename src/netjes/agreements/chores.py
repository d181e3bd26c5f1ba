"""Work that waits for nobody: looking whether linked sources are still there."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from netjes.agreements.access import EDITORS
from netjes.agreements.links import Look, look_at
from netjes.agreements.models import Source
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import Message, tell
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.queries import holders

LOOKER = system("sources")
WEEK = timedelta(days=7)
AT_MOST = 10  # addresses a round: other work waits meanwhile


def check_sources(school: School, *, allow_private: bool = False) -> int:
    """Look at every address that nobody looked at for a week; returns how many. Repeating it looks at none twice.

    Editors are told, on the site only, of a source that is gone: once, and again when it came back and went.
    """
    due = Source.objects.for_school(school).exclude(url="")
    due = due.filter(Q(checked_at__isnull=True) | Q(checked_at__lte=now() - WEEK)).select_related("agreement")
    looked = 0
    for source in due.order_by("checked_at", "pk")[:AT_MOST]:
        if not _claim(source):
            continue
        _write(source, look_at(source.url, allow_private=allow_private))
        looked += 1
    return looked


def _claim(source: Source) -> bool:
    """Two processes do not look at the same address: who moves the moment, looks."""
    before = Q(checked_at=source.checked_at) if source.checked_at else Q(checked_at__isnull=True)
    same = Source.objects.for_school(source.school).filter(before, pk=source.pk, url=source.url)
    return same.update(checked_at=now()) == 1


@transaction.atomic
def _write(source: Source, look: Look) -> None:
    """Keep what was seen, unless somebody changed the address meanwhile."""
    same = Source.objects.for_school(source.school).filter(pk=source.pk, url=source.url)
    if not same.update(works=look.works, finding=look.finding):
        return
    if look.works or source.works is False:
        return
    log(
        school_key=source.school_id, actor=LOOKER, act="agreements.source.found_dead", subject=f"source:{source.pk}",
        detail={"article": source.article},
    )  # fmt: skip
    message = Message(
        key=f"source:{source.pk}",
        subject=f"Een link bij artikel {source.article} werkt niet meer",
        text=f"{look.finding} Zoek het nieuwe adres op, of haal de bron weg.",
        path=reverse("agreements:sources", args=[source.agreement.slug, source.article]),
        site_only=True,
    )
    tell(actor=LOOKER, school=source.school, people=holders(source.school, *EDITORS), message=message)
