"""What there is: one's own drafts."""

from django.db.models import QuerySet

from netjes.publishing.models import Draft
from netjes.schools.models import Person
from netjes.schools.queries import today


def kept_drafts(author: Person) -> QuerySet[Draft]:
    """Somebody's own drafts that have not gone yet, the latest first."""
    return Draft.objects.for_school(author.school).filter(author=author, goes_on__gt=today())
