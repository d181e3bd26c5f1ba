"""The whole example school on stage: its people, its agreements and what goes on now."""

from datetime import timedelta

from django.db import transaction

from netjes.agreements.models import Version
from netjes.drafting.models import Draft
from netjes.notices.actions import Message, tell
from netjes.schools.models import Person, School
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.signing.models import Round, Signature
from netjes.site.demo_school.agreed import adopt, tell_more
from netjes.site.demo_school.answers import sign
from netjes.site.demo_school.consultation import consult
from netjes.site.demo_school.opening import ACTOR, SLUG, NotADemoDatabase, bare_school
from netjes.site.demo_school.people import Town, settle


def ready_school() -> School:
    """The example school, made when it is not there yet. Safe to repeat."""
    if School.objects.exclude(slug=SLUG).exists():
        raise NotADemoDatabase
    school = School.objects.filter(slug=SLUG).first()
    if school:
        return school
    with transaction.atomic():
        school = bare_school()
        town = settle(school)
        agreed = adopt(school)
        tell_more(town, agreed)
        pupils, staff = sign(town, agreed)
        draft = consult(town, agreed.second)
        _tell(town, pupils, staff, draft)
    return school


def _tell(town: Town, pupils: Round, staff: Round, draft: Draft) -> None:
    """What still waits for people, as the site itself would have told them."""
    done = set(
        Signature.objects.for_school(town.school)
        .filter(round__in=(pupils, staff), replaced_at__isnull=True)
        .values_list("round_id", "person_id", "child_id")
    )
    children = [p.person for p in town.pupils if (pupils.pk, p.person.pk, None) not in done]
    parents = {
        guardian.pk: guardian
        for p in town.pupils
        for guardian in p.guardians
        if (pupils.pk, guardian.pk, p.person.pk) not in done
    }
    colleagues = [person for person in town.staff if (staff.pk, person.pk, None) not in done]
    on_paper = [person for person in parents.values() if not person.email]
    on_screen = [person for person in parents.values() if person.email]
    _ask(town, children, pupils, "Lees de nieuwe afspraken en zeg wat je ervan vindt")
    _ask(town, on_screen, pupils, "Wilt u de nieuwe afspraken voor uw kind lezen en ondertekenen?")
    _ask(town, on_paper, pupils, "Wilt u de nieuwe afspraken voor uw kind lezen en ondertekenen?", letter=True)
    _ask(town, colleagues, staff, "Lees en onderteken de afspraken voor medewerkers")
    council = _council(town)
    tell(
        actor=ACTOR, school=town.school, people=council,
        message=Message(
            key=f"draft:{draft.pk}", subject="Een nieuwe versie ligt voor overleg bij de raad",
            path=f"/opstellen/{draft.pk}/", site_only=True,
        ),
    )  # fmt: skip


def _council(town: Town) -> list[Person]:
    return list(
        Person.objects.for_school(town.school).filter(positions__role=Role.COUNCIL, positions__ends_on__isnull=True)
    )


def _ask(town: Town, people: list[Person], round_: Round, subject: str, *, letter: bool = False) -> None:
    version: Version = round_.version
    text = (
        f"Het gaat om {version.title}, versie {version.label}. Alstublieft vóór {round_.due_on:%-d-%-m-%Y}."
        if letter
        else ""
    )
    if round_.due_on < today() - timedelta(days=1):
        text = ""
    tell(
        actor=ACTOR, school=town.school, people=people,
        message=Message(
            key=round_.key, subject=subject, text=text, path="/tekenen/", entry=True, letter=letter,
            site_only=not letter,
        ),
    )  # fmt: skip
