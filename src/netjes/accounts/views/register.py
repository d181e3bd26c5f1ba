"""One's own accounts for work, the school's, and the list of whom pupils and parents may follow."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.accounts.access import ADVISERS, COLLEAGUES, account_for, account_to_end
from netjes.accounts.actions import change_account, confirm_account, end_account, enter_account
from netjes.accounts.checklist import CHECKLIST
from netjes.accounts.errors import CannotConfirm, CannotEnter
from netjes.accounts.following import FOR_WORK, verdict_on
from netjes.accounts.forms import AccountForm, SeenForm
from netjes.accounts.queries import SPEAKERS, accounts_of, contact_of, own_accounts, school_accounts, to_follow
from netjes.schools.access import signed_in, viewer_of, with_role


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """For who works here; a pupil and a parent go to the list, a visitor to the question whether one is real."""
    if viewer_of(request).person is None or viewer_of(request).through == "signing":
        return redirect("accounts:really")
    viewer, person = signed_in(request)
    if not viewer.is_staff:
        return redirect("accounts:follow")
    context = {
        "mine": own_accounts(person),
        "of_school": school_accounts(person.school),
        "speaks": viewer.has(*SPEAKERS),
        "advises": viewer.has(*ADVISERS),
        "contact": contact_of(person.school),
    }
    return render(request, "accounts/index.html", context)


@never_cache
@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """Whom one may follow, with what the agreement says of it to who is bound by it."""
    viewer, person = signed_in(request)
    way = verdict_on(person.school, "leerling", {FOR_WORK: True}) if viewer.role == "leerling" else None
    context = {
        "accounts": to_follow(person.school), "polite": viewer.role == "ouder", "way": way,
        "layout": "desk.html" if viewer.is_staff else "base.html",
    }  # fmt: skip
    return render(request, "accounts/follow.html", context)


@never_cache
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """The whole register, for who speaks for the school."""
    _viewer, person = with_role(request, *SPEAKERS)
    return render(request, "accounts/register.html", {"accounts": accounts_of(person.school)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *COLLEAGUES)
    speaks = viewer.has(*SPEAKERS)
    form = AccountForm(request.POST or None, may_speak=speaks)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        of_school = speaks and given["of_school"]
        try:
            account = enter_account(
                actor=viewer.acting_as(*(SPEAKERS if of_school else COLLEAGUES)), school=person.school, by=person,
                owner=None if of_school else person, platform=given["platform"], typed=given["typed"],
                purpose=given["purpose"], choices=form.choices(),
            )  # fmt: skip
        except CannotEnter as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return redirect("accounts:confirm", account.pk)
    return render(request, "accounts/new.html", {"form": form}, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *COLLEAGUES)
    found = account_for(viewer, pk)
    before = {name: getattr(found, name) for name in ("purpose", "may_be_found", "is_listed", "names_owner")}
    form = SeenForm(request.POST or None, initial=before, of_school=found.owner is None)
    if request.method == "POST" and form.is_valid():
        try:
            change_account(
                actor=viewer.acting_as(*COLLEAGUES), account=found, purpose=form.cleaned_data["purpose"],
                choices=form.choices(),
            )  # fmt: skip
        except CannotEnter as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return redirect("accounts:account", found.pk)
    context: dict[str, Any] = {"account": found, "form": form, "shielded": found.owner and found.owner.shielded}
    return render(request, "accounts/account.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Is there nothing personal on it? Every point ticked, or it does not count."""
    viewer, _person = with_role(request, *COLLEAGUES)
    found = account_for(viewer, pk)
    checked, error = request.POST.getlist("klopt"), ""
    if request.method == "POST":
        try:
            confirm_account(actor=viewer.acting_as(*COLLEAGUES), account=found, checked=checked)
        except CannotConfirm as refusal:
            error = str(refusal)
        else:
            return redirect("accounts:account", found.pk)
    context = {"account": found, "items": CHECKLIST, "checked": checked, "error": error}
    return render(request, "accounts/confirm.html", context, status=400 if error else 200)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *COLLEAGUES)
    end_account(actor=viewer.acting_as(*COLLEAGUES), account=account_to_end(viewer, pk))
    return redirect("accounts:index")
