"""One human, two roles: what somebody may as staff stops at their own family, and a page says who does it instead."""

from datetime import timedelta

import pytest
from django.urls import reverse

from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.queries import letters_waiting
from netjes.privacy.actions import ask
from netjes.privacy.states import RequestKind
from netjes.schools.access import person_for
from netjes.schools.actions import add_guardian, end_position, give_role
from netjes.schools.errors import NotYours
from netjes.schools.family import family_of
from netjes.schools.models import Position
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.viewer import viewer_for
from netjes.signing.actions import open_round
from netjes.signing.models import Signature
from netjes.signing.states import ASKS

ACTOR = system("tests")
MONTH_AGO = timedelta(days=30)


@pytest.fixture
def family(people):
    """Terpstra is head and mother of Lotte of 2A; Youssef is Lotte's father. Bos is mentor of 2A and Noor's mother."""
    start = today() - MONTH_AGO
    for guardian, child in ((people.terpstra, people.lotte), (people.youssef, people.lotte), (people.bos, people.noor)):
        add_guardian(actor=ACTOR, guardian=guardian, child=child, starts_on=start)
    return people


@pytest.fixture
def asked(agreed, family):
    version = Version.objects.for_school(agreed).get(agreement__audience="leerling")
    return open_round(actor=ACTOR, version=version, parts=ASKS["leerling"], due_on=today() + timedelta(days=14))


def answered(round_, person, answer, child=None, words=""):
    return Signature.objects.create(
        school=round_.school, round=round_, version=round_.version, person=person, child=child, answer=answer,
        way="screen", words=words, signed_at=now(), shown_to_mentor=True,
    )  # fmt: skip


def test_it_works(family):
    assert family_of(family.terpstra) == {family.lotte.pk, family.youssef.pk}
    assert family_of(family.kaya) == frozenset()


def about(people, round_, person):
    """Every address of a file: to look at and to change."""
    for name in (
        "person", "person_particulars", "person_leaves", "person_invitation", "person_role", "person_group",
        "person_guardian", "person_stand_in",
    ):  # fmt: skip
        yield reverse(f"schools:{name}", args=[person.pk])
    position = Position.objects.for_school(person.school).filter(person=person).first()
    if position:
        yield reverse("schools:person_role_ends", args=[person.pk, position.pk])
    yield reverse("signing:proof", args=[person.pk])


def test_a_head_reaches_everybody_but_the_own_family_and_reads_who_does_it_instead(family, asked, client_of):
    client = client_of(family.terpstra)
    for person in (family.lotte, family.youssef):
        for address in about(family, asked, person):
            for answer in (client.get(address), client.post(address)):
                if answer.status_code == 405:
                    continue
                assert answer.status_code == 403, address
                page = answer.content.decode()
                assert "mevrouw Oosthoek" in page and "eigen familie" in page
    assert client.get(reverse("schools:person", args=[family.sami.pk])).status_code == 200


def test_a_colleague_who_is_family_too_is_not_named(family, client_of):
    add_guardian(actor=ACTOR, guardian=family.oosthoek, child=family.lotte)
    page = client_of(family.terpstra).get(reverse("schools:person", args=[family.lotte.pk])).content.decode()
    assert "Oosthoek" not in page and "Vraag het bestuur" in page


def test_for_the_only_keeper_the_board_does_it(family, client_of):
    end_position(
        actor=ACTOR, position=Position.objects.for_school(family.oosthoek.school).get(person=family.oosthoek)
    )  # fmt: skip
    client, address = client_of(family.terpstra), reverse("schools:person", args=[family.lotte.pk])
    assert "Vraag het bestuur om een tweede beheerder" in client.get(address).content.decode()
    give_role(actor=ACTOR, person=family.smit, role=Role.BOARD)
    page = client.get(address).content.decode()
    assert "Vraag het bestuur" in page and "meneer Smit" in page


def test_an_administrator_does_not_open_the_way_in_of_the_own_child(family, client_of):
    add_guardian(actor=ACTOR, guardian=family.oosthoek, child=family.daan)
    client, child = client_of(family.oosthoek), client_of(family.daan)
    assert child.get(reverse("me")).status_code == 200  # so there is an account
    for what in ("sessions", "steps", "identities"):
        refused = client.post(reverse("login:of_person", args=[family.daan.pk]), {"what": what})
        assert refused.status_code == 403
    assert child.get(reverse("me")).status_code == 200


def test_privacy_of_the_own_family_is_another_ones_desk(family, client_of):
    add_guardian(actor=ACTOR, guardian=family.oosthoek, child=family.daan)
    client = client_of(family.oosthoek)
    for name in ("person", "erase", "hold"):
        address = reverse(f"privacy:{name}", args=[family.daan.pk])
        assert {client.get(address).status_code, client.post(address).status_code} <= {403, 405}
    wish = ask(actor=ACTOR, person=family.daan, about=family.daan, kind=RequestKind.ERASURE, text="Mag dit weg?")
    assert client.get(reverse("privacy:request", args=[wish.pk])).status_code == 404


def test_a_mentor_sees_of_the_own_child_no_answer_and_takes_over_no_paper(family, asked, client_of):
    answered(asked, family.noor, "disagreed", words="Omdat het niet eerlijk is.")
    client = client_of(family.bos)
    page = client.get(reverse("signing:group", args=[asked.pk, family.class_2a.pk])).content.decode()
    assert "eigen gezin" in page and "niet eerlijk" not in page
    for address in (
        reverse("signing:paper", args=[asked.pk, family.class_2a.pk, family.noor.pk]),
        reverse("signing:paper_child", args=[asked.pk, family.class_2a.pk, family.marieke.pk, family.noor.pk]),
    ):
        assert client.get(address).status_code == 403
        assert client.post(address, {"antwoord": "agreed"}).status_code == 403
    assert client.get(reverse("signing:paper", args=[asked.pk, family.class_2a.pk, family.sami.pk])).status_code == 200
    assert Signature.objects.for_school(asked.school).count() == 1


def test_who_has_not_answered_leaves_out_the_own_family(family, asked, client_of):
    def chased(viewer):
        return client_of(viewer).get(reverse("signing:chase", args=[asked.pk])).content.decode()

    assert "Vries, Noor de" in chased(family.terpstra) and "Jansen, Lotte" not in chased(family.terpstra)
    assert "Vries, Noor de" not in chased(family.bos) and "Jansen, Lotte" in chased(family.bos)


def test_a_question_of_the_own_family_comes_to_somebody_else(family, asked, client_of):
    of_noor = answered(asked, family.noor, "question", words="Mag mijn moeder dit lezen?")
    of_partner = answered(asked, family.marieke, "question", child=family.noor, words="Mag zij dit lezen?")
    for question in (of_noor, of_partner):
        address = reverse("signing:question", args=[question.pk])
        assert client_of(family.bos).get(address).status_code == 404
        assert client_of(family.visser).get(address).status_code == 200


def test_what_a_guardian_sees_stays(family, asked, client_of):
    client = client_of(family.terpstra)
    assert client.get(reverse("signing:answer_child", args=[asked.pk, family.lotte.pk])).status_code == 200
    assert client.get(reverse("privacy:child", args=[family.lotte.pk])).status_code == 200
    assert person_for(viewer_for(family.terpstra, "account"), family.lotte.pk) == family.lotte


def test_a_teacher_who_is_a_parent_has_no_more_than_a_parent(people, client_of):
    viewer = viewer_for(people.ruud, "account")
    assert person_for(viewer, people.eva.pk) == people.eva
    with pytest.raises(NotYours):
        person_for(viewer, people.sami.pk)
    assert client_of(people.ruud).get(reverse("schools:person", args=[people.eva.pk])).status_code == 404


def test_without_authority_and_after_eighteen_it_is_still_family(family, client_of):
    add_guardian(actor=ACTOR, guardian=family.terpstra, child=family.daan, has_authority=False)
    family.lotte.is_18 = True
    family.lotte.save(update_fields=["is_18"])
    client = client_of(family.terpstra)
    for child in (family.daan, family.lotte):
        assert client.get(reverse("schools:person", args=[child.pk])).status_code == 403


def test_a_letter_with_a_link_for_the_other_parent_is_printed_by_a_colleague(asked, family, client_of):
    """Else who prints it could open the link, and answer in their place."""
    key = letters_waiting(family.noor.school).filter(person=family.youssef)[0].key
    head, keeper, print_them = client_of(family.terpstra), client_of(family.oosthoek), "/berichten/brieven/brieven.pdf"
    assert "je eigen gezin" in head.get("/berichten/brieven/").content.decode()
    assert "je eigen gezin" not in keeper.get("/berichten/brieven/").content.decode()
    head.post(print_them, {"stapel": key})
    assert letters_waiting(family.noor.school).filter(person=family.youssef).exists()
    keeper.post(print_them, {"stapel": key})
    assert not letters_waiting(family.noor.school).filter(person=family.youssef).exists()
