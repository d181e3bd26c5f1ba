"""A draft before the councils: laid before them, spoken about, answered."""

import pytest
from django.urls import reverse

from netjes.drafting.actions.decisions import LONGEST_COMMENT, open_consultation
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Comment, Draft, Piece
from netjes.drafting.states import MOVES, DraftState
from netjes.drafting.tests.drafts import ACTOR, draft_of_model
from netjes.notices.models import Notice
from netjes.records.queries import breaks_in
from netjes.schools.queries import today


@pytest.fixture
def draft(agreed, people) -> Draft:
    return draft_of_model(agreed)


@pytest.fixture
def laid(draft, people) -> Draft:
    return open_consultation(actor=ACTOR, draft=draft, until=today(), people=[people.smit, people.lotte])


def address(name: str, draft: Draft, *more: int) -> str:
    return reverse(f"drafting:{name}", args=[draft.pk, *more])


def told(person) -> list[Notice]:
    return list(Notice.objects.for_school(person.school).filter(person=person))


def test_it_works(draft, people, client_of):
    """Laid before both councils, a pupil speaks, the writer answers, the pupil reads it."""
    writer, lotte, smit = client_of(people.visser), client_of(people.lotte), client_of(people.smit)
    sent = writer.post(address("consult_start", draft), {"councils": ["pupils", "staff"], "until": today().isoformat()})
    assert sent.status_code == 302, sent.content.decode()
    assert len(told(people.lotte)) == len(told(people.smit)) == 1
    page = lotte.get(address("consult", draft)).content.decode()
    assert "Druk op een zin" in page and "Geef antwoord" not in page
    say = lotte.get(address("comment", draft), {"artikel": "2", "zin": "1"}).content.decode()
    assert "Online ga je net zo met elkaar om" in say
    words = {"artikel": "2", "zin": "Online ga je net zo met elkaar om", "text": "Dat snap ik niet."}
    assert lotte.post(address("comment", draft), words).status_code == 302
    comment = Comment.objects.for_school(draft.school).get(draft=draft)
    assert (comment.article, comment.role, comment.person) == ("2", "council_pupils", people.lotte)
    shown = smit.get(address("consult", draft)).content.decode()
    assert "lid van de medezeggenschapsraad (leerlingen)" in shown and "Jansen" not in shown
    assert "Jansen" in writer.get(address("consult", draft)).content.decode()
    answer = {"outcome": "taken_over", "answer": "Het staat er nu in makkelijke woorden."}
    assert writer.post(address("comment_answer", draft, comment.pk), answer).status_code == 302
    assert any("antwoord" in notice.subject for notice in told(people.lotte))
    read = lotte.get(address("consult", draft)).content.decode()
    assert "overgenomen" in read and "Het staat er nu in makkelijke woorden." in read
    assert not list(breaks_in(draft.school.pk))


def test_a_council_sees_what_changes_since_the_version_in_force(draft, people, client_of):
    Piece.objects.for_school(draft.school).filter(draft=draft, number="2").update(
        text="Je doet altijd aardig.\n\n```norm 2-x\nwie: leerling\nstaat toe: iemand pesten\n```\n"
    )
    open_consultation(actor=ACTOR, draft=draft, until=today(), people=[people.smit])
    page = client_of(people.smit).get(address("consult", draft)).content.decode()
    assert "Wat er verandert sinds versie 1" in page and "<ins>" in page
    assert "van “mag niet” naar “mag”" in page


def test_a_comment_of_two_megabytes_gets_a_sentence_and_is_not_lost(laid, people, client_of):
    long = "a" * 2_000_000
    sent = client_of(people.smit).post(address("comment", laid), {"text": long})
    page = sent.content.decode()
    assert sent.status_code == 400 and str(LONGEST_COMMENT) in page and long in page
    assert not Comment.objects.for_school(laid.school).exists()


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_comment_is_asked_for_again(laid, people, client_of, text):
    sent = client_of(people.smit).post(address("comment", laid), {"text": text})
    assert sent.status_code == 400 and "Schrijf op wat je wilt zeggen." in sent.content.decode()


def test_script_in_a_comment_is_text(laid, people, client_of):
    client = client_of(people.smit)
    client.post(address("comment", laid), {"text": "<script>alert(1)</script>", "artikel": "<b>", "zin": "<i>x</i>"})
    page = client.get(address("consult", laid)).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page and "<i>x" not in page


def test_odd_passages_are_no_error(laid, people, client_of):
    client = client_of(people.smit)
    for artikel, zin in (("2", "9999"), ("99", "1"), ("", "x" * 5000), ("2", "0"), ("2", "²")):
        assert client.get(address("comment", laid), {"artikel": artikel, "zin": zin}).status_code == 200


@pytest.mark.parametrize(("outcome", "answer"), [("not_taken_over", " "), ("answered", ""), ("", "ja"), ("x", "ja")])
def test_an_answer_needs_a_choice_and_a_reason(laid, people, client_of, outcome, answer):
    client_of(people.smit).post(address("comment", laid), {"text": "Waarom?"})
    comment = Comment.objects.for_school(laid.school).get()
    sent = client_of(people.visser).post(
        address("comment_answer", laid, comment.pk), {"outcome": outcome, "answer": answer}
    )
    comment.refresh_from_db()
    assert sent.status_code == 400 and comment.outcome == ""


def test_the_text_stays_as_it_is_while_it_lies_before_them_and_can_be_taken_back(laid, people, client_of):
    client = client_of(people.visser)
    article = Piece.objects.for_school(laid.school).get(draft=laid, number="2")
    where = reverse("drafting:article_text", args=[laid.pk, article.pk])
    sent = client.post(where, {"title": "x", "prose": "Iets anders.", "revision": "1"})
    assert sent.status_code == 400 and "Haal het eerst terug" in sent.content.decode()
    assert client.post(address("consult_end", laid)).status_code == 302
    assert client.post(where, {"title": "x", "prose": "Iets anders.", "revision": "1"}).status_code == 302
    assert client.post(address("consult_end", laid)).status_code == 409
    assert client_of(people.smit).get(address("consult", laid)).status_code == 200
    assert client_of(people.smit).get(address("comment", laid)).status_code == 404


@pytest.mark.parametrize(
    ("councils", "until", "sentence"),
    [
        ([], "2999-01-01", "Kies aan wie"),
        (["pupils"], "2001-01-01", "al voorbij"),
        (["pupils"], "gisteren", "welke dag"),
        (["koning"], "2999-01-01", "Kies aan wie"),
    ],
)
def test_laying_it_before_nobody_or_in_the_past_is_refused(draft, people, client_of, councils, until, sentence):
    sent = client_of(people.visser).post(address("consult_start", draft), {"councils": councils, "until": until})
    assert sent.status_code == 400 and sentence in sent.content.decode()


def test_a_draft_with_mistakes_is_not_laid_before_anybody(draft, people):
    draft.front = "anders: overleg\nversie: 1"
    draft.save()
    with pytest.raises(CannotChangeDraft, match="zegt niet bij wie"):
        open_consultation(actor=ACTOR, draft=draft, until=today(), people=[people.smit])


def test_from_a_published_draft_no_step_leads_on(draft, people):
    assert MOVES[DraftState.PUBLISHED] == frozenset()
    draft.state = DraftState.PUBLISHED
    draft.save()
    with pytest.raises(CannotChangeDraft, match="bekendgemaakt"):
        open_consultation(actor=ACTOR, draft=draft, until=today(), people=[people.smit])


def test_who_may_read_speak_and_answer(laid, people, client_of, client):
    client_of(people.smit).post(address("comment", laid), {"text": "Ja."})
    comment = Comment.objects.for_school(laid.school).get()
    for name, more in (("consult", ()), ("comment", ()), ("comment_answer", (comment.pk,))):
        assert client.get(address(name, laid, *more)).status_code == 302
        for who in (people.noor, people.marieke, people.ruud):
            assert client_of(who).get(address(name, laid, *more)).status_code == 404
    for who in (people.lotte, people.smit):
        assert client_of(who).get(address("comment", laid)).status_code == 200
        assert client_of(who).post(address("comment_answer", laid, comment.pk), {}).status_code == 404
        assert client_of(who).post(address("consult_end", laid)).status_code == 404


def test_before_it_is_laid_before_them_a_council_sees_nothing(draft, people, client_of):
    for who in (people.lotte, people.smit):
        assert client_of(who).get(address("consult", draft)).status_code == 404


def test_two_megabytes_of_accents_fit_too_because_the_form_does_not_write_them_out(laid, people, client_of):
    page = client_of(people.smit).get(address("comment", laid)).content.decode()
    assert 'enctype="multipart/form-data"' in page
    sent = client_of(people.smit).post(address("comment", laid), {"text": "é" * 1_000_000})
    assert sent.status_code == 400 and "Maak hem korter" in sent.content.decode()
