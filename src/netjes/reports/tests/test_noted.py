"""Incidents and calls: four clicks and two taps, no file, and never about one's own family."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.reports.actions.noting import note_call, note_incident
from netjes.reports.errors import CannotNote
from netjes.reports.models import Call, Incident
from netjes.reports.noting import figures_of, line_for_file, own_incidents
from netjes.reports.states import CallWith, IncidentKind, IncidentPlace
from netjes.reports.tests.conftest import ACTOR
from netjes.schools.queries import today


def note(by, people=(), on_day=None, **more):
    return note_incident(
        actor=ACTOR, by=by, kind=more.get("kind", IncidentKind.FIGHT), place=IncidentPlace.YARD,
        on_day=on_day or today(), people=people, measure=more.get("measure", ""),
    )  # fmt: skip


def called(by, pupil):
    return note_call(
        actor=ACTOR, by=by, pupil=pupil, spoke_with=CallWith.GUARDIAN, with_interpreter=True, on_day=today()
    )


def test_it_works(still_now, agreed, people, client_of):
    """Wat, waar, bewaar: with the day there already."""
    client = client_of(people.ruud)
    answer = client.post(reverse("reports:incidents"), {"wat": "fight", "waar": "yard"})
    assert answer.status_code == 302
    found = Incident.objects.for_school(agreed).get()
    assert (found.kind, found.place, found.on_day, found.noted_by) == ("fight", "yard", today(), people.ruud)
    assert "Vechten of slaan" in client.get(reverse("reports:incidents")).content.decode()


def test_a_teacher_who_notes_it_sees_no_list_and_their_own_for_a_week(still_now, agreed, people, client_of):
    note(people.ruud, [people.sami])
    assert client_of(people.ruud).get(reverse("reports:noted")).status_code == 404
    assert own_incidents(people.ruud).count() == 1
    Incident.objects.for_school(agreed).update(noted_on=today() - timedelta(days=8))
    assert own_incidents(people.ruud).count() == 0


def test_who_leads_sees_the_list_but_not_their_own_family(still_now, agreed, people, client_of):
    note(people.bos, [people.sami])
    note(people.bos, [people.eva], kind=IncidentKind.INSULT)
    page = client_of(people.visser).get(reverse("reports:noted")).content.decode()
    assert "Sami" in page and "Vechten" in page and "minder dan 5" in page


def test_fewer_than_five_are_not_told(still_now, agreed, people):
    for _each in range(5):
        note(people.ruud)
    note(people.ruud, kind=IncidentKind.THREAT)
    kinds, _places = figures_of(agreed)
    assert [each.n for each in kinds] == [5, None]


@pytest.mark.parametrize("days", [-1, 90])
def test_a_day_that_cannot_be_is_refused(still_now, agreed, people, days):
    with pytest.raises(CannotNote, match="twee maanden"):
        note(people.ruud, on_day=today() - timedelta(days=days))


def test_a_pupil_is_found_by_name_without_losing_what_was_chosen(still_now, agreed, people, client_of):
    page = client_of(people.ruud).post(
        reverse("reports:incidents"), {"wat": "fight", "waar": "yard", "naam": "Sam", "zoek": "1"}
    ).content.decode()  # fmt: skip
    assert "Haddad" in page and 'value="fight" checked' in page and not Incident.objects.for_school(agreed).exists()


def test_a_call_in_two_taps_with_two_lines_for_the_file(still_now, agreed, people, client_of):
    client = client_of(people.bos)
    client.post(reverse("reports:call", args=[people.sami.pk]), {"met": "guardian", "tolk": "1"})
    call = Call.objects.for_school(agreed).get()
    assert call.with_interpreter and line_for_file(call).count("\n") == 1 and "tolk" in line_for_file(call)


def test_calls_are_read_by_who_leads_the_class_and_else_only_ones_own(still_now, agreed, people, client_of):
    called(people.bos, people.sami)
    where = reverse("reports:call", args=[people.sami.pk])
    for reads in (people.bos, people.visser, people.terpstra):
        assert "Eerder gebeld" in client_of(reads).get(where).content.decode()
    assert "Eerder gebeld" not in client_of(people.kaya).get(where).content.decode()


def test_about_ones_own_child_a_colleague_notes_it(still_now, agreed, people, client_of):
    with pytest.raises(CannotNote, match="eigen kind"):
        called(people.ruud, people.eva)
    assert client_of(people.ruud).get(reverse("reports:call", args=[people.eva.pk])).status_code == 404


def test_a_mistake_goes_away_by_who_made_it(still_now, agreed, people, client_of):
    incident, call = note(people.ruud), called(people.bos, people.sami)
    assert client_of(people.bos).post(reverse("reports:withdraw_incident", args=[incident.pk])).status_code == 404
    assert client_of(people.ruud).post(reverse("reports:withdraw_incident", args=[incident.pk])).status_code == 302
    assert client_of(people.visser).post(reverse("reports:withdraw_call", args=[call.pk])).status_code == 404
    assert client_of(people.bos).post(reverse("reports:withdraw_call", args=[call.pk])).status_code == 302
