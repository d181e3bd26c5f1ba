import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.schools.models import EntryLink
from netjes.signing.models import Signature


@pytest.fixture
def url(people, pupils_round):
    return f"/tekenen/voortgang/{pupils_round.pk}/klas/{people.class_2a.pk}/"


def test_it_works(people, url, client_of):
    client = client_of(people.bos)
    paper = f"{url}papier/{people.lotte.pk}/"
    assert "Het antwoord van Lotte Jansen op papier" in client.get(paper).content.decode()
    given = {"antwoord": "question", "woorden": "Mag het in de pauze?", "opmerking": "Ligt in de map."}
    assert client.post(paper, given).status_code == 302
    signature = Signature.objects.for_school(people.lotte.school).get()
    assert (signature.way, signature.registered_by, signature.remark) == ("paper", people.bos.ref, "Ligt in de map.")
    row = LogRow.objects.for_school(people.lotte.school_id).filter(act="signing.answer.registered").get()
    assert row.about == people.lotte.ref
    assert "pauze" not in row.detail


def test_a_guardian_on_paper_is_for_one_child(people, url, client_of):
    client = client_of(people.bos)
    assert (
        client.post(f"{url}papier/{people.karima.pk}/kind/{people.sami.pk}/", {"antwoord": "agreed"}).status_code == 302
    )
    signature = Signature.objects.for_school(people.sami.school).get()
    assert (signature.person, signature.child) == (people.karima, people.sami)


def test_what_was_typed_is_not_lost(people, url, client_of):
    response = client_of(people.bos).post(
        f"{url}papier/{people.lotte.pk}/", {"antwoord": "agreed", "opmerking": "r" * 2001}
    )
    assert response.status_code == 400
    assert "r" * 2001 in response.content.decode()
    assert "er passen er 2000" in response.content.decode()


@pytest.mark.parametrize("who", ["daan", "marieke", "bos"])
def test_who_is_not_asked_in_this_class_is_not_there(people, url, client_of, who):
    assert client_of(people.bos).get(f"{url}papier/{getattr(people, who).pk}/").status_code == 404


def test_the_class_list_is_a_pdf(people, url, client_of):
    response = client_of(people.bos).get(f"{url}lijst.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("page", "whom", "links"), [("strookjes", "pupils", 3), ("strookjes", "guardians", 3), ("brieven", "", 3)]
)
def test_strips_and_letters_carry_a_link_for_who_has_not_answered(people, url, client_of, page, whom, links):
    response = client_of(people.bos).post(f"{url}{page}/", {"voor": whom})
    assert response.content.startswith(b"%PDF")
    made = EntryLink.objects.for_school(people.bos.school)
    assert made.count() == links
    assert {link.purpose for link in made} == {"signing"}


def test_nobody_left_means_nothing_to_print(people, pupils_round, url, client_of, answer_of):
    for pupil in (people.noor, people.sami, people.lotte):
        answer_of(client_of(pupil), pupils_round)
    response = client_of(people.bos).post(f"{url}strookjes/", {"voor": "pupils"})
    assert response.status_code == 302
    assert not EntryLink.objects.for_school(people.bos.school).exists()


def test_a_code_from_a_strip_can_be_typed(people, url):
    from netjes.schools.actions.entry import make_entry_link

    client = Client()
    assert "Welke code" in client.get("/tekenen/code/").content.decode()
    code = make_entry_link(actor=system("tests"), person=people.noor, purpose="signing")
    for typed in (code, code.replace("-", " ").upper(), f" {code.replace('-', '')} "):
        response = client.post("/tekenen/code/", {"code": typed})
        assert response.url == f"/binnen/{code.replace('-', '')}/"
    assert "Noor" in client.get(response.url).content.decode()


@pytest.mark.parametrize("typed", ["", " - ", "<script>", "../../", "a" * 5000])
def test_what_is_no_code_goes_nowhere(school, typed):
    response = Client().post("/tekenen/code/", {"code": typed})
    assert response.status_code == 400
    assert b'<script>"' not in response.content
