"""The doors of this room: whose account somebody keeps, and whose question they read."""

from netjes.accounts.models import ContactQuestion, ProfessionalAccount
from netjes.accounts.queries import SPEAKERS, accounts_of, questions_of, who_answers
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.states import STAFF, Role
from netjes.schools.viewer import Viewer

COLLEAGUES = tuple(sorted(STAFF))
ADVISERS = (Role.CONFIDENTIAL,)
# Whose agreement speaks of following: pupils, and who works here.
FOLLOWERS = (Role.PUPIL, *COLLEAGUES)


def account_for(viewer: Viewer, pk: int) -> ProfessionalAccount:
    """One's own account, or the school's for who speaks for it. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*COLLEAGUES):
        raise NotYours
    found = accounts_of(viewer.person.school).filter(pk=pk).select_related("owner", "school").first()
    if found is None or not keeps(viewer, found):
        raise NotYours
    return found


def keeps(viewer: Viewer, account: ProfessionalAccount) -> bool:
    if account.owner_id is None:
        return viewer.has(*SPEAKERS)
    return viewer.person is not None and account.owner_id == viewer.person.pk


def account_to_end(viewer: Viewer, pk: int) -> ProfessionalAccount:
    """As `account_for`; who speaks for the school also takes off what is not of it. Raises `NotYours`."""
    if viewer.person is not None and viewer.has(*SPEAKERS):
        found = accounts_of(viewer.person.school).filter(pk=pk).select_related("school").first()
        if found is not None:
            return found
    return account_for(viewer, pk)


def question_for(viewer: Viewer, pk: int) -> ContactQuestion:
    """A question to this adviser and to nobody else, the head and the administrator included. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*ADVISERS):
        raise NotYours
    found = ContactQuestion.objects.for_school(viewer.person.school).filter(pk=pk, goes_on__gt=today())
    question = found.select_related("asked_by__school", "adviser", "school").first()
    if question is None or who_answers(question) != viewer.person:
        raise NotYours
    return question


def own_question(person: Person, pk: int) -> ContactQuestion:
    """What this pupil asked. Raises `NotYours`."""
    found = questions_of(person).filter(pk=pk).select_related("school").first()
    if found is None:
        raise NotYours
    return found
