"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed

RULES = (
    Rule(
        code="consents.choice", model="consents.Choice",
        what="Wie wanneer waarvoor toestemming gaf, weigerde of introk, en bij welke tekst.",
        clocks=("person__left_on",), since="na vertrek", days=TWO_YEARS,
        why="De school moet kunnen bewijzen dat er toestemming was, en wat er gold toen iets werd geplaatst.",
        source="AVG art. 7 lid 1: toestemming moet aantoonbaar zijn; de termijn is die van het leerlingdossier",
        basis="verantwoordingsplicht (AVG art. 5 lid 2 en 7 lid 1)", needed=Needed.PROOF,
        shows=(
            Shown(link="person", title="Keuzes over jou",
                  fields={"wording": "Waarvoor", "given_at": "Op", "way": "Hoe"}),
            Shown(link="given_by", title="Wat je koos over foto’s en gegevens",
                  fields={"wording": "Waarvoor", "answer": "Keuze", "given_at": "Op", "way": "Hoe"}),
            Shown(link="entered_by", title="Keuzes die je invoerde", fields={"given_at": "Op", "way": "Hoe"}),
        ),
    ),
    Rule(
        code="consents.question", model="consents.Question",
        what="Dat school vroeg of iets één keer mocht, en wat de antwoorden waren.",
        clocks=("closes_on",), since="na de laatste dag om te antwoorden", days=365,
        why="Bewijs dat er gevraagd is, zolang er over het bericht nog een vraag kan komen.", source=OWN_CHOICE,
        needed=Needed.PROOF,
        shows=(
            Shown(link="person", title="Vragen over jou", fields={"for_what": "Waarover", "asked_at": "Op"}),
            Shown(link="asked_by", title="Vragen die je stelde", fields={"for_what": "Waarover", "asked_at": "Op"}),
        ),
    ),
    Rule(
        code="consents.choicelist", model="consents.ChoiceList",
        what="Een lijst met keuzes uit een ander systeem, zolang iemand hem nakijkt.",
        clocks=("uploaded_at",), since="na het inlezen", days=1, why="Daarna is hij overgenomen of niet meer nodig.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(Shown(link="uploaded_by", title="Lijsten met keuzes die je inlas", fields={"uploaded_at": "Op"}),),
    ),
)  # fmt: skip
# Whose no it was, nobody sees: what was chosen about a child stands in the export of who chose. The child's own says
# that there was a choice and on which text, and a parent's about the child says nothing of it.
KEPT = (
    Kept(model="consents.ConsentRules", why="Hoe de school vraagt; geen mensen."),
    Kept(model="consents.Purpose", why="Waarvoor de school vraagt; geen mensen."),
    Kept(model="consents.Wording", why="De tekst waarop mensen ja of nee zeiden; hoort bij dat bewijs. Geen mensen."),
    Kept(
        model="consents.Reply", personal=True, what="Wat je antwoordde op een vraag voor één keer.",
        why="Gaat met de vraag weg.",
        shows=(Shown(link="given_by", title="Antwoorden voor één keer", fields={"is_yes": "Ja", "given_at": "Op"}),),
    ),
)  # fmt: skip
