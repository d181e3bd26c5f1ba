"""The schools: whether each has who and what it cannot do without."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from netjes.agreements.queries import in_force
from netjes.dialogue.guidance import hidden_on
from netjes.login.models import LoginProvider
from netjes.login.sealing import CannotUnseal
from netjes.notices.models import Notice
from netjes.notices.states import Delivery
from netjes.reports.readiness import missing_in
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.models import Account, School
from netjes.schools.queries import classes_of, holders, mentors_of, today
from netjes.schools.states import Role
from netjes.signing.queries.rounds import open_rounds
from netjes.site.demo_school import SLUG
from netjes.site.doctor.findings import Finding, advice, well, wrong


def schools_found() -> Iterator[Finding]:
    """Asks the tables, so only for a database that is up to date."""
    schools = list(School.objects.order_by("pk"))
    if not schools:
        yield wrong("school", "Er is nog geen school.", 'Typ: netjes init --name "Naam van je school"')
    if settings.DEMO and any(school.slug != SLUG for school in schools):
        yield wrong(
            "school",
            "NETJES_DEMO staat aan in een database met een echte school: iedereen kan er iedereen zijn.",
            "Haal NETJES_DEMO meteen weg.",
        )
    if len(schools) > 1 and connection.vendor == "sqlite":
        yield advice(
            "school",
            f"Er staan {len(schools)} scholen in één SQLite-bestand: wie schrijft, laat de andere scholen wachten.",
            "Neem voor meer scholen PostgreSQL, met DATABASE_URL, of geef elke school een eigen datamap.",
        )
    hidden = [each for kind in ("app", "more") for each in hidden_on(today(), kind)]
    if hidden and any("checkup" in open_rooms(school) for school in schools):
        names = ", ".join(each.name for each in hidden)
        yield advice(
            "links",
            f"Bij Instellingen nakijken staan links niet meer, want niemand keek ze een jaar lang na: {names}.",
            "Open ze, en zet de dag in src/netjes/dialogue/data/guidance.toml. Een nieuwe versie doet dat ook.",
        )
    for school in schools:
        found = list(_of(school))
        yield from found
        if not found:
            yield well(school.slug, "Er is een beheerder, er gelden afspraken en elke klas heeft een mentor.")


def _of(school: School) -> Iterator[Finding]:
    area = school.slug
    admins = holders(school, Role.ADMINISTRATOR)
    if not admins:
        yield wrong(area, "Niemand is beheerder.", "Geef iemand die rol, bijvoorbeeld met netjes init --admin.")
    elif not Account.objects.for_school(school).filter(person__in=admins).exists():
        yield advice(area, "Geen beheerder kan inloggen.", "Laat de beheerder de link openen die netjes init gaf.")
    if not in_force(school):
        yield advice(area, "Er gelden nog geen afspraken.", "Maak afspraken bekend: netjes import-agreement BESTAND.md")
    yield from _rounds(school)
    missing = missing_in(school) if "reports" in open_rooms(school) else []
    if missing:
        yield advice(
            "reports", " ".join(["Melden is open.", *missing]),
            "Geef iemand die rol, en laat die een leessleutel maken.",
        )  # fmt: skip
    failed = Notice.objects.for_school(school).filter(delivery=Delivery.FAILED).count()
    if failed:
        yield advice(area, f"{failed} mails zijn niet aangekomen.", "Kijk de adressen van die mensen na.")
    for provider in LoginProvider.objects.for_school(school):
        try:
            _ = provider.secret
        except CannotUnseal as error:
            yield wrong(area, f"Inloggen met {provider.name} lukt niet.", str(error))


def _rounds(school: School) -> Iterator[Finding]:
    if not open_rounds(school):
        return
    without = [group.name for group in classes_of(school) if not mentors_of(group)]
    if without:
        named = ", ".join(without[:8]) + (" …" if len(without) > 8 else "")
        yield advice(
            school.slug,
            f"Er wordt getekend, en deze klassen hebben geen mentor: {named}.",
            "Kies een mentor op de pagina over mensen. Tot dan krijgt de teamleider de vragen.",
        )
