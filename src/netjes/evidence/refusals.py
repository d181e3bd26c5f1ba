"""What is not taken in, and what to do instead: one sentence or two for each."""

from netjes.evidence.sentences import said

_SAID = {
    "video": (
        "Een video nemen we hier niet aan. Maak een schermafdruk van het moment waar het om gaat, en zet de link "
        "erbij. Bewaar de video zelf op het toestel waar hij op staat."
    ),
    "sound": (
        "Een geluidsopname nemen we hier niet aan. Schrijf op wat er gezegd wordt, door wie en wanneer, en bewaar de "
        "opname op het toestel waar zij op staat."
    ),
    "program": (
        "Dit is een programma, en dat nemen we niet aan. Open het ook zelf niet. Maak een schermafdruk van hoe het "
        "binnenkwam."
    ),
    "packed": "Dit is een ingepakt bestand. Pak het uit en stuur wat erin zit apart.",
    "zip": (
        "In dit zipbestand zit geen chat van WhatsApp. Pak het uit en stuur wat erin zit apart, of exporteer de chat "
        "opnieuw vanuit WhatsApp."
    ),
    "document": "Dit is een document. Bewaar het als pdf, of maak een schermafdruk van het stuk waar het om gaat.",
    "msg": (
        "Dit is een e-mail zoals Outlook die bewaart (.msg). Bewaar hem als .eml: open de e-mail in Outlook, kies "
        "bij de drie puntjes ‘Opslaan als’ of ‘Downloaden’, en kies .eml. Kan dat niet, maak dan een schermafdruk "
        "waar de afzender op staat."
    ),
    "svg": "Dit is een SVG-tekening, waar ook programma’s in kunnen zitten. Maak er een schermafdruk van.",
    "page": "Dit is een bewaarde webpagina. Maak een schermafdruk van de pagina en plak de link erbij.",
    "other picture": "Dit soort plaatje lezen we niet. Bewaar het als JPEG of PNG, of maak er een schermafdruk van.",
    "unknown": (
        "Dit soort bestand kennen we niet. Een schermafdruk, een foto, een pdf, een chat uit WhatsApp (.txt of .zip) "
        "en een e-mail (.eml) kunnen wel."
    ),
    "chat without media": "Is het een chat? Exporteer hem dan opnieuw en kies ‘Zonder media’.",
    "picture damaged": (
        "Dit plaatje is beschadigd of niet helemaal binnengekomen. Open het op het toestel, bewaar het opnieuw of "
        "maak er een schermafdruk van."
    ),
    "picture heavy": "Dit plaatje is te zwaar om te openen. Maak het kleiner, of maak er een schermafdruk van.",
    "chat unreadable": (
        "In dit bestand staat geen chat die we kunnen lezen. Exporteer de chat opnieuw vanuit WhatsApp, of maak "
        "schermafdrukken."
    ),
    "letter unreadable": (
        "Deze e-mail is niet te lezen. Bewaar hem opnieuw als .eml, of maak een schermafdruk waar de afzender op staat."
    ),
    "pdf unreadable": (
        "Deze pdf is beschadigd of zit op slot. Bewaar hem opnieuw, of maak schermafdrukken van de bladzijden."
    ),
    "busy": "Er wordt nu veel gelezen. Wacht een minuut en probeer het opnieuw.",
    "too heavy": (
        "Dit bestand is te zwaar om te lezen. Neem alleen het stuk waar het om gaat, of maak een schermafdruk."
    ),
}
SAID = {what: said(sentence) for what, sentence in _SAID.items()}
