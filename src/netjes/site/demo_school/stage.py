"""The whole example school on stage: its people, its agreements and what goes on now."""

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override

from netjes.drafting.models import Draft
from netjes.notices.actions import Message, tell
from netjes.schools.models import Person, School
from netjes.schools.states import Role
from netjes.signing.models import Round, Signature
from netjes.site.demo_school.accounts import open_accounts
from netjes.site.demo_school.agreed import adopt, tell_more
from netjes.site.demo_school.answers import sign
from netjes.site.demo_school.cases import open_cases
from netjes.site.demo_school.consents import consent
from netjes.site.demo_school.consultation import consult
from netjes.site.demo_school.keys import give_keys
from netjes.site.demo_school.lessons import teach
from netjes.site.demo_school.messages import keep_messages
from netjes.site.demo_school.opening import ACTOR, SLUG, NotADemoDatabase, bare_school
from netjes.site.demo_school.people import Town, settle
from netjes.site.demo_school.phones import keep_phones
from netjes.site.demo_school.photos import hang_photos
from netjes.site.demo_school.publishing import publish_news
from netjes.site.demo_school.reports import open_reports


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
        keep_phones(school)
        teach(town)
        consent(town)
        give_keys(town)
        hang_photos(town)
        keep_messages(town)
        open_accounts(town)
        open_reports(town)
        publish_news(town)
        open_cases(town)
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
    version = round_.version
    with override("nl"):
        due = date_format(round_.due_on, "j F")
    text = f"Het gaat om {version.title}, versie {version.label}. Wij krijgen uw antwoord graag vóór {due}."
    tell(
        actor=ACTOR, school=town.school, people=people,
        message=Message(
            key=round_.key, subject=subject, text=text if letter else "", path="/tekenen/", entry=True, letter=letter,
            site_only=not letter,
        ),
    )  # fmt: skip
