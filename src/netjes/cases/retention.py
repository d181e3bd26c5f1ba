"""What this room keeps about people, and for how long. A case goes whole; what stays of it has no person in it.

Who is in a case without it being about them is told so in person, and not by an export: it would show who reported.
"""

from netjes.cases.chores import forget_closed, forget_unfounded
from netjes.records.retention import TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed

PROPOSED = "Geen wettelijke termijn gevonden; voorstel van Netjes, de school kan hem verkorten"
RULES = (
    Rule(
        code="cases.unfounded", model="cases.Case",
        what="Een zaak die niet waar bleek, of school niet aanging, met alles wat erin staat.",
        clocks=("closed_at",), since="na het afsluiten", days=90, carry_out=forget_unfounded,
        why="Kort, zodat wie het betrof er niet langer aan vastzit. Daarna blijft alleen een telling zonder namen.",
        source=PROPOSED, needed=Needed.PROOF,
    ),
    Rule(
        code="cases.case", model="cases.Case",
        what="Een afgesloten zaak: wie erbij hoort, gesprekken, maatregelen, brieven en bezwaar.",
        clocks=("closed_at",), since="na het afsluiten", days=TWO_YEARS, carry_out=forget_closed,
        why="Voor bezwaar en klacht, en om gelijk te handelen. Daarna blijft een telling zonder namen.",
        source=PROPOSED, needed=Needed.PROOF,
        shows=(Shown(link="handler", title="Zaken die je behandelt", fields={"number": "Nummer", "opened_at": "Op"}),),
    ),
)  # fmt: skip
WITH_THE_CASE = "Gaat met de zaak weg."
KEPT = (
    Kept(
        model="cases.Party", personal=True, what="Dat een zaak over je gaat, en wat je erin bent.", why=WITH_THE_CASE,
        shows=(
            Shown(link="person", title="Zaken die over je gaan", fields={"told_at": "Verteld op"}, once="told_at"),
        ),
    ),
    Kept(
        model="cases.CaseStep", personal=True, what="Wat er in een zaak gedaan is, en door wie.", why=WITH_THE_CASE,
        shows=(Shown(link="by", title="Stappen die je opschreef", fields={"kind": "Wat", "on_day": "Op"}),),
    ),
    Kept(
        model="cases.Measure", personal=True, what="Welke maatregel er was, waarom, en wie besloot.", why=WITH_THE_CASE,
        shows=(
            Shown(link="proposed_by", title="Maatregelen die je voorstelde", fields={"added_at": "Op"}),
            Shown(link="decided_by", title="Maatregelen die je besloot", fields={"decided_at": "Op"}),
            Shown(link="seconded_by", title="Maatregelen waar je meekeek", fields={"seconded_at": "Op"}),
        ),
    ),
    Kept(
        model="cases.Letter", personal=True, what="Brieven in een zaak, zoals ze uitgingen.", why=WITH_THE_CASE,
        shows=(
            Shown(
                link="to", title="Brieven aan jou", fields={"kind": "Soort", "sent_on": "Verstuurd op"}, once="sent_on"
            ),
            Shown(link="made_by", title="Brieven die je maakte", fields={"kind": "Soort", "made_at": "Op"}),
        ),
    ),
    Kept(
        model="cases.Objection", personal=True, what="Bezwaar tegen een maatregel, en het besluit.", why=WITH_THE_CASE,
        shows=(
            Shown(link="by", title="Bezwaar dat je maakte",
                  fields={"received_on": "Op", "words": "Je eigen woorden", "answer": "Het besluit"}),
            Shown(link="handler", title="Bezwaren die je weegt", fields={"received_on": "Op"}),
        ),
    ),
    Kept(
        model="cases.CaseReader", personal=True, what="Wie van school in een zaak meeleest.", why=WITH_THE_CASE,
        shows=(Shown(link="person", title="Zaken waarin je meeleest", fields={"added_at": "Sinds"}),),
    ),
    Kept(
        model="cases.GatePass", personal=True, what="Wie in nood een stap voorbijging, en waarom.", why=WITH_THE_CASE,
        shows=(Shown(link="by", title="Stappen die je in nood voorbijging", fields={"at": "Op", "gate": "Stap"}),),
    ),
    Kept(
        model="cases.NetworkTask", personal=True, what="Wie iemand van het netwerk haalde of weer toeliet.",
        why=WITH_THE_CASE,
        shows=(Shown(link="done_by", title="Netwerktaken die je deed", fields={"done_at": "Op"}),),
    ),
    Kept(model="cases.CaseRecord", why="Wat er van een vergeten zaak blijft voor de jaarcijfers; geen mensen."),
    Kept(model="cases.CaseRules", why="Hoe de school met zaken omgaat; geen mensen."),
    Kept(model="cases.CatalogueEntry", why="Welke maatregelen de school kent; geen mensen."),
)  # fmt: skip
