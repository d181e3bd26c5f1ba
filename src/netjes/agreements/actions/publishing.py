"""Freezing a text as a version that holds from a day on."""

from datetime import date

from django.db import transaction

from netjes.agreements.errors import CannotPublish
from netjes.agreements.models import BODY_LENGTH, TITLE_LENGTH, Agreement, Audience, Version, fingerprint
from netjes.agreements.situations import read_situations
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.errors import NotationError
from netjes.norms.library import WORDS, text_of
from netjes.norms.norm import Agreement as ReadAgreement
from netjes.norms.notation import read, read_words
from netjes.records.actions import log
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
    decision: tuple[str, bytes] = ("", b""),
    review_on: date | None = None,
    why: str = "",
    correction: bool = False,
) -> Version:
    """Freeze a text as the next version of a school's agreement; the one before it ends on that day.

    A `correction` keeps the version's number (2 becomes 2.1) and may start on the day on which that began;
    `decision` is the name and content of the document in which it was adopted. Raises `CannotPublish` when the
    text or its situations cannot be read, when the text itself speaks of other days, or when a later version is
    there already.
    """
    if not isinstance(actor, Actor):
        raise TypeError("publish_version vraagt een Actor: zonder iemand die het doet, gebeurt er niets.")
    found = _checked(text, words, situations, adopted_by, in_force_from)
    words = text_of(WORDS) if words is None else words
    agreement, _ = Agreement.objects.for_school(school).get_or_create(
        audience=audience, defaults={"school": school, "slug": SLUGS[audience], "created_at": now()}
    )
    Agreement.objects.for_school(school).select_for_update().get(pk=agreement.pk)  # one at a time
    earlier = list(Version.objects.for_school(school).filter(agreement=agreement))
    last = max(earlier, key=lambda v: (v.number, v.revision), default=None)
    if correction and last is None:
        raise CannotPublish("Er is nog geen versie om te verbeteren. Maak een gewone versie.")
    for version in earlier:
        if version.in_force_from > in_force_from or (version.in_force_from == in_force_from and not correction):
            raise CannotPublish(f"Versie {version.label} geldt al vanaf {version.in_force_from}. Kies een latere dag.")
    for version in earlier:
        if version.in_force_until is None or version.in_force_until > in_force_from:
            version.in_force_until = in_force_from
            version.save(update_fields=["in_force_until"])
    number, revision = (last.number, last.revision + 1) if correction and last else (last.number + 1 if last else 1, 0)
    version = Version.objects.create(
        school=school,
        agreement=agreement,
        number=number,
        revision=revision,
        title=found.title,
        text=text,
        words=words,
        situations=situations,
        sha256=fingerprint(text, words, situations),
        in_force_from=in_force_from,
        in_force_until=found.valid_until,
        adopted_by=adopted_by,
        adopted_on=adopted_on,
        decision_name=decision[0],
        decision=decision[1],
        review_on=review_on,
        why=why,
        published_at=now(),
    )
    log(
        school_key=school.pk, actor=actor, act="agreements.version.published", subject=version.ref,
        detail={"sha256": version.sha256, "from": in_force_from, "correction": correction},
    )  # fmt: skip
    return version


def _checked(text: str, words: str | None, situations: str, adopted_by: str, starts: date) -> ReadAgreement:
    """The text as it was read, when all of it can be kept and read again later."""
    if "\0" in "".join((text, words or "", situations, adopted_by)):
        raise CannotPublish("In de tekst staat een teken dat niet bewaard kan worden (NUL). Haal het weg.")
    try:
        found = read(text, words=None if words is None else read_words(words, WORDS))
    except NotationError as error:
        raise CannotPublish(str(error)) from error
    except RecursionError:
        raise CannotPublish("Een voorwaarde heeft te veel haakjes in elkaar. Splits de norm.") from None
    if len(found.title) > TITLE_LENGTH:
        raise CannotPublish(f"De titel is langer dan {TITLE_LENGTH} tekens. Maak die korter.")
    if len(adopted_by) > BODY_LENGTH:
        raise CannotPublish(f"Wie de afspraken vaststelde, past niet in {BODY_LENGTH} tekens. Maak het korter.")
    if found.valid_from and starts < found.valid_from:
        raise CannotPublish(f"Volgens de tekst geldt deze pas vanaf {found.valid_from}. Kies die dag of een latere.")
    if found.valid_until and starts >= found.valid_until:
        raise CannotPublish(f"Volgens de tekst geldt deze tot {found.valid_until}. Kies een eerdere dag.")
    read_situations(situations)
    return found
