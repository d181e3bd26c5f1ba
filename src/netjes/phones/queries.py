"""Which phones lie here, what was seen, and what waits for whom."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from netjes.lib.clock import now
from netjes.phones.ladder import Seen, Suggestion, suggest
from netjes.phones.models import CustodySlip, KeepingRules, Ladder, Sighting
from netjes.phones.states import WAITS, Home
from netjes.schools.family import family_of
from netjes.schools.models import Group, Person, Position, School
from netjes.schools.queries import children_of, class_of, guardians_of, holders, people_of, today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

AFTERWARDS = timedelta(days=14)  # so long staff still find a phone that went back
MOST_FOUND = 12


def keeping_of(school: School) -> KeepingRules:
    """How this school keeps phones; the usual, as long as it set nothing."""
    return KeepingRules.objects.for_school(school).first() or KeepingRules(school=school)


def slips_here(school: School) -> QuerySet[CustodySlip]:
    """Every phone that lies here, by when it goes back."""
    found = CustodySlip.objects.for_school(school).filter(returned_at__isnull=True)
    return found.select_related("pupil", "taken_by").order_by("due_at", "pk")


def slip_here_of(pupil: Person) -> CustodySlip | None:
    return slips_here(pupil.school).filter(pupil=pupil).first()


def slips_of(pupil: Person) -> QuerySet[CustodySlip]:
    """One's own, newest first."""
    found = CustodySlip.objects.for_school(pupil.school).filter(pupil=pupil)
    return found.select_related("pupil", "taken_by").order_by("-taken_at")


def slips_told_to(guardian: Person) -> list[CustodySlip]:
    """What a parent was told of the children they have authority over; nothing that somebody decided not to tell."""
    found = CustodySlip.objects.for_school(guardian.school).filter(pupil__in=children_of(guardian), home=Home.TOLD)
    return list(found.select_related("pupil").order_by("-taken_at"))


def guardians_to_tell(pupil: Person) -> list[Person]:
    """Everybody with authority over who is not 18 yet."""
    return [each.guardian for each in guardians_of([pupil], pupil.school)]


def who_decides_about_home(slip: CustodySlip) -> list[Person]:
    """Mentor and care coordinator; else who leads the department, else the head. Never who took it, never family."""
    group = class_of(slip.pupil)
    wanted = (
        [*(_holders(slip, group, Role.MENTOR) if group else []), *_holders(slip, None, Role.CARE_COORDINATOR)],
        _holders(slip, group, Role.TEAM_LEADER, Role.COORDINATOR) if group else [],
        _holders(slip, None, Role.HEAD),
    )
    return next((people for people in wanted if people), [])


def _holders(slip: CustodySlip, group: Group | None, *roles: Role) -> list[Person]:
    found = holders(slip.school, *roles, group=group)
    return [p for p in found if p.pk != slip.taken_by_id and slip.pupil_id not in family_of(p)]


def home_waiting_for(person: Person) -> list[CustodySlip]:
    """The phones about which this person decides whether home is told."""
    found = CustodySlip.objects.for_school(person.school).filter(home=Home.WAITING).select_related("pupil", "school")
    return [slip for slip in found.order_by("taken_at") if person in who_decides_about_home(slip)]


def leaders_of(pupil: Person, *roles: Role) -> list[Person]:
    """Who has these roles for a pupil's class; never their own family."""
    group = class_of(pupil)
    found = holders(pupil.school, *roles, group=group) if group else []
    return [each for each in found if pupil.pk not in family_of(each)]


def who_talks_with(pupil: Person) -> list[Person]:
    """The mentor; without one, who leads the department."""
    return leaders_of(pupil, Role.MENTOR) or leaders_of(pupil, Role.TEAM_LEADER, Role.COORDINATOR)


def who_is_asked_first(pupil: Person) -> list[Person]:
    """Before the phone of somebody with a standing exemption is kept."""
    return leaders_of(pupil, Role.COORDINATOR) or leaders_of(pupil, Role.TEAM_LEADER)


def ladder_of(school: School, day: date | None = None) -> Ladder | None:
    """The version that holds on a day (today)."""
    return Ladder.objects.for_school(school).filter(holds_from__lte=day or today()).order_by("-number").first()


def ladders_of(school: School) -> list[Ladder]:
    """All versions, the newest first."""
    return list(Ladder.objects.for_school(school).order_by("-number"))


def sightings_of(pupil: Person) -> QuerySet[Sighting]:
    """One's own that have not expired, newest first."""
    found = Sighting.objects.for_school(pupil.school).filter(pupil=pupil, expires_on__gt=today())
    return found.select_related("seen_by", "lesson", "ladder")


def noted_by(person: Person) -> QuerySet[Sighting]:
    """What a teacher noted and can still withdraw, newest first."""
    found = Sighting.objects.for_school(person.school).filter(seen_by=person, expires_on__gt=today())
    return found.select_related("pupil", "lesson")


def suggestion_for(pupil: Person, ladder: Ladder, day: date | None = None) -> Suggestion:
    """What the ladder says of the next time: by what still counts, whoever saw it."""
    rows = Sighting.objects.for_school(pupil.school).filter(pupil=pupil)
    history = (Seen(row.step, row.expires_on, row.withdrawn_at is not None) for row in rows)
    return suggest(ladder.steps, history, day or today())


def steps_waiting_for(viewer: Viewer) -> list[Sighting]:
    """Talks and contacts with home that this mentor, or who leads the department without one, still has to do."""
    if viewer.person is None or not viewer.has(Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR):
        return []
    found = Sighting.objects.for_school(viewer.person.school).filter(
        step__in=WAITS, settled_at__isnull=True, withdrawn_at__isnull=True, expires_on__gt=today()
    )
    waiting = found.select_related("pupil__school", "lesson").order_by("seen_at")
    return [each for each in waiting if viewer.person in who_talks_with(each.pupil)]


def pupils_called(school: School, words: str) -> list[tuple[Person, str]]:
    """Pupils with these letters in their name, with their class; nobody below two letters."""
    parts = words.replace("\0", "").split()
    if sum(map(len, parts)) < 2:
        return []
    found = people_of(school).filter(pk__in=_pupils(school))
    for part in parts[:4]:
        found = found.filter(
            Q(given_name__icontains=part) | Q(infix__icontains=part) | Q(family_name__icontains=part)
        )  # fmt: skip
    return [(pupil, _class_name(pupil)) for pupil in found[:MOST_FOUND]]


def _pupils(school: School) -> QuerySet[Position]:
    pupils: QuerySet[Position] = Position.objects.for_school(school).on(today()).filter(role=Role.PUPIL)
    return pupils.values("person")  # type: ignore[return-value]


def is_pupil(person: Person) -> bool:
    return _pupils(person.school).filter(person=person).exists()


def _class_name(pupil: Person) -> str:
    group = class_of(pupil)
    return group.name if group else ""


def late(slip: CustodySlip) -> bool:
    return slip.returned_at is None and slip.due_at <= now()
