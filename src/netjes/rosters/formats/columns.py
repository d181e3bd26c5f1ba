"""Which column is which, by what Dutch and English administrations call them."""

import re
from collections.abc import Sequence

FIELDS = {
    "number": "nummer", "given": "voornaam", "infix": "tussenvoegsel", "family": "achternaam", "name": "hele naam",
    "class": "klas", "mentor": "mentor", "email": "mailadres", "born": "geboortedatum",
    "role": "leerling of medewerker",
    **{
        f"{part}{n}": f"ouder {n}: {says}"
        for n in (1, 2)
        for part, says in (
            ("parent_name", "hele naam"), ("parent_given", "voornaam"), ("parent_infix", "tussenvoegsel"),
            ("parent_family", "achternaam"), ("parent_email", "mailadres"), ("parent_authority", "gezag"),
        )
    },
}  # fmt: skip

KNOWN = {
    "number": "leerlingnummer leerlingnr llnr llnummer stamnummer stamnr nummer id externalid studentnumber studentid "
    "sisid sourcedid personeelsnummer medewerkernummer medewerkercode docentcode afkorting code leerlingid",
    "given": "roepnaam voornaam voornamen givenname firstname given",
    "infix": "tussenvoegsel tussenvoegsels tussenv tv voorvoegsel voorvoegsels infix prefix tussenvgsl",
    "family": "achternaam familienaam geslachtsnaam familyname lastname surname",
    "name": "naam volledigenaam leerling leerlingnaam naamleerling name fullname medewerker docent",
    "class": "klas stamgroep groep stamklas class homeroom klasnaam basisgroep klascode stamgroepnaam",
    "mentor": "mentor mentoren mentornaam klassenmentor mentorcode leerkracht groepsleerkracht",
    "email": "email emailadres mail mailadres emailleerling schoolmail leerlingemail emailaddress emailschool",
    "born": "geboortedatum geboren gebdatum birthdate dateofbirth geboortedag",
    "role": "rol soort functie role type",
}
BY_NAME = {name: field for field, names in KNOWN.items() for name in names.split()}
STAFF_NUMBERS = frozenset({"personeelsnummer", "medewerkernummer", "medewerkercode", "docentcode", "afkorting"})
PARENT = re.compile(r"ouderverzorger|oudervoogd|ouder|verzorger|parent|guardian|contactpersoon|voogd")
# Numbers that the law keeps to others: such a column is not read, whatever somebody chooses.
NEVER = re.compile(r"bsn|burgerservice|sofi|onderwijsnummer|pgn$")
PARTS = (
    (re.compile(r"gezag|authority|custody"), "parent_authority"),
    (re.compile(r"mail"), "parent_email"),
    (re.compile(r"achternaam|family|last|surname"), "parent_family"),
    (re.compile(r"tussenv|voorvoegsel|infix|prefix"), "parent_infix"),
    (re.compile(r"voornaam|roepnaam|given|first"), "parent_given"),
    (re.compile(r"naam|name|^$"), "parent_name"),
)


def bare(header: str) -> str:
    return "".join(letter for letter in header.casefold() if letter.isalnum())


def never_read(header: str) -> bool:
    return NEVER.search(bare(header)) is not None


def recognised(head: Sequence[str]) -> list[str]:
    """The field of each column, "" for what is not read. A field is given once, to the first."""
    found: list[str] = []
    for header in head:
        field = "" if never_read(header) else _field_of(bare(header))
        found.append("" if field in found else field)
    return found


def _field_of(name: str) -> str:
    if name in BY_NAME:
        return BY_NAME[name]
    if parent := PARENT.search(name):
        rest = name.replace(parent.group(), "", 1)
        number = next((n for n in "12" if n in rest), "1" if not any(map(str.isdigit, rest)) else "")
        rest = "".join(letter for letter in rest if not letter.isdigit())
        part = next((field for pattern, field in PARTS if pattern.search(rest)), "")
        return f"{part}{number}" if part and number else ""
    return ""


def is_usable(fields: Sequence[str]) -> bool:
    """Whether there is a name to read."""
    return "name" in fields or ("given" in fields and "family" in fields)
