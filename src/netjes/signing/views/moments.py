"""Signing together in class: the mentor's board, and the way from its squares to the text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.lib.clock import now
from netjes.notices.addresses import absolute
from netjes.schools.access import somebody, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Membership
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.signing.access import LEADERS, moment_for
from netjes.signing.actions import close_class_moment, open_class_moment
from netjes.signing.errors import CannotOpen
from netjes.signing.models import ClassMoment
from netjes.signing.queries import answers_in, roll_of
from netjes.signing.sheets import squares_on_screen
from netjes.signing.views.progress import led


@require_POST
def start(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    viewer, each, found = led(request, pk, group)
    if found is None or viewer.person is None:
        raise NotYours
    try:
        moment = open_class_moment(
            actor=viewer.acting_as(Role.MENTOR, *LEADERS), by=viewer.person, each=each, group=found
        )
    except CannotOpen:
        return redirect("signing:group", pk, group)
    return redirect("signing:board", moment.pk)


@never_cache
@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """For the wall: squares, an address and how many answered. No names. Looks again every ten seconds."""
    viewer, person = with_role(request, *LEADERS)
    moment = moment_for(viewer, pk)
    pupils = roll_of(person.school, group=moment.group).pupils
    given = answers_in(moment.round)
    address = absolute(person.school, reverse("signing:together", args=[moment.pk]))
    context = {
        "moment": moment,
        "open": moment.closes_at > now(),
        "asked": len(pupils),
        "answered": sum(1 for pupil in pupils if (pupil.pk, None) in given),
        "address": address.partition("://")[2],
        "squares": squares_on_screen(address),
        "back": reverse("signing:group", args=[moment.round_id, moment.group_id]),
    }
    return render(request, "signing/board.html", context)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *LEADERS)
    moment = close_class_moment(actor=viewer.acting_as(Role.MENTOR, *LEADERS), moment=moment_for(viewer, pk))
    return redirect("signing:group", moment.round_id, moment.group_id)


@never_cache
@require_safe
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """From the squares on the board straight to the text, for who is in that class."""
    viewer, person = somebody(request)
    moment = ClassMoment.objects.for_school(person.school).filter(pk=pk).first()
    member = moment and Membership.objects.for_school(person.school).on(today()).filter(
        person=person, group=moment.group_id
    )  # fmt: skip
    if moment is None or not member or Role.PUPIL not in viewer.roles:
        raise NotYours
    url = reverse("signing:answer", args=[moment.round_id])
    return redirect(f"{url}?klas={moment.pk}" if moment.closes_at > now() else url)
