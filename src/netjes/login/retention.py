"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, Kept, Rule, Shown
from netjes.records.states import Needed

SAFETY = "beveiliging (AVG art. 32)"

RULES = (
    Rule(
        code="login.identity", model="login.ExternalIdentity",
        what="Een code waaraan we je herkennen als je via een andere dienst inlogt.",
        clocks=("person__left_on",), since="na vertrek van school", days=30,
        why="Wie weg is, kan niet meer inloggen.", source=OWN_CHOICE,
        shows=(
            Shown(link="person", title="Inloggen via een andere dienst",
                  fields={"provider": "Dienst", "created_at": "Sinds", "last_used_on": "Laatst gebruikt"}),
        ),
    ),
    Rule(
        code="login.session", model="login.LoginSession",
        what="Waar je bent ingelogd: het soort apparaat en de dag. Geen adres op het netwerk.",
        clocks=("last_used_on",), since="na het laatste gebruik", days=15, why="Daarna ben je vanzelf uitgelogd.",
        source=OWN_CHOICE, basis=SAFETY, needed=Needed.NOT,
        shows=(
            Shown(link="account__person", title="Waar je bent ingelogd", fields={
                "browser": "Browser", "system": "Apparaat", "started_at": "Sinds", "last_used_on": "Laatst gebruikt",
            }),
        ),
    ),
    Rule(
        code="login.guess", model="login.GuessCount", what="Hoe vaak iemand een fout wachtwoord probeerde.",
        clocks=("last_at",), since="na de laatste poging", days=1, why="Remt wie een wachtwoord raadt.",
        source=OWN_CHOICE, basis=SAFETY, needed=Needed.NOT,
    ),
    Rule(
        code="login.reset", model="login.ResetRequest", what="Dat iemand om een nieuw wachtwoord vroeg.",
        clocks=("asked_at",), since="na de vraag", days=1, why="Tot de mail weg is.", source=OWN_CHOICE, basis=SAFETY,
        needed=Needed.NOT,
    ),
)  # fmt: skip
KEPT = (Kept(model="login.LoginProvider", why="De dienst waarmee een school inlogt; niets over een mens."),)
