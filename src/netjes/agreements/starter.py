"""A text to start from. It names nobody and promises no more than a school can do: editors make it theirs."""

SAFETY = {
    "who": """Iedereen op school let op. Een leerling kan altijd naar de **mentor**, of naar een andere volwassene \
die vertrouwd voelt.

- De **vertrouwenspersoon** luistert naar wat moeilijk te vertellen is. Dat blijft onder elkaar, tenzij iemand \
gevaar loopt.
- De **anti-pestcoördinator** helpt als er wordt gepest, op school of online.
- De **zorgcoördinator** zoekt mee naar hulp als het met een leerling niet goed gaat.
- De **schoolleiding** is verantwoordelijk voor een veilige school.
""",
    "how": """- We spreken af wat we van elkaar verwachten, en praten daar elk jaar over: in de klas, in het team \
en met ouders.
- We vragen elk jaar aan leerlingen hoe veilig zij zich voelen, en we doen iets met het antwoord.
- Gaat er iets mis, dan praten we eerst met wie het raakt. Daarna pas komt er zo nodig een maatregel.
- Wie iets meldt, krijgt altijd antwoord. Melden mag ook bij twijfel.
- We bewaren zo weinig mogelijk over mensen, en niet langer dan nodig is.
""",
    "for_pupils": """- Je krijgt les over veilig en prettig omgaan met elkaar, ook online.
- Je mag altijd hulp vragen. Je hoeft niet eerst met de ander te gaan praten.
- Heb je zelf iets gedaan waar je spijt van hebt? Kom het vertellen: dat telt in je voordeel.
""",
    "for_staff": """- Je leert signalen van pesten, grensoverschrijdend gedrag en zorgen thuis herkennen, en je \
weet bij wie je die neerlegt.
- Je gebruikt bij een vermoeden van mishandeling de meldcode.
- Word je zelf lastiggevallen of bedreigd, dan sta je er niet alleen voor: je leidinggevende en de \
vertrouwenspersoon helpen.
""",
    "for_parents": """- Maakt u zich zorgen, bel of mail dan de mentor van uw kind. Dat mag altijd.
- Bij een maatregel na een gebeurtenis spreken wij u, zodra dat veilig is voor uw kind.
- U vindt alle afspraken op deze site. Op ouderavonden praten we erover.
""",
}
