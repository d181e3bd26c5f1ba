"""Addresses outside a request: for mail and paper."""

from django.conf import settings

from netjes.schools.models import School


def absolute(school: School, path: str) -> str:
    """A path of the site as a whole address, at the school's own host when it has one."""
    if school.host:
        scheme = "https" if settings.HTTPS else "http"
        return f"{scheme}://{school.host}{path}"
    return f"{settings.PUBLIC_ADDRESS}{path}"
