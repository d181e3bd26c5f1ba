"""Who keeps it safe here, what was published about it, and the proof of who was told."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from netjes.agreements.models import Audience, SafetyStatement, SafetyTelling
from netjes.notices.models import Notice
from netjes.notices.states import Delivery
from netjes.schools.models import Guardianship, Person, Position, School
from netjes.schools.queries import holders, people_of, today
from netjes.schools.states import STAFF, Role

# Who one can go to, in the order in which one would.
KEEPERS_OF_SAFETY = (Role.CONFIDENTIAL, Role.ANTI_BULLYING, Role.CARE_COORDINATOR, Role.PRIVACY)
AUDIENCES = (Audience.PUPILS, Audience.STAFF, Audience.PARENTS)


@dataclass(frozen=True, slots=True)
class Keeper:
    """A function with who has it; without names where the statement does not show them."""

    function: str | Promise
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """How telling one audience went. `told` are people; the others are counts of their notices."""

    audience: Audience
    first_at: datetime | None
    last_at: datetime | None
    told: int
    read: int
    mailed: int
    printed: int
    waiting: int
    failed: int
    untold: int


def current_statement(school: School) -> SafetyStatement | None:
    return SafetyStatement.objects.for_school(school).select_related("school").first()


def keepers(school: School, *, names_shown: bool) -> list[Keeper]:
    """The functions that somebody has today."""
    found = []
    for role in KEEPERS_OF_SAFETY:
        people = holders(school, role)
        if people:
            found.append(Keeper(role.label, tuple(p.name for p in people) if names_shown else ()))
    return found


def notice_key(statement: SafetyStatement, audience: Audience) -> str:
    return f"safety:{statement.pk}:{audience.value}"


def people_in(school: School, audience: Audience) -> QuerySet[Person]:
    """Everybody of an audience today; who is two things at once belongs to both."""
    if audience is Audience.PARENTS:
        ties = Guardianship.objects.for_school(school).on(today()).filter(has_authority=True)
        return people_of(school).filter(pk__in=ties.values("guardian"))
    roles = (Role.PUPIL,) if audience is Audience.PUPILS else tuple(STAFF)
    held = Position.objects.for_school(school).on(today()).filter(role__in=roles)
    return people_of(school).filter(pk__in=held.values("person"))


def untold(statement: SafetyStatement, audience: Audience) -> QuerySet[Person]:
    """Who of an audience has no notice of this text yet, such as somebody who came later."""
    told = Notice.objects.for_school(statement.school).filter(key=notice_key(statement, audience))
    return people_in(statement.school, audience).exclude(pk__in=told.values("person"))


def proofs(statement: SafetyStatement) -> list[Proof]:
    """For each audience: when it was told, how many, and how far that got."""
    tellings = list(SafetyTelling.objects.for_school(statement.school).filter(statement=statement))
    return [_proof(statement, audience, [t for t in tellings if t.audience == audience]) for audience in AUDIENCES]


def _proof(statement: SafetyStatement, audience: Audience, tellings: list[SafetyTelling]) -> Proof:
    counts = Notice.objects.for_school(statement.school).filter(key=notice_key(statement, audience)).aggregate(
        told=Count("person", distinct=True),
        read=Count("pk", filter=Q(read_at__isnull=False)),
        mailed=Count("pk", filter=Q(delivery=Delivery.SENT)),
        printed=Count("pk", filter=Q(delivery=Delivery.PRINTED)),
        waiting=Count("pk", filter=Q(delivery=Delivery.WAITING)),
        failed=Count("pk", filter=Q(delivery=Delivery.FAILED)),
    )  # fmt: skip
    return Proof(
        audience=audience,
        first_at=tellings[0].told_at if tellings else None,
        last_at=tellings[-1].told_at if tellings else None,
        untold=untold(statement, audience).count(),
        **counts,
    )
