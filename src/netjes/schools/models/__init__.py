"""The school, its people and groups, and the ways in."""

from netjes.schools.models.account import Account, EntryLink
from netjes.schools.models.association import Association, AssociationRole
from netjes.schools.models.people import Group, Guardianship, Membership, Person, Position, StandIn
from netjes.schools.models.rooms import Council, RoomSwitch
from netjes.schools.models.school import Language, School
from netjes.schools.models.tokens import ApiToken, Scope

__all__ = [
    "Account",
    "ApiToken",
    "Association",
    "AssociationRole",
    "Council",
    "EntryLink",
    "Group",
    "Guardianship",
    "Language",
    "Membership",
    "Person",
    "Position",
    "RoomSwitch",
    "School",
    "Scope",
    "StandIn",
]
