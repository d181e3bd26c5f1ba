"""A passphrase that is lost: asking two people for their half, passing one on, and putting them together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from netjes.keyring.access import own_key, owner, recovery_for
from netjes.keyring.actions import ask_recovery, finish_recovery, give_half, stop_recovery
from netjes.keyring.errors import CannotKeepKey, CannotRecover
from netjes.keyring.forms import NewPassphraseForm, OpenForm
from netjes.keyring.models import Recovery, RecoveryPart
from netjes.keyring.queries import HALVES, open_recovery_of, shares_of
from netjes.keyring.unlocking import unlock, unlocked
from netjes.keyring.views.opening import actor_of, layout_of, refusal
from netjes.keyring.words import proposed
from netjes.login.errors import TooManyTries
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.viewer import Viewer
from netjes.sealing import TooBusy, WrongPassphrase

MORE = ["GET", "HEAD", "POST"]


@never_cache
@sensitive_post_parameters()
@sensitive_variables("form")
@require_http_methods(MORE)
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for one's key back, and see how far it is."""
    viewer, person = owner(request)
    key = own_key(person)
    recovery = open_recovery_of(person)
    if recovery is not None and request.method != "POST":
        return _standing(request, viewer, recovery, OpenForm())
    holders = [share.holder for share in shares_of(key)]
    form = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_recovery(actor=actor_of(viewer), key=key, passphrase=form.cleaned_data["passphrase"])
        except CannotKeepKey as error:
            form.add_error(error.field or None, str(error))
        except CannotRecover as error:
            form.add_error(None, str(error))
        except TooBusy as error:
            form.add_error(None, refusal(error))
        else:
            return redirect("keyring:lost")
    context = {
        "form": form, "layout": layout_of(viewer), "holders": holders, "enough": len(holders) == HALVES,
        "proposal": proposed(),
    }  # fmt: skip
    return render(request, "keyring/lost.html", context, status=400 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@sensitive_variables("private", "form")
@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    viewer, person = owner(request)
    recovery = _own_recovery(person)
    form = OpenForm(request.POST)
    if form.is_valid():
        try:
            private = finish_recovery(
                actor=actor_of(viewer), recovery=recovery, passphrase=form.cleaned_data["passphrase"]
            )
        except CannotRecover as error:
            form.add_error(None, str(error))
        except (WrongPassphrase, TooManyTries, TooBusy) as error:
            form.add_error("passphrase", refusal(error))
        else:
            response = redirect("keyring:index")
            unlock(request, response, private)
            return response
    return _standing(request, viewer, recovery, form)


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    viewer, person = owner(request)
    stop_recovery(actor=actor_of(viewer), recovery=_own_recovery(person))
    return redirect("keyring:index")


@never_cache
@require_http_methods(MORE)
def help_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague asks for the half that one holds: after having spoken with them."""
    viewer, person = owner(request)
    recovery = recovery_for(person, pk)
    private = unlocked(request)
    given, error = _has_given(recovery, person), ""
    if request.method == "POST":
        if request.POST.get("gesproken") != "ja":
            error = _("Spreek %(name)s eerst zelf, en vink dat aan.") % {"name": recovery.person.addressed}
        else:
            try:
                give_half(actor=actor_of(viewer), recovery=recovery, holder=person, private=private)
            except CannotRecover as refused:
                error = str(refused)
            else:
                return redirect("keyring:help", recovery.pk)
    context = {
        "layout": layout_of(viewer), "recovery": recovery, "given": given, "error": error,
        "over": recovery.done_at is not None,
    }  # fmt: skip
    return render(request, "keyring/help.html", context, status=400 if error else 200)


def _own_recovery(person: Person) -> Recovery:
    recovery = open_recovery_of(person)
    if recovery is None:
        raise NotYours
    return recovery


def _has_given(recovery: Recovery, holder: Person) -> bool:
    return RecoveryPart.objects.for_school(recovery.school).filter(recovery=recovery, holder=holder).exists()


def _standing(request: HttpRequest, viewer: Viewer, recovery: Recovery, form: OpenForm) -> HttpResponse:
    gave = set(
        RecoveryPart.objects.for_school(recovery.school).filter(recovery=recovery).values_list("holder_id", flat=True)
    )
    holders = [(share.holder, share.holder_id in gave) for share in shares_of(recovery.key)]
    context = {
        "form": form, "layout": layout_of(viewer), "recovery": recovery, "holders": holders,
        "ready": len(gave) == HALVES,
    }  # fmt: skip
    return render(request, "keyring/getting_back.html", context, status=400 if form.errors else 200)
