"""What the pages of this room read from a form, and which layout they stand in."""

from datetime import date

from netjes.agreements.queries import in_force_for
from netjes.schools.models import School
from netjes.schools.viewer import Viewer


def layout(viewer: Viewer) -> str:
    """Who works here has the sidebar; everybody else the page of a phone."""
    return "desk.html" if viewer.is_staff and viewer.through != "signing" else "base.html"


def number(text: str | None) -> int:
    """A primary key that somebody sent along; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else 0


def day(text: str | None) -> date | None:
    """A day as a form sends it; None for none. Raises `ValueError` for what is no day."""
    return date.fromisoformat(text) if text else None


def articles_of(school: School, role: str) -> list[tuple[str, str]]:
    """Number and title of every article that binds a role, for an answer to rest on."""
    found = in_force_for(school, role)[:1]
    return [(each.number, each.title or "") for source in found for each in source.agreement.articles]
