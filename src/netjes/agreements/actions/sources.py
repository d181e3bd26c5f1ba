"""What an article leans on: an integrity code, a collective agreement, a law."""

from django.db import transaction

from netjes.agreements.models import Agreement, Source
from netjes.lib.actors import Actor
from netjes.records.actions import log


@transaction.atomic
def add_source(
    *, actor: Actor, agreement: Agreement, article: str, title: str, url: str = "", edition: str = ""
) -> Source:
    source = Source.objects.create(
        school=agreement.school, agreement=agreement, article=article, title=title, url=url, edition=edition
    )
    _log(actor, source, "added")
    return source


@transaction.atomic
def change_source(*, actor: Actor, source: Source, title: str, url: str = "", edition: str = "") -> Source:
    """Another address has not been looked at yet."""
    if url != source.url:
        source.checked_at, source.works, source.finding = None, None, ""
    source.title, source.url, source.edition = title, url, edition
    source.save()
    _log(actor, source, "changed")
    return source


@transaction.atomic
def remove_source(*, actor: Actor, source: Source) -> None:
    _log(actor, source, "removed")
    source.delete()


def _log(actor: Actor, source: Source, deed: str) -> None:
    log(
        school_key=source.school_id, actor=actor, act=f"agreements.source.{deed}", subject=f"source:{source.pk}",
        detail={"article": source.article},
    )  # fmt: skip
