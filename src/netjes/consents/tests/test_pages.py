"""The pages: what a parent, a pupil, who keeps people and who is asked see and do."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netjes.consents.actions import ask_once, withdraw_questions
from netjes.consents.models import Choice, ChoiceList, Purpose, Question
from netjes.consents.queries import answered_once
from netjes.consents.tests.conftest import ACTOR
from netjes.notices.models import Notice
from netjes.schools.actions import add_guardian
from netjes.schools.actions.rooms import close_room
from netjes.schools.models import RoomSwitch
from netjes.schools.queries import today


def page_of(client, name, *args, **query) -> str:
    answer = client.get(reverse(f"consents:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client, page, *args, **data):
    return client.post(reverse(f"consents:{page}", args=args), data)


def test_it_works(people, website, client_of, holds):
    """Two taps: an answer, and the button."""
    marieke = client_of(people.marieke)
    assert "Waarvoor geeft u toestemming?" in page_of(marieke, "choose", people.noor.pk)
    send(marieke, "choose", people.noor.pk, **{f"doel-{website.pk}": "yes"})
    assert holds(website, people.noor) == "yes"
    send(marieke, "choose", people.noor.pk, **{f"doel-{website.pk}": "no"})
    assert holds(website, people.noor) == "no"


def test_parents_of_several_children_have_a_tab_for_each(people, website, client_of):
    page = page_of(client_of(people.marieke), "choose", people.noor.pk)
    assert ">Daan</a>" in page and ">Noor</a>" in page


def test_nobody_sees_whose_no_it_was(people, website, says, client_of):
    says(people.karima, website, "yes", about=people.sami)
    says(people.youssef, website, "no", about=people.sami)
    page = page_of(client_of(people.karima), "choose", people.sami.pk)
    assert "Toch geldt nee." in page and "Youssef" not in page and "vader" not in page
    own = says(people.sami, website, "no")
    assert own and "Sami zei" not in page_of(client_of(people.karima), "choose", people.sami.pk)


def test_a_pupil_under_16_has_their_own_no(people, website, says, client_of, holds):
    says(people.marieke, website, "yes", about=people.noor)
    noor = client_of(people.noor)
    page = page_of(noor, "choose", people.noor.pk)
    assert "Nu geldt: ja." in page and "Vraag het mij" not in page
    send(noor, "choose", people.noor.pk, **{f"doel-{website.pk}": "no"})
    assert holds(website, people.noor) == "no"


def test_a_forged_answer_is_refused_in_words(people, website, client_of):
    answer = send(client_of(people.noor), "choose", people.noor.pk, **{f"doel-{website.pk}": "ask_me"})
    assert answer.status_code == 400 and "Onder de 16" in answer.content.decode()
    send(client_of(people.noor), "choose", people.noor.pk, **{f"doel-{website.pk}": "<b>", "doel-999": "yes"})
    assert not Choice.objects.for_school(people.noor.school).exists()


def test_a_parent_of_who_is_16_sees_that_it_is_no_longer_theirs(people, website, client_of):
    people.noor.turns, people.noor.turns_on = 18, today() + timedelta(days=400)
    people.noor.save()
    page = page_of(client_of(people.marieke), "choose", people.noor.pk)
    assert "is 16 of ouder en kiest nu zelf" in page and "Bewaar mijn keuzes" not in page


def test_a_question_is_answered_on_its_own_page_and_is_gone_afterwards(people, website, client_of):
    ask_once(
        actor=ACTOR, asked_by=people.ruud, people=[people.noor], purpose=website, about="photo:1", for_what="De sloot"
    )
    (question,) = Question.objects.for_school(people.noor.school)
    marieke = client_of(people.marieke)
    assert "De sloot" in page_of(marieke, "question", question.pk)
    send(marieke, "question", question.pk, antwoord="ja")
    assert answered_once("photo:1", [people.noor])[people.noor.pk].value == "yes"
    assert client_of(people.karima).get(reverse("consents:question", args=[question.pk])).status_code == 404


def test_the_keeper_opens_rewords_and_closes_a_purpose(people, client_of):
    keeper = client_of(people.oosthoek)
    send(keeper, "new_purpose", name="Foto’s in de gids", text="Ouders zien ze.", kind="picture", reach="inside",
         whom=["pupils"])  # fmt: skip
    (purpose,) = Purpose.objects.for_school(people.oosthoek.school)
    assert "Foto’s in de gids" in page_of(keeper, "purposes")
    send(keeper, "purpose", purpose.pk, name="Foto’s in de gids", text="Iedereen ziet ze.", changes="use")
    purpose.refresh_from_db()
    assert purpose.counts_from == 2
    send(keeper, "close_purpose", purpose.pk)
    assert "Dit vragen we niet meer" in page_of(keeper, "purposes")


def test_a_purpose_without_words_is_refused_where_it_is_wrong(people, client_of):
    answer = send(client_of(people.oosthoek), "new_purpose", name="", text="", kind="app", reach="inside", whom=[])
    assert answer.status_code == 400 and "Vul dit in." in answer.content.decode()


def test_a_reminder_goes_once_a_week_and_names_nobody(people, website, client_of):
    keeper = client_of(people.oosthoek)
    send(keeper, "remind")
    told = Notice.objects.for_school(people.noor.school).filter(key="consents.choose")
    assert {notice.person for notice in told} >= {people.marieke, people.karima, people.ruud}
    assert "Noor" not in "".join(notice.subject + notice.text for notice in told)
    assert send(keeper, "remind").status_code == 400


def test_paper_is_copied_for_who_signed_it(people, website, client_of, holds):
    keeper = client_of(people.oosthoek)
    data = {"by": str(people.marieke.pk), "day": today().isoformat(), f"doel-{website.pk}": "yes", "remark": "Map 2A"}
    assert send(keeper, "paper", people.noor.pk, **data).status_code == 302
    assert holds(website, people.noor) == "yes"
    (choice,) = Choice.objects.for_school(people.noor.school)
    assert (choice.way, choice.entered_by, choice.given_by) == ("paper", people.oosthoek, people.marieke)
    data["day"] = (today() + timedelta(days=2)).isoformat()
    assert send(keeper, "paper", people.noor.pk, **data).status_code == 400


CSV = """e-mail;Foto’s op de website;ouder
{sami};ja;karima@ouders.example
{noor};misschien;
{noor};nee;
weg@x.example;ja;
"""


@pytest.fixture
def with_mail(people):
    for pupil in (people.sami, people.noor):
        pupil.email = f"{pupil.given_name.lower()}@leerling.example"
        pupil.save()
    return people


def test_choices_from_elsewhere_are_shown_first_and_then_taken_over(with_mail, website, client_of, holds):
    people, keeper = with_mail, client_of(with_mail.oosthoek)
    content = CSV.format(sami=people.sami.email, noor=people.noor.email).encode("cp1252")
    given = keeper.post(reverse("consents:lists"), {"lijst": SimpleUploadedFile("magister.csv", content)})
    (made,) = ChoiceList.objects.for_school(people.noor.school)
    assert given.headers["Location"] == reverse("consents:list", args=[made.pk])
    page = page_of(keeper, "list", made.pk)
    assert "‘misschien’ is geen keuze" in page and "Deze persoon kennen we niet" in page
    assert not Choice.objects.for_school(people.noor.school).exists()
    assert "2 keuzes zijn overgenomen" in send(keeper, "list", made.pk).content.decode()
    assert holds(website, people.noor) == "no" and holds(website, people.sami) == "unanswered"
    assert not ChoiceList.objects.for_school(people.noor.school).exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b"naam;kleur\nNoor;ja\n", "Geen kolom heet zoals een doel"),
        (b"website\nja\n", "geen kolom met een nummer"),
        (b'e-mail;website\n"noor;ja\n', "aanhalingsteken"),
    ],
)
def test_a_list_that_cannot_be_read_says_why_and_keeps_nothing(people, website, client_of, content, says):
    answer = client_of(people.oosthoek).post(
        reverse("consents:lists"), {"lijst": SimpleUploadedFile("lijst.csv", content)}
    )
    assert answer.status_code == 400 and says in answer.content.decode()
    assert not ChoiceList.objects.for_school(people.noor.school).exists()


def test_who_keeps_people_does_not_copy_their_own_familys_paper(people, website, client_of, school):
    add_guardian(actor=ACTOR, guardian=people.oosthoek, child=people.noor)
    answer = client_of(people.oosthoek).get(reverse("consents:paper", args=[people.noor.pk]))
    assert answer.status_code == 403 or "familie" in answer.content.decode()


def test_a_closed_room_has_no_page(people, website, client_of):
    switch = RoomSwitch.objects.for_school(people.noor.school).get(room="consents")
    close_room(actor=ACTOR, switch=switch, because="Even dicht.")
    assert client_of(people.marieke).get(reverse("consents:mine")).status_code == 404


def test_a_question_that_is_over_says_so_to_who_was_asked(people, website, client_of):
    ask_once(
        actor=ACTOR, asked_by=people.ruud, people=[people.noor], purpose=website, about="photo:1", for_what="De sloot"
    )
    withdraw_questions(actor=ACTOR, school=people.noor.school, about="photo:1")
    (question,) = Question.objects.for_school(people.noor.school)
    assert "staat niet meer open" in page_of(client_of(people.marieke), "question", question.pk)
    assert client_of(people.karima).get(reverse("consents:question", args=[question.pk])).status_code == 404
