"""Whether reports that come in can be read: by whom, and what is missing."""

from django.utils.translation import gettext as _

from netjes.keyring.queries import readers_with_keys
from netjes.schools.models import School
from netjes.schools.queries import holders
from netjes.schools.states import Role

# Without one of each of these a route ends at nobody, or at somebody it may be about.
NEEDED = (Role.CONFIDENTIAL, Role.BOARD, Role.CARE_COORDINATOR)


def missing_in(school: School) -> list[str]:
    """In sentences: which role is empty, and who of it has no reading key. Nothing when all is well."""
    found = []
    for role in NEEDED:
        people = holders(school, role)
        if not people:
            found.append(_("Niemand heeft de rol %(role)s.") % {"role": role.label})
        elif not readers_with_keys(school, [role]):
            names = ", ".join(person.name for person in people)
            found.append(
                _("Met de rol %(role)s heeft nog niemand een leessleutel: %(names)s.")
                % {"role": role.label, "names": names}
            )  # fmt: skip
    return found
