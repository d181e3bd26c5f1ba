"""Asking in doubt: to whom, for how long, never one's own, and what is private is gone with the answer."""

from datetime import UTC, datetime, timedelta

import pytest

from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice
from netjes.publishing.actions.answering import answer_doubt, hand_over, scrubbed
from netjes.publishing.actions.asking import Asked, ask_in_doubt, withdraw_doubt
from netjes.publishing.chores import climb
from netjes.publishing.errors import CannotAnswerDoubt, CannotAskInDoubt
from netjes.publishing.line import answerers_of
from netjes.publishing.models import Doubt, Draft, Example
from netjes.publishing.published import doubts_waiting_for, examples_for
from netjes.publishing.states import AskedOf, DoubtState, DraftState, Voice
from netjes.publishing.tests.conftest import ACTOR, MORNING, as_actor
from netjes.records.models import LogRow
from netjes.schools.actions import add_guardian, let_stand_in

AFTER_A_DAY = MORNING + timedelta(days=1, minutes=1)


@pytest.fixture
def ask(people, desk):
    """`ask("Mag dit?")`: Ruud asks, for himself unless said otherwise."""

    def asked(words="Mag ik op mijn eigen account iets zeggen over de toetsweek?", draft=None, **more):
        who = more.pop("by", people.ruud)
        role = more.pop("role", "medewerker")
        return ask_in_doubt(actor=as_actor(who), asker=who, role=role, asked=Asked(words=words, **more), draft=draft)

    return asked


def answered(doubt: Doubt, by, approve=True, **more) -> Doubt:
    return answer_doubt(actor=as_actor(by, "team_leader"), by=by, doubt=doubt, approve=approve, **more)


def told(person, start="publishing.") -> list[Notice]:
    return list(Notice.objects.for_school(person.school).filter(person=person, key__startswith=start))


def test_it_works(people, ask):
    doubt = ask()
    assert doubts_waiting_for(people.visser) == [doubt]
    answered(doubt, people.visser, answer="Ja, als je zegt dat jij het vindt.", article="7")
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.APPROVED and doubt.answered_by == people.visser
    assert [n.subject for n in told(people.ruud)] == ["Je kreeg antwoord op je vraag"]
    assert doubts_waiting_for(people.visser) == []


def test_a_notice_says_that_and_never_what(people, ask):
    ask("Het gaat over Sami en zijn medicijnen")
    for notice in told(people.visser):
        assert "Sami" not in notice.subject + notice.text and "medicijnen" not in notice.text
    row = LogRow.objects.for_school(people.ruud.school_id).get(act="publishing.doubt.asked")
    assert "Sami" not in row.detail


def test_what_is_private_is_gone_with_the_answer(people, ask, write):
    draft = write("Ik twijfel over mijn baan.", voice=Voice.OWN)
    doubt = ask("Kan dit?", draft=draft)
    answered(doubt, people.visser, answer="Ja hoor.")
    doubt.refresh_from_db()
    assert (doubt.words, doubt.text, doubt.draft) == ("", "", None)
    assert doubt.answer == "Ja hoor." and not Draft.objects.for_school(people.ruud.school).exists()


def test_what_is_withdrawn_is_gone_too(people, ask, write):
    draft = write("Ik twijfel.", voice=Voice.OWN)
    doubt = withdraw_doubt(actor=as_actor(people.ruud), doubt=ask("Kan dit?", draft=draft))
    assert (doubt.words, doubt.text, doubt.state) == ("", "", DoubtState.WITHDRAWN)
    draft.refresh_from_db()
    assert draft.state == DraftState.WRITING
    with pytest.raises(CannotAnswerDoubt, match="wacht niet meer"):
        answered(doubt, people.visser)
    assert all(n.read_at for n in told(people.visser))


def test_what_was_approved_is_known_by_its_number_and_an_edit_goes_back(people, ask, write):
    draft = write("De musical was mooi.")
    answered(ask("Kan dit?", draft=draft), people.visser)
    draft.refresh_from_db()
    assert draft.is_as_approved
    draft.text = "De musical was saai."
    assert not draft.is_as_approved


def test_a_text_that_changed_meanwhile_is_not_approved(people, ask, write):
    draft = write("De musical was mooi.")
    doubt = ask("Kan dit?", draft=draft)
    Draft.objects.for_school(draft.school).filter(pk=draft.pk).update(text="Heel iets anders.", state="writing")
    with pytest.raises(CannotAnswerDoubt, match="intussen veranderd"):
        answered(doubt, people.visser)
    answered(doubt, people.visser, approve=False, answer="Stuur het opnieuw.")
    draft.refresh_from_db()
    assert draft.state == DraftState.WRITING


def test_nobody_answers_their_own_question(people, ask):
    doubt = ask(by=people.visser)
    assert people.visser not in answerers_of(doubt)
    with pytest.raises(CannotAnswerDoubt, match="eigen vraag"):
        answered(doubt, people.visser)


def test_nobody_answers_about_their_own_family(people, ask):
    add_guardian(actor=ACTOR, guardian=people.visser, child=people.lotte)
    doubt = ask("Mag ik schrijven dat Lotte Jansen won?")
    assert answerers_of(doubt) == [people.terpstra]
    with pytest.raises(CannotAnswerDoubt, match="eigen familie"):
        answered(doubt, people.visser)
    assert people.visser in answerers_of(ask("Mag ik schrijven dat Sami won?"))


def test_somebody_else_does_not_answer(people, ask):
    with pytest.raises(CannotAnswerDoubt, match="ligt niet bij jou"):
        answered(ask(), people.kaya)


def test_back_asks_why(people, ask):
    with pytest.raises(CannotAnswerDoubt, match="waarom"):
        answered(ask(), people.visser, approve=False)


def test_a_stand_in_answers_for_who_is_away(people, ask):
    day = MORNING.date()
    let_stand_in(
        actor=ACTOR, absent=people.visser, person=people.kaya, starts_on=day, ends_on=day + timedelta(days=9)
    )  # fmt: skip
    doubt = ask()
    assert answerers_of(doubt) == [people.kaya]
    answered(doubt, people.kaya)


def test_the_next_in_line_may_answer_after_a_day_of_school(people, ask, school):
    doubt = ask()
    assert climb(school) == 0
    with standing_still_at(AFTER_A_DAY):
        assert climb(school) == 1 and climb(school) == 0
        doubt.refresh_from_db()
        assert answerers_of(doubt) == [people.visser, people.terpstra]
        assert told(people.terpstra)


def test_after_friday_comes_monday(people, ask, school):
    with standing_still_at(datetime(2026, 11, 27, 9, 0, tzinfo=UTC)):
        doubt = ask()
    assert doubt.climbs_at == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_a_question_is_handed_over(people, desk, ask):
    doubt = ask()
    hand_over(actor=as_actor(people.visser), by=people.visser, doubt=doubt, to=desk.iris)
    doubt.refresh_from_db()
    assert answerers_of(doubt) == [desk.iris] and told(desk.iris)
    with pytest.raises(CannotAnswerDoubt, match="ligt niet bij jou"):
        answered(doubt, people.visser)
    with pytest.raises(CannotAnswerDoubt, match="Kies een collega"):
        hand_over(actor=as_actor(desk.iris), by=desk.iris, doubt=doubt, to=people.ruud)


def test_the_desk_of_communication_can_be_asked(people, desk, ask):
    assert answerers_of(ask(asked_of=AskedOf.COMMUNICATION)) == [desk.iris]


def test_a_pupil_asks_the_mentor(people, desk, ask):
    doubt = ask("Mag deze meme?", by=people.sami, role="leerling", asked_of=AskedOf.MENTOR)
    assert answerers_of(doubt) == [people.bos]
    with pytest.raises(CannotAskInDoubt, match="Kies aan wie"):
        ask("Mag deze meme?", by=people.sami, role="leerling", asked_of=AskedOf.SUPERVISOR)


def test_a_draft_lies_at_one_desk(people, ask, write):
    draft = write()
    ask("Kan dit?", draft=draft)
    with pytest.raises(CannotAskInDoubt, match="ligt al bij iemand"):
        ask("Kan dit?", draft=draft, asked_of=AskedOf.COMMUNICATION)


def test_nothing_is_no_question(people, ask):
    with pytest.raises(CannotAskInDoubt, match="Schrijf op"):
        ask("  ")
    with pytest.raises(CannotAskInDoubt, match="korter"):
        ask("a" * 2001)


def test_an_example_has_no_names_and_needs_both(people, ask, school):
    doubt = ask("Mag ik dat van Sami Haddad delen?", may_be_example=True)
    answered(
        doubt, people.visser, answer="Vraag het Sami Haddad zelf, op 06-12345678.",
        example="Mag ik werk van Sami Haddad delen?",
    )  # fmt: skip
    (example,) = examples_for(school, "medewerker")
    assert "Sami" not in example.question + example.answer and "06" not in example.answer
    assert "Vraag het" in example.answer
    assert examples_for(school, "leerling") == [] and examples_for(school, "medewerker", "voetbal") == []


def test_without_the_askers_yes_nothing_becomes_an_example(people, ask, school):
    doubt = ask()
    with pytest.raises(CannotAnswerDoubt, match="wil niet"):
        answered(doubt, people.visser, answer="Ja.", example="Mag het?")
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.WAITING and not Example.objects.for_school(school).exists()


def test_scrubbing_covers_what_is_only_possible_too(people, desk, school):
    assert "Noor" not in scrubbed("noor zei het tegen mevrouw Bos", school)
