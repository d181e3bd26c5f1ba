"""The questions that wait for one person's answer: exactly those of which the asker was told that they read them."""

from django.db.models import QuerySet

from netjes.schools.models import Group, Guardianship, Membership, School
from netjes.schools.queries import today
from netjes.schools.states import GroupKind, Role
from netjes.schools.viewer import Viewer
from netjes.signing.models import Signature
from netjes.signing.queries.rounds import LONG
from netjes.signing.routing import LEADERS, Routing
from netjes.signing.states import Part

ANSWERERS = (Role.MENTOR, *LEADERS, Role.HEAD, Role.ADMINISTRATOR)


def questions_open(school: School) -> QuerySet[Signature]:
    """Questions that wait for an answer, the oldest first."""
    found = Signature.objects.for_school(school).filter(
        answer="question", replaced_at__isnull=True, replied_at__isnull=True
    )
    return found.select_related("person", "child", "version__agreement").defer(
        *(f"version__{name}" for name in LONG)
    ).order_by("signed_at", "pk")  # fmt: skip


def questions_for(viewer: Viewer) -> list[Signature]:
    """Oldest first; none through a link that only signs."""
    person = viewer.person
    if person is None or not viewer.has(*ANSWERERS):
        return []
    school, day = person.school, today()
    waiting = list(questions_open(school))
    if not waiting:
        return []
    routing = Routing.of(school, day)
    about = {s.child_id or s.person_id for s in waiting}
    classes: dict[int, Group] = {
        m.person_id: m.group
        for m in Membership.objects.for_school(school).on(day).filter(
            person__in=about, group__kind=GroupKind.CLASS
        ).select_related("group")
    }  # fmt: skip
    family: dict[int, set[int]] = {}
    for g in Guardianship.objects.for_school(school).on(day).filter(child__in=about):
        family.setdefault(g.child_id, set()).add(g.guardian_id)
    found = []
    for signature in waiting:
        about_pk = signature.child_id or signature.person_id
        if part_of(signature, classes) is Part.STAFF:
            desk = routing.for_staff(signature.person)
        else:
            without = frozenset({signature.person_id, *family.get(about_pk, ())})
            desk = routing.for_class(classes.get(about_pk), without)
        if any(each.pk == person.pk for each in desk.people):
            found.append(signature)
    return found


def part_of(signature: Signature, classes: dict[int, Group]) -> Part:
    """In which capacity somebody answered. Who is in no class and answers for no child, works here."""
    if signature.child_id:
        return Part.GUARDIANS
    return Part.PUPILS if signature.person_id in classes else Part.STAFF
