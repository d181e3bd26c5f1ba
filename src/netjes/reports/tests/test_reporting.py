"""The pages of who tells something: from what they want to the answer they read, and what goes wrong on the way."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.reports.actions.thread import mark_read, school_answers
from netjes.reports.flood import CODES, REPORTS
from netjes.reports.models import Evidence, Report, ReportKey, ReportMessage, ReportRules
from netjes.reports.opening import key_by_reader, opened
from netjes.reports.states import Route
from netjes.sealing import codes
from netjes.sealing.hardness import Hardness

ACTOR = system("tests")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CODE = re.compile(r"<span>(\d{4})</span>")


@pytest.fixture(autouse=True)
def _quiet():
    REPORTS.clear()
    CODES.clear()


@dataclass
class Teller:
    """Somebody at the page who presses on: the hidden fields of the last page go along."""

    client: Client
    html: str = ""
    status: int = 0

    def post(self, **given) -> str:
        fields = dict(HIDDEN.findall(self.html)) | given
        answer = self.client.post("/melden/", fields)
        self.html, self.status = answer.content.decode(), answer.status_code
        return self.html

    def begin(self, **given) -> str:
        self.html = self.client.get("/melden/").content.decode()
        self.html = self.html[: self.html.index("</form>")]
        return self.post(**({"want": "tell"} | given))

    def tell(self, words: str = "Er is iets gebeurd", **given) -> str:
        """As far as the page on which it is looked over."""
        return self.post(doe="antwoord", stap="naam", words=words, zonder="1", **given)

    def code(self) -> str:
        return " ".join(CODE.findall(self.html)[:5])

    def open(self, code: str, **given) -> str:
        self.html = ""
        self.post(doe="code")
        self.html = self.html[: self.html.index("</form>")]
        return self.post(code=code, **given)


@pytest.fixture
def teller(readers) -> Teller:
    return Teller(Client())


def test_it_works(teller, readers):
    assert "Waar gaat het over?" in teller.begin()
    assert "Gebeurt het vaker" in teller.post(topic="berichten")
    assert "Wie mag het lezen?" in teller.post(often="ja")
    assert "Wat is er?" in teller.post(reader="vertrouwenspersoon")
    assert "Wil je zeggen wie je bent?" in teller.post(words="Ze maken stickers van mij")
    page = teller.post(zonder="1")
    assert "Mevrouw Helder" in page and "Ze maken stickers van mij" in page
    received = teller.post()
    assert "We hebben het ontvangen" in received and "woensdag 25 november" in received
    report = Report.objects.for_school(readers.adviser.school).get()
    found = opened(report, key_by_reader(report, readers.adviser, readers.private[readers.adviser.pk]))
    assert found.first.words == "Ze maken stickers van mij" and found.first.topic == "Nare berichten of pesten"
    assert "Ze maken stickers van mij" in teller.open(teller.code())


def test_the_way_back_goes_question_by_question_and_keeps_what_was_typed(teller):
    teller.begin()
    teller.post(topic="berichten")
    teller.post(often="ja")
    teller.post(reader="vertrouwenspersoon")
    assert "Wie mag het lezen?" in teller.post(words="Bewaar dit", terug="1")
    assert "Bewaar dit" in teller.post(reader="vertrouwenspersoon")
    teller.post(terug="1")
    teller.post(terug="1")
    assert "Waar gaat het over?" in teller.post(terug="1")
    assert "Wat wil je?" in teller.post(terug="1")


def test_every_question_can_be_skipped_but_something_must_be_told(teller):
    teller.begin()
    teller.post(topic="")
    teller.post(often="")
    teller.post(reader="")
    teller.post(words="")
    teller.post(zonder="1")
    page = teller.post()
    assert teller.status == 400 and "Schrijf eerst iets" in page


def test_talking_first_comes_with_how_and_nothing_is_sent(teller, school):
    teller.begin()
    teller.post(topic="berichten")
    assert "Ik praat er eerst zelf over" in teller.post(often="nee")
    assert "niet in de groepsapp" in teller.post(reader="zelf")
    assert "Er is niets verstuurd" in teller.post(eerst="1")
    assert "Wat is er?" in teller.post()
    assert not Report.objects.for_school(school).exists()


@pytest.mark.parametrize("topic", ["dreiging", "naakt", "thuis", "medewerker", "rector"])
def test_talking_first_is_not_offered_for_what_is_grave(teller, topic):
    teller.begin()
    page = teller.post(topic=topic)
    while "Wat is er?" not in page:
        assert "Ik praat er eerst zelf over" not in page
        page = teller.post()


@pytest.mark.parametrize("topic", ["dreiging", "thuis", "medewerker"])
def test_danger_has_its_number_on_top(teller, topic):
    teller.begin()
    page = teller.post(topic=topic)
    assert page.index("tel:112") < page.index("<h1")


def test_who_says_that_somebody_is_naked_gets_no_file_picker_but_what_to_do(teller, readers):
    teller.begin(want="sent")
    assert "Is iemand naakt" in teller.post(topic="beeld")
    page = teller.post(naked="ja")
    assert "Stuur het beeld niet mee" in page and "Helpwanted" in page and 'type="file"' not in page
    teller.post()
    teller.post(words="Er gaat een foto rond")
    page = teller.post(zonder="1")
    assert 'type="file"' not in page and "dat er een naaktbeeld is" in page
    teller.post()
    report = Report.objects.for_school(readers.adviser.school).get()
    found = opened(report, key_by_reader(report, readers.adviser, readers.private[readers.adviser.pk]))
    assert found.first.naked is True and not found.evidence


def test_a_file_that_is_sent_with_a_yes_is_not_taken(teller, school):
    from django.core.files.uploadedfile import SimpleUploadedFile

    teller.begin()
    teller.tell(topic="beeld", naked="ja")
    teller.post(bestand=SimpleUploadedFile("x.txt", b"een tekst die niemand hier wil"))
    report = Report.objects.for_school(school).get()
    assert not Evidence.objects.for_school(school).filter(report=report).exists()


def test_a_colleague_is_pointed_out_and_gets_no_key(teller, people, readers):
    teller.begin()
    assert "Wie is het?" in teller.post(topic="medewerker")
    page = teller.post(zoek=people.bos.family_name[:3])
    assert people.bos.addressed in page
    assert "Gaat het over seks" in teller.post(stap="wie-werkt-hier", staff=str(people.bos.pk))
    teller.post(sexual="nee")
    teller.post(words="Ze scheldt")
    teller.post(zonder="1")
    teller.post()
    report = Report.objects.for_school(people.bos.school).get()
    assert report.route == Route.ABOUT_STAFF
    assert not ReportKey.objects.for_school(report.school).filter(report=report, reader=people.bos).exists()


def test_the_names_of_who_works_here_are_no_list(teller):
    teller.begin()
    teller.post(topic="medewerker")
    page = teller.post(zoek="a")
    assert 'name="staff" value="' not in page.replace('name="staff" value=""', "")


@pytest.mark.parametrize("topic", ["medewerker", "rector"])
def test_what_may_be_an_offence_goes_to_the_board_with_the_inspector_s_number(teller, readers, topic):
    teller.begin()
    page = teller.tell(topic=topic, sexual="ja")
    assert "0900 111 3 111" in page and "Prins" in page
    assert "vertrouwensinspecteur" in teller.post()
    report = Report.objects.for_school(readers.board.school).get()
    keys = ReportKey.objects.for_school(report.school).filter(report=report, reader__isnull=False)
    assert [key.reader for key in keys] == [readers.board]


def test_about_the_head_the_board_reads(teller, readers, people):
    teller.begin()
    teller.tell(topic="rector")
    teller.post()
    report = Report.objects.for_school(readers.board.school).get()
    assert report.route == Route.ABOUT_HEAD
    assert not ReportKey.objects.for_school(report.school).filter(report=report, reader=people.terpstra).exists()


def test_about_the_head_in_a_search_the_board_reads_too(teller, people):
    teller.begin()
    teller.tell(topic="medewerker", staff=str(people.terpstra.pk))
    teller.post()
    assert Report.objects.for_school(people.terpstra.school).get().route == Route.ABOUT_HEAD


def test_a_mentor_reads_when_somebody_wants_that(teller, people):
    teller.begin()
    teller.post(topic="toets")
    teller.post(often="ja")
    assert "In welke klas" in teller.post(reader="mentor")
    from netjes.schools.queries import class_of

    group = class_of(people.sami)
    teller.post(group=str(group.pk))
    teller.post(words="Het gaat over een toets")
    page = teller.post(zonder="1")
    assert f"De mentor van {group.name}" in page
    teller.post()
    report = Report.objects.for_school(people.bos.school).get()
    assert report.route == Route.ORDINARY
    assert ReportKey.objects.for_school(report.school).filter(report=report, reader=people.bos).exists()


def test_when_nobody_could_read_it_the_page_says_so_and_where_to_go(agreed, people, still_now):
    page = Client().get("/melden/").content.decode()
    assert "Er is nu niemand die dit hier kan lezen" in page and "0800" in page


def test_outside_hours_the_page_says_when_somebody_reads(teller):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from netjes.lib.clock import standing_still_at

    with standing_still_at(datetime(2026, 11, 28, 22, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))):
        page = teller.client.get("/melden/").content.decode()
    assert "Nu leest niemand dit" in page and "maandag 30 november om 8.30 uur" in page


def test_a_page_is_sent_once(teller, school):
    teller.begin()
    before = teller.tell()
    teller.post()
    teller.html = before
    assert "Dit is al verstuurd" in teller.post() and teller.status == 409
    assert Report.objects.for_school(school).count() == 1


def test_when_it_is_too_busy_what_was_typed_stays_and_can_be_sent_again(teller, school, monkeypatch):
    from netjes.sealing.errors import TooBusy

    def busy(*_given):
        raise TooBusy

    teller.begin()
    teller.tell("Dit wil ik niet kwijt")
    with monkeypatch.context() as patch:
        patch.setattr("netjes.reports.flood.keys_of", busy)
        page = teller.post()
    assert teller.status == 429 and "heel druk" in page and "Dit wil ik niet kwijt" in page
    assert "We hebben het ontvangen" in teller.post()


# --- the conversation ------------------------------------------------------------------------------------


@pytest.fixture
def sent(teller, readers):
    """A report with its code, and the key of the adviser who reads it."""
    teller.begin()
    teller.tell()
    teller.post()
    report = Report.objects.for_school(readers.adviser.school).get()
    key = key_by_reader(report, readers.adviser, readers.private[readers.adviser.pk])
    return teller.code(), report, key


def test_the_answer_is_read_and_answered_with_one_tap(teller, sent, readers):
    code, report, key = sent
    assert "nog niet gelezen" in teller.open(code)
    mark_read(actor=ACTOR, report=report)
    school_answers(
        actor=ACTOR, by=readers.adviser, report=report, key=key, words="Mag ik je mentor vragen?",
        choices=("Ja, dat is goed", "Liever niet"),
    )  # fmt: skip
    page = teller.open(code)
    assert "Mag ik je mentor vragen?" in page and "Ontvangen en gelezen" in page and "Helder" not in page
    page = teller.post(daad="kies", keuze="Ja, dat is goed")
    assert page.count("Ja, dat is goed") == 1, "gezegd, en niet meer te kiezen"
    assert "Er komt nog wat bij" in teller.post(daad="schrijf", woorden="Er komt nog wat bij")
    assert ReportMessage.objects.for_school(report.school).filter(report=report).count() == 3


@pytest.mark.parametrize("write", [str, lambda code: code.replace(" ", ""), lambda code: code.replace(" ", "-")])
def test_a_code_is_typed_in_any_way(teller, sent, write):
    assert "Je gesprek" in teller.open(write(sent[0]))


@pytest.mark.parametrize("wrong", ["", "1234", "0000 0000 0000 0000 0000", "vier gele fietsen", "9" * 200, "<b>"])
def test_a_wrong_code_opens_nothing_and_says_so(teller, sent, wrong):
    page = teller.open(wrong)
    assert teller.status == 400 and "Je gesprek" not in page and 'role="alert"' in page


def test_a_wrong_code_costs_as_much_as_a_right_one(teller, sent, monkeypatch):
    counted = []
    stretch = Hardness.stretch

    def counting(self, *given):
        counted.append(self)
        return stretch(self, *given)

    monkeypatch.setattr(Hardness, "stretch", counting)
    teller.open(sent[0])
    right = list(counted)
    counted.clear()
    teller.open("0000 0000 0000 0000 0000")
    assert counted == right == [codes.HARDNESS]


def test_who_reported_takes_it_back_while_nobody_read_it(teller, sent):
    code, report, _key = sent
    teller.open(code)
    assert "Stop en wis het nu?" in teller.post(daad="wis")
    assert "Het is gewist" in teller.post(daad="wis-echt")
    assert "gewist" in teller.open(code) and teller.status == 400
    assert not ReportKey.objects.for_school(report.school).filter(report=report).exists()


def test_what_was_read_is_not_taken_back_by_a_button(teller, sent):
    code, report, _key = sent
    mark_read(actor=ACTOR, report=report)
    assert "Stop en wis het nu" not in teller.open(code)
    assert "gelezen" in teller.post(daad="wis-echt") and teller.status == 400


def test_something_is_brought_later_after_the_question_whether_somebody_is_naked(teller, sent):
    from django.core.files.uploadedfile import SimpleUploadedFile

    code, report, key = sent
    teller.open(code)
    page = teller.post(daad="meesturen")
    assert "Is iemand naakt" in page and 'type="file"' not in page
    assert 'type="file"' in teller.post(bloot="nee")
    page = teller.post(daad="stuur-mee", bestand=SimpleUploadedFile("wat.txt", b"Wat hij zei, staat hierin."))
    assert "wat.txt" in page
    [(_row, shown)] = opened(report, key).evidence
    assert shown.name == "wat.txt" and shown.kind == "text" and shown.view["reading"]


def test_a_naked_picture_is_only_said_to_exist(teller, sent):
    code, report, key = sent
    teller.open(code)
    teller.post(daad="meesturen")
    assert "Stuur het beeld niet mee" in teller.post(bloot="ja")
    assert "Er is een naaktbeeld" in teller.post(daad="stuur-mee")
    assert not opened(report, key).evidence


# --- bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {}, {"doe": "x"}, {"doe": "antwoord", "stap": "x"}, {"doe": "antwoord", "stap": "over", "naar": "weg"},
        {"doe": "verstuur"}, {"doe": "verstuur", "words": "hallo", "kaartje": "vals"}, {"doe": "gesprek"},
        {"doe": "antwoord", "stap": "nakijken", "staff": "9" * 18, "topic": "medewerker"},
        {"doe": "antwoord", "stap": "klas", "group": "\u0661", "reader": "mentor"}, {"doe": "verstuur", "words": "\0"},
    ],
)  # fmt: skip
def test_what_no_page_sends_breaks_nothing(teller, given):
    answer = teller.client.post("/melden/", given)
    assert answer.status_code in (200, 400, 429) and "<h1" in answer.content.decode()


def test_what_is_too_long_is_refused_in_words_and_stays(teller):
    teller.begin()
    teller.tell("x" * 10_001)
    page = teller.post()
    assert teller.status == 400 and "te lang" in page and "x" * 10_001 in page


def test_markup_in_words_is_shown_as_words(teller):
    teller.begin()
    assert "<script>alert" not in teller.tell("<script>alert(1)</script>")


def test_another_site_cannot_send_in_somebody_s_name(teller, school):
    teller.begin()
    teller.tell()
    fields = dict(HIDDEN.findall(teller.html))
    teller.client.post("/melden/", fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert not Report.objects.for_school(school).exists()


# --- too much at once ------------------------------------------------------------------------------------


def test_above_the_budget_a_phone_works_first_and_everything_typed_stays(teller, school):
    ReportRules.objects.create(school=school, budget=1)
    teller.begin()
    waiting = teller.tell("Dit was al open")
    REPORTS.note()
    teller.html = waiting
    page = teller.post()
    assert teller.status == 429 and "rekenwerk" in page and "Dit was al open" in page
    token, puzzles = re.search(r'data-work="([^"]+)" data-puzzles="(\d+)"', page).groups()
    assert "We hebben het ontvangen" in teller.post(werk=worked(token, int(puzzles)))


def test_work_that_is_not_done_lets_nothing_through(teller, school):
    ReportRules.objects.create(school=school, budget=1)
    REPORTS.note()
    for work in ("", "1.2.3.4.5.6.7.8", "x" * 50, "0." * 7 + "0", "١.١.١.١.١.١.١.١"):
        teller.begin()
        teller.tell()
        teller.post(werk=work)
        assert teller.status == 429, work
    assert not Report.objects.for_school(school).exists()


def worked(token: str, puzzles: int) -> str:
    from netjes.reports.flood import _zeros

    found = []
    for at in range(puzzles):
        number = 0
        while not _zeros(f"{token}:{at}:{number}"):
            number += 1
        found.append(str(number))
    return ".".join(found)
