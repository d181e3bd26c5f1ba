"""A page with one form: shown, and shown again with what is wrong and all that was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from netjes.schools.errors import CannotChangePeople

Text = str | Promise


def spread(form: forms.Form, error: ValidationError) -> None:
    """Put the sentences of an action with the fields that they are about."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in told.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)


def one_form(
    request: HttpRequest,
    form: forms.Form,
    *,
    act: Callable[[dict[str, Any]], object],
    on: str | None,
    back: str,
    title: Text,
    button: Text,
    lead: Text = "",
) -> HttpResponse:
    """Show `form`; when it is posted and right, do `act` with its data and go `back`.

    What `act` refuses stands with the field `on`, or on top when that is None; nothing that was typed is lost.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
            return redirect(back)
        except ValidationError as error:
            spread(form, error)
        except CannotChangePeople as error:
            form.add_error(on, str(error))
    context = {"form": form, "title": title, "lead": lead, "button": button, "back": back}
    return render(request, "schools/person_form.html", context, status=400 if form.errors else 200)
