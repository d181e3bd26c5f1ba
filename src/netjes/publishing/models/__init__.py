from netjes.publishing.models.asking import Doubt, Example
from netjes.publishing.models.channels import SchoolChannel
from netjes.publishing.models.confidential import ConfidentialList
from netjes.publishing.models.drafts import Draft
from netjes.publishing.models.publications import Publication, PublicationPerson, TakeDown

__all__ = [
    "ConfidentialList",
    "Doubt",
    "Draft",
    "Example",
    "Publication",
    "PublicationPerson",
    "SchoolChannel",
    "TakeDown",
]
