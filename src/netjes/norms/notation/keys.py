"""The Dutch words of the notation, in one place: another language is one more module like this one."""

import re

from netjes.norms.norm import Effect, Otherwise
from netjes.norms.vocabulary import Tie

AND, OR, NOT = "en", "of", "niet"
EVERYONE = "iedereen"
ARTICLE, WORD_LIST, RELATION = "artikel", "woordenlijst", "samenhang"

EFFECTS = {
    "verbiedt": Effect.FORBIDS,
    "staat toe": Effect.ALLOWS,
    "verplicht": Effect.OBLIGES,
    "vraagt overleg bij": Effect.CONSULTS,
}
TIES = {"sluit uit": Tie.EXCLUDES, "vereist": Tie.REQUIRES}
OTHERWISE = {"mag": Otherwise.ALLOWED, "overleg": Otherwise.ASK}

# key of a norm: what it is for, as the repair in an error message says it
NORM_KEYS = {
    "wie": "voor wie de norm geldt",
    "verbiedt": "voor wat niet mag",
    "staat toe": "voor wat mag",
    "verplicht": "voor wat moet",
    "vraagt overleg bij": "voor wat eerst overlegd wordt",
    "bij": "voor de handelingen waarbij een plicht ontstaat",
    "als": "voor een voorwaarde",
    "tenzij": "voor een uitzondering",
    "gaat voor": "voor de normen die hierdoor wijken",
    "vraag": "voor wie je het vraagt",
    "let op": "voor een raad erbij",
}
# what people write instead, and the key that they mean
NORM_KEY_HINTS = {
    "indien": "als",
    "wanneer": "als",
    "mits": "als",
    "voorwaarde": "als",
    "behalve": "tenzij",
    "uitgezonderd": "tenzij",
    "uitzondering": "tenzij",
    "rol": "wie",
    "voor": "wie",
    "geldt voor": "wie",
    "mag": "staat toe",
    "mag niet": "verbiedt",
    "verbied": "verbiedt",
    "moet": "verplicht",
    "overleg": "vraagt overleg bij",
    "vraagt overleg": "vraagt overleg bij",
    "voorrang": "gaat voor",
    "boven": "gaat voor",
    "vraag aan": "vraag",
    "opmerking": "let op",
    "noot": "let op",
}
FRONT_KEYS = {
    "titel": "voor de naam van de afspraken",
    "taal": "voor de taal (nl of en)",
    "geldt voor": "voor de rollen",
    "versie": "voor het nummer van de versie",
    "anders": "voor wat geldt waar geen norm iets zegt (mag of overleg)",
    "vraag": "voor wie je het vraagt als er niets is afgesproken",
    "geldt vanaf": "voor de eerste dag",
    "geldt tot": "voor de dag waarop het ophoudt",
    "woordenlijst": "voor het bestand met de woordenlijst",
}
FRONT_REQUIRED = ("titel", "taal", "geldt voor", "versie", "anders")

# header cell: field of the dataclass; the first cell tells which table it is
ACT_COLUMNS = {
    "handeling": "name",
    "valt onder": "parents",
    "ook wel": "synonyms",
    "in een zin": "phrase",
    "teken": "icon",
    "vaak gevraagd": "asked",
}
FACT_COLUMNS = {
    "feit": "name",
    "vraag": "question",
    "wie weet het": "who_knows",
    "in een zin": "phrase",
    "hulp bij de vraag": "help",
    "antwoord ja": "answer_yes",
    "antwoord nee": "answer_no",
}
PERSON_COLUMNS = {"persoon": "name", "rol": "is_role", "in een zin": "phrase"}
IS_ROLE = "ja"

NUMBER = r"[A-Za-z]?\d{1,4}[A-Za-z]?"
ARTICLE_HEADING = re.compile(rf"(?:{ARTICLE}\s+)?({NUMBER})(?:[.:](?=\s|$)|(?=\s|$))\s*(.*)$", re.IGNORECASE)
EOF_MARK = "---"
