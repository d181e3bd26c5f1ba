"""The 120 colleagues: who leads, who cares, who teaches, and who does what besides."""

from dataclasses import dataclass
from random import Random

from netjes.schools.states import Role
from netjes.site.demo_school.names import Full, Register, Sex, drawn, parted

STAFF = 120


@dataclass(slots=True)
class Colleague:
    name: Full
    sex: Sex
    roles: tuple[Role, ...]
    leads: str = ""  # the department that a team leader or coordinator leads


def _one(sex: Sex, given: str, surname: str, *roles: Role, leads: str = "") -> Colleague:
    return Colleague((given, *parted(surname)), sex, roles, leads)


# Everybody with a task for the whole school or a department; the teachers are drawn.
WITH_A_TASK = (
    _one("f", "Karin", "Oosthoek", Role.ADMINISTRATOR),
    _one("f", "Ilse", "Terpstra", Role.HEAD, Role.SUPERVISOR),
    _one("f", "Petra", "Visser", Role.TEAM_LEADER, Role.SUPERVISOR, leads="onderbouw"),
    _one("m", "Hakan", "Doğan", Role.TEAM_LEADER, Role.SUPERVISOR, leads="bovenbouw vmbo"),
    _one("f", "Mirjam", "van der Wal", Role.TEAM_LEADER, Role.SUPERVISOR, leads="bovenbouw havo"),
    _one("m", "Winston", "Landveld", Role.TEAM_LEADER, Role.SUPERVISOR, leads="bovenbouw vwo"),
    _one("m", "Bouke", "Wiersma", Role.COORDINATOR, Role.TEACHER, leads="onderbouw"),
    _one("f", "Hanan", "Bouzidi", Role.COORDINATOR, Role.TEACHER, leads="bovenbouw vmbo"),
    _one("m", "Rogier", "Huisman", Role.COORDINATOR, Role.TEACHER, leads="bovenbouw havo"),
    _one("f", "Eveline", "van Doorn", Role.COORDINATOR, Role.TEACHER, leads="bovenbouw vwo"),
    _one("f", "Sharda", "Ramdin", Role.CARE_COORDINATOR),
    _one("m", "Otto", "Tomasoa", Role.CARE_COORDINATOR, Role.TEACHER),
    _one("f", "Nicole", "Brouwer", Role.ANTI_BULLYING, Role.TEACHER),
    _one("f", "Yvette", "Helder", Role.CONFIDENTIAL),
    _one("m", "Maarten", "Poelman", Role.CONFIDENTIAL, Role.TEACHER),
    _one("m", "Gerard", "Rietveld", Role.PRIVACY),
    _one("m", "Tomasz", "Nowak", Role.NETWORK),
    _one("f", "Chantal", "de Graaf", Role.COMMUNICATION),
    _one("m", "Clyde", "Vrede", Role.CONCIERGE),
    _one("m", "Henk", "Zwart", Role.CONCIERGE),
    _one("f", "Anja", "Lammers", Role.CONCIERGE),
    _one("f", "Corrie", "Stolk", Role.INVIGILATOR),
    _one("m", "Jopie", "Manuhutu", Role.INVIGILATOR),
    _one("f", "Beata", "Mazur", Role.INVIGILATOR),
    _one("m", "Theo", "Vink", Role.INVIGILATOR),
    _one("f", "Lurdes", "Tavares", Role.INVIGILATOR),
    _one("f", "Sevgi", "Polat", Role.SUBSTITUTE),
    _one("m", "Nizar", "Khoury", Role.SUBSTITUTE),
    _one("f", "Renate", "Molenaar", Role.SUBSTITUTE),
    _one("m", "Isaac", "Addo", Role.SUBSTITUTE),
    _one("f", "Anneke", "Bos", Role.TEACHER),
    _one("m", "Emre", "Kaya", Role.TEACHER),
    _one("m", "Joost", "Smit", Role.TEACHER, Role.COUNCIL),
    _one("f", "Suraya", "Maduro", Role.TEACHER, Role.COUNCIL),
    _one("m", "Klaas", "Bouma", Role.CONCIERGE, Role.COUNCIL),
)

BOARD = (
    _one("f", "Barbara", "van Essen", Role.BOARD),
    _one("m", "Khalid", "Azzouzi", Role.BOARD),
    _one("m", "Michiel", "ter Horst", Role.BOARD),
)


def reserve(register: Register) -> None:
    """Keep the names of the colleagues with a task for them."""
    for each in (*WITH_A_TASK, *BOARD):
        register.take(each.name)


def make_colleagues(rng: Random, register: Register, already: int) -> list[Colleague]:
    """All colleagues but the `already` that are made as parents."""
    found = [Colleague(each.name, each.sex, each.roles, each.leads) for each in WITH_A_TASK]
    while len(found) < STAFF - already:
        origin = drawn(rng)
        sex: Sex = rng.choice(("f", "m"))
        found.append(
            Colleague(register.named(origin, sex, rng.choice(origin.surnames), child=False), sex, (Role.TEACHER,))
        )
    return found
