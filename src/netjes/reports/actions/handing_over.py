"""Another reader: a colleague who is not involved, or somebody's own new key in place of the old one."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.keyring.queries import public_keys_of
from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.reports.contents import First
from netjes.reports.errors import CannotHandOver
from netjes.reports.models import Report, ReportKey
from netjes.reports.queries import can_become_reader
from netjes.reports.routing import Concerned
from netjes.schools.models import Person
from netjes.schools.queries import people_of
from netjes.sealing.errors import CannotUnseal
from netjes.sealing.keypairs import open_with, seal_for


def hand_over(
    *, actor: Actor, by: Person, report: Report, key: bytes, first: First, to: Person, is_not_involved: bool
) -> ReportKey:
    """Let a colleague read too, from now on. `first` is what was reported, so that nobody whom it names is chosen.

    `is_not_involved`: the reader says that this colleague and their family have nothing to do with it. Raises
    `CannotHandOver`.
    """
    if not is_not_involved:
        raise CannotHandOver(_("Zeg eerst dat deze collega en diens familie er niets mee te maken hebben."))
    if to not in can_become_reader(report):
        raise CannotHandOver(_("Deze collega kan deze melding niet lezen: zonder leessleutel, of niet bij deze route."))
    if _is_touched(to, first):
        raise CannotHandOver(
            _("%(name)s of diens familie wordt in de melding genoemd. Kies een ander.") % {"name": to.name}
        )
    sealed = seal_for(public_keys_of([to])[to.pk], key)
    with transaction.atomic():
        held = Report.objects.for_school(report.school).select_for_update().get(pk=report.pk)
        row, _made = ReportKey.objects.for_school(report.school).update_or_create(
            school=report.school, report=held, reader=to,
            defaults={"level": held.level, "sealed": sealed, "handed_by": by, "told_on": None},
        )  # fmt: skip
        log(school_key=report.school_id, actor=actor, act="reports.handed_over", subject=report.ref, about=to.ref)
    return row


def _is_touched(to: Person, first: First) -> bool:
    """Whether a name in the report could be theirs, or is of their family or of somebody they stand in for."""
    names = [" ".join(name.lower().split()) for name, _role in first.involved]
    told = " ".join(first.name.lower().split())
    if to.pk == first.person or any(to.family_name.lower() in name for name in (*names, told)):
        return True
    found = {person.name.lower(): person for person in people_of(to.school)}
    concerned = Concerned(found.get(told), None, [found[name] for name in names if name in found])
    return to.pk in concerned.passed_over()


def seal_to_new_key(actor: Actor, person: Person, old_private: bytes | None, new_public: bytes) -> None:
    """Somebody's reading key became another: what was sealed to the old one is sealed to the new one.

    Without the old key nothing can be opened; a colleague who reads the same hands it over again.
    """
    if old_private is None:
        return
    rows = list(ReportKey.objects.for_school(person.school).select_for_update().filter(reader=person))
    for row in rows:
        try:
            row.sealed = seal_for(new_public, open_with(old_private, bytes(row.sealed)))
        except CannotUnseal:  # sealed to a key that was lost before
            continue
    ReportKey.objects.for_school(person.school).bulk_update(rows, ["sealed"], batch_size=200)
    if rows:
        log(
            school_key=person.school_id, actor=actor, act="reports.keys.sealed_again", subject=person.ref,
            detail={"reports": len(rows)},
        )  # fmt: skip
