"""What this room keeps about people, and for how long."""

from netjes.records.retention import OWN_CHOICE, TWO_YEARS, Kept, Rule, Shown
from netjes.records.states import Needed

AFTER_LEAVING = "na vertrek van school"
PUPIL_FILE = "Bewaartermijn leerlingdossier: twee jaar na vertrek (Kennisnet, Aanpak IBP)"

RULES = (
    Rule(
        code="signing.signature", model="signing.Signature",
        what="Je antwoord op een afspraak, en wat je erbij schreef.",
        clocks=("person__left_on", "child__left_on"), since=AFTER_LEAVING, days=TWO_YEARS,
        why="Bewijs van wat is afgesproken, voor als daar later verschil over is.", source=PUPIL_FILE,
        needed=Needed.PROOF,
        shows=(
            # What a child writes is the child's: a parent gets which text was answered and when, and no word more.
            Shown(
                link="person", title="Je antwoorden op afspraken",
                fields={
                    "version": "Afspraak", "child": "Voor", "answer": "Antwoord", "words": "Je eigen woorden",
                    "article": "Over artikel", "shown_to_mentor": "Mocht de mentor het lezen", "way": "Hoe",
                    "remark": "Opmerking van wie het overnam", "signed_at": "Op", "replaced_at": "Vervangen op",
                    "reply": "Antwoord van school", "replied_at": "Antwoord op",
                },
                to_parents=("version", "answer", "signed_at"),
            ),
            # Not whose it was, nor what it said: parents who live apart do not learn each other's answer by a child.
            Shown(link="child", title="Dat een ouder voor je antwoordde", fields={"version": "Afspraak"}),
            Shown(link="replied_by", title="Vragen die je beantwoordde",
                  fields={"version": "Afspraak", "reply": "Je antwoord", "replied_at": "Op"}),
            Shown(link="registered_by", title="Antwoorden die je van papier overnam",
                  fields={"version": "Afspraak", "remark": "Je opmerking", "signed_at": "Op"}),
        ),
    ),
    Rule(
        code="signing.reading", model="signing.Reading", what="Dat je een afspraak hebt geopend, en wanneer.",
        clocks=("person__left_on",), since=AFTER_LEAVING, days=TWO_YEARS,
        why="Bewijs dat je de tekst kon kennen.", source=PUPIL_FILE, needed=Needed.PROOF,
        shows=(
            Shown(link="person", title="Afspraken die je opende", fields={"version": "Afspraak", "at": "Op"},
                  to_parents=("version", "at")),
        ),
    ),
    Rule(
        code="signing.moment", model="signing.ClassMoment", what="Dat een klas samen tekende, en wie dat opende.",
        clocks=("closes_at",), since="na het tekenen", days=30, why="Alleen nodig zolang de klas tekent.",
        source=OWN_CHOICE, needed=Needed.NOT,
        shows=(
            Shown(link="opened_by", title="Klassen die je samen liet tekenen",
                  fields={"group": "Klas", "opened_at": "Op"}),
        ),
    ),
)  # fmt: skip
KEPT = (Kept(model="signing.Round", why="Welke tekst wanneer wordt voorgelegd; wie tekent, staat ergens anders."),)
