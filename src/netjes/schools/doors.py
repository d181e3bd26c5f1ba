"""How somebody stays in: a session of an account, or a signed cookie of a link that opens one thing.

A link on paper has no session in the database: on the day that a whole school signs, everybody comes in within
minutes. The cookie names the link and the person; whether that link still works is looked up on every request.
"""

from django.conf import settings
from django.contrib.auth import login as start_session
from django.core import signing
from django.http import HttpRequest, HttpResponse

from netjes.lib.clock import now
from netjes.schools.models import Account, EntryLink
from netjes.schools.viewer import NOBODY, Viewer, viewer_for

BACKEND = "netjes.schools.backends.SchoolBackend"
# Over HTTPS the name itself keeps other hosts under the same domain from setting it.
COOKIE, SALT = "__Host-link" if settings.HTTPS else "link", "netjes.schools.doors"
AGE = 24 * 3600
PURPOSE = "signing"


def come_in(request: HttpRequest, account: Account) -> None:
    """Start a session for an account; being in through a link ends."""
    start_session(request, account, backend=BACKEND)
    come_out(request)


def come_in_with(request: HttpRequest, link: EntryLink) -> None:
    """Be in as long as the link works, at most a day; another session in this browser ends."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        request.session.flush()
    request.link_cookie = signing.dumps([link.pk, link.person_id], salt=SALT)  # type: ignore[attr-defined]


def come_out(request: HttpRequest) -> None:
    """Be in through a link no more."""
    request.link_cookie = ""  # type: ignore[attr-defined]


def keep_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser what this request decided about being in through a link."""
    cookie: str | None = getattr(request, "link_cookie", None)
    if cookie:
        response.set_cookie(COOKIE, cookie, max_age=AGE, httponly=True, samesite="Lax", secure=settings.HTTPS)
    elif cookie is not None and COOKIE in request.COOKIES:
        response.set_cookie(COOKIE, "", max_age=0, httponly=True, samesite="Lax", secure=settings.HTTPS)


def changes_nothing(request: HttpRequest) -> bool:
    """Whether this comes from a visitor or through a link: nobody who could have changed anything for others."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and not settings.DEMO


def who_is_in(request: HttpRequest) -> Viewer:
    """The viewer of this request, from its cookies. Asks nothing of the database for who has none."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        school, account = request.school, request.user  # type: ignore[attr-defined]
        if isinstance(account, Account) and account.school_id == school.pk:
            return viewer_for(account.person, "account")
    link = _link_of(request) if COOKIE in request.COOKIES else None
    return viewer_for(link.person, "signing") if link else NOBODY


def _link_of(request: HttpRequest) -> EntryLink | None:
    """The link of the cookie, while it works: not withdrawn, not over, and of this school."""
    try:
        pk, person = signing.loads(request.COOKIES[COOKIE], salt=SALT, max_age=AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    school = request.school  # type: ignore[attr-defined]
    found = EntryLink.objects.for_school(school).filter(pk=pk, person=person, purpose=PURPOSE, expires_at__gt=now())
    link = found.select_related("person").first()
    if link:
        link.person.school = school
    return link
