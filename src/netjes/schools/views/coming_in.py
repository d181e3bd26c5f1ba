"""Coming in and going out."""

from django.contrib.auth import authenticate, logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from netjes.schools.access import school_of, viewer_of
from netjes.schools.actions import enter_with_link, open_account_with_link
from netjes.schools.actions.entry import find_link
from netjes.schools.doors import come_in, come_in_with
from netjes.schools.errors import CannotEnter
from netjes.schools.forms import LoginForm, NewAccountForm
from netjes.schools.models import Account


def _next(request: HttpRequest, otherwise: str) -> str:
    """Where somebody wanted to go, when that is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else otherwise


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    form = LoginForm(request.POST or None)
    wrong = ""
    if request.method == "POST" and form.is_valid():
        account = authenticate(request, **form.cleaned_data)
        if isinstance(account, Account):
            come_in(request, account)
            return redirect(_next(request, reverse("home")))
        wrong = _("Deze inlognaam en dit wachtwoord horen niet bij elkaar. Kijk ze na en probeer het nog eens.")
    elif request.method == "POST":
        wrong = _("Vul je inlognaam en je wachtwoord in.")
    context = {"form": form, "wrong": wrong, "next": _next(request, "")}
    return render(request, "schools/log_in.html", context, status=400 if wrong else 200)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """A link from paper or a message. Opening it changes nothing: a scanner or a preview is no person."""
    school, viewer = school_of(request), viewer_of(request)
    try:
        link = find_link(school, code)
        if viewer.person and viewer.through == "account" and viewer.person.pk != link.person_id:
            return render(request, "schools/link_of_another.html", status=403)
        if link.purpose == "account":
            return _make_account(request, code, link.person.given_name)
        if request.method == "POST":
            link = enter_with_link(school=school, code=code)
            if viewer.person is None or viewer.person.pk != link.person_id:
                come_in_with(request, link)
            return redirect("signing:mine")
    except CannotEnter as error:
        return render(request, "schools/link_closed.html", {"why": str(error)}, status=410)
    return render(request, "schools/enter.html", {"name": link.person.given_name, "code": code})


def _make_account(request: HttpRequest, code: str, name: str) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            account = open_account_with_link(
                school=school_of(request), code=code, login=data["login"], password=data["password"]
            )
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                for message in messages:
                    form.add_error(field if field in form.fields else None, message)
        else:
            come_in(request, account)
            return redirect("home")
    status = 400 if form.errors else 200
    return render(request, "schools/new_account.html", {"form": form, "name": name}, status=status)
