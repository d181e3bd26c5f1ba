"""The doors of this room: which case somebody of school works on, and what who it concerns sees of their own."""

from netjes.cases.deciders import is_involved
from netjes.cases.models import Case, CaseReader, Letter, Measure, NetworkTask, Objection, Party
from netjes.cases.states import PartyRole
from netjes.schools.errors import NotYours
from netjes.schools.models import Guardianship
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

# Who can take something up as a case.
HANDLERS = (Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.CARE_COORDINATOR, Role.ANTI_BULLYING, Role.HEAD)
DECIDERS = (*HANDLERS, Role.SUPERVISOR, Role.BOARD)


def case_for(viewer: Viewer, pk: int) -> Case:
    """A case that this viewer works on or decides: its handler, its readers, the head, the board where it decides.

    Never somebody involved, nor their family. Raises `NotYours`.
    """
    if viewer.person is None or not viewer.has(*DECIDERS):
        raise NotYours
    school = viewer.person.school
    case = Case.objects.for_school(school).filter(pk=pk).select_related("handler", "version", "school").first()
    if case is None or is_involved(case, viewer.person):
        raise NotYours
    if case.handler_id == viewer.person.pk or viewer.has(Role.HEAD):
        return case
    if CaseReader.objects.for_school(school).filter(case=case, person=viewer.person).exists():
        return case
    if viewer.has(Role.BOARD) and _waits_for_the_board(case):
        return case
    raise NotYours


def _waits_for_the_board(case: Case) -> bool:
    """Whether the board decides here, or weighs an objection."""
    found = Measure.objects.for_school(case.school).filter(case=case)
    return (
        found.filter(entry__decided_by=Role.BOARD).exists()
        or Objection.objects.for_school(case.school).filter(measure__case=case).exists()
    )  # fmt: skip


def cases_of(viewer: Viewer) -> list[Case]:
    """Every case that this viewer works on, open ones first, then by number."""
    if viewer.person is None or not viewer.has(*DECIDERS):
        return []
    school = viewer.person.school
    found = Case.objects.for_school(school).select_related("handler", "school")
    if not viewer.has(Role.HEAD):
        mine = CaseReader.objects.for_school(school).filter(person=viewer.person).values("case")
        found = found.filter(handler=viewer.person) | found.filter(pk__in=mine)
    return [case for case in found.order_by("-state", "-number") if not is_involved(case, viewer.person)]


def own_party_for(viewer: Viewer, pk: int) -> Party:
    """One's own place in a case, or one's child's where somebody decided that home may see it; from the moment that
    it was told in writing. Raises `NotYours`."""
    person = viewer.person
    if person is None or viewer.through == "signing":
        raise NotYours
    found = Party.objects.for_school(person.school).filter(pk=pk, role=PartyRole.CONCERNED, told_at__isnull=False)
    party = found.select_related("case__school", "person__school").first()
    if party is None:
        raise NotYours
    if party.person_id == person.pk:
        return party
    bonds = Guardianship.objects.for_school(person.school).on(today())
    is_parent = bonds.filter(guardian=person, child=party.person, has_authority=True).exists()
    if is_parent and party.home_sees and not party.person.is_18:
        return party
    raise NotYours


def leads(viewer: Viewer, case: Case) -> bool:
    """Whether this viewer decides about a case itself: who is in it, how grave it is, and that it closes."""
    return viewer.person is not None and (case.handler_id == viewer.person.pk or viewer.has(Role.HEAD))


def party_for(case: Case, given: str) -> Party:
    """The one this is about, by what an address or a form says; the first when it says nothing. Raises `NotYours`."""
    found = Party.objects.for_school(case.school).filter(case=case, role=PartyRole.CONCERNED)
    if given:
        found = found.filter(pk=_number(given))
    party = found.select_related("person__school").first()
    if party is None:
        raise NotYours
    party.case = case
    return party


def measure_for(viewer: Viewer, pk: int) -> Measure:
    """A measure in a case that this viewer works on. Raises `NotYours`."""
    if viewer.person is None:
        raise NotYours
    found = Measure.objects.for_school(viewer.person.school).filter(pk=pk).select_related("entry", "party__person")
    measure = found.first()
    if measure is None:
        raise NotYours
    measure.case = measure.party.case = case_for(viewer, measure.case_id)
    measure.party.person.school = measure.case.school
    return measure


def letter_for(viewer: Viewer, pk: int) -> Letter:
    """A letter in a case that this viewer works on. Raises `NotYours`."""
    if viewer.person is None:
        raise NotYours
    found = (
        Letter.objects.for_school(viewer.person.school).filter(pk=pk).select_related("to", "party__person", "made_by")
    )
    letter = found.first()
    if letter is None:
        raise NotYours
    letter.case = letter.party.case = case_for(viewer, letter.case_id)
    return letter


def own_letter_for(viewer: Viewer, pk: int) -> Letter:
    """A letter to this viewer that went out. Raises `NotYours`."""
    if viewer.person is None or viewer.through == "signing":
        raise NotYours
    found = Letter.objects.for_school(viewer.person.school).filter(pk=pk, to=viewer.person, sent_on__isnull=False)
    letter = found.select_related("case", "party__person", "to", "school").first()
    if letter is None:
        raise NotYours
    return letter


def objection_for(viewer: Viewer, pk: int) -> Objection:
    """An objection that was given to this viewer to weigh. Raises `NotYours`."""
    if viewer.person is None or viewer.through == "signing":
        raise NotYours
    found = Objection.objects.for_school(viewer.person.school).filter(pk=pk, handler=viewer.person)
    objection = found.select_related("measure__case__version", "measure__entry", "measure__party__person", "by").first()
    if objection is None or is_involved(objection.measure.case, viewer.person):
        raise NotYours
    return objection


def task_for(viewer: Viewer, pk: int) -> NetworkTask:
    """A task for who keeps the network. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(Role.NETWORK):
        raise NotYours
    task = NetworkTask.objects.for_school(viewer.person.school).filter(pk=pk).first()
    if task is None:
        raise NotYours
    return task


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= 15 else 0
