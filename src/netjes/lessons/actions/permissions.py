"""Opening the use of phones in a lesson, and ending it. Everything about one lesson waits for that lesson's row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netjes.lessons.errors import CannotChange, CannotOpen
from netjes.lessons.letters import bring_your_phone, key_of_bringing
from netjes.lessons.models import SHORT, Permission, PermissionFor
from netjes.lessons.queries import going_on_in, pupils_in
from netjes.lessons.states import PermissionState, Purpose
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.records.actions import log
from netjes.schools.models import Membership, Person
from netjes.timetables.models import Lesson

LONGEST = 240  # minutes
NEEDS_WORDS = (Purpose.APP, Purpose.OTHER)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a teacher chooses. `minutes` is None for the whole lesson; without groups and people it is for everybody."""

    purpose: str
    words: str = ""
    minutes: int | None = None
    groups: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    bring_phone: bool = False
    alternative: str = ""

    @property
    def is_for_all(self) -> bool:
        return not self.groups and not self.people


@transaction.atomic
def open_permission(*, actor: Actor, lesson: Lesson, teacher: Person, choice: Choice, token: UUID) -> Permission:
    """Open the use of phones now, or make it ready for a lesson that has yet to begin (then for the whole of it).

    The same `token` again opens nothing anew. What is on for the same pupils is replaced; what is on for another part
    of the class stays. Raises `CannotOpen` with what is wrong; nothing changes then.
    """
    lesson = _locked(lesson)
    known = Permission.objects.for_school(lesson.school).filter(token=token).select_related("lesson").first()
    if known is not None:
        if known.lesson_id != lesson.pk:
            raise CannotOpen(_("Deze toestemming hoort bij een andere les. Open de les opnieuw en kies nog eens."))
        return known
    moment = now()
    choice = _checked(lesson, choice, moment)
    begins = max(moment, lesson.starts_at)
    is_ahead = lesson.starts_at > moment
    whole = choice.minutes is None or is_ahead
    ends = lesson.ends_at if whole else min(begins + timedelta(minutes=choice.minutes or 0), lesson.ends_at)
    replaced = [each for each in going_on_in(lesson, moment) if _overlap(each, choice)]
    for each in replaced:
        _end(each, moment)
    permission = Permission.objects.create(
        school=lesson.school, lesson=lesson, given_by=teacher, purpose=choice.purpose, words=choice.words,
        starts_at=begins, ends_at=ends, lasts_whole_lesson=whole, bring_phone=choice.bring_phone and is_ahead,
        alternative=choice.alternative, token=token, created_at=moment,
    )  # fmt: skip
    for group in sorted(choice.groups):
        PermissionFor.objects.create(school=lesson.school, permission=permission, group_id=group)
    for person in sorted(choice.people):
        PermissionFor.objects.create(school=lesson.school, permission=permission, person_id=person)
    log(
        school_key=lesson.school_id, actor=actor, act="lessons.permission.given", subject=permission.ref,
        detail={"lesson": lesson.pk, "purpose": choice.purpose, "until": ends.isoformat(timespec="minutes"),
                "for": "all" if choice.is_for_all else "some", "ahead": is_ahead, "replaced": len(replaced)},
    )  # fmt: skip
    if any(each.bring_phone for each in replaced):
        _take_back(actor, lesson, moment)
    if permission.bring_phone:
        who = _for_whom(lesson, permission)
        tell(actor=actor, school=lesson.school, people=who, message=bring_your_phone(lesson))
    return permission


@transaction.atomic
def extend_permission(*, actor: Actor, permission: Permission, minutes: int = 5) -> Permission:
    """So many minutes longer, at most until the lesson ends. Raises `CannotChange`."""
    permission = _open(permission)
    if permission.lasts_whole_lesson or permission.ends_at >= permission.lesson.ends_at:
        raise CannotChange(_("Dit loopt al tot het einde van de les."))
    if not 1 <= minutes <= LONGEST:
        raise CannotChange(_("Kies een aantal minuten van 1 tot en met {most}.").format(most=LONGEST))
    permission.ends_at = min(permission.ends_at + timedelta(minutes=minutes), permission.lesson.ends_at)
    permission.save(update_fields=["ends_at"])
    _note(actor, permission, "extended", minutes=minutes)
    return permission


@transaction.atomic
def pause_permission(*, actor: Actor, permission: Permission) -> Permission:
    """Phones away for a moment; the time runs on. Raises `CannotChange` when it is over."""
    permission = _open(permission)
    if permission.paused_at is None:
        permission.paused_at = now()
        permission.save(update_fields=["paused_at"])
        _note(actor, permission, "paused")
    return permission


@transaction.atomic
def resume_permission(*, actor: Actor, permission: Permission) -> Permission:
    """On again, until the time that was said before. Raises `CannotChange` when it is over."""
    permission = _open(permission)
    if permission.paused_at is not None:
        permission.paused_at = None
        permission.save(update_fields=["paused_at"])
        _note(actor, permission, "resumed")
    return permission


@transaction.atomic
def close_permission(*, actor: Actor, permission: Permission) -> Permission:
    """Stop it now. What is over already stays over, and that is no mistake: the class sees the same."""
    lesson = _locked(permission.lesson)
    permission = Permission.objects.for_school(lesson.school).select_related("lesson").get(pk=permission.pk)
    if permission.closed_at is None:
        moment = now()
        _end(permission, moment)
        _note(actor, permission, "stopped")
        if permission.bring_phone:
            _take_back(actor, lesson, moment)
    return permission


@transaction.atomic
def close_all(*, actor: Actor, lesson: Lesson) -> int:
    """Stop everything that is on or ready in a lesson; returns how many."""
    found = going_on_in(_locked(lesson), now())
    for each in found:
        close_permission(actor=actor, permission=each)
    return len(found)


def _locked(lesson: Lesson) -> Lesson:
    found = Lesson.objects.for_school(lesson.school).select_for_update().filter(pk=lesson.pk).first()
    if found is None:
        raise CannotOpen(_("Deze les is er niet meer."))
    found.school = lesson.school
    return found


def _open(permission: Permission) -> Permission:
    lesson = _locked(permission.lesson)
    found = Permission.objects.for_school(lesson.school).select_related("lesson").get(pk=permission.pk)
    if found.state_at(now()) is PermissionState.OVER:
        raise CannotChange(_("Deze toestemming is al voorbij. Zet het zo nodig opnieuw aan."))
    return found


def _end(permission: Permission, moment: datetime) -> None:
    permission.closed_at = moment
    permission.save(update_fields=["closed_at"])


def _note(actor: Actor, permission: Permission, what: str, **detail: int) -> None:
    log(
        school_key=permission.school_id, actor=actor, act=f"lessons.permission.{what}", subject=permission.ref,
        detail={"lesson": permission.lesson_id, **detail},
    )  # fmt: skip


def _overlap(each: Permission, choice: Choice) -> bool:
    """Whether a new choice takes the place of what is on: it does unless both are for other parts of the class."""
    audience = list(each.audience.all())
    if choice.is_for_all or not audience:
        return True
    return any(row.group_id in choice.groups or row.person_id in choice.people for row in audience)


def _for_whom(lesson: Lesson, permission: Permission) -> list[Person]:
    audience = list(PermissionFor.objects.for_school(lesson.school).filter(permission=permission))
    if not audience:
        return pupils_in(lesson)
    day = timezone.localtime(lesson.starts_at).date()
    groups = [row.group_id for row in audience if row.group_id]
    members = Membership.objects.for_school(lesson.school).on(day).filter(group__in=groups)
    wanted = {row.person_id for row in audience} | set(members.values_list("person_id", flat=True))
    return [pupil for pupil in pupils_in(lesson) if pupil.pk in wanted]


def _take_back(actor: Actor, lesson: Lesson, moment: datetime) -> None:
    """Who need not bring their phone any more reads so no longer; who still must, for another part of it, does."""
    still = {pupil.pk for each in going_on_in(lesson, moment) if each.bring_phone for pupil in _for_whom(lesson, each)}
    gone = [pupil for pupil in pupils_in(lesson) if pupil.pk not in still]
    withdraw(actor=actor, school=lesson.school, key=key_of_bringing(lesson), people=gone)


def _checked(lesson: Lesson, choice: Choice, moment: datetime) -> Choice:
    """The choice with its words tidied. Raises `CannotOpen` for what cannot be."""
    if lesson.is_cancelled:
        raise CannotOpen(_("Deze les gaat niet door. Kies een andere les."))
    if moment >= lesson.ends_at:
        raise CannotOpen(_("Deze les is voorbij. Kies de les van nu, of open een losse les."))
    if choice.purpose not in Purpose.values:
        raise CannotOpen(_("Kies waarvoor de telefoon mag."))
    words, other = " ".join(choice.words.split()), " ".join(choice.alternative.split())
    if choice.purpose in NEEDS_WORDS and not words:
        asked = _("Vul in welke app het is.") if choice.purpose == Purpose.APP else _("Vul in waarvoor het is.")
        raise CannotOpen(asked)
    if max(len(words), len(other)) > SHORT:
        raise CannotOpen(_("Gebruik hoogstens {most} tekens.").format(most=SHORT))
    if choice.minutes is not None and not 1 <= choice.minutes <= LONGEST:
        raise CannotOpen(_("Kies een aantal minuten van 1 tot en met {most}.").format(most=LONGEST))
    _demand_in_lesson(lesson, choice.groups, choice.people)
    kept = words if choice.purpose in NEEDS_WORDS else ""
    return Choice(
        choice.purpose, kept, choice.minutes, choice.groups, choice.people, choice.bring_phone, other
    )  # fmt: skip


def _demand_in_lesson(lesson: Lesson, groups: Iterable[int], people: Iterable[int]) -> None:
    theirs = {group.pk for group in lesson.groups.all()}
    if not set(groups) <= theirs:
        raise CannotOpen(_("Een van deze groepen heeft deze les niet. Kies opnieuw."))
    if set(people) and not set(people) <= {pupil.pk for pupil in pupils_in(lesson)}:
        raise CannotOpen(_("Een van deze leerlingen zit niet in deze les. Kies opnieuw."))
