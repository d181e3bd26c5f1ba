"""The doors of this room: one's own asks and answers, the rounds of the school, and who may see whose answer."""

from netjes.agreements.models import Version
from netjes.schools.access import KEEPERS, group_for
from netjes.schools.errors import NotYours
from netjes.schools.family import own_family
from netjes.schools.models import Group
from netjes.schools.queries import children_of, classes_of
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer
from netjes.signing.models import ClassMoment, Signature
from netjes.signing.queries import Ask, Standing, capacities, current_answers, standing
from netjes.signing.routing import LEADERS as DEPARTMENT

# Who puts a version before everybody, and stops asking.
DECIDERS = (Role.ADMINISTRATOR, Role.HEAD)
# Who sees how far their own classes are.
LEADERS = (Role.MENTOR, *DEPARTMENT, *DECIDERS)
# Who reads, without names, why people disagree.
COUNCILS = (Role.COUNCIL,)


def round_for(viewer: Viewer, pk: int) -> Standing:
    """A round of the viewer's own school. Raises `NotYours` for any other."""
    if viewer.person is None:
        raise NotYours
    found = standing(viewer.person.school, pk)
    if found is None:
        raise NotYours
    return found


def ask_for(viewer: Viewer, pk: int, child: int | None) -> Ask:
    """What a round asks this viewer, for themselves or for one child; also when it asks nobody any more.

    Raises `NotYours` when it never asked them: another role, another's child, a round of another school.
    """
    each, person = round_for(viewer, pk), viewer.person
    assert person is not None
    children = children_of(person) if child is not None else []
    for part, whose in capacities(each, viewer.held, children):
        if (whose.pk if whose else None) == child:
            given = current_answers(person.school, [each.round], person)
            return Ask(each, person, part, whose, given.get((each.round.pk, child)))
    raise NotYours


def signature_for(viewer: Viewer, pk: int) -> Signature:
    """An answer of the viewer's own. Raises `NotYours` for everybody else's."""
    if viewer.person is None:
        raise NotYours
    found = Signature.objects.for_school(viewer.person.school).filter(pk=pk, person=viewer.person)
    signature = found.select_related("version__agreement", "child", "person", "round", "replied_by").first()
    if signature is None:
        raise NotYours
    return signature


def version_for(viewer: Viewer, pk: int) -> Version:
    """A version of the viewer's own school. Raises `NotYours` for any other."""
    if viewer.person is None:
        raise NotYours
    found = Version.objects.for_school(viewer.person.school).select_related("agreement", "round").filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def classes_for(viewer: Viewer) -> list[Group]:
    """The classes whose progress this viewer sees: a mentor's own, a leader's department's, for keepers all."""
    assert viewer.person is not None
    everything = list(classes_of(viewer.person.school))
    if viewer.has(*KEEPERS):
        return everything
    led = {held.group for held in viewer.held if held.role in DEPARTMENT}
    if None in led and viewer.has(*DEPARTMENT):
        return everything
    return [each for each in everything if viewer.leads(each.pk) or each.parent_id in led or each.pk in led]


def keeps(viewer: Viewer) -> bool:
    """Whether the viewer sees what everybody answered (never their words)."""
    return viewer.has(*KEEPERS)


def moment_for(viewer: Viewer, pk: int) -> ClassMoment:
    """A class moment of a class that the viewer leads. Raises `NotYours` for any other."""
    if viewer.person is None:
        raise NotYours
    found = ClassMoment.objects.for_school(viewer.person.school).filter(pk=pk)
    moment = found.select_related("group", "round__version").first()
    if moment is None:
        raise NotYours
    group_for(viewer, moment.group_id)
    return moment


def family_of(viewer: Viewer) -> frozenset[int]:
    """The viewer and their own family: in a class that they lead, those are nobody's business of theirs."""
    assert viewer.person is not None
    return own_family(viewer) | {viewer.person.pk}


def may_see_answer(viewer: Viewer, signature: Signature, group: Group | None, family: frozenset[int]) -> bool:
    """Whether somebody sees *what* was answered: keepers do, the mentor when the signer chose so; of family nobody."""
    if signature.child_id in family or signature.person_id in family:
        return False
    return keeps(viewer) or (signature.shown_to_mentor and group is not None and viewer.leads(group.pk))
