"""The doors of this room: which case somebody of school works on, and what who it concerns sees of their own."""

from netjes.cases.deciders import is_involved
from netjes.cases.models import Case, CaseReader, Measure, Objection, Party
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
