"""What the example school agreed: the model in its own words, a first and a second version, and ideas for a third."""

import json

from netjes.norms.library import with_additions
from netjes.norms.notation import read
from netjes.norms.table import Rulebook

BODY = "het bestuur, met instemming van de medezeggenschapsraad"

Edits = tuple[tuple[str, str], ...]

# A year ago the school had the model with three more articles, and was strict about downloading.
FIRST_ADDITIONS = ("A1", "A4", "A8")
FIRST: Edits = (
    (
        "Daarom staat hier wat we van elkaar verwachten. Praat erover in de klas, op school en thuis.",
        "Daarom staat hier wat we op het Lindekade College van elkaar verwachten. Praat erover in de klas en thuis.",
    ),
    (
        "Het netwerk hacken, er overdreven veel op downloaden en het overbelasten is verboden.",
        "Het netwerk hacken of overbelasten is verboden, en downloaden en streamen doe je er niet.",
    ),
    (
        "verbiedt: downloaden, streamen op school\nals: netwerk van school en heel veel tegelijk",
        "verbiedt: downloaden, streamen op school\nals: netwerk van school",
    ),
)

# Since this September: wearables, AI images, the calculator, and who helps in which order.
SECOND_ADDITIONS = ("A1", "A2", "A4", "A5", "A8")
SECOND: Edits = (
    (
        "Daarom staat hier wat we van elkaar verwachten. Praat erover in de klas, op school en thuis.",
        "Daarom staat hier wat we op het Lindekade College van elkaar verwachten. Praat erover in de mentorles, op "
        "school en thuis. Leerlingen, ouders en medewerkers schreven mee.",
    ),
    (
        "Een vaste afspraak die je met school hebt, bijvoorbeeld om je gezondheid, telt als toestemming.",
        "Een vaste afspraak die je met school hebt, bijvoorbeeld om je gezondheid, telt als toestemming. Een slim "
        "horloge en draadloze oortjes tellen mee als telefoon.",
    ),
    (
        "Dan mag het niet, ook niet als het in andere lessen wel mag.",
        "Dan mag het niet, ook niet als het in andere lessen wel mag. Een losse rekenmachine is geen telefoon: die "
        "ligt gewoon op tafel als hij bij de toets hoort.",
    ),
    (
        "Daarna kun je naar de afdelingscoördinator, en ten slotte naar de rector of directeur.",
        "Daarna kun je naar de coördinator van je afdeling, dan naar je teamleider en ten slotte naar de rector. Je "
        "hoeft die volgorde niet alleen te lopen: wie jou helpt, gaat mee als je dat wilt.",
    ),
    (
        "Nemen we je telefoon in, dan krijg je hem aan het eind van je schooldag terug.",
        "Nemen we je telefoon in, dan haal je hem aan het eind van je schooldag op bij de conciërge.",
    ),
)
WHY_SECOND = (
    "In het eerste jaar kregen we vooral vragen over slimme horloges, over beelden die met AI zijn gemaakt en over de "
    "rekenmachine bij een toets. Daarover staan nu duidelijke afspraken. Downloaden op het netwerk van school was "
    "altijd verboden; dat bleek te streng, en daarom is nu alleen heel veel tegelijk downloaden niet goed."
)

# Before the council now: where a phone lies.
THIRD_ADDITIONS = (*SECOND_ADDITIONS, "A7")
THIRD: Edits = (
    *SECOND,
    (
        "De school wijst een vaste plek aan, zoals je kluisje of een telefoontas in het lokaal.",
        "Je telefoon ligt tijdens de les in de telefoontas bij de deur van het lokaal, of in je kluisje.",
    ),
)


def worded(name: str, additions: tuple[str, ...], edits: Edits, number: int) -> tuple[str, str]:
    """A model with additional articles and the school's own words, and the situations that go with it.

    Raises `ValueError` when the model no longer says what is to be replaced.
    """
    text, situations = with_additions(name, additions)
    for before, after in edits:
        if before not in text:
            raise ValueError(f"Het model {name} zegt dit niet meer: {before}")
        text = text.replace(before, after, 1)
    text = text.replace("\nversie: 1\n", f"\nversie: {number}\n", 1)
    return text, _still_true(text, situations)


def _still_true(text: str, situations: str) -> str:
    """The situations that the text answers as they tell; an edit or an additional article may answer otherwise."""
    rulebook = Rulebook(read(text))
    kept = []
    for line in situations.splitlines():
        told = json.loads(line)
        found = rulebook.decide(told["role"], told["act"], told["facts"])
        expected = told["expect"]
        if (found.verdict.value, found.cause.value) == (expected["verdict"], expected["cause"]):
            kept.append(line)
    return "\n".join(kept) + "\n"


def first_version() -> tuple[str, str]:
    return worded("leerlingen", FIRST_ADDITIONS, FIRST, 1)


def second_version() -> tuple[str, str]:
    return worded("leerlingen", SECOND_ADDITIONS, SECOND, 2)


def third_version() -> tuple[str, str]:
    return worded("leerlingen", THIRD_ADDITIONS, THIRD, 3)
