"""A document as a school might hand it in."""

HOUSE_RULES = """Afspraken over sociale media

Op onze school gaan we goed met elkaar om. Dit zijn de regels.

Voor leerlingen

1. Tijdens de les zit je telefoon in je tas. Wil je hem gebruiken, dan vraag je dat aan je docent.
2. Je pest niemand op internet. Je plaatst geen foto's van anderen zonder toestemming.
3. Word je gepest? Ga dan naar je mentor. Die helpt je verder.
4. Je deelt geen wachtwoorden met anderen.

Voor medewerkers

1. Medewerkers gebruiken voor contact met leerlingen alleen de kanalen van de school.
2. Een medewerker plaatst geen berichten namens de school zonder overleg met de communicatieafdeling.
"""
