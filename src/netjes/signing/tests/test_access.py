"""Every address for every role: what is not for you looks as if it were not there."""

import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.schools.actions.entry import make_entry_link
from netjes.schools.tests.cast import cast_of
from netjes.signing.models import ClassMoment, Signature

# who may; everybody else of the cast gets 404, a visitor the page to log in
EVERYBODY = {
    "noor",
    "sami",
    "daan",
    "karima",
    "marieke",
    "ruud",
    "bos",
    "kaya",
    "visser",
    "terpstra",
    "oosthoek",
    "smit",
}
LEADERS = {"bos", "kaya", "visser", "terpstra", "oosthoek"}
OF_2A = {"bos", "visser", "terpstra", "oosthoek"}
KEEPERS = {"terpstra", "oosthoek"}
GET = {
    "": EVERYBODY,
    "bewijzen/": EVERYBODY,
    "{round}/": {"noor", "sami", "daan"},
    "{round}/kind/{noor}/": {"marieke"},
    "{staff}/": {"smit", "ruud", "bos", "kaya", "visser", "terpstra", "oosthoek"},
    "klaar/{signature}/": {"noor"},
    "bewijs/{signature}/": {"noor"},
    "bewijs/{signature}/bewijs.pdf": {"noor"},
    "vragen/": LEADERS,
    "vragen/{signature}/": {"bos"},
    "redenen/": {"smit", "lotte"},
    "ronde/{version}/": KEEPERS,
    "voortgang/": LEADERS,
    "voortgang/{round}/nog-niet/": LEADERS,
    "voortgang/{staff}/medewerkers/": KEEPERS,
    "voortgang/{staff}/medewerkers/papier/{ruud}/": KEEPERS,
    "voortgang/{round}/klas/{group}/": OF_2A,
    "voortgang/{round}/klas/{group}/papier/{sami}/": OF_2A,
    "voortgang/{round}/klas/{group}/papier/{karima}/kind/{sami}/": OF_2A,
    "voortgang/{round}/klas/{group}/lijst.pdf": OF_2A,
    "klas/{moment}/": {"noor", "sami"},
    "bord/{moment}/": OF_2A,
    "wie-zag-wat/{noor}/": KEEPERS,
}
POST = {
    "voortgang/{round}/herinner/": KEEPERS,
    "voortgang/{round}/sluit/": KEEPERS,
    "voortgang/{round}/klas/{group}/strookjes/": OF_2A,
    "voortgang/{round}/klas/{group}/brieven/": OF_2A,
    "voortgang/{round}/klas/{group}/samen/": OF_2A,
    "bord/{moment}/sluit/": OF_2A,
}
ROLES = sorted(EVERYBODY | {"lotte"})


@pytest.fixture
def stage(people, pupils_round, staff_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round, "question", woorden="Mag dit?")
    client_of(people.bos).post(f"/tekenen/voortgang/{pupils_round.pk}/klas/{people.class_2a.pk}/samen/")
    school = people.noor.school
    persons = {name: person.pk for name, person in vars(people).items()}
    return persons | {
        "round": pupils_round.pk,
        "staff": staff_round.pk,
        "version": pupils_round.version_id,
        "group": people.class_2a.pk,
        "signature": Signature.objects.for_school(school).get().pk,
        "moment": ClassMoment.objects.for_school(school).get().pk,
    }


@pytest.mark.parametrize("path", [*GET, *POST])
def test_every_address_is_for_whom_it_is_for(people, stage, client_of, path):
    url = "/tekenen/" + path.format(**stage)
    may = GET.get(path) or POST[path]
    if "lotte" not in may and path in ("", "bewijzen/", "{round}/", "klas/{moment}/"):
        may = may | {"lotte"}
    for who in ROLES:
        client = client_of(getattr(people, who))
        response = client.get(url) if path in GET else client.post(url)
        assert (response.status_code != 404) == (who in may), f"{who}: {response.status_code}"
        assert response.status_code < 500


@pytest.mark.parametrize("path", [*GET, *POST])
def test_a_visitor_is_asked_to_log_in(stage, path):
    url = "/tekenen/" + path.format(**stage)
    response = Client().get(url) if path in GET else Client().post(url)
    assert response.status_code == 302
    assert response.url.startswith("/inloggen/")


@pytest.mark.parametrize(
    "path", [p for p in (*GET, *POST) if p not in ("", "bewijzen/", "redenen/", "vragen/", "voortgang/")]
)
def test_another_school_sees_nothing(stage, other_school, people, client_of, settings, path):
    settings.ALLOWED_HOSTS = ["*"]
    people.noor.school.host = "lindekade.example"
    people.noor.school.save(update_fields=["host"])
    there = cast_of(other_school)
    url = "/tekenen/" + path.format(**stage)
    for person in (there.terpstra, there.noor, there.bos):
        client = client_of(person)
        assert client.get("/tekenen/", headers={"host": "havenlyceum.example"}).status_code == 200
        host = {"headers": {"host": "havenlyceum.example"}}
        response = client.get(url, **host) if path in GET else client.post(url, **host)
        assert response.status_code == 404


def test_a_personal_link_opens_ones_own_signing_and_nothing_else(people, stage):
    code = make_entry_link(actor=system("tests"), person=people.bos, purpose="signing")
    client = Client()
    client.post(f"/binnen/{code}/")
    assert client.get("/tekenen/").status_code == 200
    assert client.get(f"/tekenen/{stage['staff']}/").status_code == 200
    for path in ("voortgang/", "vragen/", f"voortgang/{stage['round']}/klas/{stage['group']}/"):
        assert client.get(f"/tekenen/{path}").status_code == 302
    client.post(f"/tekenen/{stage['staff']}/", {"antwoord": "agreed"})
    assert Signature.objects.for_school(people.bos.school).get(person=people.bos).way == "link"
