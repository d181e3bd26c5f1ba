"""What goes on by itself: questions climb, publications are sent, and what should be gone is found."""

from django.db.models import Exists, OuterRef, Q

from netjes.consents.models import Choice, Purpose
from netjes.consents.queries import standings
from netjes.consents.states import Standing
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.publishing.actions.asking import climb_one
from netjes.publishing.actions.publishing import send
from netjes.publishing.actions.taking_down import take_all_down
from netjes.publishing.models import Doubt, Publication, PublicationPerson, TakeDown
from netjes.publishing.states import LIVE, UNSENT, DoubtState, PublicationState, TakeDownCause, TakeDownState
from netjes.publishing.weighing import disagreeing
from netjes.schools.models import School
from netjes.schools.queries import today

WATCH = system("publishing")
AT_ONCE = 50


def climb(school: School) -> int:
    """Questions that wait longer than a day of school go to the next in line; returns how many."""
    waiting = Doubt.objects.for_school(school).filter(state=DoubtState.WAITING, climbs_at__lte=now())
    return sum(climb_one(doubt=each) for each in waiting.select_related("school").order_by("pk")[:AT_ONCE])


def send_waiting(school: School) -> int:
    """What waits for its channel, or was left halfway by a program that stopped; returns how many went out."""
    due = Publication.objects.for_school(school).filter(
        state__in=[PublicationState.WAITING, PublicationState.SENDING], next_try_at__lte=now()
    )
    return sum(send(each) for each in due.select_related("school").order_by("next_try_at", "pk")[:AT_ONCE])


def find_to_take_down(school: School) -> int:
    """What shows somebody who may not be shown (any more), and what has had its time; returns how many tasks opened."""
    shielded = PublicationPerson.objects.for_school(school).filter(
        person__shielded=True, publication__state__in=LIVE | UNSENT
    )
    opened = 0
    for row in shielded.select_related("publication__school", "person"):
        opened += len(
            take_all_down(
                actor=WATCH, publications=[row.publication], person=row.person, cause=TakeDownCause.SHIELDED
            )
        )  # fmt: skip
    opened += _without_yes(school)
    tasks = TakeDown.objects.for_school(school).filter(publication=OuterRef("pk"), state=TakeDownState.OPEN)
    past = Publication.objects.for_school(school).filter(
        Q(state__in=LIVE) & ~Exists(tasks), stays_until__isnull=False, stays_until__lte=today()
    )
    opened += len(
        take_all_down(
            actor=WATCH, publications=list(past.select_related("school")[:AT_ONCE]), person=None,
            cause=TakeDownCause.PAST,
        )
    )  # fmt: skip
    return opened


def _without_yes(school: School) -> int:
    """Somebody on it took a yes back while nobody listened, such as when this room was closed.

    Only who chose after it was published is looked at: on most rounds that is nobody.
    """
    chosen = Choice.objects.for_school(school).filter(
        person=OuterRef("person"), purpose=OuterRef("publication__purpose"),
        given_at__gt=OuterRef("publication__created_at"),
    )  # fmt: skip
    tasks = TakeDown.objects.for_school(school).filter(
        publication=OuterRef("publication"), person=OuterRef("person"), state=TakeDownState.OPEN
    )
    rows = PublicationPerson.objects.for_school(school).filter(
        Exists(chosen) & ~Exists(tasks), publication__state__in=LIVE, person__shielded=False
    )
    by_purpose: dict[Purpose, list[PublicationPerson]] = {}
    for row in rows.select_related("publication__school", "publication__purpose", "person__school"):
        if row.publication.purpose is not None:
            by_purpose.setdefault(row.publication.purpose, []).append(row)
    opened = 0
    for purpose, found in by_purpose.items():
        holds = standings(purpose, {row.person_id: row.person for row in found}.values())
        for row in found:
            standing, publication = holds[row.person_id], row.publication
            waits = standing is Standing.ASK_ME and any(disagreeing([row.person], purpose, publication.about))
            if standing is Standing.NO or waits:
                made = take_all_down(
                    actor=WATCH, publications=[publication], person=row.person, cause=TakeDownCause.WITHDRAWN
                )  # fmt: skip
                opened += len(made)
    return opened
