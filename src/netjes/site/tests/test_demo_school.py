"""The whole example school, made once for all these tests."""

import hashlib
from collections import Counter

import pytest
from django.db import transaction
from django.db.models import Count

from netjes.agreements.models import Translation, Version
from netjes.agreements.queries import in_force
from netjes.agreements.translations import article_sha256
from netjes.drafting.compose import read_draft
from netjes.drafting.models import Comment, Draft
from netjes.norms.notation import read
from netjes.norms.table import Rulebook
from netjes.notices.queries import letters_waiting
from netjes.records.queries import breaks_in
from netjes.schools.models import Account, Group, Guardianship, Membership, Person, Position
from netjes.schools.queries import children_of, classes_of, mentors_of, people_of, today
from netjes.schools.states import STAFF, Role
from netjes.signing.models import Reading, Round, Signature
from netjes.site.demo import EYES, person_behind
from netjes.site.demo_school import ready_school
from netjes.site.demo_school.names import KNOWN

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker):
    """Made in a transaction that outlives one test and is undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield ready_school()
        transaction.set_rollback(True)


def people_with(school, *roles: Role) -> int:
    found = Position.objects.for_school(school).on(today()).filter(role__in=roles, person__left_on__isnull=True)
    return found.values("person").distinct().count()


def test_it_works(example):
    assert people_with(example, Role.PUPIL) == 1200
    parents = Guardianship.objects.for_school(example).on(today()).values("guardian").distinct().count()
    assert parents == 1900
    assert people_with(example, *STAFF) == 120
    assert classes_of(example).count() == 48


def test_it_is_made_once(example):
    assert ready_school() == example


def test_every_pupil_is_in_one_class(example):
    members = Membership.objects.for_school(example).on(today()).filter(group__in=classes_of(example))
    assert members.count() == members.values("person").distinct().count() == 1200
    sizes = members.values("group").annotate(count=Count("pk")).values_list("count", flat=True)
    assert min(sizes) >= 20 and max(sizes) <= 30


def test_one_class_has_no_mentor_and_two_have_a_stand_in(example):
    without = [group.name for group in classes_of(example) if not mentors_of(group)]
    assert without == ["3K"]
    appointed = Position.objects.for_school(example).filter(role=Role.MENTOR).values_list("group__name", "person")
    stood_in = {name for name, person in appointed
                if person not in {m.pk for m in mentors_of(Group.objects.for_school(example).get(
                    name=name, kind="class", year=classes_of(example)[0].year))}}  # fmt: skip
    assert stood_in == {"1C", "4H"}


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.GUARDIAN and role is not Role.PUPIL], ids=str
)
def test_every_role_is_somebodys(example, role):
    assert people_with(example, role) >= 1


def test_some_teachers_have_a_child_here(example):
    staff = Position.objects.for_school(example).filter(role=Role.TEACHER).values("person")
    assert (
        Guardianship.objects.for_school(example).filter(guardian__in=staff).values("guardian").distinct().count() == 3
    )


def test_names_are_of_nobody_known_and_come_once(example):
    names = Counter(person.name for person in Person.objects.for_school(example))
    assert not KNOWN & set(names)
    assert max(names.values()) == 1
    assert all(mail.endswith(".example") for mail in Person.objects.for_school(example).exclude(email="")
               .values_list("email", flat=True))  # fmt: skip


def test_it_is_the_same_every_time(example):
    first = [person.name for person in Person.objects.for_school(example).order_by("pk")[:6]]
    assert first[:3] == ["Karin Oosthoek", "Ilse Terpstra", "Petra Visser"]
    numbered = {p.external_id: p.name for p in Person.objects.for_school(example)}
    seal = hashlib.sha256("\n".join(f"{number} {numbered[number]}" for number in sorted(numbered)).encode()).hexdigest()
    assert seal[:12] == "fc289b88bc10"


def test_the_people_behind_the_strip_are_there(example):
    for eyes in list(EYES.values())[1:]:
        person = person_behind(eyes, example)
        assert person and person.name == eyes.name
    marieke = person_behind(EYES["ouder"], example)
    assert [child.given_name for child in children_of(marieke)] == ["Daan", "Noor"]
    asked = Signature.objects.for_school(example).filter(round__closed_at__isnull=True)
    assert not asked.filter(person__in=[marieke, person_behind(EYES["leerling"], example)]).exists()


def test_the_pupils_agreement_is_in_its_second_version(example):
    now = {each.version.agreement.slug: each for each in in_force(example)}
    assert now["leerlingen"].version.label == "2" and "AI" in now["leerlingen"].version.why
    before = Version.objects.for_school(example).get(agreement__slug="leerlingen", number=1)
    assert before.in_force_until == now["leerlingen"].version.in_force_from
    older, newer = Rulebook(read(before.text)), now["leerlingen"].rulebook
    facts = {"netwerk van school": True, "heel veel tegelijk": False, "op school": False}
    verdicts = [book.decide("leerling", "downloaden", facts).verdict.value for book in (older, newer)]
    assert verdicts[0] == "not_allowed" != verdicts[1]


def test_sign_off_is_under_way(example):
    pupils, staff = Round.objects.for_school(example).filter(closed_at__isnull=True).order_by("pk")
    given = Signature.objects.for_school(example).filter(round=pupils)
    with_authority = Guardianship.objects.for_school(example).on(today()).filter(has_authority=True)
    expected = 1200 + with_authority.filter(child__is_18=False).count()
    assert 0.6 < given.count() / expected < 0.8
    assert {"screen", "link", "class", "paper"} == set(given.values_list("way", flat=True))
    assert given.filter(answer="agreed").count() > 0.85 * given.count()
    assert not given.exclude(answer="agreed").filter(words="").exists()
    readers = Reading.objects.for_school(example).filter(version=pupils.version).values("person")
    assert not given.exclude(person__in=readers).exists()
    assert Signature.objects.for_school(example).filter(round=staff).count() > 70


def test_questions_wait_for_the_mentor_of_2a(example):
    pupils = Membership.objects.for_school(example).on(today()).filter(group__name="2A").values("person")
    waiting = Signature.objects.for_school(example).filter(
        person__in=pupils, shown_to_mentor=True, reply="", round__closed_at__isnull=True
    )
    assert waiting.exclude(answer="agreed").count() >= 3


def test_a_third_version_lies_before_the_council(example):
    draft = Draft.objects.for_school(example).get()
    found = read_draft(draft)
    assert found.agreement and not found.mistakes
    assert found.agreement.article("A7")
    assert Comment.objects.for_school(example).filter(draft=draft).count() == 4


def test_translations_belong_to_the_text_in_force(example):
    pupils = in_force(example)[0]
    for each in Translation.objects.for_school(example):
        assert each.source_sha256 == article_sha256(pupils.article(each.article))


def test_letters_wait_for_parents_without_an_address(example):
    waiting = letters_waiting(example)
    assert 50 < waiting.count() < 250
    assert not any(notice.person.email for notice in waiting)


def test_its_log_is_whole_and_names_nobody(example):
    assert not list(breaks_in(example.pk))


def test_nobody_comes_in_with_a_password(example):
    assert not any(account.check_password("") or (account.has_usable_password() and account.check_password("!"))
                   for account in Account.objects.for_school(example)[:5])  # fmt: skip


def test_some_left_and_are_no_longer_of_this_school(example):
    left = Person.objects.for_school(example).filter(left_on__lte=today())
    assert left.count() == 14 and not people_of(example).filter(pk__in=left).exists()
