"""The pages of a list, as somebody who keeps the school's people goes through them; and for nobody else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.rosters.actions import hand_in
from netjes.rosters.chores import forget_lists
from netjes.rosters.models import RosterImport, RosterMapping
from netjes.rosters.tests.samples import DAY, LIST, SDS
from netjes.schools.models import Group, Person

pytestmark = pytest.mark.usefixtures("still_now")
INDEX = "/mensen/inlezen/"


@pytest.fixture
def keeper(people, client_of) -> Client:
    return client_of(people.oosthoek)


def upload(client: Client, content: str | bytes, name: str = "leerlingen-nov.csv", **more):
    raw = content.encode() if isinstance(content, str) else content
    return client.post(INDEX, {"roster": SimpleUploadedFile(name, raw), "whole": "whole", "day": "", **more})


def only_list(school) -> RosterImport:
    (found,) = RosterImport.objects.for_school(school)
    return found


def shown(client: Client, made: RosterImport) -> str:
    return client.get(reverse("rosters:look", args=[made.pk])).content.decode()


def seen(client: Client, made: RosterImport) -> str:
    return client.get(reverse("rosters:look", args=[made.pk])).context["plan"].fingerprint


def test_it_works(keeper, school):
    answer = upload(keeper, LIST)
    made = only_list(school)
    address = reverse("rosters:look", args=[made.pk])
    assert answer["Location"] == address
    page = shown(keeper, made)
    assert "Er is nog niets veranderd" in page and "Zijn deze 5 dezelfde mensen?" in page
    assert keeper.post(address, {"all_same": "1"})["Location"] == address
    assert "5</span>" in shown(keeper, made) and "leerlingen kenden we al." in shown(keeper, made)
    keeper.post(address, {"seen": seen(keeper, made), "take": "1"})
    made.refresh_from_db()
    assert made.applied_at and bytes(made.content) == b"" and made.answers == {}
    assert Person.objects.for_school(school).get(external_id="1001").name == "Noor de Vries"
    assert "De lijst is overgenomen" in shown(keeper, made)


def test_a_wrong_cell_is_mended_on_the_page(keeper, school):
    upload(keeper, LIST.replace("9-3-2012", "31-02-2011"), whole="part")
    made = only_list(school)
    address = reverse("rosters:look", args=[made.pk])
    assert "Deze dag bestaat niet." in shown(keeper, made) and "31-02-2011" in shown(keeper, made)
    key = keeper.get(address).context["plan"].problems[0].key
    fields = {f"mend:{key}": "9-3-2012", f"was:{key}": "31-02-2011"}
    keeper.post(address, fields)
    assert "Deze dag bestaat niet." not in shown(keeper, made)


def test_letters_that_went_wrong_are_taken_as_proposed(keeper, school):
    upload(keeper, "nummer;voornaam;achternaam;klas\n9;ZoÃ«;de Graaf;2A\n", whole="part")
    made = only_list(school)
    address = reverse("rosters:look", args=[made.pk])
    (problem,) = keeper.get(address).context["plan"].problems
    assert 'value="Zoë"' in shown(keeper, made)
    keeper.post(address, {f"mend:{problem.key}": "Zoë", "seen": seen(keeper, made)})  # shown again before it is written
    assert not Person.objects.for_school(school).filter(external_id="9").exists()
    keeper.post(address, {"seen": seen(keeper, made)})
    assert Person.objects.for_school(school).get(external_id="9").name == "Zoë de Graaf"


def test_what_was_not_shown_is_not_written(keeper, school, people):
    upload(keeper, "nummer;voornaam;achternaam;klas\n9;Jip;Smit;2A\n", whole="part")
    made = only_list(school)
    before = seen(keeper, made)
    Group.objects.for_school(school).filter(pk=people.class_2a.pk).update(name="2Z")
    answer = keeper.post(reverse("rosters:look", args=[made.pk]), {"seen": before})
    assert answer.status_code == 422 and "intussen iets veranderd" in answer.content.decode()
    assert not Person.objects.for_school(school).filter(external_id="9").exists()


def test_more_than_a_tenth_leaving_asks_once_more(keeper, school, people):
    upload(keeper, "voornaam;achternaam;klas\nNoor;de Vries;2A\n")
    made = only_list(school)
    address = reverse("rosters:look", args=[made.pk])
    assert "Dat is meer dan een tiende" in shown(keeper, made)
    assert keeper.post(address, {"seen": seen(keeper, made)}).status_code == 422
    assert Person.objects.for_school(school).get(pk=people.sami.pk).left_on is None
    keeper.post(address, {"seen": seen(keeper, made), "may_leave": "4"})
    assert Person.objects.for_school(school).get(pk=people.sami.pk).left_on == DAY


def test_columns_are_asked_once_and_remembered(keeper, school):
    odd = "A;B;C;BSN\n9;Jip;Smit;123456782\n"
    answer = upload(keeper, odd, whole="part")
    made = only_list(school)
    address = reverse("rosters:columns", args=[made.pk])
    assert answer["Location"] == address
    page = keeper.get(address).content.decode()
    assert "lezen we nooit" in page and "123456782" not in page
    assert "Kies een kolom met de hele naam" in keeper.post(address, {"k0": "number"}).content.decode()
    assert "allebei" in keeper.post(address, {"k0": "given", "k1": "given", "k2": "family"}).content.decode()
    answer = keeper.post(address, {"k0": "number", "k1": "given", "k2": "family", "k3": "number"})
    assert answer["Location"] == reverse("rosters:look", args=[made.pk])
    assert RosterMapping.objects.for_school(school).get().columns == ["number", "given", "family", ""]
    assert upload(keeper, odd.replace("Jip", "Fee"), whole="part")["Location"].startswith(INDEX)
    newest = RosterImport.objects.for_school(school).order_by("-pk").first()
    assert newest.columns == ["number", "given", "family", ""]


def test_the_files_of_school_data_sync_may_be_chosen_together(keeper, school):
    files = [SimpleUploadedFile(name, text.encode()) for name, text in SDS.items()]
    keeper.post(INDEX, {"roster": files, "whole": "part"})
    assert only_list(school).kind == "sds"


@pytest.mark.parametrize(
    ("content", "name", "more", "says"),
    [
        ("", "leeg.csv", {}, "is leeg"),
        (b"%PDF-1.7", "lijst.pdf", {}, "geen lijst"),
        (b"PK\x03\x04", "x.xlsx", {}, "beschadigd"),
        (LIST, "lijst.csv", {"day": "gisteren"}, "Schrijf een datum"),
        (LIST, "lijst.csv", {"whole": "alles"}, "We konden de lijst niet lezen"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_kept(keeper, school, content, name, more, says):
    answer = upload(keeper, content, name, **more)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not RosterImport.objects.for_school(school).exists()


def test_without_a_file_it_asks_for_one(keeper):
    assert "Kies een bestand." in keeper.post(INDEX, {"whole": "whole"}).content.decode()


def test_stopping_throws_the_list_away(keeper, school):
    upload(keeper, LIST)
    assert keeper.post(reverse("rosters:stop", args=[only_list(school).pk]))["Location"] == INDEX
    assert not RosterImport.objects.for_school(school).exists()


def test_what_nobody_took_over_is_gone_after_a_day(keeper, school):
    upload(keeper, LIST)
    made = only_list(school)
    assert forget_lists(school) == 0
    with standing_still_at(now() + timedelta(hours=25)):
        assert keeper.get(reverse("rosters:look", args=[made.pk])).status_code == 404
        assert forget_lists(school) == 1
    assert not RosterImport.objects.for_school(school).exists()


def test_a_formula_in_a_name_is_shown_as_text(keeper, school):
    upload(keeper, "nummer;voornaam;achternaam\n9;<script>x</script>;=1+1\n", whole="part")
    page = shown(keeper, only_list(school))
    assert "<script>x" not in page and "&lt;script&gt;" in page and "=1+1" in page


@pytest.fixture
def addresses(school) -> list[str]:
    made = hand_in(actor=system("tests"), school=school, name="lijst.csv", content=LIST.encode(), day=DAY)
    return [INDEX, *(reverse(f"rosters:{name}", args=[made.pk]) for name in ("look", "columns", "stop"))]


def test_a_visitor_logs_in_first(people, addresses):
    for address in addresses:
        assert Client().post(address)["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("who", ["noor", "marieke", "ruud", "bos", "visser", "smit"])
def test_for_who_does_not_keep_the_school_it_does_not_exist(people, client_of, addresses, who):
    client = client_of(getattr(people, who))
    for address in addresses:
        assert client.post(address).status_code == 404
        assert client.get(address).status_code in (404, 405)


@pytest.mark.parametrize("who", ["oosthoek", "terpstra"])
def test_who_keeps_the_school_may(people, client_of, addresses, who):
    client = client_of(getattr(people, who))
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200, 405]


def test_a_list_of_another_school_does_not_exist(people, other_school, client_of, school):
    made = hand_in(actor=system("tests"), school=other_school, name="l.csv", content=LIST.encode(), day=DAY)
    school.host = "testserver"
    school.save()
    client = client_of(people.oosthoek)
    for name in ("look", "columns", "stop"):
        answer = client.post(reverse(f"rosters:{name}", args=[made.pk]))
        assert answer.status_code == 404
    assert RosterImport.objects.for_school(other_school).exists()
