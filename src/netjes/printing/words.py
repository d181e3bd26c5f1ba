"""The fixed words on paper, in Dutch and English. A language we have no words in gets the Dutch ones."""

from datetime import date, datetime

Words = dict[str, str]

DUTCH: Words = {
    "page": "bladzijde",
    "of": "van",
    "fingerprint": "Vingerafdruk van deze versie (SHA-256)",
    "fingerprint_why": "Met deze reeks tekens kan iedereen nagaan dat er aan deze versie niets is veranderd.",
    "summary": "In het kort",
    "reason": "Waarom",
    "whole_text": "De hele tekst",
    "logo": "Logo van {school}",
    "qr": "QR-code naar {address}",
    "class": "Klas",
    "mentor": "Mentor",
    "name": "Naam",
    "signature": "Ik heb het gelezen en doe mee (handtekening)",
    "remark": "Ik heb een vraag, of ik ben het niet eens met …",
    "explanation": "Zet je handtekening als je het gelezen hebt en meedoet. Heb je een vraag, of ben je het niet "
    "eens? Schrijf dat dan in het vak rechts. Alle drie de antwoorden zijn goed.",
    "online": "Liever op je scherm?",
    "code": "Code",
    "or_go_to": "Of ga naar",
    "works_until": "Werkt tot en met {day}.",
    "receipt_title": "Bewijs van je antwoord",
    "receipt_title_polite": "Bewijs van uw antwoord",
    "who": "Wie",
    "on_behalf_of": "als ouder of verzorger van {child}",
    "answer": "Je antwoord",
    "answer_polite": "Uw antwoord",
    "own_words": "Je eigen woorden",
    "own_words_polite": "Uw eigen woorden",
    "about": "Waarover",
    "when": "Wanneer",
    "how": "Hoe",
    "screen": "Op het scherm, na inloggen of met een eigen code.",
    "paper": "Op papier. De school heeft het daarna overgenomen.",
    "proves_label": "Wat dit later zegt",
    "proves": "Dit blad laat zien wat je hebt geantwoord, wanneer, en bij welke tekst. De vingerafdruk hoort bij "
    "precies die tekst. Het zegt niet dat je nooit meer van mening mag veranderen: praat dan met je mentor. "
    "Bewaar het, of vraag de school om een nieuw exemplaar.",
    "proves_polite": "Dit blad laat zien wat u hebt geantwoord, wanneer, en bij welke tekst. De vingerafdruk hoort "
    "bij precies die tekst. Het zegt niet dat u nooit meer van mening mag veranderen: neem dan contact op met de "
    "school. Bewaar het, of vraag de school om een nieuw exemplaar.",
    "number": "Nummer",
    "taken_at": "Afgegeven",
    "due_at": "Terug",
    "lies_in": "Ligt in",
    "condition": "Was er al",
    "closing": "Met vriendelijke groet,",
    "enclosures": "Bijlagen",
}

ENGLISH: Words = {
    "page": "page",
    "of": "of",
    "fingerprint": "Fingerprint of this version (SHA-256)",
    "fingerprint_why": "With this row of characters anyone can check that nothing in this version was changed.",
    "summary": "In short",
    "reason": "Why",
    "whole_text": "The whole text",
    "logo": "Logo of {school}",
    "qr": "QR code to {address}",
    "class": "Class",
    "mentor": "Mentor",
    "name": "Name",
    "signature": "I have read it and take part (signature)",
    "remark": "I have a question, or I disagree with …",
    "explanation": "Sign if you have read it and take part. Do you have a question, or do you disagree? Then write "
    "that in the box on the right. All three answers are fine.",
    "online": "Rather on your screen?",
    "code": "Code",
    "or_go_to": "Or go to",
    "works_until": "Works until {day}.",
    "receipt_title": "Receipt of your answer",
    "who": "Who",
    "on_behalf_of": "as parent or guardian of {child}",
    "answer": "Your answer",
    "own_words": "Your own words",
    "about": "About",
    "when": "When",
    "how": "How",
    "screen": "On the screen, after logging in or with a personal code.",
    "paper": "On paper. The school copied it afterwards.",
    "proves_label": "What this says later",
    "proves": "This sheet shows what you answered, when, and to which text. The fingerprint belongs to exactly that "
    "text. It does not mean that you may never change your mind: if you do, talk to the school. Keep it, or ask the "
    "school for a new copy.",
    "number": "Number",
    "taken_at": "Handed over",
    "due_at": "Back",
    "lies_in": "Lies in",
    "condition": "Was there already",
    "closing": "Kind regards,",
    "enclosures": "Enclosures",
}

DUTCH_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def words_in(language: str) -> Words:
    return ENGLISH if language[:2] == "en" else DUTCH


def toned(words: Words, key: str, *, polite: bool) -> str:
    """The words for who is called u, where they differ from those for who is called je."""
    return words.get(f"{key}_polite", words[key]) if polite else words[key]


def day_in_words(day: date, language: str) -> str:
    """`18 november 2026`."""
    months = ENGLISH_MONTHS if language[:2] == "en" else DUTCH_MONTHS
    return f"{day.day} {months[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime, language: str) -> str:
    """`18 november 2026 om 10.50 uur`, in the time zone the moment comes in."""
    at = f"at {moment:%H:%M}" if language[:2] == "en" else f"om {moment.hour}.{moment:%M} uur"
    return f"{day_in_words(moment, language)} {at}"
