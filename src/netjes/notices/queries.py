"""What waits for somebody, and what waits for the printer."""

from django.db.models import QuerySet

from netjes.notices.models import Notice
from netjes.notices.states import Channel, Delivery
from netjes.schools.models import Person, School


def unread_for(person: Person) -> QuerySet[Notice]:
    return Notice.objects.for_school(person.school).filter(person=person, read_at__isnull=True)


def notices_of(person: Person, most: int = 50) -> list[Notice]:
    """What somebody was told, newest first."""
    return list(Notice.objects.for_school(person.school).filter(person=person)[:most])


def letters_waiting(school: School) -> QuerySet[Notice]:
    """Letters for people without an e-mail address, by surname."""
    found = Notice.objects.for_school(school).filter(channel=Channel.LETTER, delivery=Delivery.WAITING)
    return found.select_related("person").order_by("person__family_name", "person__given_name", "pk")
