"""What can be done to an agreement."""

from datetime import date, timedelta

from django.db import transaction

from netjes.agreements.errors import CannotPublish
from netjes.agreements.models import Agreement, Audience, Version, fingerprint
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.errors import NotationError
from netjes.norms.library import WORDS, text_of
from netjes.norms.notation import read, read_words
from netjes.schools.models import School

SLUGS = {
    Audience.PUPILS: "leerlingen",
    Audience.STAFF: "medewerkers",
    Audience.PARENTS: "ouders",
    Audience.EVERYONE: "iedereen",
}


@transaction.atomic
def publish_version(
    *,
    actor: Actor,
    school: School,
    audience: Audience,
    text: str,
    in_force_from: date,
    words: str | None = None,
    situations: str = "",
    adopted_by: str = "",
    adopted_on: date | None = None,
) -> Version:
    """Freeze a text as the next version of a school's agreement; the one before it ends on that day.

    Raises `CannotPublish` when the text cannot be read, or when a later version is there already.
    """
    if not isinstance(actor, Actor):
        raise TypeError("publish_version vraagt een Actor: zonder iemand die het doet, gebeurt er niets.")
    words = text_of(WORDS) if words is None else words
    try:
        found = read(text, words=read_words(words, WORDS))
    except NotationError as error:
        raise CannotPublish(str(error)) from error
    agreement, _ = Agreement.objects.for_school(school).get_or_create(
        audience=audience, defaults={"school": school, "slug": SLUGS[audience], "created_at": now()}
    )
    earlier = list(Version.objects.for_school(school).filter(agreement=agreement))
    for version in earlier:
        if version.in_force_from >= in_force_from:
            raise CannotPublish(f"Versie {version.number} geldt al vanaf {version.in_force_from}. Kies een latere dag.")
    for version in earlier:
        if version.in_force_until is None or version.in_force_until > in_force_from:
            version.in_force_until = in_force_from
            version.save(update_fields=["in_force_until"])
    return Version.objects.create(
        school=school,
        agreement=agreement,
        number=max((version.number for version in earlier), default=0) + 1,
        title=found.title,
        text=text,
        words=words,
        situations=situations,
        sha256=fingerprint(text, words, situations),
        in_force_from=in_force_from,
        in_force_until=None if found.valid_until is None else max(found.valid_until, in_force_from + timedelta(1)),
        adopted_by=adopted_by,
        adopted_on=adopted_on,
        published_at=now(),
    )
