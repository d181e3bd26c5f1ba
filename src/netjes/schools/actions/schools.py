"""What can be done to a school itself."""

from django.db import transaction
from django.utils.text import slugify

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
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

    Its opening is the first row of its log.
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
    log(school_key=school.pk, actor=actor, act="schools.school.opened", subject=f"school:{school.pk}")
    return school


@transaction.atomic
def dress_school(
    *, actor: Actor, school: School, accent: str | None = None, logo: tuple[bytes, str] | None = None
) -> School:
    """Give a school its colour, or its logo (content and type, already looked at). Raises `ValidationError`."""
    if accent is not None:
        school.accent = accent
    if logo is not None:
        school.logo, school.logo_type = logo
    school.full_clean()
    school.save(update_fields=["accent", "logo", "logo_type"])
    log(school_key=school.pk, actor=actor, act="schools.look.changed")
    return school
