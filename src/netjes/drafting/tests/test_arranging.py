"""Splitting, joining, moving and the rest: no word is lost, and every step can be taken back."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjes.agreements.models import Audience
from netjes.drafting.actions import arranging, pieces
from netjes.drafting.actions.history import family_of, last_step, next_step, picture, redo, undo
from netjes.drafting.actions.uploads import take_in
from netjes.drafting.cuts import parts_of
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.lost import lost_words
from netjes.drafting.models import Draft, Piece
from netjes.drafting.states import PieceKind
from netjes.drafting.tests.documents import HOUSE_RULES
from netjes.lib.actors import system
from netjes.records.queries import breaks_in

ACTOR = system("tests")


@pytest.fixture
def drafts(school):
    return take_in(actor=ACTOR, school=school, name="regels.txt", content=HOUSE_RULES.encode())


def pieces_of(draft, kind=None):
    found = Piece.objects.for_school(draft.school).filter(draft=draft)
    return list(found.filter(kind=kind) if kind else found)


def fresh(draft):
    return Draft.objects.for_school(draft.school).get(pk=draft.pk)


def split_first(draft):
    piece = pieces_of(draft)[0]
    at = parts_of(piece.text)[1][0]
    return arranging.split(
        actor=ACTOR, draft=draft, seen=fresh(draft).revision, piece=piece.pk, seen_piece=piece.revision, at=at
    )


def test_it_works(drafts):
    draft = drafts[0]
    second = split_first(draft)
    texts = [each.text for each in pieces_of(draft, PieceKind.ARTICLE)]
    assert texts[0] == "Tijdens de les zit je telefoon in je tas."
    assert texts[1] == second.text == "Wil je hem gebruiken, dan vraag je dat aan je docent."
    assert (second.number, second.source) == ("5", second.text)
    joined = arranging.join(
        actor=ACTOR, draft=draft, seen=fresh(draft).revision, piece=second.pk, seen_piece=second.revision
    )
    assert joined.text == f"{texts[0]}\n\n{texts[1]}"
    assert lost_words(draft.upload) == ()
    assert not list(breaks_in(draft.school_id))


def test_what_was_looked_at_must_still_be_so(drafts):
    draft, seen = drafts[0], drafts[0].revision
    split_first(draft)
    piece = pieces_of(draft)[2]
    for deed in (
        lambda: arranging.move(actor=ACTOR, draft=draft, seen=seen, piece=piece.pk, to="up"),
        lambda: arranging.leave_out(actor=ACTOR, draft=draft, seen=seen, piece=piece.pk),
        lambda: arranging.renumber_all(actor=ACTOR, draft=draft, seen=seen),
    ):
        before = picture(family_of(draft))
        with pytest.raises(ChangedMeanwhile, match="Iemand anders"):
            deed()
        assert picture(family_of(draft)) == before


def test_a_text_that_changed_is_not_split_on_an_old_place(drafts):
    draft = drafts[0]
    piece = pieces_of(draft)[0]
    pieces.save_piece(actor=ACTOR, draft=draft, piece=piece.pk, seen=piece.revision, text="Korter. Veel korter.")
    with pytest.raises(ChangedMeanwhile, match="net veranderd"):
        arranging.split(
            actor=ACTOR, draft=draft, seen=fresh(draft).revision, piece=piece.pk, seen_piece=piece.revision, at=8
        )


def test_other_readers_get_a_draft_of_their_own_and_it_goes_when_that_is_undone(drafts):
    draft = drafts[0]
    piece = pieces_of(draft)[0]
    there = arranging.set_audience(
        actor=ACTOR, draft=draft, seen=draft.revision, piece=piece.pk, audience=Audience.PARENTS
    )
    assert [each.pk for each in pieces_of(there)] == [piece.pk]
    assert lost_words(draft.upload) == ()
    undo(actor=ACTOR, draft=there, step=last_step(there).pk)
    assert pieces_of(there) == [] and fresh(there).state == "discarded"
    redo(actor=ACTOR, draft=draft, step=next_step(draft).pk)
    assert [each.pk for each in pieces_of(there)] == [piece.pk] and fresh(there).state == "editing"


def test_a_number_follows_the_situations(school):
    from netjes.drafting.actions.starting import start_from_model

    draft = start_from_model(actor=ACTOR, school=school, audience=Audience.PUPILS)
    piece = pieces_of(draft)[6]
    told = draft.situations.count('"article": "7"')
    pieces.save_piece(actor=ACTOR, draft=draft, piece=piece.pk, seen=piece.revision, number="70")
    now_told = fresh(draft).situations
    assert told and now_told.count('"article": "70"') == told and '"article": "7"' not in now_told


def test_a_number_stands_once(drafts):
    piece = pieces_of(drafts[0])[0]
    with pytest.raises(CannotChangeDraft, match="al een artikel 3"):
        pieces.save_piece(actor=ACTOR, draft=drafts[0], piece=piece.pk, seen=piece.revision, number="3")
    with pytest.raises(CannotChangeDraft, match="Een nummer is"):
        pieces.save_piece(actor=ACTOR, draft=drafts[0], piece=piece.pk, seen=piece.revision, number="drie")


def test_a_sentence_taken_out_is_shown_and_can_be_brought_back(drafts):
    draft = drafts[0]
    piece = pieces_of(draft)[2]
    pieces.save_piece(actor=ACTOR, draft=draft, piece=piece.pk, seen=piece.revision, text="Word je gepest?")
    (passage,) = lost_words(draft.upload)
    assert passage.text == "Ga dan naar je mentor. Die helpt je verder."
    arranging.keep_passage(actor=ACTOR, draft=draft, seen=fresh(draft).revision, text=passage.text)
    assert lost_words(draft.upload) == ()
    with pytest.raises(ChangedMeanwhile):
        arranging.keep_passage(actor=ACTOR, draft=draft, seen=fresh(draft).revision, text="iets anders")


DEEDS = ("split", "join", "up", "down", "renumber", "leave_out", "put_back", "audience", "confirm", "undo", "redo")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_no_word_is_lost_and_every_step_can_be_taken_back(school, plan):
    first = take_in(actor=ACTOR, school=school, name="regels.txt", content=HOUSE_RULES.encode())[0]
    start = content(first)
    for deed, which, where in plan:
        with suppress(CannotChangeDraft):
            do(deed, first, which, where)
        assert lost_words(first.upload) == ()
    end = content(first)
    for _again in range(2):
        while (step := last_step(first)) is not None:
            undo(actor=ACTOR, draft=first, step=step.pk)
        assert content(first) == start
        while (step := next_step(first)) is not None:
            redo(actor=ACTOR, draft=first, step=step.pk)
        undone = sum(1 for deed, *_ in plan if deed in ("undo", "redo"))
        if not undone:
            assert content(first) == end


def content(draft):
    """Everything there is to see; a draft laid aside is not there."""
    found = picture(family_of(draft))
    found["drafts"] = {pk: each for pk, each in found["drafts"].items() if each["state"] != "discarded"}
    return found


def do(deed, first, which, where):
    family = [each for each in family_of(first) if each.state == "editing"]
    draft = family[which % len(family)]
    seen = {"actor": ACTOR, "draft": draft, "seen": draft.revision}
    if deed in ("undo", "redo"):
        step = last_step(draft) if deed == "undo" else next_step(draft)
        if step:
            (undo if deed == "undo" else redo)(actor=ACTOR, draft=draft, step=step.pk)
        return
    if deed == "renumber":
        arranging.renumber_all(**seen)
        return
    every = pieces_of(draft)
    if not every:
        return
    piece = every[where % len(every)]
    if deed == "split":
        places = [at for at, _text in parts_of(piece.text)][1:] or [0]
        arranging.split(**seen, piece=piece.pk, seen_piece=piece.revision, at=places[which % len(places)])
    elif deed == "join":
        arranging.join(**seen, piece=piece.pk, seen_piece=piece.revision)
    elif deed in ("up", "down"):
        arranging.move(**seen, piece=piece.pk, to=deed)
    elif deed in ("leave_out", "put_back"):
        getattr(arranging, deed)(**seen, piece=piece.pk)
    elif deed == "audience":
        audience = list(Audience)[(which + where) % 4]
        arranging.set_audience(**seen, piece=piece.pk, audience=audience)
    else:
        pieces.confirm_piece(actor=ACTOR, draft=draft, piece=piece.pk, seen=piece.revision)
