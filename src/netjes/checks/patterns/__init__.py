"""What can be recognised by its form, and by the words beside it: one finder per kind, each `(draft) -> findings`."""

from collections.abc import Callable, Iterator

from netjes.checks.draft import Draft
from netjes.checks.finding import Finding
from netjes.checks.patterns.care import find_care
from netjes.checks.patterns.contact import find_emails, find_phones
from netjes.checks.patterns.days import find_birth_dates
from netjes.checks.patterns.grades import find_grades
from netjes.checks.patterns.numbers import find_bsn, find_ibans, find_student_numbers
from netjes.checks.patterns.places import find_addresses, find_locations, find_postcodes
from netjes.checks.patterns.secrets import find_secrets

FINDERS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    find_secrets,
    find_ibans,
    find_bsn,
    find_student_numbers,
    find_emails,
    find_phones,
    find_birth_dates,
    find_grades,
    find_care,
    find_addresses,
    find_postcodes,
    find_locations,
)
