"""The school's own list of measures and its own rules, within what the law allows."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from netjes.agreements.models import Audience
from netjes.cases.catalogue import LAW, REMOVAL, SUSPENSION
from netjes.cases.errors import CannotList
from netjes.cases.models import CaseRules, CatalogueEntry
from netjes.cases.queries import catalogue_of, rules_of, usual_entries
from netjes.cases.states import Gravity
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.states import Role

BY_LAW = (SUSPENSION, REMOVAL)
ACT_OF = {Audience.PUPILS: "straf geven", Audience.STAFF: "maatregel opleggen", Audience.PARENTS: "maatregel opleggen"}


@dataclass(frozen=True, slots=True)
class Listed:
    """What a school says of one measure."""

    name: str
    text: str
    weight: Gravity
    decided_by: Role
    needs_second: bool = False
    most_days: int | None = None


@transaction.atomic
def begin_list(*, actor: Actor, school: School) -> list[CatalogueEntry]:
    """The list that a school begins with, once."""
    School.objects.select_for_update().get(pk=school.pk)
    found = catalogue_of(school)
    if found or CatalogueEntry.objects.for_school(school).exists():
        return found
    CatalogueEntry.objects.bulk_create(usual_entries(school))
    log(school_key=school.pk, actor=actor, act="cases.list.begun")
    return catalogue_of(school)


@transaction.atomic
def add_entry(*, actor: Actor, school: School, audience: Audience, what: Listed) -> CatalogueEntry:
    """A measure of the school's own. What is more than light needs the gates. Raises `CannotList`."""
    code = slugify(what.name)[:40]
    if not code:
        raise CannotList(_("Geef de maatregel een naam."))
    if CatalogueEntry.objects.for_school(school).filter(audience=audience, code=code).exists():
        raise CannotList(_("Zo’n maatregel staat er al, of stond er eerder. Kies een andere naam."))
    entry = CatalogueEntry(
        school=school, audience=audience, code=code, act=ACT_OF[audience] if what.weight > Gravity.LIGHT else "",
        position=CatalogueEntry.objects.for_school(school).count(),
    )  # fmt: skip
    return _write(actor, entry, what, "cases.list.added")


@transaction.atomic
def set_entry(*, actor: Actor, entry: CatalogueEntry, what: Listed) -> CatalogueEntry:
    """Change what it says, who decides and how long. Not what the law says of it. Raises `CannotList`."""
    entry = CatalogueEntry.objects.for_school(entry.school).select_for_update().get(pk=entry.pk)
    if entry.code in BY_LAW and entry.audience == Audience.PUPILS:
        if what.decided_by not in (Role.HEAD, Role.BOARD):
            raise CannotList(
                _("Schorsen en verwijderen beslist de rector of het bestuur. Dat kan een school niet anders kiezen.")
            )
        if what.weight is not Gravity.GRAVE or not what.needs_second:
            raise CannotList(_("Dit is voor wat zeer ernstig is, en een tweede persoon kijkt mee."))
        if entry.code == SUSPENSION and (what.most_days is None or what.most_days > 5):
            raise CannotList(_("%(law)s Dat zijn hooguit vijf schooldagen. Bron: %(source)s.") % LAW["week"].said())
    if not entry.act and what.weight > Gravity.LIGHT:
        raise CannotList(_("Wat geen maatregel is, zoals een gesprek, blijft mogelijk bij elke ernst."))
    return _write(actor, entry, what, "cases.list.changed")


def _write(actor: Actor, entry: CatalogueEntry, what: Listed, act: str) -> CatalogueEntry:
    entry.name, entry.text, entry.weight = " ".join(what.name.split()), what.text.strip(), what.weight
    entry.decided_by, entry.needs_second, entry.most_days = what.decided_by, what.needs_second, what.most_days
    entry.save()
    log(school_key=entry.school_id, actor=actor, act=act, subject=entry.ref)
    return entry


@transaction.atomic
def retire_entry(*, actor: Actor, entry: CatalogueEntry) -> CatalogueEntry:
    """It cannot be chosen any more; cases that had it keep it."""
    entry = CatalogueEntry.objects.for_school(entry.school).select_for_update().get(pk=entry.pk)
    if entry.retired_at is None:
        entry.retired_at = now()
        entry.save(update_fields=["retired_at"])
        log(school_key=entry.school_id, actor=actor, act="cases.list.retired", subject=entry.ref)
    return entry


@transaction.atomic
def set_case_rules(
    *, actor: Actor, school: School, objects_to_suspension: bool, objection_weeks: int, tells_leerplicht: bool,
    suspension_days: int, complaint_route: str,
) -> CaseRules:  # fmt: skip
    """What the school adds to the law. Raises `CannotList`."""
    if objection_weeks < 6:
        raise CannotList(_("%(law)s Korter kan niet. Bron: %(source)s.") % LAW["bezwaar"].said())
    if not 1 <= suspension_days <= 5:
        raise CannotList(_("%(law)s Bron: %(source)s.") % LAW["week"].said())
    School.objects.select_for_update().get(pk=school.pk)
    rules = rules_of(school)
    rules.objects_to_suspension, rules.objection_weeks = objects_to_suspension, objection_weeks
    rules.tells_leerplicht, rules.suspension_days = tells_leerplicht, suspension_days
    rules.complaint_route = complaint_route.strip()
    rules.save()
    log(school_key=school.pk, actor=actor, act="cases.rules.set", subject=rules.ref)
    return rules
