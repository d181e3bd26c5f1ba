"""Everything that is looked at, in the order in which it is told."""

from collections.abc import Iterator

from netjes.site.doctor.configured import settings_found
from netjes.site.doctor.findings import Finding
from netjes.site.doctor.machine import clock_found, disk_found, files_found, routine_found
from netjes.site.doctor.mailing import mail_found
from netjes.site.doctor.school import schools_found
from netjes.site.doctor.second_judge import judge_found
from netjes.site.doctor.stored import database_found, is_up_to_date


def everything(*, mail_to: str = "") -> Iterator[Finding]:
    yield from settings_found()
    yield from database_found()
    yield from mail_found(mail_to)
    yield from judge_found()
    yield from disk_found()
    yield from clock_found()
    yield from routine_found()
    yield from files_found()
    if is_up_to_date():
        yield from schools_found()
