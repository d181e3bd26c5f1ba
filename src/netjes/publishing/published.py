"""What waits, what was answered, what stands where, and what has to go."""

from django.db.models import Q, QuerySet

from netjes.publishing.line import ANSWERERS, answerers_of
from netjes.publishing.models import Doubt, Example, Publication, SchoolChannel, TakeDown
from netjes.publishing.states import LIVE, ChannelKind, DoubtState, PublicationState, TakeDownState
from netjes.schools.models import Person, School
from netjes.schools.queries import children_of, held_by, today

MOST = 200
SHOWN_EXAMPLES = 12


def doubts_of(person: Person) -> QuerySet[Doubt]:
    """Somebody's own questions, the newest first."""
    return Doubt.objects.for_school(person.school).filter(asker=person).order_by("-asked_at", "-pk")


def doubts_waiting_for(person: Person) -> list[Doubt]:
    """Questions that this person may answer now, the oldest first."""
    waiting = Doubt.objects.for_school(person.school).filter(state=DoubtState.WAITING).exclude(asker=person)
    if not {each.role for each in held_by(person)} & set(ANSWERERS):
        waiting = waiting.filter(handed_to=person)
    found = list(waiting.select_related("asker", "draft", "publication", "handed_to", "school")[:MOST])
    for doubt in found:
        doubt.school = doubt.asker.school = person.school
    return [doubt for doubt in found if person in answerers_of(doubt)]


def examples_for(school: School, role: str, words: str = "") -> list[Example]:
    """Answers that may help, the newest first; with words those that have each of them."""
    found = Example.objects.for_school(school).filter(role=role)
    for word in words.replace("\0", "").split()[:6]:
        found = found.filter(Q(question__icontains=word) | Q(answer__icontains=word))
    return list(found[:SHOWN_EXAMPLES])


def channels_of(school: School) -> list[SchoolChannel]:
    """Where this school publishes now."""
    found = SchoolChannel.objects.for_school(school).filter(closed_at__isnull=True).select_related("purpose")
    channels = list(found)
    for channel in channels:
        channel.school = school
    return channels


def log_of(school: School, words: str = "", author: Person | None = None) -> QuerySet[Publication]:
    """What the school published, by words of the text and names of who is in it; the newest first."""
    found = Publication.objects.for_school(school).exclude(state=PublicationState.PREPARED)
    if author is not None:
        found = found.filter(published_by=author)
    for word in words.replace("\0", "").split()[:6]:
        found = found.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(channel__name__icontains=word)
            | Q(people__person__given_name__icontains=word) | Q(people__person__family_name__icontains=word)
        )  # fmt: skip
    return found.select_related("channel", "published_by").defer("picture").distinct()


def stuck_of(person: Person) -> list[Publication]:
    """What somebody placed and did not get out, or still has to put there by hand."""
    found = Publication.objects.for_school(person.school).filter(published_by=person)
    waits = Q(state=PublicationState.WAITING, channel__kind=ChannelKind.BY_HAND) | Q(state=PublicationState.FAILED)
    return list(found.filter(waits).defer("picture")[:MOST])


def published_with(person: Person) -> list[tuple[Person, list[Publication]]]:
    """Where somebody and their children under 18 stand on, as far as the log knows."""
    found = []
    for each in (person, *children_of(person)):
        rows = Publication.objects.for_school(person.school).filter(people__person=each, state__in=LIVE)
        found.append((each, list(rows.select_related("channel").defer("picture"))))
    return found


def tasks_open(school: School) -> QuerySet[TakeDown]:
    """What has to go, by when."""
    found = TakeDown.objects.for_school(school).filter(state=TakeDownState.OPEN)
    return found.select_related("publication__channel", "person", "asked_by").defer("publication__picture")


def tasks_done(school: School) -> QuerySet[TakeDown]:
    found = TakeDown.objects.for_school(school).exclude(state=TakeDownState.OPEN).order_by("-done_at")
    return found.select_related("publication__channel", "person", "done_by").defer("publication__picture")


def asked_by(person: Person) -> list[TakeDown]:
    """What somebody asked to take down, the newest first."""
    found = TakeDown.objects.for_school(person.school).filter(asked_by=person).order_by("-opened_at")
    return list(found.select_related("publication__channel", "person").defer("publication__picture")[:MOST])


def in_feed(channel: SchoolChannel) -> list[Publication]:
    """What a feed shows: out, not past its day, and with nobody on it who may never be shown."""
    if channel.kind != ChannelKind.FEED or channel.closed_at is not None:
        return []
    found = Publication.objects.for_school(channel.school).filter(channel=channel, state=PublicationState.OUT)
    found = found.filter(Q(stays_until__isnull=True) | Q(stays_until__gt=today()))
    return list(found.exclude(people__person__shielded=True).order_by("-out_at", "-pk")[:50])
