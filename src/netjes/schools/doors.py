"""How somebody stays in: a session of an account, or of a link that opens one thing."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import login as start_session
from django.http import HttpRequest

from netjes.lib.clock import now
from netjes.schools.models import Account, EntryLink, Person
from netjes.schools.viewer import NOBODY, Viewer, viewer_for

PERSON, UNTIL = "link_person", "link_until"
BACKEND = "netjes.schools.backends.SchoolBackend"


def come_in(request: HttpRequest, account: Account) -> None:
    """Start a session for an account; a session of a link ends."""
    start_session(request, account, backend=BACKEND)
    request.session.pop(PERSON, None)


def come_in_with(request: HttpRequest, link: EntryLink) -> None:
    """Start a session that lasts as long as the link does, at most a day."""
    request.session.flush()
    request.session[PERSON] = link.person_id
    request.session[UNTIL] = link.expires_at.isoformat()
    request.session.set_expiry(24 * 3600)


def who_is_in(request: HttpRequest) -> Viewer:
    """The viewer of this request, from its session. Asks nothing of the database for who has none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return NOBODY
    school = request.school  # type: ignore[attr-defined]
    account = request.user
    if isinstance(account, Account) and account.school_id == school.pk:
        return viewer_for(account.person, "account")
    person = request.session.get(PERSON)
    if person and datetime.fromisoformat(request.session[UNTIL]) > now():
        found = Person.objects.for_school(school).filter(pk=person).first()
        if found:
            return viewer_for(found, "signing")
    return NOBODY
