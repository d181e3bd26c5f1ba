"""What this room and the log below it keep about people, and for how long."""

from django.db.models import Q

from netjes.records.intake import clear_up_to
from netjes.records.retention import FIVE_YEARS, OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown

ACCOUNTABLE = "Verantwoordingsplicht (AVG art. 5 lid 2)"
DELETION = "Normenkader IBP FO, bewijs van verwijdering"

RULES = (
    Rule(
        code="privacy.request", model="privacy.PrivacyRequest",
        what="Wat je vroeg over je gegevens, en het antwoord.", clocks=("answered_at",), since="na het antwoord",
        days=TWO_YEARS, only=~Q(state="open"), why="Zo kun je laten zien wat de school je antwoordde.",
        source=ACCOUNTABLE, basis="wettelijke plicht (AVG art. 6 lid 1 onder c)",
        shows=(
            Shown(link="person", title="Wat je vroeg over gegevens", fields={
                "kind": "Soort", "about": "Over", "text": "Je vraag", "asked_at": "Gevraagd op",
                "promised_on": "Antwoord beloofd voor", "state": "Stand", "answer": "Antwoord",
                "answered_at": "Beantwoord op",
            }),
            Shown(link="about", title="Wat er over jouw gegevens is gevraagd",
                  fields={"kind": "Soort", "asked_at": "Gevraagd op", "state": "Stand"}),
            Shown(link="answered_by", title="Vragen over gegevens die je beantwoordde",
                  fields={"kind": "Soort", "answer": "Je antwoord", "answered_at": "Op"}),
        ),
    ),
    Rule(
        code="records.hold", model="records.LegalHold", what="Dat er tijdelijk niets over iemand gewist mag worden.",
        clocks=("until_on",), since="nadat het is afgelopen", days=TWO_YEARS,
        why="Zo is na te gaan waarom iets langer is bewaard.", source=ACCOUNTABLE,
        basis="rechtsvordering of wettelijke plicht (AVG art. 17 lid 3)",
    ),
    Rule(
        code="records.erasure", model="records.Erasure",
        what="Het bewijs dat er iets is gewist: wat, wanneer, door wie en waarom. Zonder namen.",
        clocks=("at",), since="na het wissen", days=FIVE_YEARS, why="Zonder dit bewijs is wissen niet te controleren.",
        source=DELETION, basis="wettelijke plicht (AVG art. 6 lid 1 onder c)",
        shows=(
            Shown(link="about", title="Wat er over je is gewist",
                  fields={"at": "Op", "why": "Waarom", "erased": "Gewist", "stayed": "Bleef"}),
            Shown(link="by", title="Wat je hebt gewist", fields={"at": "Op", "why": "Waarom", "erased": "Gewist"}),
        ),
    ),
    Rule(
        code="records.intake", model="records.IntakeRow",
        what="Meldingen zonder naam, verzegeld. Alleen de dag staat erbij.",
        clocks=("on_day",), since="na de dag van de melding", days=TWO_YEARS,
        why="Zo lang kan iemand nog antwoord krijgen of aanvullen.",
        source=OWN_CHOICE, carry_out=clear_up_to,
    ),
)  # fmt: skip
KEPT = (
    Kept(
        model="records.LogRow", personal=True,
        what="Het logboek: wie wat deed, en over wie. Met nummers, zonder namen en zonder wat iemand schreef.",
        why="Eén regel weghalen breekt het bewijs van alle andere. Is iemand gewist, dan hoort het nummer bij niemand "
        "meer.",
        shows=(
            Shown(link="about", title="Wat het logboek over je zegt",
                  fields={"at": "Op", "act": "Wat", "role": "Door iemand met de rol"}),
            Shown(link="actor", title="Wat je zelf deed, volgens het logboek",
                  fields={"at": "Op", "act": "Wat", "role": "In de rol"}),
        ),
    ),
    Kept(model="records.ChainEnd", why="Het laatste zegel van het logboek; niets over een mens."),
    Kept(
        model="records.IntakeWaiting", personal=True, what="Meldingen zonder naam van vandaag, verzegeld.",
        why="Wordt de volgende dag een verzegelde melding, en daarop loopt een termijn.",
    ),
    Kept(model="records.IntakeBatch", why="Het zegel van een dag; er is geen melding uit te lezen."),
    Kept(
        model="privacy.RetentionChoice", personal=True, what="Wie een bewaartermijn korter maakte.",
        why="Hoort bij de termijn zolang die geldt. Er staat een nummer in, geen naam.",
        shows=(
            Shown(link="chosen_by", title="Bewaartermijnen die je korter maakte",
                  fields={"rule": "Welke", "days": "Dagen", "chosen_at": "Op"}),
        ),
    ),
)  # fmt: skip
