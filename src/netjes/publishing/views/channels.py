"""The channels of the school: an administrator connects them, and closes them again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.consents.queries import purposes_of, wordings_of
from netjes.publishing.access import CONNECTERS, channel_for
from netjes.publishing.actions.connecting import WITH_PASSWORD, close_channel, connect
from netjes.publishing.errors import CannotConnect
from netjes.publishing.forms import ChannelForm
from netjes.publishing.models import SchoolChannel
from netjes.publishing.published import channels_of
from netjes.publishing.states import ChannelKind
from netjes.schools.access import with_role
from netjes.schools.models import Person
from netjes.schools.viewer import Viewer


@never_cache
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    _viewer, person = with_role(request, *CONNECTERS)
    rows = channels_of(person.school)
    names = wordings_of([row.purpose for row in rows if row.purpose])
    addresses = {row.pk: request.build_absolute_uri(reverse("publishing:feed", args=[row.slug])) for row in rows}
    context = {
        "rows": [(row, names.get(row.purpose_id or 0), addresses[row.pk]) for row in rows],
        "kinds": ChannelKind.choices,
    }
    return render(request, "publishing/channels.html", context)


@never_cache
@sensitive_post_parameters("secret")
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    viewer, person = with_role(request, *CONNECTERS)
    if kind not in ChannelKind.values:
        raise Http404
    return _form(request, viewer, person, kind, None)


@never_cache
@sensitive_post_parameters("secret")
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *CONNECTERS)
    found = channel_for(viewer, pk)
    return _form(request, viewer, person, found.kind, found)


@sensitive_variables()
def _form(
    request: HttpRequest, viewer: Viewer, person: Person, kind: str, found: SchoolChannel | None
) -> HttpResponse:  # fmt: skip
    purposes = purposes_of(person.school)
    form = ChannelForm(request.POST or None, kind=kind, channel=found, purposes=purposes, names=wordings_of(purposes))
    if request.method == "POST" and form.is_valid():
        try:
            connect(
                actor=viewer.acting_as(*CONNECTERS), school=person.school, kind=kind, way=form.way(), channel=found
            )  # fmt: skip
        except CannotConnect as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return redirect("publishing:channels")
    context = {
        "form": form, "kind": ChannelKind(kind), "channel": found, "has_secret": kind in WITH_PASSWORD,
    }  # fmt: skip
    return render(request, "publishing/channel.html", context, status=400 if form.errors else 200)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *CONNECTERS)
    close_channel(actor=viewer.acting_as(*CONNECTERS), channel=channel_for(viewer, pk))
    return redirect("publishing:channels")
