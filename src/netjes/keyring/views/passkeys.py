"""A passkey beside the passphrase: adding one, opening one's key with it, taking it away.

What a device gives comes in once, in the form that opens or adds. It never goes along in a page, as other fields do
while a key is shut, and stands in no error report.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from netjes.keyring import ceremony
from netjes.keyring.access import own_key, own_passkey, owner
from netjes.keyring.actions import add_passkey, open_with_passkey, remove_passkey
from netjes.keyring.errors import CannotUsePasskey
from netjes.keyring.forms import OpenForm
from netjes.keyring.models import ReadingKey
from netjes.keyring.queries import key_of
from netjes.keyring.unlocking import unlocked, unlocked_key
from netjes.keyring.views.opening import actor_of, carried_in, layout_of, next_of, open_and_go, opening_page
from netjes.lib.actors import Actor


@never_cache
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """What the browser needs for the next step with a device; for a new passkey the key must be open."""
    _viewer, person = owner(request)
    key = own_key(person)
    asking = {"maken": ceremony.ask_to_make, "proeven": ceremony.ask_to_prove}.get(request.POST.get("voor", ""))
    try:
        if asking is None:
            return JsonResponse(ceremony.ask_to_open(request, key))
        unlocked(request)
        return JsonResponse(asking(request, key))
    except CannotUsePasskey as error:
        return JsonResponse({"why": str(error)}, status=400)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a passkey, and then let it open the key once."""
    viewer, person = owner(request)
    key = own_key(person)
    if unlocked_key(request) is None:
        return redirect(f"{reverse('keyring:open')}?{urlencode({'next': reverse('keyring:add_passkey')})}")
    wrong = ""
    if request.method == "POST":
        try:
            if request.POST.get("voor") != "proeven":
                ceremony.keep_made(request, key, request.POST.get("answer", ""))
                return redirect("keyring:add_passkey")
            _add(request, actor_of(viewer), key)
            return redirect("keyring:index")
        except CannotUsePasskey as error:
            wrong = str(error)
    elif "opnieuw" in request.GET:
        request.session.pop(ceremony.MADE, None)
    context = {"layout": layout_of(viewer), "is_made": ceremony.made_in(request, key) is not None, "wrong": wrong}
    return render(request, "keyring/passkey.html", context, status=400 if wrong else 200)


@sensitive_variables()
def _add(request: HttpRequest, actor: Actor, key: ReadingKey) -> None:
    new = ceremony.take_proven(request, key, request.POST.get("answer", ""))
    given, private = ceremony.given_in(request.POST.get("given", "")), unlocked(request)
    add_passkey(actor=actor, key=key, private=private, credential=new.credential, salt=new.salt, given=given)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def open_page(request: HttpRequest) -> HttpResponse:
    viewer, person = owner(request)
    key = key_of(person)
    if key is None:
        return redirect("keyring:make")
    carried = carried_in(request)
    try:
        passkey = ceremony.passkey_that_answered(request, key, request.POST.get("answer", ""))
        given = ceremony.given_in(request.POST.get("given", ""))
        private = open_with_passkey(actor=actor_of(viewer), passkey=passkey, given=given)
    except CannotUsePasskey as error:
        return opening_page(request, viewer, OpenForm(), next_of(request), carried, status=400, wrong=str(error))
    return open_and_go(request, private, carried, passkey=passkey)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = owner(request)
    remove_passkey(actor=actor_of(viewer), passkey=own_passkey(person, pk))
    return redirect("keyring:index")
