"""Opening one's reading key, on the way to what is read with it, and shutting it."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from netjes.keyring.access import owner
from netjes.keyring.actions import open_key
from netjes.keyring.forms import OpenForm
from netjes.keyring.models import ReadingPasskey
from netjes.keyring.queries import OWNERS, key_of, passkeys_of
from netjes.keyring.unlocking import lock, unlock
from netjes.lib.actors import Actor
from netjes.login.errors import TooManyTries
from netjes.schools.viewer import Viewer
from netjes.sealing import TooBusy, WrongPassphrase

CARRIED = "c:"  # before the name of a field of a form that waits until the key is open


def layout_of(viewer: Viewer) -> str:
    return "desk.html" if viewer.is_staff else "base.html"


def actor_of(viewer: Viewer) -> Actor:
    return viewer.acting_as(*OWNERS)


def next_of(request: HttpRequest) -> str:
    """Where somebody wanted to go, when that is a page of this site; else the page of their key."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    fine = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if fine and wanted.startswith("/") else reverse("keyring:index")


def refusal(error: WrongPassphrase | TooManyTries | TooBusy) -> str:
    """Why a passphrase did not open anything, as a sentence."""
    if isinstance(error, TooManyTries):
        at = date_format(localtime(error.until), "H.i")
        return _("De leeszin was te vaak verkeerd. Vanaf %(time)s uur kan het weer.") % {"time": at}
    if isinstance(error, TooBusy):
        return _("Het is nu heel druk. Wacht een halve minuut en probeer het nog eens.")
    return _("Deze leeszin klopt niet. Let op spaties en hoofdletters, en probeer het nog eens.")


@never_cache
@sensitive_post_parameters()
@sensitive_variables("private", "form")
@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest) -> HttpResponse:
    viewer, person = owner(request)
    key = key_of(person)
    if key is None:
        return redirect("keyring:make")
    form = OpenForm(request.POST or None)
    carried = carried_in(request)
    if request.method == "POST" and form.is_valid():
        try:
            private = open_key(actor=actor_of(viewer), key=key, passphrase=form.cleaned_data["passphrase"])
        except (WrongPassphrase, TooManyTries, TooBusy) as error:
            form.add_error("passphrase", refusal(error))
        else:
            return open_and_go(request, private, carried)
    return opening_page(request, viewer, form, next_of(request), carried, status=400 if form.errors else 200)


def carried_in(request: HttpRequest) -> dict[str, list[str]]:
    """The form that waits until the key is open, when there is one."""
    return {name.removeprefix(CARRIED): request.POST.getlist(name) for name in request.POST if CARRIED in name[:2]}


def open_and_go(
    request: HttpRequest, private: bytes, carried: Mapping[str, list[str]], passkey: ReadingPasskey | None = None
) -> HttpResponse:
    """The key is open from here on, and somebody goes where they were going."""
    response = send_on(request, carried) if carried else redirect(next_of(request))
    unlock(request, response, private, passkey)
    return response


def opening_page(
    request: HttpRequest, viewer: Viewer, form: OpenForm, go_to: str, carried: Mapping[str, list[str]], status: int,
    wrong: str = "",
) -> HttpResponse:  # fmt: skip
    """The page to open one's key; a form that was sent while it was shut goes along in it, and nowhere else."""
    key = key_of(viewer.person) if viewer.person else None
    context = {
        "form": form, "next": go_to, "layout": layout_of(viewer), "wrong": wrong,
        "passkeys": bool(key and passkeys_of(key)),
        "carried": [(CARRIED + name, value) for name, values in carried.items() for value in values],
    }  # fmt: skip
    return render(request, "keyring/open.html", context, status=status)


def send_on(request: HttpRequest, carried: Mapping[str, list[str]]) -> HttpResponse:
    """What was typed before the key was shut, ready to be sent after all."""
    fields = [(name, value) for name, values in carried.items() for value in values]
    return render(request, "keyring/again.html", {"fields": fields, "next": next_of(request)})


@require_POST
def lock_page(request: HttpRequest) -> HttpResponse:
    owner(request)
    response = redirect("keyring:index")
    lock(request, response)
    return response
