"""One's own reading key: how it stands, making it, other words, who holds a half, another key."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from netjes.keyring.access import own_key, owner
from netjes.keyring.actions import change_passphrase, make_key, name_holders, open_key, replace_key
from netjes.keyring.errors import CannotKeepKey
from netjes.keyring.forms import ChangeForm, HoldersForm, MakeForm
from netjes.keyring.queries import (
    HALVES,
    can_hold_half,
    has_key,
    held_by,
    key_of,
    open_recovery_of,
    passkeys_of,
    proposed_holders,
    recoveries_waiting_for,
    shares_of,
)
from netjes.keyring.unlocking import unlock, unlocked, unlocked_key
from netjes.keyring.views.opening import actor_of, layout_of, next_of, refusal
from netjes.keyring.words import proposed
from netjes.login.errors import TooManyTries
from netjes.schools.models import Person
from netjes.sealing import TooBusy, WrongPassphrase

MORE = ["GET", "HEAD", "POST"]


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    viewer, person = owner(request)
    key = key_of(person)
    context = {
        "layout": layout_of(viewer),
        "key": key,
        "is_open": unlocked_key(request) is not None,
        "holders": [share.holder for share in shares_of(key)] if key else [],
        "halves": HALVES,
        "passkeys": passkeys_of(key) if key else [],
        "enough": len(can_hold_half(person)) >= HALVES,
        "held": held_by(person),
        "waiting": recoveries_waiting_for(person),
        "recovery": open_recovery_of(person),
    }
    return render(request, "keyring/index.html", context)


@never_cache
@sensitive_post_parameters()
@sensitive_variables("private", "form")
@require_http_methods(MORE)
def make(request: HttpRequest) -> HttpResponse:
    """A first key; whoever has one goes to the page of it."""
    viewer, person = owner(request)
    if has_key(person):
        return redirect("keyring:index")
    form = _make_form(request, person)
    if request.method == "POST" and form.is_valid():
        try:
            _key, private = make_key(
                actor=actor_of(viewer), person=person, passphrase=form.cleaned_data["passphrase"],
                holders=form.chosen(),
            )  # fmt: skip
        except CannotKeepKey as error:
            form.add_error(error.field or None, str(error))
        except TooBusy as error:
            form.add_error(None, refusal(error))
        else:
            response = redirect(next_of(request))
            unlock(request, response, private)
            return response
    return _making(request, form, "keyring/make.html", layout_of(viewer))


@never_cache
@sensitive_post_parameters()
@sensitive_variables("private", "old", "form")
@require_http_methods(MORE)
def replace(request: HttpRequest) -> HttpResponse:
    """Another key: with the old one open everything comes along, and without it nothing does, and the page says so."""
    viewer, person = owner(request)
    key, old = own_key(person), unlocked_key(request)
    form = _make_form(request, person)
    if request.method == "POST" and form.is_valid():
        try:
            if old is None and request.POST.get("toch") != "ja":
                raise CannotKeepKey(_("Open eerst je sleutel, of vink aan dat je zonder de oude verder gaat."))
            _key, private = replace_key(
                actor=actor_of(viewer), key=key, old_private=old, passphrase=form.cleaned_data["passphrase"],
                holders=form.chosen(),
            )  # fmt: skip
        except CannotKeepKey as error:
            form.add_error(error.field or None, str(error))
        except TooBusy as error:
            form.add_error(None, refusal(error))
        else:
            response = redirect("keyring:index")
            unlock(request, response, private)
            return response
    return _making(request, form, "keyring/replace.html", layout_of(viewer), is_open=old is not None)


def _make_form(request: HttpRequest, person: Person) -> MakeForm:
    initial = {"holders": [str(each.pk) for each in proposed_holders(person)]}
    return MakeForm(request.POST or None, possible=can_hold_half(person), initial=initial)


def _making(request: HttpRequest, form: MakeForm, template: str, layout: str, **more: object) -> HttpResponse:
    context = {
        "form": form, "layout": layout, "proposal": proposed(), "next": next_of(request),
        "enough": len(form.possible) >= HALVES, **more,
    }  # fmt: skip
    return render(request, template, context, status=400 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@sensitive_variables("private", "form")
@require_http_methods(MORE)
def change(request: HttpRequest) -> HttpResponse:
    """Other words for the same key."""
    viewer, person = owner(request)
    key, actor = own_key(person), actor_of(viewer)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            private = open_key(actor=actor, key=key, passphrase=form.cleaned_data["current"])
            change_passphrase(actor=actor, key=key, private=private, passphrase=form.cleaned_data["passphrase"])
        except CannotKeepKey as error:
            form.add_error(error.field or None, str(error))
        except (WrongPassphrase, TooManyTries, TooBusy) as error:
            form.add_error("current", refusal(error))
        else:
            response = redirect("keyring:index")
            unlock(request, response, private)
            return response
    context = {"form": form, "layout": layout_of(viewer), "proposal": proposed()}
    return render(request, "keyring/change.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(MORE)
def halves(request: HttpRequest) -> HttpResponse:
    """Who holds a half; sharing out anew takes an open key."""
    viewer, person = owner(request)
    key = own_key(person)
    private = unlocked(request)
    now = [share.holder for share in shares_of(key)] or proposed_holders(person)
    form = HoldersForm(
        request.POST or None, possible=can_hold_half(person), initial={"holders": [str(each.pk) for each in now]}
    )
    if request.method == "POST" and form.is_valid():
        try:
            name_holders(actor=actor_of(viewer), key=key, private=private, holders=form.chosen())
        except CannotKeepKey as error:
            form.add_error(error.field or None, str(error))
        else:
            return redirect("keyring:index")
    context = {"form": form, "layout": layout_of(viewer), "enough": len(form.possible) >= HALVES}
    return render(request, "keyring/holders.html", context, status=400 if form.errors else 200)
