"""What the school asks for: a purpose, its text, and the next text. Who is asked hears of it."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from netjes.consents.errors import CannotSetPurpose
from netjes.consents.letters import please_choose
from netjes.consents.models import NAME, SENTENCE, ConsentRules, Purpose, Wording
from netjes.consents.states import PurposeKind, Reach
from netjes.consents.unanswered import who_should_choose
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.queries import today

REMIND_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asked:
    """The text of a purpose as people read it: a name, and one or two sentences on who sees it and what happens."""

    name: str
    text: str
    name_en: str = ""
    text_en: str = ""


@transaction.atomic
def open_purpose(
    *, actor: Actor, school: School, asked: Asked, kind: PurposeKind, reach: Reach, app: str = "",
    asks_pupils: bool = True, asks_staff: bool = True, code: str = "",
) -> Purpose:  # fmt: skip
    """Begin to ask something. Raises `CannotSetPurpose`."""
    said = _checked(asked)
    if kind is PurposeKind.APP and not app.strip():
        raise CannotSetPurpose(_("Schrijf om welke app het gaat."))
    if not asks_pupils and not asks_staff:
        raise CannotSetPurpose(_("Kies aan wie je het vraagt."))
    last = Purpose.objects.for_school(school).aggregate(most=Max("position"))["most"]
    purpose = Purpose.objects.create(
        school=school, code=_free_code(school, code or said.name), kind=kind, reach=reach, app=app.strip()[:NAME],
        asks_pupils=asks_pupils, asks_staff=asks_staff, position=(last or 0) + 1, created_at=now(),
    )  # fmt: skip
    _write(purpose, said, edition=1, changes_use=True)
    log(school_key=school.pk, actor=actor, act="consents.purpose.opened", subject=purpose.ref)
    return purpose


@transaction.atomic
def reword_purpose(*, actor: Actor, purpose: Purpose, asked: Asked, changes_use: bool) -> Wording:
    """A next text. When the use changes, a yes to what came before no longer counts and everybody is asked again.

    A no stays. Raises `CannotSetPurpose`.
    """
    said = _checked(asked)
    purpose = Purpose.objects.for_school(purpose.school).select_for_update().get(pk=purpose.pk)
    if purpose.closed_at is not None:
        raise CannotSetPurpose(_("Dit doel is gesloten. Begin een nieuw doel."))
    last = Wording.objects.for_school(purpose.school).filter(purpose=purpose).order_by("-edition").first()
    assert last is not None
    if last.sha256 == _sealed(said):
        return last
    wording = _write(purpose, said, edition=last.edition + 1, changes_use=changes_use)
    if changes_use:
        purpose.counts_from = wording.edition
        purpose.save(update_fields=["counts_from"])
    log(
        school_key=purpose.school_id, actor=actor, act="consents.purpose.reworded", subject=purpose.ref,
        detail={"edition": wording.edition, "changes_use": changes_use},
    )  # fmt: skip
    return wording


@transaction.atomic
def close_purpose(*, actor: Actor, purpose: Purpose) -> Purpose:
    """Ask it no more; from now on nothing is allowed under it. What was chosen stays as proof."""
    purpose = Purpose.objects.for_school(purpose.school).select_for_update().get(pk=purpose.pk)
    if purpose.closed_at is None:
        purpose.closed_at = now()
        purpose.save(update_fields=["closed_at"])
        log(school_key=purpose.school_id, actor=actor, act="consents.purpose.closed", subject=purpose.ref)
    return purpose


@transaction.atomic
def set_rules(*, actor: Actor, school: School, every_guardian: bool) -> ConsentRules:
    rules, _made = ConsentRules.objects.for_school(school).get_or_create(school=school)
    if rules.every_guardian != every_guardian:
        rules.every_guardian = every_guardian
        rules.save(update_fields=["every_guardian"])
        log(
            school_key=school.pk, actor=actor, act="consents.rules.set", subject=rules.ref,
            detail={"every_guardian": every_guardian},
        )  # fmt: skip
    return rules


@transaction.atomic
def remind_unanswered(*, actor: Actor, school: School) -> int:
    """Ask everybody who did not choose yet; returns how many people. At most once a week: raises `CannotSetPurpose`."""
    ConsentRules.objects.for_school(school).get_or_create(school=school)
    rules = ConsentRules.objects.for_school(school).select_for_update().get()
    if rules.reminded_on and rules.reminded_on > today() - REMIND_AFTER:
        again = rules.reminded_on + REMIND_AFTER
        raise CannotSetPurpose(
            _("Er ging deze week al een bericht uit. Het kan weer vanaf %(day)s.") % {"day": date_format(again, "j F")}
        )
    parents, selves = who_should_choose(school)
    tell(actor=actor, school=school, people=parents, message=please_choose(school, polite=True))
    tell(actor=actor, school=school, people=selves, message=please_choose(school, polite=False))
    rules.reminded_on = today()
    rules.save(update_fields=["reminded_on"])
    log(
        school_key=school.pk, actor=actor, act="consents.reminded", subject=rules.ref,
        detail={"people": len(parents) + len(selves)},
    )  # fmt: skip
    return len(parents) + len(selves)


def _checked(asked: Asked) -> Asked:
    said = Asked(*(" ".join(text.split()) for text in (asked.name, asked.text, asked.name_en, asked.text_en)))
    if not said.name or not said.text:
        raise CannotSetPurpose(_("Schrijf een naam en wat ermee gebeurt: wie ziet het?"))
    if len(said.name) > NAME or len(said.name_en) > NAME:
        raise CannotSetPurpose(_("De naam is te lang: er passen %(n)s tekens in.") % {"n": NAME})
    if len(said.text) > SENTENCE or len(said.text_en) > SENTENCE:
        raise CannotSetPurpose(_("De uitleg is te lang: er passen %(n)s tekens in.") % {"n": SENTENCE})
    return said


def _sealed(said: Asked) -> str:
    return hashlib.sha256("\n".join((said.name, said.text, said.name_en, said.text_en)).encode()).hexdigest()


def _write(purpose: Purpose, said: Asked, *, edition: int, changes_use: bool) -> Wording:
    return Wording.objects.create(
        school=purpose.school, purpose=purpose, edition=edition, name=said.name, text=said.text, name_en=said.name_en,
        text_en=said.text_en, changes_use=changes_use, sha256=_sealed(said), created_at=now(),
    )  # fmt: skip


def _free_code(school: School, wanted: str) -> str:
    code = slugify(wanted)[:36] or "doel"
    taken = set(Purpose.objects.for_school(school).filter(code__startswith=code).values_list("code", flat=True))
    return next(each for each in (code, *(f"{code}-{n}" for n in range(2, 99))) if each not in taken)
