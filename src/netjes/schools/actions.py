"""What can be done to a school itself."""

from django.db import transaction
from django.utils.text import slugify

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.schools.models import Language, School


@transaction.atomic
def open_school(
    *,
    actor: Actor,
    name: str,
    slug: str = "",
    brin: str | None = None,
    host: str | None = None,
    language: str = Language.DUTCH,
    accent: str = "#2349A5",
    logo: bytes = b"",
    logo_type: str = "",
) -> School:
    """Make a school. Raises Django's `ValidationError`, with a sentence per field, when it cannot be.

    Without a school there is nothing yet that could keep a log of this; the school's own `created_at` is
    its first trace.
    """
    if not isinstance(actor, Actor):
        raise TypeError("open_school vraagt een Actor: zonder iemand die het doet, gebeurt er niets.")
    school = School(
        name=name.strip(),
        slug=slug or slugify(name),
        brin=brin or None,
        host=host or None,
        language=language,
        accent=accent,
        logo=logo,
        logo_type=logo_type,
        created_at=now(),
    )
    school.full_clean()
    school.save(force_insert=True)
    return school
