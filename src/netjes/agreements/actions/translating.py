"""Putting an article in another language beside the Dutch."""

from django.db import transaction

from netjes.agreements.errors import CannotTranslate
from netjes.agreements.languages import LANGUAGES
from netjes.agreements.models import Translation
from netjes.agreements.queries import InForce
from netjes.agreements.translations import article_sha256
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log


@transaction.atomic
def save_translation(
    *, actor: Actor, source: InForce, number: str, language: str, title: str, text: str, made_by: str = ""
) -> Translation:
    """Keep a translation of what an article says now; one that was there in this language is replaced.

    Raises `CannotTranslate` for an article that this version has not, and a language that is not in the list.
    """
    article = source.article(number)
    if article is None:
        raise CannotTranslate(f"Artikel {number} staat niet meer in de afspraken. Kies een ander artikel.")
    if language not in LANGUAGES:
        raise CannotTranslate("Deze taal staat niet in de lijst. Kies er een die er wel in staat.")
    agreement = source.version.agreement
    said = {
        "title": title,
        "text": text,
        "made_by": made_by,
        "source_sha256": article_sha256(article),
        "updated_at": now(),
    }
    translation, made = Translation.objects.for_school(agreement.school).update_or_create(
        agreement=agreement,
        article=number,
        language=language,
        defaults=said,
        create_defaults=said | {"school": agreement.school},
    )
    log(
        school_key=agreement.school_id, actor=actor, act="agreements.translation.saved",
        subject=f"translation:{translation.pk}", detail={"article": number, "language": language, "new": made},
    )  # fmt: skip
    return translation


@transaction.atomic
def remove_translation(*, actor: Actor, translation: Translation) -> None:
    log(
        school_key=translation.school_id, actor=actor, act="agreements.translation.removed",
        subject=f"translation:{translation.pk}",
        detail={"article": translation.article, "language": translation.language},
    )  # fmt: skip
    translation.delete()
