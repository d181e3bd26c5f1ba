"""The pages of asking, placing and taking down, as the people of school use them."""

import pytest
from django.urls import reverse
from django.utils.text import slugify

from netjes.publishing.actions.asking import Asked, ask_in_doubt
from netjes.publishing.actions.preparing import ask_to_publish
from netjes.publishing.actions.publishing import publish, send
from netjes.publishing.models import Doubt, Draft, Example, Publication, SchoolChannel, TakeDown
from netjes.publishing.published import tasks_open
from netjes.publishing.states import DoubtState, PublicationState, TakeDownState
from netjes.publishing.tests.conftest import CLEAR, as_actor
from netjes.schools.queries import today


def page(client, name, /, *args, **query) -> str:
    answer = client.get(reverse(f"publishing:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client, name, /, *args, **given):
    return client.post(reverse(f"publishing:{name}", args=args), given)


@pytest.fixture
def doubt(people, desk):
    return ask_in_doubt(
        actor=as_actor(people.ruud), asker=people.ruud, role="medewerker",
        asked=Asked(words="Mag ik dit delen?", text="Wat een dag.", may_be_example=True),
    )  # fmt: skip


@pytest.fixture
def placed(people, ready, says):
    says(people.marieke, "yes", about=people.noor)
    made = publish(actor=as_actor(people.ruud), by=people.ruud, publication=ready(people=[people.noor]))
    send(made)
    return made


def test_it_works(people, desk, client_of):
    """Asked in words by a teacher, on the day's page of who answers, answered, and read."""
    ruud, visser = client_of(people.ruud), client_of(people.visser)
    done = post(ruud, "ask", vraag="Kan dit?", namens="own", aan="supervisor", verstuur="ja")
    doubt = Doubt.objects.for_school(people.ruud.school).get()
    assert done.headers["Location"] == reverse("publishing:question", args=[doubt.pk])
    assert "twijfelt" in visser.get("/vandaag/").content.decode()
    assert "Kan dit?" in page(visser, "question", doubt.pk)
    post(visser, "answer", doubt.pk, kan="ja", antwoord="Ja, prima.")
    mine = page(ruud, "question", doubt.pk)
    assert "Het kan zo" in mine and "Ja, prima." in mine and "Kan dit?" not in mine


def test_what_was_being_checked_comes_along_and_is_not_sent_by_itself(people, desk, client_of):
    answer = post(client_of(people.ruud), "ask", tekst="Wat een dag.", namens="school")
    assert answer.status_code == 200 and "Wat een dag." in answer.content.decode()
    assert not Doubt.objects.for_school(people.ruud.school).exists()


def test_an_empty_question_is_told_and_nothing_typed_is_lost(people, desk, client_of):
    answer = post(client_of(people.ruud), "ask", vraag=" ", namens="school", aan="communication", verstuur="ja")
    assert answer.status_code == 400 and "Schrijf op" in answer.content.decode()


def test_a_pupil_asks_the_mentor_with_je(people, desk, client_of):
    sami = client_of(people.sami)
    assert "Je mentor leest mee" in page(sami, "ask")
    post(sami, "ask", vraag="Mag deze meme?", verstuur="ja")
    assert "Mag deze meme?" in page(
        client_of(people.bos), "question", Doubt.objects.for_school(people.sami.school).get().pk
    )


def test_the_asker_does_not_answer_and_a_colleague_sees_nothing(people, doubt, client_of):
    assert post(client_of(people.ruud), "answer", doubt.pk, kan="ja").status_code == 404
    assert client_of(people.kaya).get(reverse("publishing:question", args=[doubt.pk])).status_code == 404


def test_back_without_a_reason_stays_with_what_was_typed(people, doubt, client_of):
    answer = post(client_of(people.visser), "answer", doubt.pk, kan="nee", voorbeeld="Mag het?", bewaar="on")
    assert answer.status_code == 400 and "waarom" in answer.content.decode()
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.WAITING


def test_handing_over_and_withdrawing(people, desk, doubt, client_of):
    post(client_of(people.visser), "pass_on", doubt.pk, aan=desk.iris.pk)
    assert "Mag ik dit delen?" in page(client_of(desk.iris), "question", doubt.pk)
    assert post(client_of(desk.iris), "pass_on", doubt.pk, aan="onzin").status_code == 400
    post(client_of(people.ruud), "withdraw", doubt.pk)
    doubt.refresh_from_db()
    assert doubt.state == DoubtState.WITHDRAWN


def test_an_example_helps_the_next_one_and_can_go(people, doubt, client_of):
    post(
        client_of(people.visser), "answer", doubt.pk, kan="ja", antwoord="Ja, zonder namen.",
        bewaar="on", voorbeeld="Mag ik een foto van een lokaal delen?",
    )  # fmt: skip
    assert "foto van een lokaal" in page(client_of(people.kaya), "ask")
    assert "Niets gevonden" in page(client_of(people.kaya), "ask", zoek="voetbal")
    assert "foto van een lokaal" not in page(client_of(people.sami), "ask")
    example = Example.objects.for_school(people.ruud.school).get()
    assert post(client_of(people.kaya), "forget_example", example.pk).status_code == 404
    post(client_of(people.terpstra), "forget_example", example.pk)
    assert not Example.objects.for_school(people.ruud.school).exists()


def test_a_message_is_placed_step_by_step(people, desk, write, client_of):
    draft, ruud = write(), client_of(people.ruud)
    first = page(ruud, "publish", draft.pk)
    assert "Waar gaat het heen?" in first and "Plaats het" not in first
    chosen = {"kanaal": desk.feed.pk, "titel": "De musical"}
    post(ruud, "publish", draft.pk, **chosen, doe="klaar")
    asked = page(ruud, "publish", draft.pk)
    assert "Plaats dit zo nog niet" in asked and "Wat alleen jij weet" in asked and "artikel" in asked
    facts = {f"feit:{fact}": "nee" for fact in CLEAR}
    post(ruud, "publish", draft.pk, **chosen, **facts, doe="klaar")
    assert "Dit kan geplaatst worden" in page(ruud, "publish", draft.pk)
    done = post(ruud, "publish", draft.pk, **chosen, **facts, doe="plaats")
    made = Publication.objects.for_school(draft.school).get()
    assert made.state == PublicationState.OUT
    assert done.headers["Location"] == reverse("publishing:publication", args=[made.pk])


def test_overleg_is_asked_from_the_page_and_placed_after(people, desk, write, client_of):
    draft, ruud = write(), client_of(people.ruud)
    chosen = {"kanaal": desk.feed.pk, "titel": "De musical"}
    assert post(ruud, "publish", draft.pk, **chosen, doe="plaats").status_code == 400
    post(ruud, "publish", draft.pk, **chosen, doe="vraag", aan="communication", vraag="Goed zo?")
    doubt = Doubt.objects.for_school(draft.school).get()
    assert "Dit ligt bij een ander" in page(ruud, "publish", draft.pk)
    assert "De musical was mooi" in page(client_of(desk.iris), "question", doubt.pk)
    post(client_of(desk.iris), "answer", doubt.pk, kan="ja")
    assert "een ander is akkoord" in page(ruud, "publish", draft.pk)
    post(ruud, "publish", draft.pk, **chosen, doe="plaats")
    made = Publication.objects.for_school(draft.school).get()
    assert made.state == PublicationState.OUT and made.approved_by == desk.iris


def test_who_answers_sees_the_picture_and_who_is_on_it(people, desk, ready, says, client_of):
    made = ready(people=[people.noor], facts=CLEAR | {"twijfel": True})
    Publication.objects.for_school(made.school).filter(pk=made.pk).update(picture=b"\xff\xd8beeld", alt="Een veld.")
    made.refresh_from_db()
    doubt = ask_to_publish(actor=as_actor(people.ruud), author=people.ruud, publication=made)
    asked = page(client_of(people.visser), "question", doubt.pk)
    address = reverse("publishing:asked_picture", args=[doubt.pk])
    assert address in asked and "De musical" in asked and "Er is nog geen ja van Noor de Vries" in asked
    assert client_of(people.visser).get(address).content == b"\xff\xd8beeld"
    assert client_of(people.kaya).get(address).status_code == 404


def test_who_is_on_it_is_searched_and_their_no_is_said(people, desk, write, says, client_of):
    draft, ruud = write(), client_of(people.ruud)
    says(people.marieke, "no", about=people.noor)
    chosen = {"kanaal": desk.feed.pk, "titel": "De musical"}
    found = post(ruud, "publish", draft.pk, **chosen, doe="zoek", zoek="noor").content.decode()
    assert f'value="{people.noor.pk}"' in found
    post(ruud, "publish", draft.pk, **chosen, wie=people.noor.pk, doe="klaar")
    said = page(ruud, "publish", draft.pk)
    assert "Dit mag niet met deze mensen erop: Noor de Vries" in said and "Plaats dit zo niet" in said


def test_what_is_chosen_wrongly_is_said(people, desk, write, client_of):
    draft, ruud = write(), client_of(people.ruud)
    for given, says_it in (
        ({"titel": "x"}, "Kies waar"),
        ({"kanaal": desk.feed.pk, "titel": ""}, "korte titel"),
        ({"kanaal": desk.feed.pk, "titel": "x", "tot": "31-02-2026"}, "geen dag"),
        ({"kanaal": desk.feed.pk, "titel": "x", "foto": "999999"}, "foto is er niet meer"),
        ({"kanaal": "9" * 40, "titel": "x"}, "Kies waar"),
    ):
        answer = post(ruud, "publish", draft.pk, **given, doe="klaar")
        assert answer.status_code == 400 and says_it in answer.content.decode()


def test_somebody_elses_draft_is_not_there(people, desk, write, client_of):
    draft = write()
    assert client_of(people.visser).get(reverse("publishing:publish", args=[draft.pk])).status_code == 404


def test_the_log_is_searched_by_word_and_by_name(people, desk, placed, client_of):
    iris = client_of(desk.iris)
    assert "De musical" in page(iris, "log") and "De musical" in page(iris, "log", zoek="noor vries")
    assert "Niets gevonden" in page(iris, "log", zoek="sami")
    assert "De musical" not in page(client_of(people.kaya), "log")
    assert "De musical" in page(client_of(people.ruud), "log")
    assert "Noor de Vries" in page(iris, "publication", placed.pk)


def test_everybody_sees_where_they_stand_and_asks_to_take_it_down(people, desk, placed, client_of, school):
    marieke = client_of(people.marieke)
    assert "De musical" in page(client_of(people.noor), "mine") and "De musical" in page(marieke, "mine")
    assert "Waar staat u of uw kind op?" in marieke.get("/ik/").content.decode()
    assert "De musical" not in page(client_of(people.sami), "mine")
    post(marieke, "ask_takedown", bericht=placed.pk, wie=people.noor.pk, woorden="Liever niet.")
    (task,) = tasks_open(school)
    assert "Liever niet." in page(client_of(desk.iris), "takedown", task.pk)
    assert "moet weg" in client_of(desk.iris).get("/vandaag/").content.decode()
    post(client_of(desk.iris), "takedown", task.pk, doe="haal-weg")
    task.refresh_from_db()
    assert task.state == TakeDownState.DONE and "weggehaald" in page(marieke, "mine")


def test_what_is_not_in_the_log_is_asked_in_words(people, desk, client_of, school):
    sami = client_of(people.sami)
    assert post(sami, "ask_takedown", link="geen link").status_code == 400
    assert post(sami, "ask_takedown", bericht="1").status_code == 404
    post(sami, "ask_takedown", woorden="Op de pagina van de klas staat een filmpje.")
    task = TakeDown.objects.for_school(school).get()
    iris = client_of(desk.iris)
    assert post(iris, "takedown", task.pk, doe="blijft", antwoord="").status_code == 400
    assert post(iris, "takedown", task.pk, doe="is-weg", dag="gisteren").status_code == 400
    post(iris, "takedown", task.pk, doe="is-weg", dag=today().isoformat(), antwoord="We belden de klas.")
    assert "We belden de klas." in page(sami, "mine")


def test_a_channel_is_connected_changed_and_closed(people, desk, client_of, school):
    karin = client_of(people.oosthoek)
    given = {"name": "Nieuws voor ouders", "purpose": desk.website.pk}
    post(karin, "new_channel", "feed", **given)
    made = SchoolChannel.objects.for_school(school).get(slug="nieuws-voor-ouders")
    assert "/plaatsen/kanaal/nieuws-voor-ouders/feed.xml" in page(karin, "channels")
    post(karin, "channel", made.pk, name="Ouders", purpose="")
    made.refresh_from_db()
    assert (made.name, made.purpose) == ("Ouders", None)
    post(karin, "close_channel", made.pk)
    assert "Ouders" not in page(karin, "channels")
    assert client_of(people.oosthoek).get("/plaatsen/kanalen/nieuw/onzin/").status_code == 404


def test_a_way_in_is_never_shown_again(people, desk, client_of):
    karin = client_of(people.oosthoek)
    given = {"name": "W", "address": "http://127.0.0.1:1", "username": "u", "secret": "heel geheim", "purpose": ""}
    answer = post(karin, "new_channel", "wordpress", **given)
    assert answer.status_code == 400 and "heel geheim" not in answer.content.decode()
    assert "https" in answer.content.decode()


def test_drafts_in_doubt_lead_back(people, desk, write, client_of):
    draft = write()
    ask_in_doubt(actor=as_actor(people.ruud), asker=people.ruud, role="medewerker", asked=Asked("?"), draft=draft)
    assert reverse("publishing:draft", args=[draft.pk]) in page(
        client_of(people.ruud), "question", Doubt.objects.for_school(draft.school).get().pk
    )
    assert Draft.objects.for_school(draft.school).get().state == "asked"


def test_an_answer_that_says_overleg_leads_a_colleague_to_somebody(people, desk, client_of):
    """From *Mag ik?* to a person, with the words filled in; a pupil is led to whom the answer names."""
    given = {slugify(fact): "nee" for fact in CLEAR} | {"twijfel": "ja", "duidelijk-namens-wie": "ja"}
    address, ask = "/mag-ik/bericht-plaatsen/", reverse("publishing:ask")
    assert ask in client_of(people.ruud).get(address, {"rol": "medewerker", **given}).content.decode()
    assert ask not in client_of(people.sami).get(address, {"rol": "medewerker", **given}).content.decode()
    assert "Mag ik dit?" in page(client_of(people.ruud), "ask", vraag="Mag ik dit?")
