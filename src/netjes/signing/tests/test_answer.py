import pytest
from django.db import IntegrityError

from netjes.lib.actors import Actor
from netjes.signing.models import Reading, Signature


def current(person, child=None):
    return Signature.objects.for_school(person.school).get(person=person, child=child, replaced_at=None)


def test_it_works(people, pupils_round, client_of, answer_of):
    response = answer_of(client_of(people.noor), pupils_round)
    assert response.status_code == 302
    signature = current(people.noor)
    assert (signature.answer, signature.way, signature.version) == ("agreed", "screen", pupils_round.version)
    page = client_of(people.noor).get(response.url)
    assert "Klaar, dank je wel" in page.content.decode()


def test_opening_the_text_is_written_down_once(people, pupils_round, client_of):
    for _ in range(2):
        client_of(people.noor).get(f"/tekenen/{pupils_round.pk}/")
    assert Reading.objects.for_school(people.noor.school).filter(person=people.noor).count() == 1


def test_nobody_answers_without_having_opened_the_text(people, pupils_round, client_of):
    response = client_of(people.noor).post(f"/tekenen/{pupils_round.pk}/", {"antwoord": "agreed"})
    assert response.status_code == 400
    assert "Lees eerst de afspraken" in response.content.decode()
    assert not Signature.objects.for_school(people.noor.school).exists()


@pytest.mark.parametrize("answer", ["question", "disagreed"])
def test_a_question_and_a_disagreement_need_words_on_a_page_of_their_own(
    people, pupils_round, client_of, answer_of, answer
):
    client = client_of(people.noor)
    response = answer_of(client, pupils_round, answer)
    assert response.status_code == 302
    assert f"antwoord={answer}" in response.url
    assert client.get(response.url).status_code == 200
    empty = answer_of(client, pupils_round, answer, woorden="  ")
    assert empty.status_code == 400
    assert "Schrijf eerst" in empty.content.decode()
    assert answer_of(client, pupils_round, answer, woorden="Waarom mag het niet?").status_code == 302
    assert current(people.noor).words == "Waarom mag het niet?"


def test_answering_the_same_twice_says_so_and_adds_nothing(people, pupils_round, client_of, answer_of):
    client = client_of(people.noor)
    answer_of(client, pupils_round)
    again = answer_of(client, pupils_round)
    assert "al=1" in again.url
    assert "Dit antwoord gaf je al" in client.get(again.url).content.decode()
    assert Signature.objects.for_school(people.noor.school).filter(person=people.noor).count() == 1


def test_an_answer_can_be_changed_and_the_earlier_one_stays(people, pupils_round, client_of, answer_of):
    client = client_of(people.noor)
    answer_of(client, pupils_round)
    answer_of(client, pupils_round, "disagreed", woorden="Het is te streng.")
    both = Signature.objects.for_school(people.noor.school).filter(person=people.noor).order_by("pk")
    assert [(s.answer, s.replaced_at is None) for s in both] == [("agreed", False), ("disagreed", True)]


def test_the_mentor_sees_the_answer_only_when_asked_to(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round)
    assert current(people.noor).shown_to_mentor is False
    answer_of(client_of(people.sami), pupils_round, mentor="1")
    assert current(people.sami).shown_to_mentor is True


def test_two_million_characters_are_refused_and_not_lost(people, pupils_round, client_of, answer_of):
    long = "a" * 2_000_000
    response = answer_of(client_of(people.noor), pupils_round, "question", woorden=long)
    assert response.status_code == 400
    page = response.content.decode()
    assert "er passen er 2000" in page
    assert long in page


def test_script_in_a_field_stays_text(people, pupils_round, client_of, answer_of):
    client = client_of(people.noor)
    nasty = "<script>alert(1)</script>"
    response = answer_of(client, pupils_round, "question", woorden=nasty, artikel="<b>", tekst="<i>", klas="<u>")
    assert response.status_code == 302
    signature = current(people.noor)
    assert (signature.words, signature.article) == ("<script>alert(1)</script>", "")
    for page in (f"/tekenen/bewijs/{signature.pk}/", f"/tekenen/{pupils_round.pk}/?antwoord=question"):
        assert b"<script>alert" not in client.get(page).content
    boss = client_of(people.bos).get(f"/tekenen/vragen/{signature.pk}/")
    assert boss.status_code == 200
    assert b"<script>alert" not in boss.content


def test_a_made_up_answer_is_refused(people, pupils_round, client_of, answer_of):
    response = answer_of(client_of(people.noor), pupils_round, "yes")
    assert response.status_code == 400
    assert "Kies een van de drie" in response.content.decode()


def test_a_guardian_answers_once_per_child_in_one_flow(people, pupils_round, client_of, answer_of):
    client = client_of(people.marieke)
    first = client.get(f"/tekenen/{pupils_round.pk}/kind/{people.noor.pk}/").content.decode()
    assert "Voor Noor" in first
    assert "1 van 2" in first
    done = client.get(answer_of(client, pupils_round, child=people.noor).url).content.decode()
    assert "Ga verder voor Daan" in done
    second = client.get(f"/tekenen/{pupils_round.pk}/kind/{people.daan.pk}/").content.decode()
    assert "2 van 2" in second
    assert "Deze tekst las u al" in second
    last = client.get(answer_of(client, pupils_round, child=people.daan).url).content.decode()
    assert "Klaar, dank u wel" in last
    assert current(people.marieke, people.noor).pk != current(people.marieke, people.daan).pk


def test_parents_apart_never_see_each_others_answer(people, pupils_round, client_of, answer_of):
    words = "Ik wil dit niet voor Sami."
    answer_of(client_of(people.karima), pupils_round, "disagreed", child=people.sami, woorden=words)
    hers = current(people.karima, people.sami)
    other = client_of(people.youssef)
    assert other.get(f"/tekenen/bewijs/{hers.pk}/").status_code == 404
    for url in ("/tekenen/", f"/tekenen/{pupils_round.pk}/kind/{people.sami.pk}/", "/tekenen/bewijzen/"):
        page = other.get(url).content.decode()
        assert words not in page
        assert "Karima" not in page


def test_a_guardian_is_spoken_to_with_u(people, pupils_round, client_of):
    page = client_of(people.karima).get(f"/tekenen/{pupils_round.pk}/kind/{people.sami.pk}/").content.decode()
    assert "Wat zegt u?" in page
    assert "Wat zeg jij?" not in page


@pytest.mark.parametrize("path", ["{round}/kind/{noor}/", "{round}/", "99999/", "{round}/kind/99999/"])
def test_a_child_that_is_not_yours_and_a_round_that_is_not_there_look_the_same(people, pupils_round, client_of, path):
    url = "/tekenen/" + path.format(round=pupils_round.pk, noor=people.noor.pk)
    client = client_of(people.karima)
    assert client.get(url).status_code == 404
    assert client.post(url, {"antwoord": "agreed"}).status_code == 404


@pytest.mark.parametrize("number", [10**12, 10**18 * 9, 10**30])
def test_a_number_beyond_all_numbers_is_not_there_either(people, pupils_round, client_of, number):
    client, head = client_of(people.marieke), client_of(people.terpstra)
    for path in (f"{number}/", f"{pupils_round.pk}/kind/{number}/", f"bewijs/{number}/", f"klas/{number}/"):
        assert client.get(f"/tekenen/{path}").status_code == 404
    for path in (f"ronde/{number}/", f"bord/{number}/", f"wie-zag-wat/{number}/", f"vragen/{number}/",
                 f"voortgang/{pupils_round.pk}/klas/{number}/", f"voortgang/{number}/nog-niet/"):  # fmt: skip
        assert head.get(f"/tekenen/{path}").status_code == 404


def test_two_windows_at_once_make_one_answer(people, pupils_round, client_of, monkeypatch):
    """Both looked before either wrote: the second meets the first one's answer, and says the same again."""
    from netjes.signing.actions import Said, answers, note_reading, sign
    from netjes.signing.queries import asked
    from netjes.signing.states import Way

    [ask] = asked(people.noor)
    actor = Actor(people.noor.ref, "pupil")
    note_reading(actor=actor, person=people.noor, version=ask.version)
    given = {"actor": actor, "ask": ask, "version": ask.version, "said": Said("agreed"), "way": Way.SCREEN}
    sign(**given)
    looked, real = [], answers._taken_in

    def blind_at_first(*args):
        if not looked:
            looked.append(1)
            raise IntegrityError("signing_signature_one_own")
        return real(*args)

    monkeypatch.setattr(answers, "_taken_in", blind_at_first)
    assert sign(**given).fresh is False
    assert Signature.objects.for_school(people.noor.school).count() == 1


def test_signing_costs_few_queries(people, pupils_round, client_of, django_assert_max_num_queries):
    for person, child in ((people.noor, None), (people.marieke, people.noor)):
        client = client_of(person)
        url = f"/tekenen/{pupils_round.pk}/" + (f"kind/{child.pk}/" if child else "")
        client.get(url)
        with django_assert_max_num_queries(25):
            assert client.post(url, {"antwoord": "agreed"}).status_code == 302
