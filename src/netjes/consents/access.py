"""The doors of this room: about whom somebody chooses, which question they answer, and who keeps what is asked."""

from netjes.consents.models import ChoiceList, Purpose, Question
from netjes.consents.queries import deciders_for, open_questions_for
from netjes.schools.access import KEEPERS, file_for
from netjes.schools.errors import NotYours
from netjes.schools.models import Guardianship, Person
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

# Who says what the school asks for, and in which words.
SETTERS = (Role.HEAD, Role.ADMINISTRATOR, Role.PRIVACY)
# Who sees about how many people everything was answered.
COUNTERS = (*SETTERS, Role.COMMUNICATION)


def about_whom(viewer: Viewer) -> list[Person]:
    """Oneself where the school asks that, and the children for whom one decides or decided; by first name."""
    if viewer.person is None:
        return []
    bonds = Guardianship.objects.for_school(viewer.person.school).on(today())
    children = [b.child for b in bonds.filter(guardian=viewer.person, has_authority=True).select_related("child")]
    here = [child for child in children if child.left_on is None or child.left_on > today()]
    own = [viewer.person] if viewer.is_staff or Role.PUPIL in viewer.roles else []
    return [*sorted(here, key=lambda p: (p.given_name, p.pk)), *own]


def person_for(viewer: Viewer, pk: int) -> Person:
    """Somebody about whom this viewer chooses, or chose until they were 16. Raises `NotYours`."""
    found = next((person for person in about_whom(viewer) if person.pk == pk), None)
    if found is None or viewer.through == "signing":
        raise NotYours
    decide = deciders_for([found])[found.pk]
    mine = viewer.person is not None and viewer.person.pk in {found.pk, *(g.pk for g in decide.guardians)}
    if not mine and found.is_18:
        raise NotYours
    return found


def question_for(viewer: Viewer, pk: int) -> Question:
    """An open question that this viewer may answer. Raises `NotYours`."""
    questions = open_questions_for(viewer.person) if viewer.person and viewer.through != "signing" else []
    found = next((each for each in questions if each.pk == pk), None)
    if found is None:
        raise NotYours
    return found


def was_asked(viewer: Viewer, pk: int) -> bool:
    """Whether a question was put to this viewer once, though it is closed or withdrawn now."""
    if viewer.person is None or viewer.through == "signing":
        return False
    asked = Question.objects.for_school(viewer.person.school).filter(pk=pk).select_related("person__school").first()
    if asked is None:
        return False
    who = deciders_for([asked.person])[asked.person_id]
    return viewer.person.pk in {asked.person_id, *(person.pk for person in who.asked)}


def purpose_for(viewer: Viewer, pk: int) -> Purpose:
    """A purpose that this viewer may reword or close. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*SETTERS):
        raise NotYours
    found = Purpose.objects.for_school(viewer.person.school).filter(pk=pk).select_related("school").first()
    if found is None:
        raise NotYours
    return found


def on_paper_for(viewer: Viewer, pk: int) -> Person:
    """Somebody whose choices this viewer copies from paper; never of their own family. Raises `NotYours`."""
    person = file_for(viewer, pk, roles=KEEPERS)
    if person.pk == (viewer.person.pk if viewer.person else None):
        raise NotYours
    return person


def list_for(viewer: Viewer, pk: int) -> ChoiceList:
    """A list that waits to be looked at. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*KEEPERS):
        raise NotYours
    found = ChoiceList.objects.for_school(viewer.person.school).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found
