"""The pages: what a teacher, a pupil, a parent and the desk see and do."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from netjes.lessons.models import Exemption
from netjes.lib.clock import now, standing_still_at
from netjes.phones.models import CustodySlip
from netjes.phones.queries import keeping_of, slip_here_of
from netjes.phones.sheets import slip_on_paper
from netjes.phones.tests.conftest import MORNING
from netjes.printing.tests.reading_a_pdf import read
from netjes.records.models import LogRow
from netjes.schools.queries import today


def page_of(client, name, *args, **query) -> str:
    answer = client.get(reverse(f"phones:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(people, morning, client_of):
    """A name and a button: two taps from the class list."""
    ruud = client_of(people.ruud)
    address = reverse("phones:take", args=[people.sami.pk])
    assert address in page_of(ruud, "lesson", morning.lesson.pk)
    assert "Terug om 14.40 uur" in page_of(ruud, "take", people.sami.pk)
    done = ruud.post(address, {"andere-plek": "Kluis 4", "thuis": "veilig"})
    slip = slip_here_of(people.sami)
    assert done.headers["Location"] == reverse("phones:slip", args=[slip.pk])
    assert "Niemand kijkt in deze telefoon" in page_of(ruud, "slip", slip.pk)
    assert 'value="Kluis 4" checked' in page_of(ruud, "take", people.noor.pk)


def test_a_search_finds_a_pupil(people, morning, client_of):
    found = page_of(client_of(people.ruud), "index", naam="sam")
    assert "Haddad, Sami" in found and "Noor" not in found
    assert "Haddad" not in page_of(client_of(people.ruud), "index", naam="s")
    assert "Bos" not in page_of(client_of(people.ruud), "index", naam="bos").split("<main")[1].split("value")[1][6:]


def test_the_pupil_sees_it_at_once(people, morning, take, client_of):
    take(people.sami)
    mine = page_of(client_of(people.sami), "mine")
    assert "14.40 uur" in mine and "Kluis bij de balie" in mine and "Noem nummer 1" in mine
    assert "Je telefoon ligt op school." in client_of(people.sami).get("/ik/").content.decode()
    assert "Je telefoon ligt niet op school" in page_of(client_of(people.noor), "mine")


def test_a_parent_sees_what_they_were_told_with_u(people, morning, take, client_of):
    take(people.sami)
    mine = page_of(client_of(people.karima), "mine")
    assert "Sami" in mine and "14.40 uur" in mine and "Noem nummer" not in mine and "Youssef" not in mine
    assert "De telefoon van Sami ligt op school." in client_of(people.karima).get("/ik/").content.decode()


def test_a_parent_who_is_not_told_sees_nothing_anywhere(people, morning, take, client_of):
    take(people.sami, home_is_safe=False)
    karima = client_of(people.karima)
    assert "Er ligt geen telefoon op school" in page_of(karima, "mine")
    assert "ligt op school" not in karima.get("/ik/").content.decode()
    everything = karima.get(reverse("privacy:child_json", args=[people.sami.pk])).content.decode()
    assert "telefoon" not in everything.lower() and "Kluis" not in everything


def test_the_desk_gives_back_by_number(people, morning, take, client_of):
    slip = take(people.sami)
    desk = client_of(morning.desk)
    here = page_of(desk, "here")
    assert "Sami" not in here and "Kluis bij de balie" in here
    found = desk.get(reverse("phones:here"), {"nummer": "1"})
    assert found.headers["Location"] == reverse("phones:slip", args=[slip.pk])
    assert "ligt hier niet" in page_of(desk, "here", nummer="7")
    back = reverse("phones:give_back", args=[slip.pk])
    early = desk.post(back, {})
    assert early.status_code == 400 and "eerder teruggaat" in early.content.decode()
    assert desk.post(back, {"eerder": "sensor", "ontvangen": "1"}).status_code == 302
    slip.refresh_from_db()
    assert slip.returned_by == morning.desk and slip.received_signed_at and "telefoon nodig" in slip.early_because


def test_every_look_at_a_slip_is_there_for_the_pupil(people, morning, take, client_of):
    slip = take(people.sami)
    for _ in range(2):
        page_of(client_of(morning.desk), "slip", slip.pk)
    looks = LogRow.objects.for_school(people.sami.school_id).filter(act="phones.slip.read", about=people.sami.ref)
    assert [row.actor for row in looks] == [morning.desk.ref]
    assert "keek waar je telefoon ligt" in client_of(people.sami).get("/ik/").content.decode()


def test_what_is_late_comes_first_in_words_and_stands_at_today(people, morning, take, client_of):
    take(people.noor, more={"due_at": MORNING + timedelta(minutes=30)})
    take(people.sami)
    with standing_still_at(MORNING + timedelta(hours=1)):
        here = page_of(client_of(morning.desk), "here")
        assert "Had al terug moeten zijn" in here and here.index(">1<") < here.index(">2<")
        for who in (morning.desk, people.ruud):
            assert "1 telefoon had al terug moeten zijn" in client_of(who).get("/vandaag/").content.decode()
        assert "telefoon had" not in client_of(people.kaya).get("/vandaag/").content.decode()


def test_an_exempt_phone_names_whom_to_ask_and_never_why(people, morning, client_of):
    Exemption.objects.create(
        school=people.sami.school, person=people.sami, given_by=people.visser, starts_on=today(),
        ends_on=today() + timedelta(days=30), created_at=now(),
    )  # fmt: skip
    page = page_of(client_of(people.ruud), "take", people.sami.pk)
    assert "Overleg eerst" in page and "mevrouw Visser" in page and "Bewaar hem" not in page
    refused = client_of(people.ruud).post(reverse("phones:take", args=[people.sami.pk]), {"andere-plek": "x"})
    assert refused.status_code == 400 and slip_here_of(people.sami) is None


def test_geeft_hem_niet_offers_a_talk(people, morning, client_of):
    address = reverse("phones:refused", args=[people.sami.pk])
    assert "Mevrouw Bos" in client_of(people.ruud).get(address).content.decode()
    assert "Er komt een gesprek" in client_of(people.ruud).post(address).content.decode()
    assert not CustodySlip.objects.for_school(people.sami.school).exists()


def test_the_head_sets_places_and_the_end_of_the_day(people, morning, client_of):
    address = reverse("phones:keeping")
    given = {"places": "Kluis\nBalie\n\nKluis", "usual_end": "15:30"}
    assert client_of(people.terpstra).post(address, given).status_code == 302
    rules = keeping_of(people.sami.school)
    assert rules.places == ["Kluis", "Balie"] and rules.usual_end.hour == 15
    assert client_of(people.terpstra).post(address, {"places": "", "usual_end": "half vier"}).status_code == 400


def test_a_slip_two_weeks_gone_is_the_heads_alone(people, morning, take, client_of):
    slip = take(people.sami)
    CustodySlip.objects.for_school(slip.school).filter(pk=slip.pk).update(returned_at=now() - timedelta(days=15))
    for who, status in ((people.ruud, 404), (morning.desk, 404), (people.terpstra, 200)):
        assert client_of(who).get(reverse("phones:slip", args=[slip.pk])).status_code == status


def test_the_slip_on_paper_has_a_number_and_no_name(people, morning, take, client_of):
    slip = take(people.sami, more={"condition": "Barst linksboven."})
    paper = client_of(people.ruud).get(reverse("phones:slip_pdf", args=[slip.pk]))
    found = read(paper.content)
    assert "Sami" not in found.text and "Haddad" not in found.text and "Mulder" not in found.text
    for words in ("1", "14.40 uur", "Kluis bij de balie", "Barst linksboven.", "Niemand kijkt"):
        assert words in found.text
    assert found.pages == 1 and "/H1" in found.kinds() and found.kinds().count("/H2") == 4
    root = PdfReader(BytesIO(slip_on_paper(slip))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True and root["/Lang"] == "nl"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()


@pytest.mark.parametrize("name", ["mine", "seen_mine"])
def test_a_visitor_logs_in_first(name, morning, client):
    assert client.get(reverse(f"phones:{name}")).headers["Location"].startswith("/inloggen/")
