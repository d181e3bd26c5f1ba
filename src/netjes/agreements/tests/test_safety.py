"""How the school keeps it safe: written, read by everybody, and told with proof."""

from datetime import date

import pytest

from netjes.agreements.actions import publish_safety, tell_of_safety
from netjes.agreements.errors import CannotTell
from netjes.agreements.models import Audience, SafetyStatement, SafetyTelling
from netjes.agreements.safety import proofs
from netjes.agreements.starter import SAFETY
from netjes.lib.actors import system
from netjes.notices.actions import read_notice
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, give_role
from netjes.schools.states import Role

AT = "/afspraken/veiligheid/"
ACTOR = system("tests")


@pytest.fixture
def statement(school, people, still_now):
    give_role(actor=ACTOR, person=people.smit, role=Role.CONFIDENTIAL, starts_on=date(2026, 8, 1))
    return publish_safety(actor=ACTOR, school=school, **SAFETY)


def test_it_works(statement, people, client_of, client, read):
    page = read(client, AT)
    assert "Vertrouwenspersoon" in page and "Joost Smit" not in page and "Aan wie is dit verteld?" not in page
    assert page.index("Voor leerlingen") < page.index("Wat geldt er voor medewerkers?")


def test_everybody_reads_first_what_holds_for_them(statement, people, client_of, read):
    pupil, parent, teacher = (read(client_of(p), AT) for p in (people.noor, people.karima, people.bos))
    assert pupil.index("Wat geldt er voor jou?") < pupil.index("Je krijgt les over") < pupil.index("Wie zorgen ervoor?")
    assert parent.index("Wat geldt er voor u?") < parent.index("Maakt u zich zorgen") < parent.index("Wie zorgen")
    assert teacher.index("Je leert signalen") < teacher.index("Wie zorgen ervoor?")


def test_names_stand_there_only_when_the_text_says_so(statement, school, people, client, read):
    publish_safety(actor=ACTOR, school=school, names_shown=True, **SAFETY)
    assert "Joost Smit" in read(client, AT)


def test_before_anything_is_written_it_says_whom_to_go_to(school, client, read):
    assert "De school heeft dit nog niet opgeschreven." in read(client, AT)


def test_an_editor_starts_from_a_text_and_a_new_one_keeps_the_old(school, people, client_of, read):
    editor = client_of(people.visser)
    assert "De **vertrouwenspersoon** luistert" in read(editor, f"{AT}schrijven/")
    assert editor.post(f"{AT}schrijven/", SAFETY).headers["Location"] == AT
    editor.post(f"{AT}schrijven/", SAFETY | {"how": "Voortaan anders."})
    assert "Voortaan anders." in read(editor, AT) and "Voortaan anders." in read(editor, f"{AT}schrijven/")
    assert SafetyStatement.objects.for_school(school).count() == 2


def test_telling_leaves_proof_of_when_how_many_and_who_read_it(statement, school, people, client_of, read):
    editor = client_of(people.visser)
    told = editor.post(f"{AT}vertellen/", {"statement": statement.pk, "audience": "leerling"})
    assert told.status_code == 302
    notices = Notice.objects.for_school(school)
    assert {n.person_id for n in notices} == {p.pk for p in (
        people.noor, people.sami, people.lotte, people.daan, people.eva,
    )}  # fmt: skip
    read_notice(notice=notices[0])
    page = read(client_of(people.bos), AT)
    assert "Vanaf 24 november 2026 verteld aan 5 mensen." in page and "Gelezen: 1." in page
    assert "Stuur" not in page  # a teacher reads the proof and does not send
    row = LogRow.objects.for_school(school.pk).get(act="agreements.safety.told")
    assert '"people": 5' in row.detail


def test_parents_without_an_address_get_a_letter(statement, school, people, settings):
    settings.EMAIL_HOST = "mail.example"
    telling = tell_of_safety(actor=ACTOR, statement=statement, audience=Audience.PARENTS)
    assert telling.people == 4  # Karima, Youssef, Marieke, and Ruud who is a teacher too
    channels = {n.person_id: n.channel for n in Notice.objects.for_school(school)}
    assert channels[people.youssef.pk] == "letter" and channels[people.karima.pk] == "mail"
    assert proofs(statement)[2].waiting == 4


def test_nobody_is_told_twice_and_who_came_later_still_is(statement, school, people):
    tell_of_safety(actor=ACTOR, statement=statement, audience=Audience.PUPILS)
    with pytest.raises(CannotTell, match="heeft dit bericht al"):
        tell_of_safety(actor=ACTOR, statement=statement, audience=Audience.PUPILS)
    later = add_person(actor=ACTOR, school=school, given_name="Yara", family_name="Bakker")
    give_role(actor=ACTOR, person=later, role=Role.PUPIL, starts_on=date(2026, 11, 1))
    assert tell_of_safety(actor=ACTOR, statement=statement, audience=Audience.PUPILS).people == 1
    assert [t.people for t in SafetyTelling.objects.for_school(school)] == [5, 1]
    assert proofs(statement)[0].told == 6


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"statement": "0", "audience": "leerling"}, "intussen een nieuwe tekst"),
        ({"audience": "iedereen"}, "Kies leerlingen, medewerkers of ouders."),
        ({"audience": "x"}, "Kies leerlingen, medewerkers of ouders."),
    ],
)
def test_what_cannot_be_told_is_said(statement, school, people, client_of, posted, said):
    response = client_of(people.visser).post(f"{AT}vertellen/", {"statement": statement.pk} | posted)
    assert response.status_code == 422 and said in response.content.decode()
    assert not Notice.objects.for_school(school).exists()


@pytest.mark.parametrize("field", sorted(SAFETY))
@pytest.mark.parametrize(("value", "said"), [("", "Hier staat nog niets"), ("y" * 2_000_000, "20000")])
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(school, people, client_of, field, value, said):
    posted = {name: f"Eigen woorden over {name}." for name in SAFETY} | {field: value}
    response = client_of(people.visser).post(f"{AT}schrijven/", posted)
    page = response.content.decode()
    assert response.status_code == 422 and said in page
    assert all(f"Eigen woorden over {name}." in page for name in SAFETY if name != field)
    assert not SafetyStatement.objects.for_school(school).exists()


def test_a_script_is_text(school, people, client_of, client):
    bad = "<script>alert(1)</script> [klik](javascript:alert(1)) ![x](https://volger.example/p.gif)"
    publish_safety(actor=ACTOR, school=school, **dict.fromkeys(SAFETY, bad))
    page = client.get(AT).content.decode()
    assert "<script>alert" not in page and 'href="javascript' not in page and 'src="https://volger' not in page
