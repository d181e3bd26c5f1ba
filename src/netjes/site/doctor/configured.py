"""The settings, as they are: who may come, over what, and how strong the key is."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from netjes.site.doctor.findings import Finding, advice, well, wrong
from netjes.site.environment import is_loopback

AREA = "instellingen"
SHORTEST_KEY, FEWEST_SIGNS = 32, 10


def settings_found() -> Iterator[Finding]:
    here_only = all(is_loopback(host) for host in settings.ALLOWED_HOSTS)
    yield from _hosts(here_only)
    yield from _https(here_only)
    if settings.DEBUG:
        say = advice if here_only else wrong
        yield say(AREA, "NETJES_DEBUG staat aan: foutpagina's laten zien wat mensen vroegen.", "Haal NETJES_DEBUG weg.")
    yield from _key()


def _hosts(here_only: bool) -> Iterator[Finding]:
    if "*" in settings.ALLOWED_HOSTS:
        yield wrong(AREA, "NETJES_HOSTS laat elk adres toe.", "Noem alleen de adressen van je school.")
    elif here_only:
        yield advice(
            AREA, "De site is alleen op deze computer te zien.", "Zet in NETJES_HOSTS het adres waar mensen komen."
        )
    else:
        yield well(AREA, f"De site antwoordt op {', '.join(settings.ALLOWED_HOSTS)}.")


def _https(here_only: bool) -> Iterator[Finding]:
    if here_only:
        return
    address = urlsplit(settings.PUBLIC_ADDRESS)
    if not settings.HTTPS:
        yield wrong(AREA, "NETJES_HTTPS staat uit: wachtwoorden gaan leesbaar over het net.", "Haal NETJES_HTTPS weg.")
        return
    if settings.SECURE_PROXY_SSL_HEADER is None:
        yield wrong(
            AREA,
            "Elke pagina stuurt steeds weer door naar HTTPS, want netjes serve spreekt dat zelf niet.",
            "Zet er een proxy voor die X-Forwarded-Proto zet, en zet NETJES_BEHIND_PROXY=1 (zie deploy/).",
        )
    if is_loopback(address.hostname or "") or address.scheme != "https":
        yield wrong(
            AREA,
            f"Links in mail en op papier beginnen met {settings.PUBLIC_ADDRESS}.",
            "Zet in NETJES_ADDRESS het adres waar mensen komen, met https:// ervoor.",
        )


def _key() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS or "insecure" in key:
        yield wrong(
            AREA,
            "SECRET_KEY is te raden. Wie hem raadt, kan zich als ieder ander voordoen.",
            "Haal SECRET_KEY weg, dan maakt Netjes zelf een sleutel. Iedereen logt daarna opnieuw in.",
        )
    else:
        yield well(AREA, "De sleutel van de installatie is lang genoeg.")
