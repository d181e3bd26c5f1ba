"""Keeping a draft: only because its author asked, seen by nobody else, gone after seven days, and never as approved."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.lib.clock import now, standing_still_at
from netjes.publishing.actions.drafts import KEPT_DAYS, MOST, change_draft, keep_draft, throw_away
from netjes.publishing.errors import CannotKeep
from netjes.publishing.models import Draft
from netjes.publishing.queries import kept_drafts
from netjes.publishing.states import DraftState, Voice
from netjes.schools.queries import today
from netjes.schools.tests.cast import ACTOR, client_for


@pytest.fixture
def noor(agreed, people):
    return client_for(people.noor)


def kept(person, text: str = "Bijna af", **more) -> Draft:
    return keep_draft(actor=ACTOR, author=person, role="leerling", text=text, **more)


def test_it_works(noor, people):
    page = noor.post(reverse("publishing:keep"), {"tekst": "Sami Haddad was er ook bij"})
    draft = kept_drafts(people.noor).get()
    assert page["Location"] == f"/plaatsen/bewaard/{draft.pk}/" and "Sami" not in page["Location"]
    assert draft.goes_on == today() + timedelta(days=KEPT_DAYS) and draft.state == DraftState.WRITING
    text = noor.get(page["Location"]).content.decode()
    assert "<bdi>Sami Haddad</bdi>" in text and "is dit bericht hier weg" in text
    assert "Bewaarde berichten" in noor.get("/plaatsen/").content.decode()


def test_only_its_author_finds_it(agreed, people):
    draft = kept(people.noor)
    for other in (people.sami, people.bos, people.terpstra, people.oosthoek, people.marieke):
        assert client_for(other).get(f"/plaatsen/bewaard/{draft.pk}/").status_code == 404
        assert client_for(other).post(f"/plaatsen/bewaard/{draft.pk}/weg/").status_code == 404
    assert kept_drafts(people.noor).count() == 1


def test_a_parent_keeps_nothing(agreed, people):
    assert client_for(people.marieke).post(reverse("publishing:keep"), {"tekst": "Hallo"}).status_code == 404
    assert not Draft._every_school.exists()


def test_a_visitor_is_sent_to_log_in_and_nothing_is_kept(agreed, client):
    page = client.post(reverse("publishing:keep"), {"tekst": "Hallo"})
    assert page.status_code == 302 and "Hallo" not in page["Location"] and not Draft._every_school.exists()


def test_looking_over_a_kept_draft_changes_nothing_until_it_is_kept_again(noor, people):
    draft = kept(people.noor, "Bel 06-12345678")
    address = f"/plaatsen/bewaard/{draft.pk}/"
    noor.post(address, {"tekst": "Iets anders"})
    draft.refresh_from_db()
    assert draft.text == "Bel 06-12345678"
    noor.post(address, {"tekst": "Iets anders", "doe": "bewaar"})
    draft.refresh_from_db()
    assert draft.text == "Iets anders"


def test_any_edit_of_what_was_approved_leads_back_to_writing(people, agreed):
    draft = kept(people.noor, voice=Voice.OWN)
    draft.state, draft.approved_sha256 = DraftState.APPROVED, draft.sha256
    draft.save()
    assert draft.is_as_approved
    change_draft(actor=ACTOR, draft=draft, text=draft.text, voice=draft.voice)
    assert draft.is_as_approved  # the same words: nothing changed
    change_draft(actor=ACTOR, draft=draft, text="Bijna af!", voice=draft.voice)
    assert draft.state == DraftState.WRITING and not draft.is_as_approved


def test_another_voice_is_another_message(people, agreed):
    draft = kept(people.noor)
    draft.state, draft.approved_sha256 = DraftState.APPROVED, draft.sha256
    draft.save()
    change_draft(actor=ACTOR, draft=draft, text=draft.text, voice=Voice.SCHOOL)
    assert draft.state == DraftState.WRITING


def test_what_is_published_is_not_changed(people, agreed):
    draft = kept(people.noor)
    Draft.objects.for_school(agreed).filter(pk=draft.pk).update(state=DraftState.PUBLISHED)
    draft.refresh_from_db()
    with pytest.raises(CannotKeep, match="al geplaatst"):
        change_draft(actor=ACTOR, draft=draft, text="Anders", voice=draft.voice)


def test_it_is_gone_on_the_day_that_was_said(noor, people, agreed):
    draft = kept(people.noor)
    with standing_still_at(now() + timedelta(days=KEPT_DAYS)):
        assert noor.get(f"/plaatsen/bewaard/{draft.pk}/").status_code == 404
        assert not kept_drafts(people.noor).exists()


def test_thrown_away_is_gone_at_once(noor, people):
    draft = kept(people.noor)
    assert noor.post(f"/plaatsen/bewaard/{draft.pk}/weg/")["Location"] == "/plaatsen/"
    assert not Draft._every_school.exists()


def test_nothing_empty_endless_or_without_end(people, agreed):
    with pytest.raises(CannotKeep, match="nog niets"):
        kept(people.noor, " \n")
    with pytest.raises(CannotKeep, match="korter"):
        kept(people.noor, "x" * 100_001)
    for _n in range(MOST):
        kept(people.noor)
    with pytest.raises(CannotKeep, match="Gooi er eerst een weg"):
        kept(people.noor)


def test_nobody_keeps_or_throws_away_without_saying_who(people, agreed):
    with pytest.raises(TypeError):
        throw_away(actor=None, draft=kept(people.noor))


def test_text_that_a_table_cannot_hold_is_kept_without_that(noor, people):
    noor.post(
        reverse("publishing:keep"), b"tekst=a%00b%ED%A0%80c", content_type="application/x-www-form-urlencoded"
    )  # fmt: skip
    assert "\0" not in kept_drafts(people.noor).get().text
