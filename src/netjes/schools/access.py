"""The door to a school: which one lives at this address."""

from django.core.exceptions import DisallowedHost
from django.http.request import split_domain_port

from netjes.schools.models import School


class NoSchoolHere(Exception):
    """No school has this address, or there is none yet."""


def school_at(host: str) -> School:
    """The school of a host name (with or without a port).

    With one school in the database every permitted host name is that school's: most installations serve
    one. From the second school on, only a school's own address leads to it.
    """
    domain, _port = split_domain_port(host)
    if not domain:
        raise DisallowedHost("Dit adres is geen geldige hostnaam.")
    schools = list(School.objects.order_by("pk")[:2])
    if len(schools) == 1:
        return schools[0]
    try:
        return School.objects.get(host=domain)
    except School.DoesNotExist:
        raise NoSchoolHere(domain) from None
