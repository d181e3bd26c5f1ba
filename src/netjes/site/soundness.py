"""What no page should have to think of: a request that is too large, or that holds what no text holds.

The code point zero and half a surrogate pair are no letters of any language; the one cannot be kept by PostgreSQL,
the other cannot be written at all. In an address, a cookie or the name of a file they get a page that says so before a
view or a query sees them. In a field they are left out: who pasted one along with an hour's typing must not lose that.
"""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponse]
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def soundness_middleware(respond: Respond) -> Respond:
    """Refuse such a request; the API looks at its own bodies, and answers in its own way."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _for_programs(request):
            return respond(request)
        try:
            if _size(request) > settings.LARGEST_REQUEST:
                raise RequestDataTooBig
            sound = all(map(_is_text, _texts(request)))
            if _is_form(request):
                _leave_out_what_is_no_text(request)
        except RequestDataTooBig:
            return render(request, "site/too_large.html", status=413)
        except UnreadablePostError as error:
            raise BadRequest("the body broke off") from error
        if not sound:
            raise BadRequest("what was sent is no text")
        return respond(request)

    return middleware


def _for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _is_form(request: HttpRequest) -> bool:
    return request.method == "POST" and request.content_type in FORMS


def _leave_out_what_is_no_text(request: HttpRequest) -> None:
    """Keep the typed text of every field; files stay as they came."""
    if all(_is_text(text) for name, values in request.POST.lists() for text in (name, *values)):
        return
    kept = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        kept.setlist(_only_text(name), [_only_text(value) for value in values])
    kept._mutable = False
    request.POST = kept  # type: ignore[assignment]


def _only_text(text: str) -> str:
    return text.replace("\0", "").encode(errors="ignore").decode()


def _is_text(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def _size(request: HttpRequest) -> int:
    """What the request says of itself; the server reads no more of it than that, and nothing where it says nothing."""
    given = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(given) if given.isdecimal() else 0


def _texts(request: HttpRequest) -> Iterator[str]:
    """Every text that nobody types, as far as a view reads it as text."""
    yield request.path_info
    for name, value in request.COOKIES.items():
        yield name + value
    for name, values in request.GET.lists():
        yield name
        yield from values
    if not _is_form(request):
        return
    for name, files in request.FILES.lists():
        yield name
        yield from (file.name or "" for file in files)
