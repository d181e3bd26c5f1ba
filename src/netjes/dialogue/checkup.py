"""What is worth looking at in the settings of any app (L4, M5): data, with wording for *je* and for *u*."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to look up: the question, and what to do about it, as said to a pupil or colleague and to a parent."""

    code: str
    question: Promise
    what: Promise
    question_polite: Promise
    what_polite: Promise


@dataclass(frozen=True, slots=True)
class Part:
    """Steps that belong together."""

    title: Promise
    title_polite: Promise
    steps: tuple[Step, ...]


PARTS = (
    Part(
        _("Wie ziet je?"), _("Wie ziet u?"),
        (
            Step(
                "seen", _("Wie kan zien wat je plaatst?"),
                _("Zet je account op privé, of laat alleen vrienden meekijken. Kijk ook wie er nu bij staan."),
                _("Wie kan zien wat u plaatst?"),
                _("Zet uw account op privé, of laat alleen bekenden meekijken. Kijk ook wie er nu bij staan."),
            ),
            Step(
                "found", _("Hoe kan iemand je vinden?"),
                _("Zet uit dat anderen je vinden met je nummer of mailadres, en dat de app je contacten inleest."),
                _("Hoe kan iemand u vinden?"),
                _("Zet uit dat anderen u vinden met uw nummer of mailadres, en dat de app uw contacten inleest."),
            ),
            Step(
                "location", _("Ziet iemand waar je bent?"),
                _("Zet je locatie uit in de app en in de camera van je telefoon. Is er een kaart? Ga er vanaf."),
                _("Ziet iemand waar u bent?"),
                _("Zet uw locatie uit in de app en in de camera van uw telefoon. Kijk dat ook bij uw kind na."),
            ),
        ),
    ),
    Part(
        _("Wie kan iets bij je?"), _("Wie kan iets bij u?"),
        (
            Step(
                "tags", _("Wie mag je taggen of noemen?"),
                _("Kies dat je een tag eerst zelf goedkeurt. Dan staat een foto niet zomaar bij je naam."),
                _("Wie mag u taggen of noemen?"),
                _("Kies dat u een tag eerst zelf goedkeurt. Dan staat een foto niet zomaar bij uw naam."),
            ),
            Step(
                "messages", _("Wie mag je een bericht sturen?"),
                _("Laat berichten van onbekenden niet toe, en laat je niet zomaar in een groep zetten."),
                _("Wie mag u een bericht sturen?"),
                _("Laat berichten van onbekenden niet toe, en laat u niet zomaar in een groep zetten."),
            ),
            Step(
                "download", _("Wie kan opslaan of hergebruiken wat je plaatst?"),
                _("Zet downloaden, delen en meedoen met jouw filmpjes uit. Een schermafdruk kan altijd nog."),
                _("Wie kan opslaan of hergebruiken wat u plaatst?"),
                _("Zet downloaden en delen uit. Een schermafdruk kan altijd nog: denk daaraan bij foto’s van uw kind."),
            ),
        ),
    ),
    Part(
        _("Wie komt erin?"), _("Wie komt erin?"),
        (
            Step(
                "password", _("Is je wachtwoord lang, en alleen van deze app?"),
                _("Neem een zin van vier woorden. Gebruik je wachtwoord van school alleen daar, en geef het niemand."),
                _("Is uw wachtwoord lang, en alleen van deze app?"),
                _("Neem een zin van vier woorden, voor elke app een andere. Een wachtwoordkluis onthoudt ze."),
            ),
            Step(
                "two_steps", _("Staat inloggen in twee stappen aan?"),
                _("Dan heeft iemand met je wachtwoord nog een code nodig. Bewaar de herstelcodes op papier."),
                _("Staat inloggen in twee stappen aan?"),
                _("Dan heeft iemand met uw wachtwoord nog een code nodig. Bewaar de herstelcodes op papier."),
            ),
            Step(
                "devices", _("Waar ben je ingelogd?"),
                _("Log uit op telefoons en computers die je niet kent of niet meer hebt. Haal oude koppelingen weg."),
                _("Waar bent u ingelogd?"),
                _("Log uit op telefoons en computers die u niet kent of niet meer hebt. Haal oude koppelingen weg."),
            ),
        ),
    ),
    Part(
        _("Wat staat er nog?"), _("Wat staat er nog?"),
        (
            Step(
                "search", _("Wat vindt een ander over je?"),
                _("Zoek je naam, je bijnaam en je nummer in een privévenster. Kijk ook bij afbeeldingen."),
                _("Wat vindt een ander over u en uw kind?"),
                _("Zoek uw naam en die van uw kind in een privévenster. Kijk ook bij afbeeldingen."),
            ),
            Step(
                "clean", _("Staat er iets wat je nu niet meer zou plaatsen?"),
                _("Haal het weg of archiveer het. Staat het bij een ander, vraag dan of die het weghaalt."),
                _("Staat er iets wat u nu niet meer zou plaatsen?"),
                _("Haal het weg, ook oude foto’s van uw kind. Vraag uw kind wat het ervan vindt."),
            ),
            Step(
                "old", _("Welke accounts gebruik je niet meer?"),
                _("Verwijder ze. Alleen de app weggooien is niet genoeg: het account blijft dan bestaan."),
                _("Welke accounts gebruikt u niet meer?"),
                _("Verwijder ze. Alleen de app weggooien is niet genoeg: het account blijft dan bestaan."),
            ),
        ),
    ),
)  # fmt: skip
CODES = tuple(step.code for part in PARTS for step in part.steps)
