"""The school as it stands above what it prints."""

from netjes.lib import accent
from netjes.printing.sheets import Letterhead, Logo, LogoKind
from netjes.schools.models import School

KINDS: dict[str, LogoKind] = {
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/webp": "webp",
}


def letterhead_of(school: School, language: str = "") -> Letterhead:
    """Its name, its logo and its colour, made safe to read."""
    kind = KINDS.get(school.logo_type)
    return Letterhead(
        name=school.name,
        accent=accent.derive(school.accent)[0]["accent"],
        logo=Logo(bytes(school.logo), kind) if kind and school.logo else None,
        language=language or school.language,
    )
