"""One school on paper, for the tests of this room."""

from datetime import date, datetime

from netjes.printing.sheets import (
    AgreementSheet,
    ArticleText,
    ClassListSheet,
    Entry,
    Letter,
    Letterhead,
    Logo,
    Poster,
    PosterRule,
    Receipt,
    Strip,
    StripSheet,
)

TREE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="16" r="15" fill="#1C5C3A"/>
<path d="M20 38V14m0 10l-7-6m7 2l7-6" stroke="#fff" stroke-width="2.4" fill="none"/></svg>"""

SENTENCES = (
    "In de les ligt je telefoon weg, tenzij je docent zegt dat je hem nodig hebt.",
    "Je maakt en deelt alleen foto’s en filmpjes van iemand die dat goedvindt.",
    "Online ben je net zo aardig voor elkaar als in de klas.",
    "Je wachtwoord is van jou: je geeft het aan niemand en vraagt er niemand om.",
    "Je zet niets online waarmee iemand anders te vinden of te herkennen is.",
    "Gaat er iets mis? Dan vertel je het aan je mentor, je ouders of iemand anders die je vertrouwt.",
    "Op het netwerk van de school doe je wat met school te maken heeft.",
    "Je schrijft niet namens de school, behalve als dat is afgesproken.",
    "Wat op school onder ons is gezegd, blijft op school.",
    "Je neemt docenten niet op zonder dat ze het weten en goedvinden.",
    "Je stuurt niets door wat niet bedoeld is om verder te verspreiden.",
    "Wie zich niet aan de afspraken houdt, praat daar eerst over met de mentor.",
)

TEXT = """Op school deel je geen informatie, foto’s of filmpjes waarvan **duidelijk is** dat ze niet bedoeld zijn om
verder te verspreiden.

1. Je vraagt het eerst.
2. Je vertelt erbij *waar* het komt te staan.
3. Zegt iemand nee, dan plaats je het niet.

Meer staat op [de website](https://lindekade.example/afspraken)."""

TABLE = """Wat waar mag:

| Plek | Telefoon |
|---|---|
| lokaal | in de tas |
| kantine | mag |

### In de gymzaal

- telefoon in de kluis
- horloge af
"""

SCHOOL = Letterhead(
    name="Lindekade College",
    accent="#1C5C3A",
    logo=Logo(content=TREE, kind="svg", alt="Een lindeboom in een cirkel"),
    address=("Lindekade 12, 4100 AB Waterdam", "0345 000 120"),
)
VERSION = "Versie 3, geldig vanaf 1 september 2026, vastgesteld door de medezeggenschapsraad op 12 juni 2026"
FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def agreement(count: int = 12, prose: str = "") -> AgreementSheet:
    return AgreementSheet(
        title="Zo gaan wij online met elkaar om",
        version=VERSION,
        fingerprint=FINGERPRINT,
        prose="Deze afspraken zijn **van ons allemaal**. Wij hebben ze samen gemaakt: leerlingen, ouders en docenten.",
        articles=tuple(
            ArticleText(
                number=str(at + 1),
                title=("De telefoon in de les", "Foto’s en filmpjes van een ander", "Aardig blijven")[at % 3],
                prose=prose or (TABLE if at % 4 == 1 else TEXT),
                summary=SENTENCES[at % 12],
                reason="Wie gefilmd wordt zonder het te weten, kan zich niet meer veilig voelen in de klas.",
            )
            for at in range(count)
        ),
    )


def poster(count: int = 12) -> Poster:
    return Poster(
        title="Zo gaan wij online met elkaar om",
        version="Versie 3, geldig vanaf 1 september 2026",
        rules=tuple(PosterRule(number=str(at + 1), sentence=SENTENCES[at % 12]) for at in range(count)),
        address="https://netjes.lindekade.example/afspraken/",
    )


def class_list(count: int = 28) -> ClassListSheet:
    first = ("Daan Prins", "Yasmine el Amrani", "Zoë van den Bergh-Hofstra", "Émile Đurić", "Sem de Wit")
    return ClassListSheet(
        title="Zo gaan wij online met elkaar om",
        version="Versie 3, geldig vanaf 1 september 2026",
        class_name="2B",
        mentor="mevrouw Bos",
        names=tuple(f"{first[at % 5]}{'' if at < 5 else f' {at + 1}'}" for at in range(count)),
        address="https://netjes.lindekade.example/klas/2b/",
    )


def strips(count: int = 10) -> StripSheet:
    names = class_list(count).names
    return StripSheet(
        title="Codes voor klas 2B",
        instruction="Richt de camera van je telefoon op het vierkant, lees de afspraken en geef antwoord.",
        works_until=date(2026, 9, 30),
        strips=tuple(
            Strip(
                name=name,
                class_name="klas 2B",
                link=f"https://netjes.lindekade.example/t/7K3MQ8WP{at:04}XD5R/",
                short_address="netjes.lindekade.example/t",
                code=f"7K3MQ8WP{at:04}XD5R",
            )
            for at, name in enumerate(names)
        ),
    )


def receipt(**changes: object) -> Receipt:
    given: dict[str, object] = {
        "person": "Mariska Prins-Vermeer",
        "on_behalf_of": "Daan Prins",
        "agreement": "Zo gaan wij online met elkaar om",
        "version": VERSION,
        "fingerprint": FINGERPRINT,
        "answer": "Ik ben het niet eens",
        "given_at": datetime(2026, 9, 10, 10, 41),
        "means": "screen",
        "polite": True,
        "own_words": "Over artikel 4 wil ik graag praten.\nMijn zoon heeft zijn telefoon nodig voor zijn *insuline*.",
    }
    return Receipt(**(given | changes))  # type: ignore[arg-type]


def letter(**changes: object) -> Letter:
    given: dict[str, object] = {
        "subject": "Wilt u de nieuwe afspraken lezen?",
        "written_on": date(2026, 9, 1),
        "reference": "klas 2B",
        "addressee": ("Aan de ouders van Daan Prins", "Meidoornlaan 8", "4101 CD Waterdam"),
        "salutation": "Geachte mevrouw Prins, geachte heer Vermeer,",
        "prose": "Onze school heeft nieuwe afspraken over telefoons en sociale media. Wij vragen u ze te lezen.",
        "entries": (
            Entry("Wat u doet", "Ga naar **netjes.lindekade.example/t** en vul uw code in. Het kost tien minuten."),
            Entry("Uw antwoord", "U kunt meedoen, een vraag stellen of zeggen dat u het **niet eens** bent."),
            Entry("Voor wanneer", "Graag uiterlijk **woensdag 30 september 2026**.\n\nLukt dat niet? Bel ons gerust."),
            Entry("Op papier", "Dit kan ook op papier. Vraag de mentor om een blad."),
        ),
        "signed_by": "Ilse Terpstra",
        "role": "teamleider onderbouw",
    }
    return Letter(**(given | changes))  # type: ignore[arg-type]
