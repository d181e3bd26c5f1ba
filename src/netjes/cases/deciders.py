"""Who may decide a measure and who may look over their shoulder; never who is involved, nor their family."""

from django.utils.translation import gettext as _

from netjes.cases.errors import CannotDecide
from netjes.cases.models import Case, CatalogueEntry, Measure
from netjes.cases.queries import involved_in
from netjes.schools.family import family_of
from netjes.schools.models import Person
from netjes.schools.queries import held_by
from netjes.schools.states import Role

# Who may do what a role may, above it in the line.
ABOVE: dict[Role, tuple[Role, ...]] = {
    Role.MENTOR: (Role.TEAM_LEADER, Role.COORDINATOR, Role.HEAD),
    Role.TEAM_LEADER: (Role.COORDINATOR, Role.HEAD),
    Role.COORDINATOR: (Role.TEAM_LEADER, Role.HEAD),
    Role.SUPERVISOR: (Role.HEAD,),
    Role.HEAD: (),
    Role.BOARD: (),
}
SECONDS = (Role.HEAD, Role.TEAM_LEADER, Role.COORDINATOR, Role.CARE_COORDINATOR, Role.BOARD)


def is_involved(case: Case, person: Person) -> bool:
    """Whether somebody is in this case, or family of who is."""
    inside = involved_in(case)
    return person.pk in inside or bool(family_of(person) & inside)


def may_decide(case: Case, entry: CatalogueEntry, person: Person) -> bool:
    wanted = Role(entry.decided_by)
    roles = {held.role for held in held_by(person)}
    return bool(roles & {wanted, *ABOVE.get(wanted, ())}) and not is_involved(case, person)


def check_decider(measure: Measure, person: Person) -> None:
    """Raises `CannotDecide`, which names who may."""
    if is_involved(measure.case, person):
        raise CannotDecide(_("Je bent bij deze zaak betrokken. Daarom beslist een ander."))
    if not may_decide(measure.case, measure.entry, person):
        not_yours = _("Dit besluit is niet aan jou, maar aan: %(role)s. Leg het voor.")
        raise CannotDecide(not_yours % {"role": Role(measure.entry.decided_by).label})


def check_second(measure: Measure, person: Person) -> None:
    """Raises `CannotDecide`."""
    if measure.decided_by_id == person.pk or measure.proposed_by_id == person.pk:
        raise CannotDecide(_("Een tweede persoon is iemand anders dan wie dit voorstelde of besloot."))
    if is_involved(measure.case, person):
        raise CannotDecide(_("Je bent bij deze zaak betrokken. Daarom kijkt een ander mee."))
    if not {held.role for held in held_by(person)} & set(SECONDS):
        raise CannotDecide(_("Meekijken kan wie leiding geeft, de zorgcoördinator of het bestuur."))
