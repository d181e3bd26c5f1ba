"""Keeping the help lines right. Each change stands in the log, without the words."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.reports.errors import CannotSetRules
from netjes.reports.help_lines import ALARM, as_rows
from netjes.reports.models import HelpLine
from netjes.schools.models import School
from netjes.schools.queries import today

SCHEMES = ("tel:", "https://", "sms:")


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote down about a line, having looked today whether it is right."""

    name: str
    contact: str
    href: str
    about: str
    opens: time | None = None
    closes: time | None = None
    for_staff: bool = False


@transaction.atomic
def take_over_lines(*, actor: Actor, school: School) -> list[HelpLine]:
    """Make the lines that everybody starts with the school's own, so that they can be changed; what is there stays."""
    found = list(HelpLine.objects.for_school(school))
    if not found:
        HelpLine.objects.bulk_create(as_rows(school))
        found = list(HelpLine.objects.for_school(school))
        log(school_key=school.pk, actor=actor, act="reports.help_lines.begun", subject=f"school:{school.pk}")
    return found


@transaction.atomic
def set_help_line(*, actor: Actor, school: School, line: HelpLine | None, written: Written) -> HelpLine:
    """Write a line down, or a new one; it counts as looked at today. Raises `CannotSetRules`."""
    if not written.href.startswith(SCHEMES):
        raise CannotSetRules(_("Wat een tik doet, begint met tel: of https://, zoals tel:08000432."))
    if (written.opens is None) != (written.closes is None):
        raise CannotSetRules(_("Vul beide tijden in, of geen van beide als er altijd iemand is."))
    if line is None:
        line = HelpLine(school=school, position=HelpLine.objects.for_school(school).count())
    elif line.href == ALARM and written.href != ALARM:
        raise CannotSetRules(_("112 blijft altijd staan. Schrijf een ander nummer als nieuwe regel."))
    for name in ("name", "contact", "href", "about", "opens", "closes", "for_staff"):
        setattr(line, name, getattr(written, name))
    line.checked_on = today()
    line.save()
    log(school_key=school.pk, actor=actor, act="reports.help_lines.set", subject=f"help_line:{line.pk}")
    return line


@transaction.atomic
def lines_checked(*, actor: Actor, school: School) -> None:
    """Somebody compared all of them with the lines' own pages today."""
    take_over_lines(actor=actor, school=school)
    HelpLine.objects.for_school(school).update(checked_on=today())
    log(school_key=school.pk, actor=actor, act="reports.help_lines.checked", subject=f"school:{school.pk}")


@transaction.atomic
def remove_help_line(*, actor: Actor, line: HelpLine) -> None:
    """Take a line away. Raises `CannotSetRules` for 112, which is always there."""
    if line.href == ALARM:
        raise CannotSetRules(_("112 blijft altijd staan."))
    log(school_key=line.school_id, actor=actor, act="reports.help_lines.removed", subject=f"help_line:{line.pk}")
    line.delete()
