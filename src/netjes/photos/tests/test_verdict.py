"""What the agreement says of a picture, from who is ticked, covered, cut off, asked."""

from datetime import UTC, datetime, time

import pytest

from netjes.consents.actions import reply_once
from netjes.consents.queries import open_questions_for
from netjes.consents.states import Chosen, Standing
from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice
from netjes.photos.actions import (
    Saying,
    add_box,
    ask_about,
    cover_heads,
    cut_out,
    move_boxes,
    remove_box,
    say,
    stop_asking,
    uncut,
)
from netjes.photos.chores import tell_of_answers
from netjes.photos.errors import CannotChange
from netjes.photos.judging import ABOUT_ANOTHER, AGREES, Seen, Situation
from netjes.photos.models import Box, Part, Pictured
from netjes.photos.pages import elsewhere, look_at, rows_of, rows_on
from netjes.photos.queries import boxes_on, people_on
from netjes.photos.states import CoverWith, Outsiders
from netjes.photos.tests.conftest import actor_of, fresh
from netjes.schools.models import Person


def code_of(photo) -> str:
    return look_at(fresh(photo)).judgement.code


def ask(photo, people):
    looked = look_at(fresh(photo))
    return ask_about(actor=actor_of(people.ruud), by=people.ruud, photo=photo, seen=looked.situation.seen)


def test_it_works(photo, tick, people):
    """No, covered, asked, answered: and then it may."""
    tick(sami=1, noor=2, lotte=3)
    assert code_of(photo) == "niet"
    cover_heads(actor=actor_of(people.ruud), photo=photo, people=[people.sami.pk])
    assert code_of(photo) == "overleg"
    ask(photo, people)
    assert code_of(photo) == "overleg"
    question = open_questions_for(people.marieke)[0]
    reply_once(actor=actor_of(people.marieke), question=question, by=people.marieke, is_yes=True)
    looked = look_at(fresh(photo))
    assert looked.judgement.code == "mag" and looked.may_go
    assert {p.pk for p in people_on(fresh(photo))} == {people.noor.pk, people.lotte.pk}


def test_without_anybody_ticked_nothing_is_promised(photo, tick):
    tick()
    assert ABOUT_ANOTHER not in look_at(fresh(photo)).situation.facts()
    assert code_of(photo) == "overleg"


def test_nobody_recognisable_holds_only_because_its_maker_says_so(photo, people, tick):
    tick()
    answers = fresh(photo).answers
    saying = Saying(
        purpose=photo.purpose, group=None, shown=frozenset(), ticked=(), nobody=True,
        answers={"vertrouwelijk": False, **answers},
    )  # fmt: skip
    say(actor=actor_of(people.ruud), photo=photo, saying=saying)
    looked = look_at(fresh(photo))
    assert looked.situation.facts()[ABOUT_ANOTHER] is False
    tick(lotte=3)
    assert not fresh(photo).nobody_recognisable


def test_who_is_covered_no_longer_counts_but_all_covered_is_not_yet_nobody(photo, tick):
    tick(sami=1, lotte=3, covered=(1,))
    assert look_at(fresh(photo)).situation.facts()[AGREES] is True
    tick(sami=1, covered=(1,))
    assert ABOUT_ANOTHER not in look_at(fresh(photo)).situation.facts()


def test_unanswered_questions_of_the_maker_keep_it_from_going(photo, tick):
    tick(lotte=3, answered=False)
    looked = look_at(fresh(photo))
    assert looked.judgement.waits_for_maker and not looked.may_go
    tick(lotte=3)
    assert look_at(fresh(photo)).may_go


def test_what_the_maker_fears_is_heard(photo, people, tick):
    tick(lotte=3)
    held = fresh(photo)
    held.answers = held.answers | {"iemand kan er last van krijgen": True}
    held.save(update_fields=["answers"])
    assert code_of(photo) == "niet"


def test_a_shielded_pupil_is_mag_niet_whatever_was_chosen(photo, people, tick):
    people.lotte.shielded = True
    people.lotte.save()
    tick(lotte=3)
    looked = look_at(fresh(photo))
    assert looked.judgement.code == "niet" and [row.code for row in rows_on(looked)] == ["niet"]


def test_a_pupils_own_no_counts_at_any_age(photo, people, tick, chose):
    chose(people.noor, people.noor, "nieuwsbrief", Chosen.NO)
    tick(noor=2, code="nieuwsbrief")
    assert code_of(photo) == "niet"


def test_somebody_of_outside_must_be_asked_too(photo, people, tick):
    tick(lotte=3)
    held = fresh(photo)
    held.outsiders = Outsiders.UNASKED
    held.save(update_fields=["outsiders"])
    assert code_of(photo) == "overleg"
    held.outsiders = Outsiders.AGREED
    held.save(update_fields=["outsiders"])
    assert code_of(photo) == "mag"


def test_a_no_stays_a_no_whatever_was_answered_about_this_picture():
    seen = Seen(Person(), Standing.NO, once=Standing.YES)
    assert seen.agrees is False and not seen.can_be_asked
    assert Situation(seen=(seen,)).facts()[AGREES] is False


def test_another_place_is_offered_where_everybody_may(photo, tick):
    tick(sami=1, noor=2, lotte=3)
    assert [place.purpose.code for place in elsewhere(look_at(fresh(photo)))] == ["nieuwsbrief"]
    tick(sami=1, noor=2, lotte=3, code="nieuwsbrief")
    assert code_of(photo) == "mag" and elsewhere(look_at(fresh(photo))) == []


def test_nobody_is_asked_while_a_no_is_still_to_be_seen(photo, people, tick):
    tick(sami=1, noor=2)
    with pytest.raises(CannotChange, match="Dek eerst Sami af"):
        ask(photo, people)
    assert open_questions_for(people.marieke) == []


def test_covering_needs_to_know_which_head(photo, people, tick):
    tick(sami=None)
    with pytest.raises(CannotChange, match="welk hoofd"):
        cover_heads(actor=actor_of(people.ruud), photo=photo, people=[people.sami.pk])


def test_cutting_somebody_off_keeps_the_others(photo, people, tick):
    tick(sami=1, lotte=3)
    cut = cut_out(actor=actor_of(people.ruud), photo=photo, people=[people.sami.pk])
    assert cut.crop == Part(300, 0, 900, 800)
    assert code_of(photo) == "mag"
    uncut(actor=actor_of(people.ruud), photo=photo)
    assert code_of(photo) == "niet"


@pytest.mark.parametrize("deed", ["uncover", "remove", "move", "place", "pixels", "uncut"])
def test_showing_more_or_going_elsewhere_ends_the_questions(deed, photo, people, tick):
    """Who was asked said yes to what they saw."""
    actor = actor_of(people.ruud)
    tick(sami=1, noor=2, covered=(1,))
    if deed == "uncut":
        cut_out(actor=actor, photo=photo, people=[people.sami.pk])
    ask(photo, people)
    assert open_questions_for(people.marieke)
    match deed:
        case "uncover":
            tick(noor=2, covered=())
        case "remove":
            remove_box(actor=actor, photo=photo, number=1)
        case "move":
            move_boxes(actor=actor, photo=photo, parts={1: Part(600, 200, 100, 120)})
        case "place":
            tick(sami=1, noor=2, covered=(1,), code="nieuwsbrief")
        case "pixels":
            held = fresh(photo)
            looked = look_at(held)
            say(
                actor=actor, photo=photo,
                saying=Saying(
                    purpose=held.purpose, group=None, shown=frozenset(), ticked=(), covered=frozenset({1}),
                    answers=looked.photo.answers, cover_with=CoverWith.PIXELS,
                ),
            )  # fmt: skip
        case "uncut":
            uncut(actor=actor, photo=photo)
    assert open_questions_for(people.marieke) == [] and fresh(photo).asked_until is None


def test_the_maker_hears_once_that_no_answer_is_waited_for(photo, people, tick):
    tick(noor=2)
    ask(photo, people)
    assert tell_of_answers(photo.school) == 0
    question = open_questions_for(people.marieke)[0]
    reply_once(actor=actor_of(people.marieke), question=question, by=people.marieke, is_yes=False)
    assert tell_of_answers(photo.school) == 1 and tell_of_answers(photo.school) == 0
    notice = Notice.objects.for_school(photo.school).get(key=f"photos.answered:{photo.pk}")
    assert notice.person == people.ruud and "Noor" not in f"{notice.subject}{notice.text}"
    assert code_of(photo) == "niet"


def test_without_an_answer_the_maker_hears_it_when_the_week_is_over(photo, people, tick):
    tick(noor=2)
    ask(photo, people)
    closes = fresh(photo).asked_until
    with standing_still_at(datetime.combine(closes, time(9), tzinfo=UTC)):
        assert tell_of_answers(photo.school) == 1 and code_of(photo) == "niet"


def test_covering_more_leaves_the_question_standing(photo, people, tick):
    tick(sami=1, noor=2, covered=(1,))
    ask(photo, people)
    add_box(actor=actor_of(people.ruud), photo=photo, part=Part(900, 200, 100, 100))
    assert open_questions_for(people.marieke)
    stop_asking(actor=actor_of(people.ruud), photo=photo)
    assert open_questions_for(people.marieke) == []


def test_a_box_stays_on_the_picture(photo, people):
    box = add_box(actor=actor_of(people.ruud), photo=photo, part=Part(1190, 790, 400, 2))
    assert box.x + box.w <= photo.width and box.y + box.h <= photo.height and box.h >= 8
    assert box.number == 4 and len(boxes_on(photo)) == 4


def test_who_was_not_on_the_page_stays_ticked(photo, people, tick):
    Pictured.objects.create(school=photo.school, photo=photo, person=people.daan, added_at=photo.created_at)
    tick(lotte=3)
    assert {row.person for row in look_at(fresh(photo)).pictured} == {people.daan, people.lotte}


def test_the_list_says_a_word_and_nothing_of_why(photo, people, chosen):
    looked = look_at(fresh(photo), [people.sami, people.noor, people.lotte, people.daan])
    codes = {row.person: row.code for row in rows_of(looked, [people.sami, people.noor, people.lotte, people.daan])}
    assert codes == {people.sami: "niet", people.noor: "overleg", people.lotte: "mag", people.daan: "overleg"}


def test_the_database_refuses_a_photo_that_never_goes(photo):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        type(photo).objects.for_school(photo.school).filter(pk=photo.pk).update(goes_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(photo).objects.for_school(photo.school).filter(pk=photo.pk).update(
            crop_x=1, crop_y=1, crop_w=5000, crop_h=10
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Box.objects.for_school(photo.school).filter(photo=photo, number=1).update(w=0)
