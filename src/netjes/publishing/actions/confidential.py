"""Setting the school's own list of confidential words, and going back to the one that ships."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.checks.context.confidential import ConfidentialWords
from netjes.checks.errors import CannotCheck
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.publishing.errors import CannotSetWords
from netjes.publishing.models import ConfidentialList
from netjes.records.actions import log
from netjes.schools.models import School


@transaction.atomic
def set_confidential_words(*, actor: Actor, school: School, words: str) -> ConfidentialList | None:
    """One word a line; none at all brings the list that ships back. Raises `CannotSetWords`."""
    lines = list(dict.fromkeys(line.strip() for line in words.replace("\0", "").splitlines() if line.strip()))
    if not lines:
        ConfidentialList.objects.for_school(school).delete()
        log(school_key=school.pk, actor=actor, act="publishing.confidential.usual")
        return None
    try:
        ConfidentialWords(lines)
    except CannotCheck as refusal:
        raise CannotSetWords(str(refusal)) from None
    if any(not line.strip("* ") for line in lines):
        raise CannotSetWords(_("Een sterretje alleen is geen woord. Zet er letters voor."))
    found, _made = ConfidentialList.objects.for_school(school).update_or_create(
        school=school, defaults={"words": "\n".join(lines), "changed_at": now()}
    )
    log(school_key=school.pk, actor=actor, act="publishing.confidential.set", subject=found.ref,
        detail={"words": len(lines)})  # fmt: skip
    return found
