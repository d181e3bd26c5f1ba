"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed

AFTER_LEAVING = "na vertrek van school"
PUPIL_FILE = "Bewaartermijn leerlingdossier: twee jaar na vertrek (Kennisnet, Aanpak IBP)"
DAYS = {"starts_on": "Vanaf", "ends_on": "Tot"}

RULES = (
    Rule(
        code="schools.account", model="schools.Account", what="Je account: je inlognaam en je versleutelde wachtwoord.",
        clocks=("person__left_on",), since=AFTER_LEAVING, days=30,
        why="Wie weg is, kan niet meer inloggen. Een maand is genoeg om een vergissing te herstellen.",
        source=OWN_CHOICE,
        shows=(
            Shown(link="person", title="Je account",
                  fields={"login": "Inlognaam", "created_at": "Gemaakt op", "last_login": "Laatst ingelogd"}),
        ),
    ),
    Rule(
        code="schools.link", model="schools.EntryLink", what="Persoonlijke links op papier of in een mail.",
        clocks=("expires_at",), since="nadat de link is verlopen", days=30,
        why="Zo is nog even te zien waarom een oude link niet werkt.", source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="person", title="Persoonlijke links", fields={
                "purpose": "Waarvoor", "created_at": "Gemaakt op", "expires_at": "Werkt tot", "used_at": "Gebruikt op",
            }),
        ),
    ),
    Rule(
        code="schools.standin", model="schools.StandIn", what="Wie wie vervangt.",
        clocks=("ends_on", "absent__left_on", "person__left_on"), since="na afloop van de vervanging", days=365,
        why="Zo is een schooljaar lang na te gaan wie een vraag kreeg.", source=OWN_CHOICE,
        shows=(
            Shown(link="person", title="Wie je vervangt", fields={"absent": "Voor", **DAYS}),
            Shown(link="absent", title="Wie jou vervangt", fields={"person": "Door", **DAYS}),
        ),
    ),
    Rule(
        code="schools.position", model="schools.Position", what="Je rollen op school, zoals leerling of mentor.",
        clocks=("person__left_on",), since=AFTER_LEAVING, days=TWO_YEARS,
        why="Een handtekening of besluit is alleen te begrijpen met de rol die iemand toen had.", source=PUPIL_FILE,
        shows=(
            Shown(link="person", title="Je rollen", fields={"role": "Rol", "group": "Groep", **DAYS},
                  to_parents=("role", "group", "starts_on", "ends_on")),
        ),
    ),
    Rule(
        code="schools.association_role", model="schools.AssociationRole",
        what="Wat je doet voor de vereniging waar de school bij hoort.",
        clocks=("person__left_on", "ends_on"), since="nadat de taak is afgelopen", days=TWO_YEARS,
        why="Zo is na te gaan wie cijfers van andere scholen kon zien.", source=OWN_CHOICE,
        shows=(
            Shown(link="person", title="Je taken voor de vereniging",
                  fields={"role": "Taak", "association": "Vereniging", **DAYS}),
        ),
    ),
    Rule(
        code="schools.membership", model="schools.Membership", what="In welke klas of groep je zit en zat.",
        clocks=("person__left_on",), since=AFTER_LEAVING, days=TWO_YEARS,
        why="Hoort bij het leerlingdossier.", source=PUPIL_FILE,
        shows=(
            Shown(link="person", title="Je klassen en groepen", fields={"group": "Groep", **DAYS},
                  to_parents=("group", "starts_on", "ends_on")),
        ),
    ),
    Rule(
        code="schools.guardianship", model="schools.Guardianship", what="Wie ouder of verzorger van een kind is.",
        clocks=("child__left_on", "guardian__left_on"), since=AFTER_LEAVING, days=TWO_YEARS,
        why="Een ouder tekent namens een kind; zo lang het bewijs er is, hoort dit erbij.", source=PUPIL_FILE,
        shows=(
            # To a parent nothing of this about a child: the other parent would be in it. Their own rows they have.
            Shown(link="child", title="Je ouders of verzorgers",
                  fields={"guardian": "Naam", "has_authority": "Gezag", **DAYS}),
            Shown(link="guardian", title="Je kinderen op deze school",
                  fields={"child": "Naam", "has_authority": "Gezag", **DAYS}),
        ),
    ),
    Rule(
        code="schools.token", model="schools.ApiToken", what="Wie een koppeling met een ander programma maakte.",
        clocks=("expires_at",), since="nadat de koppeling is verlopen", days=365,
        why="Zo is na te gaan welk programma erbij kon.", source=OWN_CHOICE,
        shows=(
            Shown(link="created_by", title="Koppelingen die je maakte",
                  fields={"name": "Naam", "created_at": "Gemaakt op", "expires_at": "Werkt tot"}),
        ),
    ),
    Rule(
        code="schools.person", model="schools.Person",
        what="Je naam, je e-mailadres, je nummer in de administratie en de dag waarop je 16 of 18 wordt.",
        clocks=("left_on",), since=AFTER_LEAVING, days=TWO_YEARS,
        why="Hoort bij het leerlingdossier; voor een ouder of medewerker rekenen we hetzelfde.", source=PUPIL_FILE,
        shows=(
            Shown(
                link="pk", title="Wie je bent",
                fields={
                    "given_name": "Voornaam", "infix": "Tussenvoegsel", "family_name": "Achternaam",
                    "honorific": "Aanhef", "email": "E-mailadres", "external_id": "Nummer in de administratie",
                    "turns_on": "Volgende verjaardag die iets verandert", "turns": "Dan word je",
                    "is_18": "Is 18 of ouder", "shielded": "Nooit tonen", "left_on": "Weg vanaf",
                    "created_at": "In Netjes sinds",
                },
                to_parents=("given_name", "infix", "family_name", "turns_on", "turns", "left_on", "created_at"),
            ),
        ),
    ),
)  # fmt: skip
KEPT = (
    Kept(model="schools.School", why="Gaat over de school zelf, niet over een mens."),
    Kept(model="schools.Association", why="De naam van een vereniging van scholen, niets over een mens."),
    Kept(model="schools.Group", why="De naam van een klas of groep; wie erin zit, staat ergens anders."),
    Kept(
        model="schools.RoomSwitch", personal=True, what="Wie een ruimte opende of sloot.",
        why="De school moet altijd kunnen laten zien waarom iets aanging. Er staat een nummer in, geen naam.",
        shows=(
            Shown(link="opened_by", title="Ruimtes die je opende", fields={"room": "Ruimte", "opened_at": "Op"}),
            Shown(link="closed_by", title="Ruimtes die je sloot", fields={"room": "Ruimte", "closed_at": "Op"}),
        ),
    ),
)  # fmt: skip
