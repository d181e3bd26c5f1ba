"""Why something may not be erased yet, and what happens to it when its time has come. Pure."""

from enum import Enum

from django.db.models import TextChoices


class HoldReason(TextChoices):
    """Why erasing waits. A code and no story: the story is not in Netjes."""

    COMPLAINT = "complaint", "een klacht of bezwaar loopt"
    COURT = "court", "een rechtszaak loopt of komt"
    POLICE = "police", "politie of justitie vraagt het"
    AUTHORITY = "authority", "een toezichthouder vraagt het"


class Way(Enum):
    """What happens to a row when its time has come."""

    ERASE = "erase"
    ANONYMISE = "anonymise"


class Needed(Enum):
    """Until when a school needs something, also when somebody asks to let it go."""

    NOT = "not"
    AT_SCHOOL = "at_school"
    PROOF = "proof"
