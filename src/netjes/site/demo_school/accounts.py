"""Accounts of the example school: its own, some of colleagues, and a question that was answered."""

from datetime import timedelta

from netjes.accounts.actions import answer_question, ask_adviser, confirm_account, enter_account, set_contact
from netjes.accounts.actions.registering import Choices
from netjes.accounts.checklist import CODES
from netjes.accounts.models import ContactQuestion, ProfessionalAccount
from netjes.accounts.queries import advisers_for
from netjes.lib.clock import now
from netjes.schools.models import Person
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town

SEEN = Choices(may_be_found=True, is_listed=True, names_owner=True)
# Whose (the school's own without a name), where, and what for.
ACCOUNTS = (
    ("", "instagram", "lindekadecollege", "nieuws van school"),
    ("", "website", "lindekadecollege.example", "de website van school"),
    ("Anneke Bos", "instagram", "bos.geschiedenis", "geschiedenis voor klas 2 en 3"),
    ("Emre Kaya", "youtube", "kaya.legtuit", "uitleg bij natuurkunde"),
)


def open_accounts(town: Town) -> None:
    """One of them was confirmed over a year ago, so that its owner sees that it is time to look again."""
    desk = town.named("Chantal de Graaf")
    set_contact(
        actor=ACTOR, school=town.school, how="Bel 010 000 00 00 op schooldagen, of mail info@lindekadecollege.example."
    )  # fmt: skip
    for name, platform, handle, purpose in ACCOUNTS:
        owner = town.named(name) if name else None
        account = enter_account(
            actor=ACTOR, school=town.school, by=owner or desk, owner=owner, platform=platform, typed=handle,
            purpose=purpose, choices=SEEN,
        )  # fmt: skip
        confirm_account(actor=ACTOR, account=account, checked=CODES)
    bos = ProfessionalAccount.objects.for_school(town.school).filter(handle="bos.geschiedenis")
    bos.update(confirmed_at=now() - timedelta(days=370), told_at=now() - timedelta(days=5))
    _ask(town.named("Noor de Vries"))


def _ask(pupil: Person) -> None:
    question = ask_adviser(
        by=pupil, adviser=advisers_for(pupil)[0],
        text="Iemand op Insta zegt dat hij de nieuwe gymleraar is. Hij wil dat ik hem toevoeg. Klopt dat?",
    )  # fmt: skip
    ContactQuestion.objects.for_school(pupil.school).filter(pk=question.pk).update(asked_at=now() - timedelta(days=2))
    question.refresh_from_db()
    assert question.adviser is not None
    answer_question(
        actor=ACTOR, by=question.adviser, question=question,
        text="Goed dat je het vraagt. Deze man werkt niet bij ons. Voeg hem niet toe en antwoord niet. Loop langs.",
    )  # fmt: skip
