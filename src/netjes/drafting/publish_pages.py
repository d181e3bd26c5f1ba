"""What the page says before a draft is made known: what each of the two ways does, and whom it concerns."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from netjes.agreements.models import Version
from netjes.drafting.comparing import matters_to_people, running_version
from netjes.drafting.compose import read_draft
from netjes.drafting.models import Draft
from netjes.drafting.states import DraftState
from netjes.norms.explain import listed
from netjes.schools.models import School
from netjes.schools.queries import guardians_of, holders, today
from netjes.schools.states import STAFF, Role


@dataclass(frozen=True, slots=True)
class PublishPage:
    """`matters` are the changes for which a correction is refused; `asked` is who the agreement binds, counted."""

    draft: Draft
    running: Version | None
    next_label: str
    correction_label: str
    mistakes: tuple[str, ...]
    matters: tuple[str, ...]
    asked: str
    earliest: date
    is_ready: bool
    is_done: bool


def publish_page(draft: Draft) -> PublishPage:
    running = running_version(draft)
    read = read_draft(draft)
    version = running.version if running else None
    roles = read.agreement.roles if read.agreement else ()
    is_done = draft.state == DraftState.PUBLISHED
    return PublishPage(
        draft=draft,
        running=version,
        next_label=str(version.number + 1 if version else 1),
        correction_label=f"{version.number}.{version.revision + 1}" if version else "",
        mistakes=read.mistakes,
        matters=tuple(matters_to_people(draft)) if not is_done else (),
        asked=whom(draft.school, roles),
        earliest=today(),
        is_ready=draft.state == DraftState.ADOPTED,
        is_done=is_done,
    )


def whom(school: School, roles: tuple[str, ...]) -> str:
    """Everybody whom an agreement for these roles binds, counted: "12 leerlingen en 3 medewerkers"."""
    pupils = holders(school, Role.PUPIL)
    found = []
    if "leerling" in roles:
        found.append(_count(len(pupils), _("leerling"), _("leerlingen")))
    if "ouder" in roles:
        guardians = {each.guardian_id for each in guardians_of(pupils, school)}
        found.append(_count(len(guardians), _("ouder"), _("ouders")))
    if "medewerker" in roles:
        found.append(_count(len(holders(school, *STAFF)), _("medewerker"), _("medewerkers")))
    return listed([each for each in found if each])


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
