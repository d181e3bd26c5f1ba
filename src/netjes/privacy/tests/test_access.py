"""Who gets where: the desk for who keeps privacy, one's own for everybody, and what the page in words promises."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from netjes.accounts.models import ContactQuestion
from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.phones.models import CustodySlip, Sighting
from netjes.privacy.actions import ask, erase_person
from netjes.privacy.papers import PAPERS
from netjes.privacy.states import RequestKind
from netjes.privacy.tests.rows import make_row
from netjes.privacy.who_sees import SIGHTS
from netjes.records.holds import place_hold
from netjes.schools.actions import give_role
from netjes.schools.models import Person
from netjes.schools.queries import held_by, today
from netjes.schools.states import Role
from netjes.signing.models import Round, Signature

ACTOR = system("tests")


@pytest.fixture
def everybody(people) -> dict[str, Person]:
    give_role(actor=ACTOR, person=people.smit, role=Role.PRIVACY)
    give_role(actor=ACTOR, person=people.smit, role=Role.CONFIDENTIAL)
    return {name: each for name, each in vars(people).items() if isinstance(each, Person)}


@pytest.fixture
def args(people) -> dict[str, list[object]]:
    """For each address what stands in it: all of it about Sami of 2A."""
    sami = people.sami
    request = ask(actor=ACTOR, person=sami, about=sami, kind=RequestKind.ERASURE, text="Dit.")
    proof = erase_person(actor=ACTOR, person=make_row(Person, sami.school), why="request")
    hold = place_hold(
        actor=ACTOR, school_key=sami.school_id, about=sami.ref, reason="court", until_on=today() + timedelta(days=9)
    )
    round_ = make_row(Round, sami.school)
    # Its text is no agreement, so it does not hold yet: what asks the engine finds nothing agreed.
    Version.objects.for_school(sami.school).update(in_force_from=today() + timedelta(days=9))
    signature = make_row(Signature, sami.school, round=round_, person=sami, answer="question", words="Wat?")
    slip = make_row(CustodySlip, sami.school, pupil=sami, taken_by=people.ruud)
    sighting = make_row(
        Sighting, sami.school, pupil=sami, seen_by=people.ruud, step="talk", expires_on=today() + timedelta(days=9)
    )
    contact = make_row(
        ContactQuestion, sami.school, asked_by=sami, adviser=people.smit, goes_on=today() + timedelta(days=9)
    )
    return {
        "request": [request.pk], "erased": [proof.pk], "lift": [hold.pk], "asked": [request.pk],
        "paper": ["dpia"], "paper_text": ["dpia"], "paper_pdf": ["dpia"],
        **{key: [sami.pk] for key in ["person", "erase", "hold", "child", "child_json", "child_html"]},
        "accounts:question": [contact.pk],
        "schools:person": [sami.pk], "signing:proof": [sami.pk], "schools:group": [people.class_2a.pk],
        "signing:group": [round_.pk, people.class_2a.pk], "signing:question": [signature.pk],
        "phones:slip": [slip.pk], "phones:give_back": [slip.pk], "phones:sighting": [sighting.pk],
        "phones:settle": [sighting.pk], "lessons:exempt": [sami.pk],
    }  # fmt: skip


OWN = {"everything", "everything_json", "everything_html", "who_sees", "ask_correction", "ask_erasure"}
OFFICE = {"shorter", "papers", "paper", "paper_text", "paper_pdf"}
DESK = {"desk", "request", "person", "erased"}


def address(name: str, args: dict[str, list[object]]) -> str:
    full = name if ":" in name else f"privacy:{name}"
    return reverse(full, args=args.get(name, []))


def test_it_works(client, args):
    for name in ("leaflet", "kept"):
        assert client.get(address(name, args)).status_code == 200


@pytest.mark.parametrize("name", sorted(OWN | OFFICE | DESK | {"child", "asked"}))
def test_a_visitor_goes_to_the_page_to_log_in(name, args):
    assert Client().get(address(name, args)).headers["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("name", sorted(OFFICE | DESK))
def test_only_who_keeps_privacy_gets_through(name, args, everybody, client_of):
    through = {"smit", "oosthoek"} | ({"terpstra"} if name in OFFICE else set())
    for who, person in everybody.items():
        expected = 200 if who in through else 404
        assert client_of(person).get(address(name, args)).status_code == expected, who


@pytest.mark.parametrize("name", ["erase", "hold", "lift"])
def test_only_the_desk_erases_and_holds(name, args, everybody, client_of):
    for who, person in everybody.items():
        if who not in ("smit", "oosthoek"):
            assert client_of(person).post(address(name, args)).status_code == 404, who


def test_the_desk_of_another_school_finds_nothing(args, other_school, client_of):
    other_school.host = "testserver"
    other_school.save()
    stranger = make_row(Person, other_school)
    give_role(actor=ACTOR, person=stranger, role=Role.PRIVACY)
    assert client_of(stranger).get(address("desk", args)).status_code == 200
    for name in ("request", "person", "erased"):
        assert client_of(stranger).get(address(name, args)).status_code == 404, name


def test_nobody_handles_what_is_about_themselves(people, everybody, client_of):
    own = ask(actor=ACTOR, person=people.smit, about=people.smit, kind=RequestKind.ERASURE, text="Dit.")
    assert client_of(people.smit).get(f"/privacy/vragen/{own.pk}/").status_code == 404
    assert client_of(people.smit).get(f"/privacy/mensen/{people.smit.pk}/").status_code == 404
    assert client_of(people.oosthoek).get(f"/privacy/vragen/{own.pk}/").status_code == 200


@pytest.mark.parametrize("url", sorted({url for sight in SIGHTS for url in sight.urls}))
def test_the_page_in_words_names_everybody_who_gets_in(url, args, everybody, people, client_of):
    name = url.removeprefix("privacy:")
    named = {role for sight in SIGHTS if url in sight.urls for role in sight.roles}
    for who, person in everybody.items():
        status = client_of(person).get(address(name, args)).status_code
        if not named & {held.role for held in held_by(person)}:
            assert status == 404, f"{who} komt op {url} en staat niet bij wie wat ziet"
    assert any(client_of(person).get(address(name, args)).status_code == 200 for person in everybody.values())


@pytest.mark.parametrize("who", ["noor", "karima", "bos"])
def test_everybody_reads_who_sees_what(who, everybody, client_of):
    page = client_of(everybody[who]).get("/ik/wie-ziet-wat/").content.decode()
    assert "De rector en de beheerder" in page


@pytest.mark.parametrize("slug", PAPERS)
def test_every_paper_is_there_as_a_page_as_text_and_as_pdf(slug, people, client_of):
    keeper = client_of(people.oosthoek)
    assert keeper.get(f"/privacy/papieren/{slug}/").status_code == 200
    text = keeper.get(f"/privacy/papieren/{slug}.md").content.decode()
    assert text.startswith("# ") and "{{" not in text and "&#" not in text
    assert slug == "bijsluiter" or "Laat uw functionaris" in text
    assert keeper.get(f"/privacy/papieren/{slug}.pdf").content.startswith(b"%PDF")


def test_a_paper_that_is_not_there_does_not_exist(people, client_of):
    assert client_of(people.oosthoek).get("/privacy/papieren/geheim/").status_code == 404


def test_the_register_has_every_rule(people, client_of):
    from netjes.privacy.table import RULES

    text = client_of(people.oosthoek).get("/privacy/papieren/register.md").content.decode()
    assert all(rule.what in text and rule.source in text for rule in RULES)
